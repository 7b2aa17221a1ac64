/** The page round the editor: bar, menu, counts, messages. The text page and the review share it. */

import { Editor } from "./editor.js";
import { rowMenu } from "./menu.js";
import { isGap } from "./rows/model.js";

export const find = (name) => document.querySelector(`[data-part="${name}"]`);
const count = (name, many) => {
  const noun = find(name).nextElementSibling;
  find(name).textContent = many;
  noun.textContent = many === 1 ? noun.dataset.one : noun.dataset.many;
};
export const read = (id) => JSON.parse(document.getElementById(id).textContent);

export class EditorPage {
  #fading = 0;
  #also = new Map(); // what others do when it is asked for, by name
  #listeners = []; // of every change

  /** `onSave` is asked for by key and button; `onChange` hears of every change. */
  constructor({ rows, settings, onSave, onChange }) {
    this.words = settings.words;
    this.onSave = onSave;
    this.onChange = onChange;
    this.editor = new Editor(find("rows"), {
      rows,
      words: this.words,
      readonly: settings.readonly,
      onChange: (editor, counts) => this.#changed(editor, counts),
      onAction: (name, _editor, details) => this.#other(name, details),
    });
    this.openMenu = rowMenu(document.getElementById("row-menu"), (name) => this.act(name));
    this.also("keys", () => document.getElementById("keys-help").togglePopover());
    this.#listen();
  }

  act(name) {
    const before = this.editor.rows;
    const isOfSelected = this.editor.selection.keys().length > 0; // the selection has its own message
    const done = this.editor.act(name);
    if (name === "delete" && done && !isOfSelected && before !== this.editor.rows)
      this.toast(this.words.deleted);
  }

  say(sentence, kind = "") {
    const status = find("status");
    status.textContent = sentence;
    status.dataset.kind = kind;
  }

  get said() {
    return find("status").dataset.kind;
  }

  toast(sentence) {
    this.offer(sentence, "undo", this.words.undo);
  }

  /** A sentence with a button for an action. */
  offer(sentence, action, name) {
    const button = find("toast").querySelector("button");
    button.dataset.action = action;
    button.textContent = name;
    find("toast-text").textContent = sentence;
    find("toast").hidden = false;
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => (find("toast").hidden = true), 8000);
  }

  setShown(name, shown) {
    find(name).hidden = !shown;
  }

  /** A button that not every page has. */
  setEnabled(name, enabled) {
    if (find(name)) find(name).disabled = !enabled;
  }

  /** Count and report again, although no row has changed. */
  refresh() {
    this.editor.refresh();
  }

  #changed(editor, counts) {
    count("pairs", counts.pairs);
    count("gaps", counts.gaps);
    find("gaps-toggle").classList.toggle("has-gaps", counts.gaps > 0);
    this.setEnabled("undo", editor.history.canUndo);
    this.setEnabled("redo", editor.history.canRedo);
    this.onChange(editor);
    for (const listen of this.#listeners) listen(editor);
  }

  /** Call another listener on every change, from the next on. */
  onEveryChange(listen) {
    this.#listeners.push(listen);
  }

  /** What the rows themselves do not know: saving and menus. */
  #other(name, details) {
    if (name === "save") this.onSave();
    else if (name === "menu") this.#menu(details.row, details.anchor);
    else if (this.#also.has(name)) this.#also.get(name)(this.editor.focus);
    else return false;
    return true;
  }

  /** Run a function when a key, a menu or a button asks for `name`. */
  also(name, act) {
    this.#also.set(name, act);
  }

  #menu(row, anchor) {
    const focus = this.editor.focus;
    const side = focus.key === row.dataset.key ? focus.side : "zh-hant";
    const area = row.querySelector(`[data-side="${side}"]`);
    const { key } = row.dataset;
    this.editor.focus = { key, side, ...this.editor.view.selectionIn(area) };
    this.openMenu(anchor, { isHeading: row.classList.contains("heading") });
  }

  #listen() {
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action]");
      if (button && !button.closest("#row-menu")) this.act(button.dataset.action);
      const more = event.target.closest(".more");
      if (more) this.#menu(more.closest(".row"), more);
    });
    // A press on the bar must not take the cursor out of the text it is meant for.
    document.querySelector(".editor-bar").addEventListener("mousedown", (event) => {
      if (event.target.closest("button")) event.preventDefault();
    });
    this.filter(find("gaps-toggle"), isGap);
    find("toast").addEventListener("click", () => (find("toast").hidden = true));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "F1") return;
      event.preventDefault();
      this.act(this.#also.has("palette") ? "palette" : "keys");
    });
  }

  /** Make a button show only the rows that pass the test, or all again. */
  filter(button, test) {
    button.addEventListener("click", () => {
      const only = button.getAttribute("aria-pressed") !== "true";
      for (const other of document.querySelectorAll(".counts [aria-pressed]"))
        other.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-pressed", only);
      this.editor.view.showOnly(only ? test : null, this.editor.rows);
    });
  }
}
