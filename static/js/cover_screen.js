// Covers the inbox from a glance: the button, Escape twice, or two minutes in which nobody touches anything.
// Nothing is lost, and nothing needs it: without scripts the button is not shown.
const IDLE = 2 * 60 * 1000;
const TWICE = 1000; // milliseconds, slow enough for a tired hand
const sheet = document.querySelector("[data-cover-sheet]");
const button = document.querySelector("[data-cover]");
let timer;
let escapedAt = 0;
let isCovered = false;

function cover() {
  isCovered = true;
  if (!sheet.open) sheet.showModal();
}

function uncover() {
  isCovered = false;
  sheet.close();
  wait();
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(cover, IDLE);
}

function onKey(event) {
  wait();
  if (event.key !== "Escape") return;
  if (event.timeStamp - escapedAt < TWICE) cover();
  escapedAt = event.timeStamp;
}

if (sheet && button) {
  button.hidden = false;
  button.addEventListener("click", cover);
  sheet.querySelector("[data-uncover]").addEventListener("click", uncover);
  sheet.addEventListener("cancel", (event) => event.preventDefault());
  sheet.addEventListener("close", () => isCovered && cover()); // Escape does not lift it
  document.addEventListener("keydown", onKey);
  for (const kind of ["pointerdown", "pointermove", "scroll"]) {
    document.addEventListener(kind, wait, { passive: true, capture: true });
  }
  wait();
}
