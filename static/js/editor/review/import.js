/** The import page: keeps the clipboard's HTML beside the plain text, takes dropped files, and sends
 * with progress; when the document is refused, everything typed is still there. */

const form = document.querySelector('[data-part="import"]');
const source = form.querySelector("textarea");
const html = form.querySelector('input[name="html"]');
const [file, otherFile] = form.querySelectorAll('input[type="file"]');
const reading = form.querySelector('[data-part="reading"]');
const progress = form.querySelector("progress");
const button = form.querySelector("button");
const errors = document.querySelector('[data-part="errors"]');

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
for (const name of ["dragleave", "drop"])
  form.addEventListener(name, () => form.classList.remove("dropping"));
form.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  const [first, second] = event.dataTransfer.files;
  put(file, first);
  if (second) put(otherFile, second);
  form.requestSubmit();
});

function put(input, chosen) {
  const one = new DataTransfer();
  one.items.add(chosen);
  input.files = one.files;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const request = new XMLHttpRequest(); // fetch cannot tell how much has been sent
  request.open("POST", location.href);
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  request.upload.addEventListener(
    "progress",
    ({ loaded, total }) => (progress.value = loaded / total),
  );
  // Now the server reads it; how long that takes is not known.
  request.upload.addEventListener("load", () => {
    progress.removeAttribute("value");
    reading.hidden = false;
  });
  request.addEventListener("load", () => answered(request.response));
  request.addEventListener("error", () => answered(null));
  progress.hidden = false;
  button.disabled = true;
  errors.hidden = true;
  request.send(new FormData(form));
});

function answered(answer) {
  if (answer?.address) {
    location.assign(answer.address);
    return;
  }
  progress.hidden = true;
  reading.hidden = true;
  button.disabled = false;
  errors.textContent = answer?.error ?? form.dataset.failed;
  errors.hidden = false;
  errors.scrollIntoView({ block: "nearest" });
}
