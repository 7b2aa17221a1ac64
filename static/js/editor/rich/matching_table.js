/** The same table in the other language, to be filled in: a pure function. */

import { SIDES } from "../rows/model.js";
import { read } from "./document/read_side.js";
import { schema } from "./document/schema.js";
import { write } from "./document/write_side.js";

const { nodes } = schema;
const FIGURES = /^[\s\d.,%$€£¥()+–-]+$/; // the same in every language

export function matchingTable(rows, { key, side }) {
  const at = rows.findIndex((row) => row.key === key);
  const other = SIDES.find((name) => name !== side);
  const tables = rows[at]?.kind === "pair" ? tablesIn(read(rows[at][side])) : [];
  const made = tables.slice(tablesIn(read(rows[at]?.[other] ?? "")).length).map(emptied);
  if (!made.length) return null;
  const before = read(rows[at][other]).children;
  const text = write(nodes.doc.create(null, [...before, ...made]));
  const { inStep, ...row } = rows[at];
  return {
    rows: rows.with(at, { ...row, [other]: text }),
    focus: { key, side: other, start: text.length, end: text.length },
  };
}

const tablesIn = (doc) => doc.children.filter((block) => block.type === nodes.captioned);

/** Its shape, its alignment and its figures. */
function emptied(block) {
  const rows = block.lastChild.children.map((row) =>
    nodes.table_row.create(null, row.children.map(emptyCell)),
  );
  return nodes.captioned.create(null, [nodes.caption.create(), nodes.table.create(null, rows)]);
}

/** A header without any words would be none: its cells say that something is to come. */
function emptyCell(cell) {
  const text = cell.textContent.trim();
  if (text && FIGURES.test(text)) return cell;
  const words = cell.type === nodes.table_header && text ? schema.text("…") : null;
  return cell.type.create(cell.attrs, nodes.paragraph.create(null, words));
}
