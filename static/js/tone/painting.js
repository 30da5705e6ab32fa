// Paints an underline below characters of a page without touching its text (CSS Custom Highlight API).
// Browsers that do not know it show the tips alone.

const NAME = "kind-words";
const LOOK = `::highlight(${NAME}) { text-decoration: underline 2px wavy #b3591f; }`;
const sheets = new WeakMap();

export function textNodes(element) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** Characters `start` to `end` of these text nodes together, as [range]; [] where they are not there (yet). */
export function rangeIn(nodes, start, end) {
  const first = placeOf(nodes, start);
  const last = placeOf(nodes, end - 1);
  if (!first || !last) return [];
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return [range];
}

function placeOf(nodes, character) {
  let before = 0;
  for (const node of nodes) {
    if (character < before + node.length) return { node, offset: character - before };
    before += node.length;
  }
  return null;
}

/** Underline these ranges in the document of a window, and nothing else there. */
export function paint(view, ranges) {
  if (!view.CSS?.highlights) return;
  const page = view.document;
  if (!sheets.has(page)) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(LOOK);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
    sheets.set(page, sheet);
  }
  view.CSS.highlights.set(NAME, new view.Highlight(...ranges));
}
