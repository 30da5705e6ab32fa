// Which wordings can begin at a word, by its first three characters: few patterns are tried at each place.
const BEGIN = 3; // characters with which a pattern is looked up
const NONE = [];
const compiled = new WeakMap();

/** The wordings of a spec by the characters with which they begin. Built once for each spec. */
function built(spec) {
  if (compiled.has(spec)) return compiled.get(spec);
  const index = new Map();
  spec.forEach((term, order) => {
    const pattern = new RegExp(term.pattern, `${term.flags}y`);
    const unless = term.unless ? new RegExp(term.unless, "giu") : null;
    for (const begin of term.starts) {
      if (!index.has(begin)) index.set(begin, []);
      index.get(begin).push({ order, term, pattern, unless });
    }
  });
  compiled.set(spec, index);
  return index;
}

/** `possible(start)`: the wordings that can begin there, each with its order, term and patterns. */
export function lookup(spec, text) {
  const index = built(spec);
  const small = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase()).replace(/[0-9]/g, "0");
  const from = (start, length) => index.get(small.slice(start, start + length)) ?? NONE;
  return (start) => {
    const short = from(start, BEGIN - 1); // the shortest wordings, such as two letters
    return short.length ? [...from(start, BEGIN), ...short] : from(start, BEGIN);
  };
}
