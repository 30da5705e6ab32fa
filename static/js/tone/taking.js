// Puts kinder words into the field itself, in a way that the editor's own "undo" takes back.
import { fitted, fittedSentence } from "./fitting.js";

export function take(hit, words, whole) {
  const { field, paragraph } = hit;
  const place = (whole ? fittedSentence : fitted)(field.paragraphs[paragraph], hit, words);
  if (field.editor) takeRich(field.editor, field.keys[paragraph], place);
  else takePlain(field.element, place);
}

export function show({ field, paragraph, start, end }) {
  if (field.editor) {
    blockElement(field, paragraph)?.scrollIntoView({ block: "center" });
    field.editor.focus();
    return;
  }
  field.element.scrollIntoView({ block: "center" });
  field.element.focus();
  field.element.setSelectionRange(start, end);
}

// Draft marks each paragraph on screen with its key.
export function blockElement(field, paragraph) {
  const around = field.element.parentElement;
  return around?.querySelector(`[data-block="true"][data-offset-key^="${CSS.escape(field.keys[paragraph])}-"]`);
}

function takePlain(element, { start, end, words }) {
  element.focus();
  element.setSelectionRange(start, end);
  // The one way that browsers let "undo" know of; where it is gone, the words still arrive.
  if (document.execCommand("insertText", false, words)) return;
  element.setRangeText(words, start, end, "end");
  for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, { bubbles: true }));
}

function takeRich(editor, key, { start, end, words }) {
  const { EditorState, Modifier, SelectionState } = window.DraftJS;
  const state = editor.getEditorState();
  const content = state.getCurrentContent();
  const block = content.getBlockForKey(key);
  const old = SelectionState.createEmpty(key).merge({ anchorOffset: start, focusOffset: end });
  const style = block.getInlineStyleAt(start);
  const changed = Modifier.replaceText(content, old, words, style, block.getEntityAt(start));
  const taken = EditorState.push(state, changed, "insert-characters");
  // The cursor goes along, so that "undo" is asked of the editor and not of the browser.
  editor.onChange(EditorState.forceSelection(taken, changed.getSelectionAfter()));
}
