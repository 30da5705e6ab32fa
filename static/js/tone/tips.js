// From hits to tips: one for each wording, the strongest first, never more than a few at once.
import { find } from "./matcher.js";

const AT_ONCE = 5;
const ORDER = { strong: 0, explain: 1, consider: 2 };
const BETWEEN = "\n\n";

// Every hit with the field and paragraph it stands in. The form is read as one text, as the page will be.
export function hitsIn(fields, spec, explainsLaw) {
  const places = fields.flatMap((field) => field.paragraphs.map((text, paragraph) => ({ field, paragraph, text })));
  let at = 0;
  for (const place of places) {
    place.from = at;
    at += place.text.length + BETWEEN.length;
  }
  const hits = find(places.map(({ text }) => text).join(BETWEEN), spec, { explainsLaw });
  let i = 0;
  return hits.map((hit) => {
    while (i + 1 < places.length && places[i + 1].from <= hit.start) i += 1;
    const { field, paragraph, from } = places[i];
    return { ...hit, field, paragraph, start: hit.start - from, end: hit.end - from };
  });
}

// { tips: [{ term, hit, times }], more: how many are not shown, total: all of them }
export function tipsFor(hits, terms) {
  const tips = new Map();
  for (const hit of hits) {
    const tip = tips.get(hit.id) ?? { term: terms.get(hit.id), hit, times: 0 };
    tip.times += 1;
    tips.set(hit.id, tip);
  }
  // Among equals a sentence first: taken, it does away with every other wording of the old one.
  const rank = ({ term }) => ORDER[term.strength] * 2 + (term.whole ? 0 : 1);
  const all = [...tips.values()].sort((a, b) => rank(a) - rank(b));
  return { tips: all.slice(0, AT_ONCE), more: Math.max(0, all.length - AT_ONCE), total: all.length };
}

// The words around a hit, cut at spaces: [before, wording, after].
export function inContext({ field, paragraph, start, end }, room = 42) {
  const text = field.paragraphs[paragraph];
  const before = text.slice(Math.max(0, start - room), start);
  const after = text.slice(end, end + room);
  return [
    start > room ? `…${before.slice(before.indexOf(" "))}` : before,
    text.slice(start, end),
    end + room < text.length ? `${after.slice(0, after.lastIndexOf(" "))} …` : after,
  ];
}
