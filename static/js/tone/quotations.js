// Which parts of a plainly spelled text are quotations: words that somebody shows instead of saying them.
// The same as attendance_pages/tone/quotations.py; a test in a browser compares the two.
const OPENS_AFTER = new Set(" \n([{-/\"'");
const CLOSES_BEFORE = new Set(" \n)]}-/\"'.,;:!?");
const CUT_SHORT = /(?:tis|twas|em|til|till|cause|cos|coz|bout|n|round|\d\ds?)\b/iy;
const LONGEST_SINGLE = 300;

const opens = (text, at) => OPENS_AFTER.has(text[at - 1] ?? " ") && !["", " ", "\n"].includes(text[at + 1] ?? "");
const closes = (text, at) =>
  ![" ", "\n"].includes(text[at - 1] ?? " ") && (at + 1 === text.length || CLOSES_BEFORE.has(text[at + 1]));

const apart = (text, marks, other) => text.slice(marks[other - 1], marks[other]).includes("\n");

function isCutShort(text, at) {
  CUT_SHORT.lastIndex = at;
  return CUT_SHORT.test(text);
}

function endOfDouble(text, marks, number) {
  for (let other = number + 1; other < marks.length; other += 1) {
    if (apart(text, marks, other)) return null;
    if (text[marks[other]] === '"') {
      if (closes(text, marks[other])) return other;
      if (opens(text, marks[other])) return null;
    }
  }
  return null;
}

function endOfSingle(text, marks, number) {
  let possible = null;
  for (let other = number + 1; other < marks.length; other += 1) {
    const at = marks[other];
    if (at - marks[number] > LONGEST_SINGLE || apart(text, marks, other)) return possible;
    if (text[at] === "'" && closes(text, at)) {
      if (!"sS".includes(text[at - 1])) return other;
      possible ??= other;
    } else if (opens(text, at)) return possible;
  }
  return possible;
}

/** Start and end of every quotation, marks included, in order. One that never closes is none. */
export function quotations(text) {
  const marks = [...text.matchAll(/["']/g)].map((found) => found.index);
  const spans = [];
  for (let number = 0; number < marks.length; ) {
    const at = marks[number];
    let end = null;
    if (opens(text, at)) {
      if (text[at] === '"') end = endOfDouble(text, marks, number);
      else if (/[A-Za-z0-9]/.test(text[at + 1]) && !isCutShort(text, at + 1)) end = endOfSingle(text, marks, number);
    }
    if (end !== null) spans.push([at, marks[end] + 1]);
    number = (end ?? number) + 1;
  }
  return spans;
}
