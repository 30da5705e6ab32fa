// Underlines flagged words where they stand: in rich text as it is written, and in the preview.
import { find } from "./matcher.js";
import { paint, rangeIn, textNodes } from "./painting.js";
import { blockElement } from "./taking.js";

const LINE = "p, li, h1, h2, h3, h4, dd, dt, td, th, summary, figcaption, div, section, main";
const LEFT_ALONE = "blockquote, q, .voice, .visually-hidden, [lang]:not([lang|=en]), script, style, template";

export function underlineEditors(hits) {
  const inRichText = hits.filter(({ field }) => field.editor);
  const ranges = inRichText.flatMap(({ field, paragraph, start, end }) => {
    const block = blockElement(field, paragraph);
    return block ? rangeIn(textNodes(block), start, end) : [];
  });
  paint(window, ranges);
}

/** The wordings that have a tip, wherever the preview shows them. */
export function underlinePreview(hits, spec, explainsLaw) {
  const preview = document.getElementById("w-preview-iframe")?.contentWindow;
  const main = preview?.document?.querySelector("main");
  if (!main) return;
  const told = new Set(hits.map(({ id }) => id));
  const ranges = linesOf(main).flatMap((nodes) => {
    const found = find(nodes.map((node) => node.data).join(""), spec, { explainsLaw });
    return found.filter(({ id }) => told.has(id)).flatMap(({ start, end }) => rangeIn(nodes, start, end));
  });
  paint(preview, ranges);
}

// The text nodes of each line of the page, quotations and other languages apart.
function linesOf(main) {
  const lines = new Map();
  for (const node of textNodes(main)) {
    if (node.parentElement.closest(LEFT_ALONE)) continue;
    const line = node.parentElement.closest(LINE);
    lines.set(line, [...(lines.get(line) ?? []), node]);
  }
  return [...lines.values()];
}
