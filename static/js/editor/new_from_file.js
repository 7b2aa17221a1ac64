/** The overview: a file that is chosen or dropped goes to its review at once. */

const form = document.querySelector('[data-part="new-from-file"]');
const file = form?.querySelector('input[type="file"]');

file?.addEventListener("change", () => {
  if (!file.files.length) return;
  form.querySelector('[data-part="reading"]').hidden = false;
  form.requestSubmit();
});
// Back from the review: the same file can be chosen again.
addEventListener("pageshow", () => form?.reset());
