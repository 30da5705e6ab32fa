// Kinder words, made to fit the place where the others stood: { start, end, words }.

const OPENING = /(^|[.!?]\s+|\n)["“‘(]*$/;
const BEFORE = /\b(an?|the|your|our|this)\s+$/i;
const ARTICLE = /^(an?|the|your|our|this)\s/i;
const VOWEL = /^(?!uni|use|one\b|eu)[aeiou]|^(hour|honest)/i;

/** Words for words. A capital stays a capital; "a" and "an" follow the new word. */
export function fitted(text, { start, end }, words) {
  const before = text.slice(0, start);
  const found = BEFORE.exec(before);
  if (!found) return { start, end, words: withCapital(words, before, text.slice(start, end)) };
  const [, article] = found;
  const from = { start: found.index, end };
  const earlier = text.slice(0, from.start);
  if (ARTICLE.test(words)) return { ...from, words: withCapital(words, earlier, article) };
  if (!/^an?$/i.test(article)) return { start, end, words };
  return { ...from, words: withCapital(`${VOWEL.test(words) ? "an" : "a"} ${words}`, earlier, article) };
}

/** A sentence for the sentence around the hit, with its full stop if there was one. */
export function fittedSentence(text, { start, end }, words) {
  const ends = [...text.slice(0, start).matchAll(/[.!?]["”’)]*\s+|\n/g)];
  const from = ends.length ? ends.at(-1).index + ends.at(-1)[0].length : 0;
  const behind = /^[^.!?\n]*[.!?]?/.exec(text.slice(end))[0];
  const mark = /[.!?]$/.test(behind) && !/[.!?]$/.test(words) ? "." : "";
  return { start: from, end: end + behind.length, words: words.charAt(0).toUpperCase() + words.slice(1) + mark };
}

function withCapital(words, before, replaced) {
  const shortForm = /^[A-Z]{2}/.test(replaced);
  const capital = OPENING.test(before) || (/^[A-Z]/.test(replaced) && !shortForm);
  return capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
