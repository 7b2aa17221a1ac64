/** How large the text is, kept in this browser; and the text alone on the page, until Escape. */

import { closePanel } from "./side_panel.js";

const STORE = "editor-size";
const SIZES = [0.85, 1, 1.15, 1.3, 1.5, 1.75];
const USUAL = 1;

export function offerComfort({ page }) {
  let at = Math.max(0, SIZES.indexOf(stored()));

  page.also("larger", () => resize(1));
  page.also("smaller", () => resize(-1));
  page.also("only-text", () => showOnly(!document.body.classList.contains("only-text")));
  resize(0);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (document.body.classList.contains("only-text")) showOnly(false);
  });

  function resize(by) {
    at = Math.min(SIZES.length - 1, Math.max(0, at + by));
    page.editor.root.style.setProperty("--letters", SIZES[at]);
    page.editor.view.growAll();
    try {
      if (by) localStorage.setItem(STORE, SIZES[at]);
    } catch {
      // Then it is as it was on the next visit.
    }
  }

  function showOnly(isOnly) {
    if (isOnly) closePanel();
    document.body.classList.toggle("only-text", isOnly);
    page.editor.view.focusOn(page.editor.focus);
    if (isOnly) page.offer(page.words.onlyText, "only-text", page.words.back);
    else page.setShown("toast", false);
  }
}

function stored() {
  try {
    return Number(localStorage.getItem(STORE) ?? USUAL);
  } catch {
    return USUAL;
  }
}
