// Has the page said in whole words what its capital letters mean?
// The same as attendance_pages/tone/acronyms.py; a test in a browser compares the two.
const WORD = /[a-z]+(?:'[a-z]+)?\d*|\d+/gi;
const CAPITALS = /[A-Za-z]*[A-Z][A-Za-z]*\d*/y;
const BETWEEN = new Set(["a", "an", "and", "as", "at", "for", "in", "of", "on", "the", "to", "with"]);

/** `before(start, end)`: whether the acronym there is spelled out earlier, or in brackets right behind it. */
export function spelledOut(text) {
  let words = null;
  const known = new Map();

  /** The end of the words from `number` on that spell `letters`; 0 if they do not. Small words may be passed. */
  function spells(letters, number, passed = 0) {
    if (!letters) return words[number - 1].index + words[number - 1][0].length;
    if (number >= words.length || passed > 2) return 0;
    const word = words[number][0].toLowerCase();
    for (const taken of [1, 2]) {
      if (letters.length >= taken && word.startsWith(letters.slice(0, taken))) {
        const end = spells(letters.slice(taken), number + 1);
        if (end) return end;
      }
    }
    return BETWEEN.has(word) ? spells(letters, number + 1, passed + 1) : 0;
  }

  /** Whether "words (AB)" or "AB (words)" stands there. */
  function inBrackets(letters, start, end) {
    const behind = text.slice(end, end + letters.length + 4).toLowerCase();
    const before = text.slice(Math.max(0, start - letters.length - 4), start).toLowerCase();
    return behind.startsWith(` (${letters}`) || before.endsWith(`${letters} (`) || before.endsWith(`${letters}s (`);
  }

  /** The first place whose words begin with these letters. Two letters prove nothing without brackets. */
  function spelling(letters) {
    words ??= [...text.matchAll(WORD)];
    for (let number = 0; letters && number < words.length; number += 1) {
      const start = words[number].index;
      const word = words[number][0].toLowerCase();
      if (word[0] === letters[0] && word !== letters) {
        const end = spells(letters, number);
        if (end && (letters.length > 2 || inBrackets(letters, start, end))) return start;
      }
    }
    return Infinity;
  }

  return (start, end) => {
    CAPITALS.lastIndex = start;
    const letters = (CAPITALS.exec(text)?.[0] ?? "").replace(/s$/, "").toLowerCase();
    if (!known.has(letters)) known.set(letters, spelling(letters));
    return known.get(letters) < end + 3;
  };
}
