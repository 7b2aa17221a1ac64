/** What was left out, shown where it stood, with the reason and a button that takes it back. */

import { find } from "../editor_page.js";
import { SIDES, TAGS } from "../rows/model.js";
import { takenBack } from "./left_out.js";

const MOST = 3; // more than so many in one place are folded up

export function showLeftOut({ page, words }) {
  const { editor } = page;
  const blank = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

  editor.view.alsoShow(show);
  page.filter(find("left-toggle"), (row) => row.left?.length > 0);
  find("left-toggle").addEventListener("click", () => {
    const isOpen = find("left-toggle").getAttribute("aria-pressed") === "true";
    for (const box of document.querySelectorAll(".left-out:not(.few)")) box.open = isOpen;
  });
  page.onEveryChange(count);
  page.refresh();

  document.addEventListener("click", (event) => {
    const item = event.target.closest(".take-back")?.closest("[data-place]");
    if (!item) return;
    const { key } = item.closest("[data-key]").dataset;
    if (editor.apply(takenBack(editor.rows, key, Number(item.dataset.place))))
      page.toast(words.taken_back);
  });

  function count() {
    const many = editor.rows.reduce((sum, row) => sum + (row.left?.length ?? 0), 0);
    find("left").textContent = many;
    find("left-toggle").hidden = many === 0;
  }

  function show(element, row) {
    if (!row.left?.length && !element.dataset.left) return;
    const items = (row.left ?? []).map((item, place) => ({ ...item, place }));
    const said = JSON.stringify(items);
    if ((element.dataset.left ?? "[]") === said) return;
    element.dataset.left = said;
    for (const box of element.querySelectorAll(".left-out")) box.remove();
    for (const [where, isHere] of [
      ["above", (item) => item.above],
      ["below", (item) => !item.above],
    ]) {
      const here = items.filter(isHere);
      if (here.length) element.append(box(here, where));
    }
  }

  function box(items, where) {
    const made = blank("left-out-box");
    made.classList.add(where);
    made.classList.toggle("few", items.length <= MOST);
    made.open = items.length <= MOST;
    made.querySelector("b").textContent = items.length;
    const why = new Set(items.map((item) => words.left_out[item.reason]).filter(Boolean));
    made.querySelector(".reasons").textContent = [...why].join(" · ");
    made.querySelector("ul").append(...items.map(entry));
    return made;
  }

  function entry(item) {
    const made = blank("left-out-item");
    made.dataset.place = item.place;
    const lines = SIDES.filter((side) => item[side].trim()).map((side) =>
      line(item[side], TAGS[side]),
    );
    made.querySelector(".lines").append(...lines);
    if (item.reason === "picture") made.querySelector(".take-back").remove(); // only a sentence about it
    const why = words.left_out[item.reason];
    made.querySelector(".why").textContent = why ? `${words.left_out_as}${why}` : words.left_out_as;
    return made;
  }

  function line(text, lang) {
    const made = document.createElement("span");
    made.className = "line";
    made.lang = lang;
    made.textContent = text;
    return made;
  }
}
