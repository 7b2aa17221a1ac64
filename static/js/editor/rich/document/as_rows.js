/** Paragraphs of a row as rows of their own: a pure function. */

import { blankRow, isBlank, SIDES, spliced } from "../../rows/model.js";
import { read } from "./read_side.js";
import { write } from "./write_side.js";

/** Each block of the side in a row; those of the other language beside them, where it has as many. */
export function asRows(rows, { key, side }) {
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  if (row?.kind !== "pair") return null;
  const parts = blocksOf(row[side]);
  if (parts.length < 2) return null;
  const other = SIDES.find((name) => name !== side);
  const others = blocksOf(row[other]);
  const beside = others.length === parts.length ? others : [row[other]];
  const free = freeBelow(rows, at, side, parts.length - 1);
  const made = parts.map((text, n) => {
    const base = n === 0 ? row : rows[at + n] && n <= free ? rows[at + n] : blankRow("pair");
    const said = n === 0 || beside.length > 1 ? (beside[n] ?? "") : base[other];
    const { inStep, ...rest } = base;
    return { ...rest, [side]: text, [other]: said, ...(rest["zh-hans"] && { "zh-hans": "" }) };
  });
  const last = made.at(-1);
  return {
    rows: spliced(rows, at, 1 + free, ...made),
    focus: { key: last.key, side, start: last[side].length, end: last[side].length },
  };
}

/** Rows below that lack this side take it; only if all of them do, or the two sides would shift. */
function freeBelow(rows, at, side, wanted) {
  const below = rows.slice(at + 1, at + 1 + wanted);
  const areFree =
    below.length === wanted && below.every((row) => row.kind === "pair" && isBlank(row[side]));
  return areFree ? wanted : 0;
}

function blocksOf(text) {
  const doc = read(text);
  return doc.children
    .map((block) => write(doc.type.create(null, block)))
    .filter((one) => one.trim());
}
