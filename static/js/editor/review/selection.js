/** Rows chosen together, and what they can become: a table, headings, or left out. */

import { find } from "../editor_page.js";
import { ACTIONS } from "../rows/actions.js";
import { indexOf, SIDES } from "../rows/model.js";
import { asHeadings } from "./as_headings.js";
import { asTable, guessedColumns, isOfCells } from "./as_table.js";
import { leaveOut } from "./left_out.js";

const LONGEST = 30; // letters of a row in the name of its box

export function offerSelection({ page, words }) {
  const { editor } = page;
  const chosen = new Set();
  const columns = find("columns");
  let last = null; // the box ticked last, from which Shift goes on
  let done = "";
  const shown = new WeakMap(); // element → what it shows

  const keys = () => editor.rows.map((row) => row.key).filter((key) => chosen.has(key));
  const keysOr = (focus) => (keys().length ? keys() : [focus.key]);
  const become = (name, made) => (rows, focus) => {
    const result = made(rows, keysOr(focus));
    if (result) done = name;
    return result;
  };

  ACTIONS.heading = become("heading", asHeadings);
  ACTIONS["leave-out"] = become("leave-out", leaveOut);
  ACTIONS.table = become("table", (rows, here) =>
    asTable(rows, here, chosen.size && columns.value ? Number(columns.value) : undefined),
  );
  page.also("select", ({ key, side }) => {
    choose([key], !chosen.has(key));
    const next = editor.rows[indexOf(editor.rows, key) + 1];
    if (next) editor.view.focusOn({ key: next.key, side, start: 0, end: 0 });
  });
  editor.view.alsoShow(show);
  page.onEveryChange(changed);
  page.refresh();

  editor.root.addEventListener("click", (event) => {
    if (!event.target.matches(".pick input")) return;
    const { key } = event.target.closest("[data-key]").dataset;
    choose(event.shiftKey && last ? between(last, key) : [key], event.target.checked);
    last = key;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen.size) clear();
  });
  find("selection-clear").addEventListener("click", clear);

  /** What is done to rows ends their selection, and says how to take it back. */
  function changed() {
    if (done) {
      chosen.clear();
      page.toast(words.done[done]);
    }
    done = "";
    tell();
  }

  function choose(some, isChosen) {
    for (const key of some) {
      if (isChosen) chosen.add(key);
      else chosen.delete(key);
    }
    const here = keys();
    if (here.length) columns.value = guessedColumns(editor.rows, here);
    page.refresh();
  }

  function clear() {
    chosen.clear();
    page.refresh();
  }

  function between(from, to) {
    const shown = editor.rows.filter((row) => !editor.view.element(row.key).hidden);
    const [first, end] = [indexOf(shown, from), indexOf(shown, to)].sort((a, b) => a - b);
    return first < 0 ? [to] : shown.slice(first, end + 1).map((row) => row.key);
  }

  function tell() {
    const here = keys();
    find("selection").hidden = !here.length;
    find("selected").textContent = here.length;
    find("columns-field").hidden = here.length < 2 || !isOfCells(editor.rows, here);
  }

  function show(element, row) {
    if (shown.get(element)?.row === row && shown.get(element).isChosen === chosen.has(row.key))
      return;
    shown.set(element, { row, isChosen: chosen.has(row.key) });
    const box = element.querySelector(".pick input");
    const text = SIDES.map((side) => row[side].trim()).find(Boolean) ?? "";
    box.checked = chosen.has(row.key);
    box.setAttribute("aria-label", `${words.select} ${text.slice(0, LONGEST)}`);
    element.classList.toggle("chosen", box.checked);
  }
}
