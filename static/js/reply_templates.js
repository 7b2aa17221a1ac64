/** Insert a template by keyboard: Alt T leads to the first, arrows to the others, Enter inserts. */

const buttons = [...document.querySelectorAll("#templates button")];

document.addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && event.code === "KeyT" && buttons.length) {
    event.preventDefault();
    buttons[0].focus();
    return;
  }
  const place = buttons.indexOf(document.activeElement);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (place < 0 || !step) return;
  event.preventDefault();
  buttons[(place + step + buttons.length) % buttons.length].focus();
});

/** After inserting, go on in the reply: at the first field to fill, else at its end. */
export function goOnWriting(field) {
  const [first] = (document.getElementById("unfilled")?.dataset.fields ?? "").split(" ");
  const at = first ? field.value.indexOf(first) : -1;
  field.focus();
  if (at < 0) field.setSelectionRange(field.value.length, field.value.length);
  else field.setSelectionRange(at, at + first.length);
}
