// The plan sheet on a phone: a button that prints, and days to take over with a tap. Without this file both are typed
// and printed by hand. Nothing here asks the network or keeps anything.
const print = document.getElementById("print-sheet");
print.hidden = false;
print.addEventListener("click", () => window.print());

// HTML has no way to say it for a box to tick: some browsers would bring the ticks back with the page.
for (const tick of document.querySelectorAll(".sheet [type=checkbox]")) tick.checked = false;

/** The school day `weeks` from today, in words; a weekend moves on to Monday. */
function dayIn(weeks) {
  const day = new Date();
  day.setDate(day.getDate() + 7 * weeks);
  if (day.getDay() === 6) day.setDate(day.getDate() + 2);
  if (day.getDay() === 0) day.setDate(day.getDate() + 1);
  return day.toLocaleDateString(document.documentElement.lang, { weekday: "short", day: "numeric", month: "long" });
}

for (const button of document.querySelectorAll("[data-weeks]")) {
  const box = document.getElementById(button.dataset.dayFor);
  button.textContent = dayIn(Number(button.dataset.weeks));
  button.hidden = false;
  button.addEventListener("click", () => {
    box.value = button.textContent;
    box.focus();
  });
}
