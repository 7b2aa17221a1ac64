/** A panel beside the text: one at a time. Escape closes it, and the focus goes back where it was. */

import { find } from "../editor_page.js";

let shown = null; // the panel that is open

export class SidePanel {
  #before = null; // what had the focus when it was opened

  constructor(name, button, { onOpen = () => {} } = {}) {
    this.element = find(name);
    this.button = button;
    this.onOpen = onOpen;
    button.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    button.setAttribute("aria-expanded", "false");
  }

  get isOpen() {
    return !this.element.hidden;
  }

  open() {
    if (shown && shown !== this) shown.close();
    if (!this.isOpen) this.#before = document.activeElement;
    this.#show(true);
    this.onOpen();
  }

  close() {
    if (!this.isOpen) return;
    const hasFocus = this.element.contains(document.activeElement);
    this.#show(false);
    if (!hasFocus) return;
    const isText = this.#before?.isConnected && this.#before !== document.body;
    (isText ? this.#before : this.button).focus({ preventScroll: true });
  }

  #show(isShown) {
    this.element.hidden = !isShown;
    this.button.setAttribute("aria-expanded", isShown);
    document.body.classList.toggle("beside-panel", isShown);
    shown = isShown ? this : null;
  }
}

export const closePanel = () => shown?.close();

document.addEventListener("keydown", (event) => {
  // A rich side prevents what a browser would do at Escape, so that says nothing here.
  if (event.key !== "Escape" || event.isComposing || !shown) return;
  if (document.querySelector("dialog[open], :popover-open")) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // one thing at a time
  shown.close();
});
