// "Leave this page": blank at once, and no way back with the Back button. Without this file the link still leads away.
const links = document.querySelectorAll(".leave-page");

function blank() {
  document.title = " ";
  document.body.hidden = true;
}

function leave() {
  blank();
  for (const box of document.querySelectorAll("input, textarea")) box.value = "";
  location.replace(links[0].href);
}

for (const link of links) {
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
  document.body.hidden = document.hidden;
  document.title = document.hidden ? " " : title;
});

// A page that the browser kept in its memory and brings back is stale: what it showed may be over.
addEventListener("pagehide", blank);
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
