// What makes a text hard to read: long sentences, long words, an estimated age.
// The same as attendance_pages/tone/readability.py; a test in a browser compares the two.
import { INVISIBLE, shown } from "./folding.js";
import { PARAGRAPH_END, SENTENCE_END, parts } from "./sentences.js";
import { syllables } from "./syllables.js";

const LONG_SENTENCE = 20; // words; more are hard to hold in mind
const LONG_PARAGRAPH = 3; // sentences
const LONG_WORD = 3; // syllables
const ENOUGH_WORDS = 50; // below, an age would be a guess about nothing
const YOUNGEST = 5;
const OLDEST = 20;
const LETTERS = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff";
const WORD = new RegExp(`[${LETTERS}](?:[${LETTERS}${INVISIBLE}'\u2019\\-]*[${LETTERS}])?`, "gu");

const bare = (word) => shown(word).replaceAll("\u2019", "'").toLowerCase();
const longestFirst = (passages) => passages.sort((a, b) => b.count - a.count || a.start - b.start);

/** The sentences of one paragraph that hold words, with their words counted. */
function sentences(text, first, last) {
  return parts(text, SENTENCE_END, first, last)
    .map(([start, end]) => ({ start, end, text: text.slice(start, end) }))
    .map((sentence) => ({ ...sentence, count: (sentence.text.match(WORD) ?? []).length }))
    .filter(({ count }) => count);
}

/** The range of ages at which most people read such a text with ease, by the formula of Flesch and Kincaid. */
function ages(text, words, sentenceCount) {
  if (words < ENOUGH_WORDS) return [null, null];
  const sounds = text.match(WORD).reduce((sum, word) => sum + syllables(bare(word)), 0);
  const age = 0.39 * (words / sentenceCount) + 11.8 * (sounds / words) - 15.59 + 5;
  const from = Math.min(OLDEST, Math.max(YOUNGEST, Math.floor(age - 0.5)));
  return [from, from + 2];
}

/** How hard `text` is to read. `swaps` maps long words to plain ones. `ageFrom`, `ageTo` are an estimate or null. */
export function read(text, swaps) {
  const paragraphs = parts(text, PARAGRAPH_END, 0, text.length).map(([start, end]) => {
    const inner = sentences(text, start, end);
    return { start, end, text: text.slice(start, end), count: inner.length, inner };
  });
  const every = paragraphs.flatMap(({ inner }) => inner);
  const words = every.reduce((sum, { count }) => sum + count, 0);
  const [ageFrom, ageTo] = ages(text, words, every.length);
  const longWords = [...text.matchAll(WORD)]
    .map((found) => ({ start: found.index, end: found.index + found[0].length, text: found[0] }))
    .filter((word) => Object.hasOwn(swaps, bare(word.text)) && syllables(bare(word.text)) >= LONG_WORD)
    .map((word) => ({ ...word, plain: swaps[bare(word.text)] }));
  const longSentences = longestFirst(every.filter(({ count }) => count > LONG_SENTENCE));
  const longParagraphs = longestFirst(paragraphs.filter(({ count }) => count > LONG_PARAGRAPH))
    .map(({ inner, ...paragraph }) => paragraph);
  return { words, longSentences, longParagraphs, longWords, ageFrom, ageTo };
}
