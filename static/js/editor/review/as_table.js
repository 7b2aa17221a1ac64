/** Loose rows that are one table: pure functions.
 *
 * A table is written as the importer writes it: pipes, the first row as its head, `<br>` for a line break
 * within a cell, and its caption as a line above.
 */

import { begunWithHeading, blankRow, isBlank, SIDES } from "../rows/model.js";

const MOST_COLUMNS = 12;
const RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const BETWEEN_CELLS = /\t+| \| |｜/;
const FIGURES = /^[\s\d.,%$€£¥()+–-]*\d[\s\d.,%$€£¥()+–-]*(?:元|MOP|HKD|%)?$/;

/** The rows with the chosen ones as one table, in the place of the first; null if they hold no text.
 * `columns` counts where every row is one cell. */
export function asTable(rows, keys, columns = guessedColumns(rows, keys)) {
  const chosen = rows.filter((row) => keys.includes(row.key));
  if (chosen.length < 2 && isOfCells(rows, keys)) return null; // a paragraph
  const grids = SIDES.map((side) => gridOf(chosen, side, columns));
  if (grids.every((grid) => !grid.rows.length)) return null;
  const table = blankRow("pair", {
    ...Object.fromEntries(SIDES.map((side, n) => [side, written(grids[n])])),
    noted: [...new Set(chosen.flatMap((row) => row.noted ?? []))],
    left: chosen.flatMap((row) => row.left ?? []),
  });
  const made = rows.flatMap((row) => {
    if (row.key === chosen[0].key) return [table];
    return keys.includes(row.key) ? [] : [row];
  });
  return {
    rows: begunWithHeading(made),
    focus: { key: table.key, side: SIDES[0], start: 0, end: 0 },
  };
}

/** Whether every chosen row is one cell, so that somebody has to say how many make a line. */
export const isOfCells = (rows, keys) =>
  rows
    .filter((row) => keys.includes(row.key))
    .every((row) => SIDES.every((side) => !linesOf(row[side])));

/** The number of columns in which cells of one kind stand below each other, as figures do. */
export function guessedColumns(rows, keys) {
  const chosen = rows.filter((row) => keys.includes(row.key));
  const kinds = chosen.map((row) =>
    kindOf(SIDES.map((side) => row[side]).find((one) => one.trim())),
  );
  const most = Math.min(MOST_COLUMNS, Math.floor(kinds.length / 2));
  const sizes = Array.from({ length: most }, (_one, n) => n + 1).filter(
    (size) => size > 1 && kinds.length % size === 0,
  );
  const scored = sizes.map((size) => ({ size, score: agreement(kinds, size) }));
  scored.sort((one, other) => other.score - one.score || one.size - other.size);
  return scored[0]?.size ?? Math.max(1, Math.min(2, kinds.length));
}

const kindOf = (text = "") => (FIGURES.test(text.trim()) || /^(?:MOP|HKD|\$)/.test(text) ? 1 : 0);

/** The share of cells below the head that are of one kind with the one above. */
function agreement(kinds, size) {
  const below = kinds.slice(2 * size).filter((kind, n) => kind === kinds[n + size]).length;
  const compared = kinds.length - 2 * size;
  const varied = new Set(kinds.slice(size, 2 * size)).size > 1 ? 0.01 : 0;
  return (compared > 0 ? below / compared : 0.5) + varied;
}

function gridOf(chosen, side, columns) {
  if (chosen.every((row) => isBlank(row[side]))) return { rows: [], caption: "" };
  const lines = chosen.map((row) => linesOf(row[side]) ?? { cells: [[cell(row[side])]] });
  const caption = lines.map((one) => one.caption).find(Boolean) ?? "";
  const isInLines = chosen.some((row) => SIDES.some((name) => linesOf(row[name])));
  const all = lines.flatMap((one) => one.cells);
  return { rows: isInLines ? all : chunks(all.flat(), columns), caption };
}

const chunks = (cells, size) =>
  Array.from({ length: Math.ceil(cells.length / size) }, (_one, n) =>
    cells.slice(n * size, (n + 1) * size),
  );

/** The cells of a text that is a table already, or whose lines are divided into cells; else null. */
function linesOf(text) {
  const lines = text.split("\n").filter((line) => line.trim());
  const rule = lines.findIndex((line, n) => n > 0 && line.includes("|") && RULE.test(line));
  if (rule > 0) {
    const body = [lines[rule - 1], ...lines.slice(rule + 1)].map(cellsBetweenPipes);
    const head = body[0].every((one) => !one) ? body.slice(1) : body;
    return { cells: head, caption: lines.slice(0, rule - 1).join(" ") };
  }
  if (!lines.length || !lines.every((line) => BETWEEN_CELLS.test(line))) return null;
  return { cells: lines.map((line) => line.split(BETWEEN_CELLS).map(cell)) };
}

function cellsBetweenPipes(line) {
  const inner = line.trim().replace(/^\||(?<!\\)\|$/g, "");
  return inner.split(/(?<!\\)\|/).map((one) => one.trim());
}

const cell = (text) =>
  text
    .trim()
    .replace(/(?<!\\)\|/g, "\\|")
    .replace(/\s*\n\s*/g, "<br>");

function written({ rows, caption }) {
  if (!rows.length) return "";
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const filled = rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
  const [head, ...body] = filled.map(line);
  const table = [head, line(Array(width).fill("---")), ...body];
  return (caption ? [caption, ...table] : table).join("\n");
}
