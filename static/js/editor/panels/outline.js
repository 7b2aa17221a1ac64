/** The headings of the text in a panel: where the writer is, and a way to each. */

import { find } from "../editor_page.js";
import { outlineOf } from "../rows/headings_list.js";
import { SidePanel } from "./side_panel.js";

export function offerOutline({ page }) {
  const { editor } = page;
  const list = find("outline-list");
  const panel = new SidePanel("outline-panel", find("outline"), { onOpen: show });
  let isWriting = false; // until then the editor's place is the end, for what is added first

  find("outline-close").addEventListener("click", () => panel.close());
  page.also("outline", () => (panel.isOpen ? panel.close() : panel.open()));
  page.onEveryChange(() => panel.isOpen && show());
  editor.root.addEventListener("focusin", () => {
    isWriting = true;
    if (panel.isOpen) mark();
  });

  function show() {
    list.replaceChildren(...outlineOf(editor.rows).map(entry));
    mark();
  }

  function entry({ key, level, title, tag }) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = `go level-${level}`;
    button.lang = tag;
    button.textContent = title;
    button.dataset.heading = key;
    button.addEventListener("click", () => {
      if (innerWidth < 768) panel.close();
      const end = editor.rows.find((row) => row.key === key)["zh-hant"].length;
      editor.view.focusOn({ key, side: "zh-hant", start: end, end });
    });
    item.append(button);
    return item;
  }

  /** The heading that the writer is under. */
  function mark() {
    const { key } = editor.focus;
    const at = isWriting ? editor.rows.findIndex((row) => row.key === key) : -1;
    const heading = editor.rows.findLast((row, n) => n <= at && row.kind === "heading");
    for (const button of list.querySelectorAll("button")) {
      if (button.dataset.heading === heading?.key) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }
}
