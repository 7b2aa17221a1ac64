/** Which side is behind: what the server said of each wording, shown at its row, confirmed by a key.
 *
 * The state belongs to a wording, not to a moment: undoing back to a wording brings its state back.
 */

import { ACTIONS } from "./actions.js";
import { find } from "./desk.js";
import { confirm, indexOf, isEmpty, isGap, SIDES } from "./model.js";

const wording = (row) => JSON.stringify(SIDES.map((side) => row[side].trim()));

export class Steps {
  #known = new Map(); // key → wording → the side behind, or ""

  /** Take over what the server says of rows, in their order. */
  learn(rows, behind) {
    rows.forEach((row, n) => {
      if (!this.#known.has(row.key)) this.#known.set(row.key, new Map());
      this.#known.get(row.key).set(wording(row), behind[n]);
    });
  }

  #of(row) {
    return this.#known.get(row.key)?.get(wording(row));
  }

  /** The side of a row that is behind, as far as is known; "" while they are in step. */
  behind(row) {
    if (row.inStep || isGap(row) || isEmpty(row)) return "";
    return this.#of(row) ?? row.behind ?? "";
  }

  /** Whether there is something to confirm: a side behind, or a wording that was not saved yet. */
  mayConfirm(row) {
    return !row.inStep && !isGap(row) && !isEmpty(row) && this.#of(row) !== "";
  }

  /** A row as it is sent: with its state, and confirmed where just that wording was in step before. */
  sent(row) {
    return { ...row, behind: this.behind(row), ...(this.#of(row) === "" && { inStep: true }) };
  }
}

export function showSteps({ desk, steps, words, readonly }) {
  const { editor } = desk;
  const toggle = find("behind-toggle");
  const blank = document.getElementById("behind-note").content.firstElementChild;
  const isBehind = (row) => steps.behind(row) !== "";

  ACTIONS["in-step"] = (rows, focus) => {
    const row = rows[indexOf(rows, focus.key)];
    return row && steps.mayConfirm(row) ? confirm(rows, focus) : null;
  };
  desk.also("next-behind", next);
  desk.filter(toggle, isBehind);
  editor.view.alsoShow(mark);
  editor.root.addEventListener("click", (event) => {
    const button = event.target.closest(".confirm-step");
    if (!button) return;
    const { key } = button.closest(".row").dataset;
    const { side } = button.closest(".behind-note").dataset;
    const { length } = editor.view.area(key, side).value;
    editor.focus = { key, side, start: length, end: length };
    desk.act("in-step");
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
    if (!row) return desk.say(words.inStep);
    const side = steps.behind(row);
    editor.view.focusOn({ key: row.key, side, start: row[side].length, end: row[side].length });
  }

  return function count() {
    const many = editor.rows.filter(isBehind).length;
    find("behind").textContent = many;
    toggle.classList.toggle("has-gaps", many > 0);
  };
}
