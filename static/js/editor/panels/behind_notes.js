/** Which side is behind, shown at its row and counted, and confirmed by a key. */

import { find } from "../editor_page.js";
import { ACTIONS } from "../rows/actions.js";
import { confirm, indexOf } from "../rows/model.js";

export function showBehind({ page, steps, words, readonly }) {
  const { editor } = page;
  const toggle = find("behind-toggle");
  const blank = document.getElementById("behind-note").content.firstElementChild;
  const isBehind = (row) => steps.behind(row) !== "";

  ACTIONS["in-step"] = (rows, focus) => {
    const row = rows[indexOf(rows, focus.key)];
    return row && steps.mayConfirm(row) ? confirm(rows, focus) : null;
  };
  page.also("next-behind", next);
  page.filter(toggle, isBehind);
  editor.view.alsoShow(mark);
  editor.root.addEventListener("click", (event) => {
    const button = event.target.closest(".confirm-step");
    if (!button) return;
    const { key } = button.closest(".row").dataset;
    const { side } = button.closest(".behind-note").dataset;
    const { length } = editor.view.area(key, side).value;
    editor.focus = { key, side, start: length, end: length };
    page.act("in-step");
  });
  if (new URLSearchParams(location.search).get("show") === "behind") toggle.click();

  function mark(element, row) {
    const side = steps.behind(row);
    if ((element.dataset.behind ?? "") === side) return;
    element.dataset.behind = side;
    element.querySelector(".behind-note")?.remove();
    for (const area of element.querySelectorAll("textarea[data-side]"))
      area.removeAttribute("aria-describedby");
    if (!side) return;
    const note = blank.cloneNode(true);
    note.dataset.side = side;
    note.id = `behind-${row.key}`;
    note.querySelector(".said").textContent = words.behind[side];
    if (readonly) note.querySelector(".confirm-step").remove();
    element
      .querySelector(`textarea[data-side="${side}"]`)
      .setAttribute("aria-describedby", note.id);
    element.append(note);
  }

  /** To the next row that is behind, beginning again at the top after the last. */
  function next() {
    const at = indexOf(editor.rows, editor.focus.key);
    const row = [...editor.rows.slice(at + 1), ...editor.rows.slice(0, at + 1)].find(isBehind);
    if (!row) return page.say(words.inStep);
    const side = steps.behind(row);
    editor.view.focusOn({ key: row.key, side, start: row[side].length, end: row[side].length });
  }

  page.onEveryChange(count);

  function count() {
    const many = editor.rows.filter(isBehind).length;
    find("behind").textContent = many;
    toggle.classList.toggle("has-gaps", many > 0);
  }
}
