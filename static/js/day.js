// What a phone can add at the door: the list shrinks as one types a name, and numbers have a plus and a minus.
// Without it, the form looks for names on the server and numbers are typed. Nothing typed leaves the page from here.
const list = document.querySelector("[data-find]");
const box = document.querySelector(".day-find input[name=name]");

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function narrow() {
  const part = plain(box.value.trim());
  for (const card of list.children) {
    const names = [...card.querySelectorAll("h2, .day-child b")].map((one) => plain(one.textContent));
    card.hidden = part !== "" && !names.some((name) => name.includes(part));
  }
}

function step(input, by, sign, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "day-step";
  button.textContent = sign;
  button.setAttribute("aria-label", `${label} ${sign}`);
  button.addEventListener("click", () => {
    const next = Number(input.value || 0) + by;
    input.value = Math.min(Number(input.max), Math.max(Number(input.min), next));
  });
  return button;
}

if (list && box) box.addEventListener("input", narrow);
for (const input of document.querySelectorAll("[data-steps]")) {
  const label = input.labels[0]?.textContent ?? "";
  input.before(step(input, -1, "−", label));
  input.after(step(input, 1, "+", label));
}
