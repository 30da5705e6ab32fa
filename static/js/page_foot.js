// What a phone can add to a page: read it aloud, send it on. Where it cannot, nothing shows.
const listen = document.querySelector("[data-listen]");
const share = document.querySelector("[data-share]");
const speech = globalThis.speechSynthesis;
const language = document.documentElement.lang.slice(0, 2);
const texts = "main :is(h1, h2, h3, p, li, dt, dd, blockquote, summary, figcaption)";
const silent = ".page-foot, .visually-hidden, nav, form";
let queue = [];
let marked;

// A voice inside the phone: other voices would send the page's words to somebody's server.
function voice() {
  return speech.getVoices().find((one) => one.localService && one.lang.slice(0, 2).toLowerCase() === language);
}

// What a reader sees, from top to foot, each piece once and whole.
function pieces() {
  return [...document.querySelectorAll(texts)].filter(
    (part) => !part.parentElement.closest(texts) && !part.closest(silent) && (part.checkVisibility?.() ?? true),
  );
}

function mark(part) {
  marked?.classList.remove("is-read");
  marked = part;
  marked?.classList.add("is-read");
}

function stop() {
  mark();
  speech.cancel();
  listen.textContent = listen.dataset.listen;
}

function next() {
  const part = queue.shift();
  if (!part) return stop();
  mark(part);
  const said = new SpeechSynthesisUtterance(part.innerText);
  speech.speak(Object.assign(said, { voice: voice(), onend: () => marked === part && next() }));
}

if (listen && speech) {
  const offer = () => (listen.hidden = !voice());
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  listen.addEventListener("click", () => {
    if (marked) return stop();
    listen.textContent = listen.dataset.stop;
    queue = pieces();
    next();
  });
  for (const leaving of ["pagehide", "visibilitychange"]) addEventListener(leaving, stop);
}

if (share && navigator.share) {
  share.hidden = false;
  share.onclick = () => navigator.share({ text: share.dataset.share }).catch(() => {});
}
