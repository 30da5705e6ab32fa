// "Easy to read?": the longest sentences first, then long words, an estimated age last.
import { read } from "./readability.js";

const AT_ONCE = 3; // of each kind
const BETWEEN = "\n\n";

export function drawReading(panel, fields, { words, swaps }) {
  const text = fields.flatMap(({ paragraphs }) => paragraphs).join(BETWEEN);
  const found = read(text, swaps);
  const lines = [
    ...found.longSentences.slice(0, AT_ONCE).map((one) => [words.sentence.replace("{n}", one.count), one.text]),
    ...found.longParagraphs.slice(0, AT_ONCE).map((one) => [words.paragraph.replace("{n}", one.count), one.text]),
    ...found.longWords.slice(0, AT_ONCE).map((one) => [`${one.text}. ${words.long_word}`, one.plain]),
  ];
  panel.querySelector("[data-kind-words-long]").replaceChildren(...lines.map(drawLine));
  const age = found.ageFrom === null ? "" : words.age.replace("{from}", found.ageFrom).replace("{to}", found.ageTo);
  panel.querySelector("[data-kind-words-age]").textContent = age;
  panel.querySelector("[data-kind-words-reading]").hidden = lines.length === 0 && age === "";
}

function drawLine([about, quoted]) {
  const item = document.createElement("li");
  const shown = quoted.length > 90 ? `${quoted.slice(0, 90)}…` : quoted;
  item.append(about, " ", Object.assign(document.createElement("q"), { textContent: shown }));
  return item;
}
