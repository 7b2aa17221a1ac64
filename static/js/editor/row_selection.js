/** The rows that are selected, to be moved, merged or deleted together.
 *
 * They are selected by a click on their number with Shift or Ctrl, or by a key. While some are, a click
 * on a number adds or takes away its row.
 */

import { find } from "./editor_page.js";
import { ACTIONS } from "./rows/actions.js";
import { canMerge } from "./rows/several.js";

export class RowSelection {
  #chosen = new Set(); // keys
  #anchor = null; // the key from which Shift extends the selection
  #ended = ""; // what was done to the rows that were selected
  #merge = find("selection").querySelector("[data-action=merge]");
  onChange = () => {}; // called when the selection changes

  constructor({ page, words }) {
    Object.assign(this, { page, words, editor: page.editor });
    this.editor.selection = this;
    this.ends("delete", ACTIONS.delete);
    this.ends("merge", ACTIONS.merge);
    this.editor.view.alsoShow((element, row) => this.#mark(element, this.#chosen.has(row.key)));
    page.onEveryChange(() => this.#changed());
    find("selection-clear").addEventListener("click", () => this.clear());
  }

  // --- Called by the editor -----------------------------------------------------------------------

  /** The keys of the selected rows, in the order of the text. */
  keys() {
    if (!this.#chosen.size) return [];
    return this.editor.rows.map((row) => row.key).filter((key) => this.#chosen.has(key));
  }

  /** The rows that go along with a row that is dragged. */
  together(key) {
    return this.#chosen.has(key) ? this.keys() : [];
  }

  /** Select by a click on a row's number; false if the click opens the row's menu instead. */
  tapped(key, { shiftKey, ctrlKey, metaKey }) {
    if (shiftKey) this.extendTo(key);
    else if (ctrlKey || metaKey || this.#chosen.size) this.choose([key], !this.#chosen.has(key));
    else return false;
    return true;
  }

  /** Whether the focus is to stay with the selected rows. */
  takesFocus() {
    return false;
  }

  // --- Selecting -----------------------------------------------------------------------------------

  has(key) {
    return this.#chosen.has(key);
  }

  get isEmpty() {
    return this.#chosen.size === 0;
  }

  choose(keys, isChosen = true) {
    for (const key of keys) {
      if (isChosen) this.#chosen.add(key);
      else this.#chosen.delete(key);
    }
    this.#anchor = keys.at(-1);
    this.#show();
  }

  /** Select from the row selected last, or the one in focus, to another; with `only`, nothing else. */
  extendTo(key, { only = false } = {}) {
    const from = this.#anchor ?? this.editor.focus.key;
    if (only) this.#chosen.clear();
    for (const one of this.#between(from, key)) this.#chosen.add(one);
    this.#anchor = from;
    this.#show();
  }

  clear() {
    this.#chosen.clear();
    this.#anchor = null;
    this.#show();
  }

  /** The keys of the rows that a filter leaves in view. */
  shownKeys() {
    const { rows, view } = this.editor;
    return rows.map((row) => row.key).filter((key) => !view.element(key).hidden);
  }

  #between(from, to) {
    const shown = this.shownKeys();
    const [first, last] = [shown.indexOf(from), shown.indexOf(to)].sort((a, b) => a - b);
    return first < 0 ? [to] : shown.slice(first, last + 1);
  }

  // --- Actions on the selected rows ---------------------------------------------------------------

  /** Let an action on the selected rows end their selection and offer to undo it; with `alone`, also
   * when no row is selected and it acts on the row in focus. */
  ends(name, act, { alone = false } = {}) {
    ACTIONS[name] = (rows, focus) => {
      const result = act(rows, focus);
      const many = focus.keys.length;
      if (result && (many || alone)) this.#ended = this.words.done[name].replace("{n}", many);
      else if (name === "merge" && many > 1) this.#say(this.words.cannotMerge);
      return result;
    };
  }

  /** Rows changed: those that are gone are no longer selected. */
  #changed() {
    if (this.#ended) {
      this.#chosen.clear();
      this.#anchor = null;
      this.page.toast(this.#ended);
    }
    this.#ended = "";
    if (this.#chosen.size || !find("selection").hidden) this.#show();
  }

  // --- Showing it ----------------------------------------------------------------------------------

  #show() {
    const { rows, view } = this.editor;
    this.#chosen = new Set(this.keys());
    for (const { key } of rows) {
      const element = view.element(key);
      if (element) this.#mark(element, this.#chosen.has(key));
    }
    const many = this.#chosen.size;
    find("selection").hidden = !many;
    if (this.#merge) this.#merge.disabled = !canMerge(rows, [...this.#chosen]);
    this.#say(many ? this.words.selected[Number(many > 1)].replace("{n}", many) : "");
    this.onChange();
  }

  #say(sentence) {
    if (find("selected").textContent !== sentence) find("selected").textContent = sentence;
    if (find("selection-said").textContent !== sentence)
      find("selection-said").textContent = sentence;
  }

  #mark(element, isChosen) {
    if (element.classList.contains("chosen") === isChosen) return;
    element.classList.toggle("chosen", isChosen);
    const handle = element.querySelector(".handle");
    if (isChosen) handle.setAttribute("aria-pressed", "true");
    else handle.removeAttribute("aria-pressed");
  }
}
