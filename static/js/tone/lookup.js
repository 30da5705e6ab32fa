// Which wordings can begin at a word, by its first two characters: few patterns are tried at each place.
const BEGIN = 2; // characters with which a pattern is looked up
const compiled = new WeakMap();

/** The wordings of a spec by the two characters with which they begin. Built once for each spec. */
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

/** `possible(text, start)`: the wordings that can begin there, each with its order, term and patterns. */
export function lookup(spec) {
  const index = built(spec);
  return (text, start) => index.get(text.slice(start, start + BEGIN).toLowerCase()) ?? [];
}
