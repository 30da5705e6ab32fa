// The words of the form, as they stand now, saved or not.
// Each field: { element, editor (Draftail's, for rich text), paragraphs: [text], keys: [Draft's name of each] }.

const PLAIN = ["text", "textarea", "search"];

export function wordsOf(form, config) {
  return [...form.elements].filter((element) => holdsWords(element, form, config)).map(read);
}

export function explainsLaw(form, config) {
  const tick = form.elements.explains_the_law;
  return tick ? tick.checked : config.law;
}

function holdsWords(element, form, { fields, children, quotations }) {
  const { name, type, draftailEditor } = element;
  if (!name || !(draftailEditor || PLAIN.includes(type))) return false;
  if (!fields.some((field) => name === field || isBelow(name, field)) && !isOfChild(name, children)) return false;
  return !prefixes(name).some((prefix) => isLeftOut(form, prefix, quotations));
}

function isBelow(name, field) {
  return new RegExp(`^${field}-\\d+-`).test(name);
}

// Rows of a formset: questions-0-question.
function isOfChild(name, children) {
  return Object.entries(children).some(([child, names]) => {
    const inRow = new RegExp(`^${child}-\\d+-(.+)$`).exec(name);
    return inRow && names.some((field) => inRow[1] === field || isBelow(inRow[1], field));
  });
}

function prefixes(name) {
  const parts = name.split("-");
  return parts.map((_, end) => parts.slice(0, end + 1).join("-"));
}

// A block that was taken out, or one that holds somebody's own words.
function isLeftOut(form, prefix, quotations) {
  const value = (end) => form.elements[`${prefix}-${end}`]?.value;
  const quoted = quotations.includes(value("type")) || quotations.includes(prefix.split("-").at(-1));
  return quoted || value("deleted") === "1" || Boolean(value("DELETE"));
}

function read(element) {
  const editor = element.draftailEditor;
  if (!editor) return { element, paragraphs: [element.value], keys: [] };
  const blocks = editor.getEditorState().getCurrentContent().getBlocksAsArray();
  const ours = blocks.filter((block) => block.getType() !== "blockquote" && block.getType() !== "atomic");
  return { element, editor, paragraphs: ours.map((b) => b.getText()), keys: ours.map((b) => b.getKey()) };
}
