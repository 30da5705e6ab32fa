// "Leave this page": blank at once, and no way back with the Back button. Without this file the link still leads away.
const links = document.querySelectorAll(".leave-page");
const ends = links.length && new URL(links[0].href).origin === location.origin; // a help page has no visit to end

let gone = false;

function blank() {
  document.title = " ";
  document.body.hidden = true;
}

// Whether the way out may go straight to the other site; if not, the link itself ends the visit on the way.
function endVisit() {
  const mark = document.querySelector("[name=csrfmiddlewaretoken]");
  if (!ends || !mark) return !ends;
  const proof = new FormData(); // the mark alone, never what stands in the boxes
  proof.set(mark.name, mark.value);
  return navigator.sendBeacon(links[0].href, proof);
}

function leave() {
  gone = true;
  blank();
  const isOver = endVisit();
  for (const form of document.forms) form.reset();
  for (const box of document.querySelectorAll("input, textarea")) box.value = "";
  location.replace(isOver ? links[0].dataset.away : links[0].href);
}

for (const link of document.querySelectorAll(`.leave-page, a[href="${links[0]?.getAttribute("href")}"]`)) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
}

// Three quick presses of Shift do the same, for a keyboard and a hurry.
let presses = [];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    presses = [];
  } else if (!event.repeat && links.length) {
    presses = [...presses, event.timeStamp].slice(-3);
    if (presses.length === 3 && presses[2] - presses[0] < 2000) leave();
  }
});

// The list of open apps and tabs shows a picture of the page: let it be an empty one.
const title = document.title;
document.addEventListener("visibilitychange", () => {
  document.body.hidden = gone || document.hidden;
  document.title = document.body.hidden ? " " : title;
});

// A page that the browser kept in its memory and brings back is stale: what it showed may be over.
addEventListener("pagehide", blank);
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
