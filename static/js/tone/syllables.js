// How many syllables has an English word? A guess by its letters.
// The same rules, in the same order, stand in attendance_pages/tone/syllables.py; a test in a browser compares the two.
const RESPELLED = [
  [/ever(?=y)/g, "evr"],
  [/^(?:business|medicine|evening)/g, "babab"],
  [/people/g, "peple"],
  [/ple(?=ment)/g, "pla"],
  [/^(safe|stake|home|some|time)(?=[a-z]{3})/g, "bab"],
  [/y(?=ones?$)/g, "i-"],
  [/qu/g, "q"],
  [/gu([aeiy])/g, "g$1"],
  [/ia(?=ge)/g, "i"],
  [/scie/g, "sci-e"],
  [/([ctsxg])i(ous|on|an|al|en)/g, "$1$2"], // na-tion, so-cial, an-xious, pa-tient
  [/([aeiou])y([aeou])/g, "$1j$2"], // pla-yer
  [/^y([aeiou])/g, "j$1"], // you
  [/([aeiouy][^aeiouy]+)e(ly|ments?|ful|less|ness|times?|things?|where|ones?|body)$/g, "$1$2"], // late-ly
  [/eo|ea(?=$|s$|te|t[io])/g, "e-a"], // vi-de-o, i-de-a, cre-ate
  [/([^aeioul])le(d|s)?$/g, "$1al$2"], // lit-tle
  [/([td])ed$/g, "$1ad"], // wan-ted
  [/([sxzcg]|ch|sh)es$/g, "$1as"], // pla-ces
  [/([^aeiouy])e[ds]?$/g, "$1"], // make, helped
  [/(gue|que|ue)$/g, "u"], // league, value
  [/ee(?=ing)/g, "e-"],
  [/([aeiouy])ing/g, "$1-ing"], // go-ing
  [/i([ao])/g, "i-$1"], // di-ary
  [/ie(rs?$|st$|ty|nc|nt)/g, "i-e$1"], // hap-pier
  [/u([ao])/g, "u-$1"], // u-su-al
  [/uu|eum$/g, "u-u"],
  [/ism$/g, "isam"],
];

const known = new Map();

/** How many syllables one run of letters has. */
function part(letters) {
  if (!known.has(letters)) {
    const respelled = RESPELLED.reduce((word, [pattern, spelling]) => word.replace(pattern, spelling), letters);
    known.set(letters, Math.max(1, respelled.match(/[aeiouy]+/g)?.length ?? 0));
  }
  return known.get(letters);
}

/** How many syllables `word` has, at least one. Parts joined by a hyphen count for themselves. */
export function syllables(word) {
  const parts = word.toLowerCase().replaceAll("'", "").match(/[a-z]+/g) ?? [];
  return Math.max(1, parts.reduce((sum, letters) => sum + part(letters), 0));
}
