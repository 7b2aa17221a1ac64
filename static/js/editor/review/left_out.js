/** What was left out of the text, kept at the row behind which it stood: pure functions.
 *
 * A row's `left` holds texts in their order: {kind, a text for each side, reason, noted}, and `above` for what
 * stands before the first row. As part of the rows it follows them through moves, undo and redo.
 */

import { blankRow, indexOf, isEmpty, SIDES, spliced } from "../rows/model.js";

export const BY_HAND = "by-hand"; // the reason of what the lawyer has left out

const leftOf = (row) => row.left ?? [];

/** Leave rows out; what had been left out behind them stays in its place. */
export function leaveOut(rows, keys) {
  const gone = new Set(keys);
  const isGone = (row) => gone.has(row.key) && !isNothing(row);
  if (!rows.some(isGone)) return null;
  const kept = [];
  let loose = []; // what has no row above it yet
  for (const row of rows) {
    const here = isGone(row) ? [itemOf(row), ...leftOf(row)] : [];
    if (!isGone(row))
      kept.push(loose.length ? { ...row, left: [...above(loose), ...leftOf(row)] } : row);
    else if (kept.length) kept[kept.length - 1] = withLeft(kept.at(-1), here);
    else loose = [...loose, ...here];
    if (!isGone(row)) loose = [];
  }
  if (!kept.length) kept.push(blankRow("heading", { left: above(loose) }), blankRow("pair"));
  return { rows: begunWithHeading(kept), focus: focusNear(rows, kept, gone) };
}

/** A heading without text begins every text, and is nothing to leave out. */
const isNothing = (row) => isEmpty(row) && !leftOf(row).length;
const above = (items) => items.map((item) => ({ ...item, above: true }));
const withLeft = (row, items) => ({ ...row, left: [...leftOf(row), ...items] });

function itemOf(row) {
  const sides = Object.fromEntries(SIDES.map((side) => [side, row[side]]));
  const { kind, level, noted = [] } = row;
  return { kind, ...(level && { level }), ...sides, reason: BY_HAND, noted };
}

/** The first row is a heading, and has what stands before it. */
function begunWithHeading(rows) {
  if (rows[0].kind === "heading") return rows;
  const [first, ...rest] = rows;
  const top = leftOf(first).filter((item) => item.above);
  const below = leftOf(first).filter((item) => !item.above);
  return [blankRow("heading", { left: top }), { ...first, left: below }, ...rest];
}

function focusNear(rows, kept, gone) {
  const at = rows.findIndex((row) => gone.has(row.key));
  const next = rows.slice(at).find((row) => !gone.has(row.key)) ?? kept.at(-1);
  return { key: next.key, side: SIDES[0], start: 0, end: 0 };
}

/** Take one of the texts left out at a row back into its place; what stood behind it stays behind. */
export function takenBack(rows, key, n) {
  const at = indexOf(rows, key);
  const item = at < 0 ? undefined : leftOf(rows[at])[n];
  if (!item) return null;
  const before = leftOf(rows[at]).slice(0, n);
  const after = leftOf(rows[at]).slice(n + 1);
  const sides = Object.fromEntries(SIDES.map((side) => [side, item[side]]));
  const level = item.level && { level: item.level };
  const row = blankRow(item.kind, { ...sides, ...level, noted: item.noted ?? [] });
  const side = SIDES.find((name) => row[name]) ?? SIDES[0];
  const focus = { key: row.key, side, start: 0, end: 0 };
  if (item.above) return { rows: putAbove(rows, row, before, after), focus };
  const stays = { ...rows[at], left: before };
  return { rows: spliced(rows, at, 1, stays, { ...row, left: after }), focus };
}

/** The text stands before the first row, which is a heading. */
function putAbove([first, ...rest], row, before, after) {
  const top = after.filter((item) => item.above).map(({ above: _above, ...item }) => item);
  const below = after.filter((item) => !item.above);
  const back = { ...row, left: [...(row.kind === "heading" ? before : []), ...top] };
  if (row.kind === "heading") return [back, { ...first, left: below }, ...rest];
  if (isEmpty(first))
    return [{ ...first, left: before }, { ...back, left: [...top, ...below] }, ...rest];
  return [blankRow("heading", { left: before }), back, { ...first, left: below }, ...rest];
}

/** The rows an action made, with what was left out at rows that it made away with. */
export function carried(before, result) {
  if (!result || result.rows === before) return result;
  const keys = new Set(result.rows.map((row) => row.key));
  const lost = before.filter(
    (row) => !keys.has(row.key) && (leftOf(row).length || row.noted?.length),
  );
  if (!lost.length) return result;
  const rows = lost.reduce((now, row) => carriedOn(now, before, row), result.rows);
  return { ...result, rows };
}

/** A row that is gone was merged with the one above it, or its text was. */
function carriedOn(rows, before, gone) {
  const above = before.slice(0, indexOf(before, gone.key));
  const near = above.findLast((row) => indexOf(rows, row.key) >= 0);
  const to = near ? indexOf(rows, near.key) : 0;
  const noted = [...new Set([...(rows[to].noted ?? []), ...(gone.noted ?? [])])];
  return rows.with(to, { ...withLeft(rows[to], leftOf(gone)), noted });
}
