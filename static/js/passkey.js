// Asks the phone, computer or key for a passkey and sends what it says. The rest of the page works without this.
const { create, get } = globalThis.webauthnJSON;

const form = document.querySelector("form[data-passkey]");
const button = form.querySelector("button");
const sorry = form.querySelector("[data-passkey-sorry]");
const options = JSON.parse(document.getElementById("passkey-options").textContent);

form.querySelector("[data-passkey-needs]").hidden = true;
button.hidden = false;
button.addEventListener("click", async () => {
  sorry.hidden = true;
  try {
    const said = form.dataset.passkey === "create" ? await create(options.creation_options) : await get(options.request_options);
    form.elements.credential.value = JSON.stringify(said);
    form.submit();
  } catch (error) {
    // They pressed "cancel", waited too long, or have none here: no mistake of theirs.
    sorry.hidden = false;
  }
});
