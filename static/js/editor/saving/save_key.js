/** Ctrl S saves the form of a row that exists, and stays; where saving would make a row, it does nothing. */

document.addEventListener("keydown", (event) => {
  const isSave = event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey);
  if (!isSave || event.shiftKey || event.altKey || event.defaultPrevented) return;
  const button = document.querySelector('.change-form input[name="_continue"]');
  if (!button) return;
  event.preventDefault(); // the browser would save the page as a file
  if (!location.pathname.endsWith("/add/")) button.form.requestSubmit(button);
});
