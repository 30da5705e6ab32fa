// "Kind words" beside the editor: reads the form as somebody types and tells of wordings that may hurt.
// It advises. It never keeps anybody from saving or publishing.
import { countOnTab } from "./badge.js";
import { explainsLaw, wordsOf } from "./fields.js";
import { drawLeft, leaving } from "./leaving.js";
import { drawReading } from "./reading_view.js";
import { drawTips } from "./tip_view.js";
import { hitsIn, tipsFor } from "./tips.js";
import { underlineEditors, underlinePreview } from "./underline.js";

const PAUSE = 150; // milliseconds without a key before the words are read again
const CHANGES = ["input", "keyup", "click", "change", "drop", "w-unsaved:add", "w-autosave:success"];

const panel = document.querySelector("[data-kind-words]");
const form = document.querySelector("[data-edit-form]");
if (panel && form) start(JSON.parse(document.getElementById("kind-words-config").textContent));

function start(config) {
  const terms = new Map(config.spec.map((term) => [term.id, term]));
  const acts = leaving(config, check);
  let waiting = null;

  function check() {
    const fields = wordsOf(form, config);
    const law = explainsLaw(form, config);
    const hits = hitsIn(fields, config.spec, law).filter(({ id }) => config.left.every((left) => left.id !== id));
    const found = tipsFor(hits, terms);
    drawTips(panel, found, config, acts.leave);
    drawLeft(panel, config, acts.again);
    drawReading(panel, fields, config);
    countOnTab(found.total);
    underlineEditors(hits);
    return { hits, law };
  }

  function checkWithPreview() {
    const { hits, law } = check();
    underlinePreview(hits, config.spec, law);
  }

  function checkSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE);
  }

  for (const change of CHANGES) document.addEventListener(change, checkSoon);
  for (const moment of ["w-preview:loaded", "w-preview:content"]) document.addEventListener(moment, checkWithPreview);
  // A new page has no number before it is first saved.
  document.addEventListener("w-autosave:success", ({ detail }) => { config.about.id ??= detail?.response?.pk ?? null; });
  window.addEventListener("load", checkSoon); // Draftail is drawn after this file has run
  checkSoon();
}
