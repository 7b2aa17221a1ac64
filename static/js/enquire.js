// The server never sees what follows # in an address: carry #p-<id> over as &paragraph=<id>,
// so that the form shows the paragraph it is about.
const address = new URL(location.href);
const paragraph = /^#p-([a-z0-9]{1,16})$/.exec(address.hash)?.[1];

if (paragraph && address.searchParams.has("about") && !address.searchParams.has("paragraph")) {
  address.searchParams.set("paragraph", paragraph);
  address.hash = "";
  location.replace(address);
}

// Switching the language submits the form, like the button for browsers without scripts, to keep the text.
for (const link of document.querySelectorAll(".languages a.scripted")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const button = link.previousElementSibling;
    if (!button?.form) return;
    event.preventDefault();
    button.form.requestSubmit(button);
  });
}

// On wide screens the style sheet shows what a phone folds away. Open it properly, so that screen
// readers know and the reader can close it.
const wide = matchMedia("(min-width: 48rem)").matches;
for (const fold of document.querySelectorAll(".unfolds")) {
  if (wide) fold.open = true;
  fold.classList.remove("unfolds");
}
