/** Arrows for the rows of an ordered inline, in place of its column of numbers. */

const numbers = 'input[name$="-position"]';

function arrows(row) {
  if (row.querySelector(".order") || row.classList.contains("empty-form")) return;
  const cell = row.querySelector(".field-position");
  if (!cell) return;
  const box = document.createElement("span");
  box.className = "order";
  for (const [sign, step] of [
    ["↑", -1],
    ["↓", 1],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.addEventListener("click", () => shift(row, step, button));
    box.append(button);
  }
  cell.append(box);
}

function shift(row, step, button) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other?.matches(".form-row:not(.empty-form)")) return;
  if (step < 0) other.before(row);
  else other.after(row);
  number(row.parentElement);
  button.focus();
}

/** Rows count in the order in which they stand; a row left blank stays untouched. */
function number(body) {
  body.querySelectorAll(".form-row:not(.empty-form)").forEach((row, n) => {
    row.querySelector(numbers).value = n;
  });
}

for (const group of document.querySelectorAll(".inline-group:has(fieldset.ordered)")) {
  group.classList.add("has-order");
  group.querySelectorAll(".form-row").forEach(arrows);
  document.addEventListener("formset:added", (event) => {
    if (!group.contains(event.target)) return;
    arrows(event.target);
    number(event.target.parentElement);
  });
}
