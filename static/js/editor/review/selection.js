/** Rows chosen together, and what they can become after an import: a table, headings, or left out. */

import { find } from "../editor_page.js";
import { RowSelection } from "../row_selection.js";
import { indexOf, SIDES } from "../rows/model.js";
import { asHeadings } from "./as_headings.js";
import { asTable, guessedColumns, isOfCells } from "./as_table.js";
import { leaveOut } from "./left_out.js";

const LONGEST = 30; // letters of a row in the name of its box

export function offerSelection({ page, words }) {
  const { editor } = page;
  const selection = new RowSelection({ page, words });
  const columns = find("columns");
  const shown = new WeakMap(); // element → the row that its box names

  const keysOr = ({ keys, key }) => (keys.length ? keys : [key]);
  const become = (action, act) => selection.ends(action, act, { alone: true });
  become("heading", (rows, focus) => asHeadings(rows, keysOr(focus)));
  become("leave-out", (rows, focus) => leaveOut(rows, keysOr(focus)));
  become("table", (rows, focus) => asTable(rows, keysOr(focus), columnsFor(focus)));
  selection.onChange = tell;
  page.also("select", ({ key, side }) => {
    selection.choose([key], !selection.has(key));
    const next = editor.rows[indexOf(editor.rows, key) + 1];
    if (next) editor.view.focusOn({ key: next.key, side, start: 0, end: 0 });
  });
  editor.view.alsoShow(name);
  page.refresh();

  editor.root.addEventListener("click", (event) => {
    if (!event.target.matches(".pick input")) return;
    const { key } = event.target.closest("[data-key]").dataset;
    if (event.shiftKey && event.target.checked) selection.extendTo(key);
    else selection.choose([key], event.target.checked);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !selection.isEmpty) selection.clear();
  });

  const columnsFor = ({ keys }) =>
    keys.length && columns.value ? Number(columns.value) : undefined;

  function tell() {
    const here = selection.keys();
    if (here.length && here.join() !== columns.dataset.of)
      columns.value = guessedColumns(editor.rows, here);
    columns.dataset.of = here.join();
    find("columns-field").hidden = here.length < 2 || !isOfCells(editor.rows, here);
    for (const box of editor.root.querySelectorAll(".pick input"))
      box.checked = selection.has(box.closest("[data-key]").dataset.key);
  }

  function name(element, row) {
    const box = element.querySelector(".pick input");
    box.checked = selection.has(row.key);
    if (shown.get(element) === row) return;
    shown.set(element, row);
    const text = SIDES.map((side) => row[side].trim()).find(Boolean) ?? "";
    box.setAttribute("aria-label", `${words.select} ${text.slice(0, LONGEST)}`);
  }
}
