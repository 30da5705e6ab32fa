// Finds the lexicon's wordings in a text, as attendance_pages/tone/matcher.py does; a test in a browser compares the two.
import { spelledOut } from "./acronyms.js";
import { fold } from "./folding.js";
import { lookup } from "./lookup.js";
import { quotations } from "./quotations.js";

const AROUND = 80; // how far a harmless longer wording may begin before the words it covers

const harmless = (unless, text, start, end) => {
  const first = Math.max(0, start - AROUND);
  const nearby = [...text.slice(first, end + AROUND).matchAll(unless)];
  return nearby.some((longer) => longer.index + first <= start && longer.index + first + longer[0].length >= end);
};

/** Everything that matches, overlaps included: the longest first, then the earliest, then the table's order. */
function found(text, possible) {
  const all = [];
  for (const { index: start } of text.matchAll(/\b\w/g)) {
    for (const { order, term, pattern, unless } of possible(start)) {
      pattern.lastIndex = start;
      const end = pattern.test(text) ? pattern.lastIndex : 0;
      if (end && !(unless && harmless(unless, text, start, end))) all.push({ start, end, order, term });
    }
  }
  return all.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || a.order - b.order);
}

/** The wordings in `text`, in order, as [{id, start, end, text}]. `start` and `end` count as JavaScript does. */
export function find(text, spec, { explainsLaw = false } = {}) {
  const folded = fold(text);
  const taken = new Uint8Array(folded.text.length);
  const kept = found(folded.text, lookup(spec, folded.text)).filter(({ start, end }) => {
    if (taken[start] || taken[end - 1]) return false; // nothing kept is shorter, so only its ends can be taken
    return taken.fill(1, start, end);
  });
  const quoted = new Int32Array(folded.text.length);
  quotations(folded.text).forEach(([from, to], number) => quoted.fill(number + 1, from, to));
  const spelled = spelledOut(folded.text);
  const left = ({ start, end, term }) =>
    (explainsLaw && term.law) ||
    (quoted[start] && quoted[start] === quoted[end - 1]) ||
    (term.spelled && spelled(start, end));
  return kept
    .filter((hit) => !left(hit))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, term }) => {
      const [first, last] = folded.span(start, end);
      return { id: term.id, start: first, end: last, text: text.slice(first, last) };
    });
}
