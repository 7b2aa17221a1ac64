/** The import page: keeps the clipboard's HTML beside the plain text, and takes dropped files. */

const form = document.querySelector('[data-part="import"]');
const source = form.querySelector("textarea");
const html = form.querySelector('input[name="html"]');
const file = form.querySelector('input[type="file"]');

source.addEventListener("paste", (event) => {
  const rich = event.clipboardData.getData("text/html");
  const everything = source.selectionStart === 0 && source.selectionEnd === source.value.length;
  html.value = rich && everything ? rich : "";
});
// Once the text is changed by hand, it is the text that counts.
source.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") html.value = "";
});

for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
}
for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("dropping"));
form.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  file.files = event.dataTransfer.files;
});
