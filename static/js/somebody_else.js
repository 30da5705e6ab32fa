// Keeps “somebody else has this open now” fresh while the page is looked at. Covered or hidden, it is quiet:
// a page that nobody looks at must not look like somebody who is there.
const EVERY = 45 * 1000;
const line = document.querySelector("[data-here]");
const token = document.querySelector("[name=csrfmiddlewaretoken]");

async function ask() {
  if (document.hidden || document.querySelector("dialog[open]")) return;
  try {
    const answer = await fetch(line.dataset.here, { method: "POST", headers: { "X-CSRFToken": token.value } });
    if (!answer.ok) return;
    const { words } = await answer.json();
    if (line.textContent !== words) line.textContent = words;
  } catch {
    // No network, or signed out meanwhile: the line stays as it was.
  }
}

if (line && token) setInterval(ask, EVERY);
