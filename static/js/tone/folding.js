// One plain spelling of white space, dashes, quotation marks and joined letters, and the way back to the original.
// The same as attendance_pages/tone/folding.py; a test in a browser compares the two.
export const INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff";
const OTHER_SPACE = "\t\n\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
const DASHES = "\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d";
const LETTERS = new Map([
  ...[..."\u2018\u2019\u201a\u201b\u02bc\u2032`\u00b4\uff07"].map((mark) => [mark, "'"]),
  ...[..."\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"].map((mark) => [mark, '"']),
  ["\ufb00", "ff"], ["\ufb01", "fi"], ["\ufb02", "fl"], ["\ufb03", "ffi"], ["\ufb04", "ffl"], ["\ufb05", "st"],
  ["\ufb06", "st"], ["\u017f", "s"], ["\u212a", "K"], ["\u2026", "..."],
]);
export const GAP = ` ${OTHER_SPACE}${INVISIBLE}`;
const UNUSUAL = new RegExp(
  `[\\-${DASHES}][${INVISIBLE}]*[ \\t]*(?:\\r\\n|[\\r\\n])[ \\t]*(?=[A-Za-z])|[${DASHES}]` +
    `|(?: (?=[${GAP}])|[${OTHER_SPACE}${INVISIBLE}])[${GAP}]*|[${[...LETTERS.keys()].join("")}]`,
  "gu",
);
const HIDDEN = new RegExp(`[${INVISIBLE}]`, "gu");
const DASH = new RegExp(`^[\\-${DASHES}]`, "u");
const LINE_END = /\r\n|[\n\r\v\f\x85\u2028]|\u2029/gu;

export const shown = (text) => text.replace(HIDDEN, "");

/** What stands for one unusual run: nothing, a space, a paragraph's end, a hyphen or plain letters. */
function plain(unusual) {
  if (LETTERS.has(unusual)) return LETTERS.get(unusual);
  if (DASH.test(unusual)) return "-";
  const space = shown(unusual);
  if (!space) return "";
  const ends = space.match(LINE_END) ?? [];
  return ends.length > 1 || ends[0] === "\u2029" ? "\n" : " ";
}

/** The plain spelling of `text`, and `span(start, end)`: where characters of it stand in the original. */
export function fold(text) {
  const pieces = [];
  let moved = 0;
  const folded = text.replace(UNUSUAL, (unusual, at) => {
    const replacement = plain(unusual);
    pieces.push([at + moved, replacement.length, at, unusual.length]);
    moved += replacement.length - unusual.length;
    return replacement;
  });
  const origin = (index) => {
    let low = 0;
    for (let high = pieces.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (pieces[middle][0] <= index) low = middle + 1;
      else high = middle;
    }
    if (!low) return [index, index + 1];
    const [start, length, original, size] = pieces[low - 1];
    if (index < start + length) return [original, original + size];
    const place = original + size + index - start - length;
    return [place, place + 1];
  };
  return { text: folded, span: (start, end) => [origin(start)[0], origin(end - 1)[1]] };
}
