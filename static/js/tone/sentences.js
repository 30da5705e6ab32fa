// Where sentences and paragraphs end. The same as in attendance_pages/tone/readability.py.
import { GAP, INVISIBLE } from "./folding.js";

const LINE = "(?:\\r\\n|[\\n\\r\\v\\f\\x85\\u2028])";
const SIDE = `[ \\t\\xa0${INVISIBLE}]*`;
export const PARAGRAPH_END = new RegExp(`${LINE}(?:${SIDE}${LINE})+|\\u2029`, "gu");
export const SENTENCE_END = new RegExp(
  `[.!?\u2026]["'\u2019\u201d)\\]]*(?=[${GAP}]|$)` +
    `|${LINE}(?=${SIDE}(?:[\\-*\u2022\u2013\u00b7]|[0-9A-Z"'\u201c\u2018]))`,
  "gu",
);
const SHORTENED = /(?:^|[^A-Za-z])(?:mr|mrs|ms|dr|st|no|vs|eg|ie|e\.g|i\.e|a\.m|p\.m)\.$/i;
const AROUND_START = new RegExp(`^[${GAP}]+`, "u");
const AROUND_END = new RegExp(`[${GAP}]$`, "u");

/** Start and end without the white space around. */
function trimmed(text, start, end) {
  const first = start + (text.slice(start, end).match(AROUND_START)?.[0].length ?? 0);
  let last = end;
  while (last > first && AROUND_END.test(text[last - 1])) last -= 1;
  return [first, last];
}

/** Start and end of what lies between the ends, with its own full stop, without white space around it. */
export function parts(text, ends, first, last) {
  const found = [];
  let begin = first;
  const close = (end) => {
    const [start, stop] = trimmed(text, begin, end);
    if (start < stop) found.push([start, stop]);
    begin = end;
  };
  for (const { index, 0: mark } of text.slice(first, last).matchAll(ends)) {
    const end = first + index + mark.length;
    if (!SHORTENED.test(text.slice(Math.max(first, first + index - 5), end))) close(end);
  }
  close(last);
  return found;
}
