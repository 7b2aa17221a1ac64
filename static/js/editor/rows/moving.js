/** Rows that move: one, a section, or all that are selected; pure functions.
 *
 * `focus.keys` are the selected rows. Several of them move as one block; otherwise the selected row, or
 * the one in focus, moves, and a heading moves with its section.
 */

import { begunWithHeading, indexOf, levelOf, selectedRows } from "./model.js";

/** Alt+Up and Alt+Down: past a row; a block that begins with a heading moves past a section. */
export function move(rows, focus, step) {
  const block = blockOf(rows, focus);
  if (!block.length) return null;
  const left = rows.filter((row) => !block.includes(row));
  const places = landings(left, block[0]);
  const passed = (row) => rows.slice(0, rows.indexOf(row)).filter((one) => left.includes(one));
  const to =
    step < 0
      ? places.findLast((place) => place < passed(block[0]).length)
      : places.find((place) => place > passed(block.at(-1)).length);
  return to === undefined ? null : placed(left, block, to, focus);
}

/** Drag: before the row `before`, or last. */
export function moveBefore(rows, focus, before) {
  const block = blockOf(rows, focus);
  const left = rows.filter((row) => !block.includes(row));
  const at = before === null ? rows.length : indexOf(rows, before);
  const to = rows.slice(0, at).filter((row) => left.includes(row)).length;
  if (!block.length || (to === 0 && block[0].kind !== "heading")) return null;
  const result = placed(left, block, to, focus);
  return result.rows.every((row, n) => row === rows[n]) ? null : result;
}

function blockOf(rows, { key, keys = [] }) {
  if (keys.length > 1) return selectedRows(rows, keys);
  const at = indexOf(rows, keys[0] ?? key);
  if (at < 0) return [];
  return rows.slice(at, at + (rows[at].kind === "heading" ? sectionSize(rows, at) : 1));
}

/** The places among the other rows where a block that begins with the row `first` may stand. */
function landings(left, first) {
  const places = Array.from({ length: left.length + 1 }, (_one, n) => n);
  if (first.kind !== "heading") return places.slice(1);
  const isBeside = (row) => row.kind === "heading" && levelOf(row) <= levelOf(first);
  return places.filter((n) => n === left.length || isBeside(left[n]));
}

const placed = (left, block, to, focus) => ({
  rows: begunWithHeading(left.toSpliced(to, 0, ...block)),
  focus,
});

/** How many rows from a heading to the next one that is not below its level. */
function sectionSize(rows, at) {
  const next = rows.findIndex(
    (row, n) => n > at && row.kind === "heading" && levelOf(row) <= levelOf(rows[at]),
  );
  return (next < 0 ? rows.length : next) - at;
}
