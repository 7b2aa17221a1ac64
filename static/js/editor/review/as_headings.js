/** Rows that are headings, or are none: pure functions. */

import { atLevel, begunWithHeading, blankRow, isBlank, levelAt, SIDES } from "../rows/model.js";

/** The rows with the chosen ones as headings; where all of them are, as paragraphs. Rows of which each
 * side stands in one only, as a Chinese heading above its English one, are one heading. */
export function asHeadings(rows, keys) {
  const chosen = rows.filter((row) => keys.includes(row.key) && !isNothing(row));
  if (!chosen.length) return null;
  const isBack = chosen.every((row) => row.kind === "heading");
  const isOne = chosen.length > 1 && !isBack && isInHalves(chosen) && areNeighbours(rows, chosen);
  const made = isOne
    ? [madeOf(rows, chosen, "heading")]
    : chosen.map((row) => madeOf(rows, [row], isBack ? "pair" : "heading"));
  const at = new Map(chosen.map((row, n) => [row.key, made[n]]));
  const result = rows.flatMap((row) => (at.has(row.key) ? (at.get(row.key) ?? []) : [row]));
  return {
    rows: begunWithHeading(result),
    focus: { key: made[0].key, side: SIDES[0], start: 0, end: 0 },
  };
}

const isNothing = (row) => SIDES.every((side) => isBlank(row[side]));
const isInHalves = (chosen) =>
  SIDES.every((side) => chosen.filter((row) => !isBlank(row[side])).length === 1);

function areNeighbours(rows, chosen) {
  const places = chosen.map((row) => rows.indexOf(row));
  return places.at(-1) - places[0] === places.length - 1;
}

function madeOf(rows, parts, kind) {
  const said = (side) => parts.map((row) => row[side]).find((text) => !isBlank(text)) ?? "";
  const text = (side) => (kind === "heading" ? said(side).replace(/\s*\n\s*/g, " ") : said(side));
  const row = blankRow(kind, {
    ...Object.fromEntries(SIDES.map((side) => [side, text(side)])),
    noted: [...new Set(parts.flatMap((part) => part.noted ?? []))],
    left: parts.flatMap((part) => part.left ?? []),
  });
  return kind === "heading" ? atLevel(row, levelAt(rows, rows.indexOf(parts[0]))) : row;
}
