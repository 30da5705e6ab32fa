// Draws the tips. A tip that stays keeps its element, so that a reason half typed is not lost.
import { inContext } from "./tips.js";
import { show, take } from "./taking.js";

export function drawTips(panel, { tips, more, total }, config, leave) {
  const list = panel.querySelector("[data-kind-words-tips]");
  const drawn = new Map([...list.children].map((item) => [item.dataset.term, item]));
  const items = tips.map((tip) => fill(drawn.get(tip.term.id) ?? newTip(panel, tip, config, leave), tip, config));
  if (items.some((item, i) => list.children[i] !== item) || list.children.length !== items.length) {
    list.replaceChildren(...items);
  }
  const words = config.words;
  const say = (name, text) => { panel.querySelector(`[data-kind-words-${name}]`).textContent = text; };
  say("count", total === 1 ? words.one_tip : words.tips.replace("{n}", total));
  say("more", more ? words.more.replace("{n}", more) : "");
  panel.querySelector("[data-kind-words-none]").hidden = total > 0;
}

function newTip(panel, { term }, config, leave) {
  const item = panel.querySelector("[data-kind-words-tip]").content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-tip-${name}]`);
  item.dataset.term = term.id;
  part("strength").textContent = config.words.strengths[term.strength];
  part("kinder").textContent = term.kinder;
  part("reason").textContent = term.reason;
  part("source").textContent = term.cited;
  part("evidence").textContent = term.grade;
  part("show").addEventListener("click", () => show(item.hit));
  for (const words of term.take) part("take").append(takeButton(item, words, term, config));
  part("leave").addEventListener("submit", (event) => {
    event.preventDefault();
    leave(item.hit, part("because"), part("answer"));
  });
  return item;
}

function takeButton(item, words, term, { words: labels }) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-small" });
  const label = term.whole ? labels.use_sentence : labels.use_these;
  button.textContent = term.take.length > 1 ? labels.use.replace("{words}", words) : label;
  button.addEventListener("click", () => take(item.hit, words, term.whole));
  return button;
}

function fill(item, { hit, times }, { words }) {
  item.hit = hit;
  const [before, wording, after] = inContext(hit);
  const parts = { before, wording, after, times: times > 1 ? words.times.replace("{n}", times) : "" };
  for (const [name, text] of Object.entries(parts)) item.querySelector(`[data-tip-${name}]`).textContent = text;
  return item;
}
