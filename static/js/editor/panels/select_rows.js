/** Selecting rows of the text page by keys: the focus goes to their numbers, and back on Escape. */

import { find } from "../editor_page.js";
import { RowSelection } from "../row_selection.js";

export function offerSelection({ page, words }) {
  const { editor } = page;
  const { view } = editor;
  const selection = new KeyedSelection({ page, words });

  page.also("select", ({ key }) => {
    if (selection.isEmpty) selection.choose([key]);
    selection.goTo(key);
  });
  find("selection").addEventListener("click", ({ target }) => {
    if (target.closest("button") && selection.isEmpty) view.focusOn(editor.focus);
  });
  // Going back to writing ends the selection.
  editor.root.addEventListener("focusin", ({ target }) => {
    if (!selection.isEmpty && !target.closest(".handle, .more")) selection.clear();
  });
  document.addEventListener("keydown", key, { capture: true });

  const keys = {
    ArrowDown: ({ shiftKey }) => selection.step(1, { extends: shiftKey }),
    ArrowUp: ({ shiftKey }) => selection.step(-1, { extends: shiftKey }),
    " ": () => selection.choose([selection.at], !selection.has(selection.at)),
    Delete: () => page.act("delete"),
    Backspace: () => page.act("delete"),
    Escape: end,
  };

  function end() {
    selection.clear();
    view.focusOn(editor.focus);
  }

  function key(event) {
    if (selection.isEmpty || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key !== "Escape" && !isAtNumber(event)) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act(event);
  }
}

const isAtNumber = ({ target, altKey, ctrlKey, metaKey }) =>
  target.closest?.(".handle") && !(altKey || ctrlKey || metaKey);

class KeyedSelection extends RowSelection {
  at = null; // the key of the row whose number has the focus

  goTo(key) {
    const { view } = this.editor;
    this.at = key;
    this.editor.focus = { key, side: this.editor.focus.side, start: 0, end: 0 };
    const handle = view.element(key).querySelector(".handle");
    handle.focus({ preventScroll: true });
    view.bringIntoView(handle);
  }

  /** To the next row in view, with it if `extends`. */
  step(by, { extends: isExtending }) {
    const shown = this.shownKeys();
    const key = shown[shown.indexOf(this.at) + by];
    if (key === undefined) return;
    if (isExtending) this.extendTo(key, { only: true });
    this.goTo(key);
  }

  tapped(key, event) {
    const isDone = super.tapped(key, event);
    if (isDone && !this.isEmpty) this.goTo(key);
    return isDone;
  }

  takesFocus() {
    const [first] = this.keys();
    if (first !== undefined) this.goTo(this.has(this.at) ? this.at : first);
    return first !== undefined;
  }
}
