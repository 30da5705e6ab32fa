// "Leave this page" swaps the page for the other one, so that the Back button does not bring it back.
// Without this file the link still leads away.
for (const link of document.querySelectorAll(".leave-page")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.location.replace(link.href);
  });
}
