// Google's script comes after a press on our button, and not before. Without this file there is no button and no
// question, and the form is sent all the same.
for (const box of document.querySelectorAll("[data-human-check]")) {
  const button = box.querySelector("button");
  const note = box.querySelector("[role=status]");

  button.addEventListener("click", () => {
    button.disabled = true;
    box.querySelector("input[type=hidden]").value = "yes";
    const script = document.createElement("script");
    script.src = box.dataset.humanCheck;
    script.addEventListener("error", () => {
      note.hidden = false;
    });
    document.head.append(script);
  });
  box.hidden = false;
}
