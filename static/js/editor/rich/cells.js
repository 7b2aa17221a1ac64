/** Cells that come from elsewhere: a spreadsheet's lines with tabs, or a table put into a table. */

import { addColumn, addRow, selectedRect, TextSelection } from "../../vendor/rich_text.js";
import { schema } from "./document/schema.js";

const { nodes } = schema;

/** Lines with tabs as a table's Markdown; null if they are none. */
export function tableIn(text) {
  const lines = text.replace(/\n+$/, "").split("\n");
  if (lines.length < 2 || !lines.every((line) => line.includes("\t"))) return null;
  const rows = lines.map((line) =>
    line.split("\t").map((cell) => cell.trim().replace(/\|/g, "\\|")),
  );
  const width = Math.max(...rows.map((row) => row.length));
  const shown = rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
  const written = (cells) => `| ${cells.join(" | ")} |`;
  return [
    written(shown[0]),
    written(Array(width).fill("---")),
    ...shown.slice(1).map(written),
  ].join("\n");
}

/** Fill cells from the one with the cursor on; the table grows where it is too small. */
export function pasteCells(view, content) {
  const rows = rowsIn(content);
  grow(view, rows);
  const { map, tableStart, left, top } = selectedRect(view.state);
  const { tr } = view.state;
  let last = null;
  for (const [n, cells] of rows.entries())
    for (const [at, words] of cells.entries()) {
      const place = tableStart + map.map[(top + n) * map.width + left + at];
      const cell = view.state.doc.nodeAt(place);
      const from = tr.mapping.map(place + 2);
      if (rows.length * cells.length === 1) tr.replaceWith(...selected(view.state), words);
      else tr.replaceWith(from, tr.mapping.map(place + cell.nodeSize - 2), words);
      last = place + 2;
    }
  if (last !== null && rows.length > 1)
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(last))));
  view.dispatch(tr.scrollIntoView());
}

const selected = ({ selection }) => [selection.from, selection.to];

/** The words of each cell; text that is no table is one cell. */
function rowsIn(content) {
  const table = content.firstChild?.type === nodes.captioned && content.childCount === 1;
  if (table)
    return content.firstChild.lastChild.children.map((row) =>
      row.children.map((cell) => cell.firstChild.content),
    );
  const words = [];
  content.descendants((node) => {
    if (node.isTextblock && words.length) words.push(nodes.hard_break.create());
    if (node.isInline) words.push(node);
  });
  return [[words]];
}

/** Rows below and columns to the right, where what is put in needs more than there are. */
function grow(view, rows) {
  const width = Math.max(...rows.map((cells) => cells.length));
  const extend = (isTooSmall, add, end) => {
    for (let rect = selectedRect(view.state); isTooSmall(rect); rect = selectedRect(view.state))
      view.dispatch(add(view.state.tr, rect, end(rect)));
  };
  extend(
    ({ top, map }) => top + rows.length > map.height,
    addRow,
    ({ map }) => map.height,
  );
  extend(
    ({ left, map }) => left + width > map.width,
    addColumn,
    ({ map }) => map.width,
  );
}
