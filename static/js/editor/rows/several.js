/** Actions on several selected rows at once: pure functions. */

import { automatic, begunWithHeading, joined, joinedLine, SIDES, selectedRows } from "./model.js";

/** The action `all` on several selected rows; else `one` on the only selected row or the one in focus. */
export const orAll = (one, all) => (rows, focus) => {
  const { keys = [] } = focus;
  if (keys.length > 1) return all(rows, focus);
  return one(rows, keys.length ? { ...focus, key: keys[0] } : focus);
};

export function removeAll(rows, { keys, side }) {
  const gone = selectedRows(rows, keys);
  if (!gone.length) return null;
  const left = begunWithHeading(rows.filter((row) => !gone.includes(row)));
  const next = rows.slice(rows.indexOf(gone[0])).find((row) => !gone.includes(row));
  const { key } = next ?? left.at(-1);
  return { rows: left, focus: { key, side, start: 0, end: 0 } };
}

/** Whether the selected rows can become one: neighbours of the same kind. */
export function canMerge(rows, keys) {
  const chosen = selectedRows(rows, keys);
  const first = rows.indexOf(chosen[0]);
  return (
    chosen.length > 1 &&
    chosen.every((row, n) => row === rows[first + n] && row.kind === chosen[0].kind)
  );
}

/** The selected rows as the first of them, each side with the texts of all. */
export function mergeAll(rows, { keys, side }) {
  if (!canMerge(rows, keys)) return null;
  const chosen = selectedRows(rows, keys);
  const made = chosen.reduce((one, next) => ({
    ...automatic(one),
    ...Object.fromEntries(SIDES.map((name) => [name, mergedSide(one, next, name)])),
  }));
  const seam = chosen[0][side].length;
  const focus = { key: made.key, side, start: seam, end: seam };
  return { rows: rows.toSpliced(rows.indexOf(chosen[0]), chosen.length, made), focus };
}

/** A heading stays one line, also where its number would make it an item of a list. */
function mergedSide(one, next, side) {
  const join = one.kind === "heading" ? joinedLine : joined;
  return join(side, one[side], next[side]);
}
