/** The text as a flat list of rows, and everything that can be done to it: pure functions.
 *
 * A row is {key, kind: "heading" | "pair", "zh-hant", en}; a heading may be of a `level` below the
 * first, which goes without saying; a pair may say in "zh-hans" how its Chinese
 * reads in Simplified characters. `behind` is the side that was behind when the row was read, `inStep`
 * that the writer says that none is. A heading begins a section, so the first
 * row is always one (its sides may be empty). Rows are never changed, only replaced, so that every
 * earlier list can be returned to. Each action answers {rows, focus}, or null when it cannot be done.
 */

import { isFigure } from "./figures.js";
import { joinedWithNotes } from "./note_labels.js";

export const SIDES = ["zh-hant", "en"];
export const TAGS = { "zh-hant": "zh-Hant-HK", en: "en" };
export const SIMPLIFIED = "zh-hans";
const DEEPEST = 3;

let last = 0;

export function newKey() {
  last += 1;
  return `new-${last}`;
}

export const blankRow = (kind, sides = {}) => ({
  key: newKey(),
  kind,
  "zh-hant": "",
  en: "",
  ...sides,
});

/** A row as the server's checks take it: its key and its sides. */
export const textOf = (row) => ({
  key: row.key,
  ...Object.fromEntries(SIDES.map((side) => [side, row[side]])),
});

export function fromDocument(text) {
  const rows = [];
  for (const section of text.sections) {
    rows.push({
      key: section.id || newKey(),
      kind: "heading",
      ...section.heading,
      ...(section.level > 1 && { level: section.level }),
      behind: section.behind ?? "",
    });
    for (const pair of section.paragraphs) {
      const said = { "zh-hant": pair["zh-hant"], en: pair.en, "zh-hans": pair["zh-hans"] ?? "" };
      rows.push({ key: pair.id || newKey(), kind: "pair", ...said, behind: pair.behind ?? "" });
    }
  }
  if (!rows.length) rows.push(blankRow("heading"), blankRow("pair"));
  return rows;
}

/** The document to save; `idOf` knows the id of a row's key, or "" for a new row. */
export function toDocument(rows, idOf) {
  const sections = [];
  for (const row of rows) {
    const sides = { "zh-hant": row["zh-hant"], en: row.en };
    const id = idOf(row);
    const marks = {
      ...(row.behind && { behind: row.behind }),
      ...(row.inStep && { in_step: true }),
    };
    if (row.kind === "heading") {
      const level = row.level > 1 && { level: row.level };
      sections.push({ id, heading: sides, ...marks, ...level, paragraphs: [] });
    } else
      sections.at(-1).paragraphs.push({
        id,
        ...sides,
        ...marks,
        ...(SIMPLIFIED in row && { [SIMPLIFIED]: row[SIMPLIFIED] }),
      });
  }
  return { sections };
}

export const levelOf = (row) => row.level ?? 1;
export const isBlank = (text) => !text.trim();
export const isEmpty = (row) => SIDES.every((side) => isBlank(row[side]));
export const isGap = (row) => !isEmpty(row) && SIDES.some((side) => isBlank(row[side]));

export function counts(rows) {
  return {
    pairs: rows.filter((row) => row.kind === "pair" && !isEmpty(row)).length,
    gaps: rows.filter(isGap).length,
  };
}

export const indexOf = (rows, key) => rows.findIndex((row) => row.key === key);
const other = (side) => SIDES.find((name) => name !== side);
const focusOn = (row, side, start = row[side].length) => ({
  key: row.key,
  side,
  start,
  end: start,
});

/** The rows with `count` of them from `at` on replaced. */
export const spliced = (rows, at, count, ...items) => rows.toSpliced(at, count, ...items);

export function setSide(rows, { key, side }, text) {
  const at = indexOf(rows, key);
  if (at < 0 || rows[at][side] === text) return null;
  const { inStep, ...row } = rows[at]; // an edited row has to be compared again
  return { rows: rows.with(at, { ...row, [side]: text }), focus: null };
}

/** Confirm that the sides of a row still say the same. */
export function confirm(rows, { key, side, start, end }) {
  const at = indexOf(rows, key);
  if (at < 0 || isGap(rows[at]) || isEmpty(rows[at]) || rows[at].inStep) return null;
  return { rows: rows.with(at, { ...rows[at], inStep: true }), focus: { key, side, start, end } };
}

/** Texts that only moved between rows are unchanged: they need not be compared again. */
export function realigned(rows, result) {
  if (!result) return null;
  const before = new Map(rows.map((row) => [row.key, row]));
  const moved = (row) =>
    before.has(row.key) && SIDES.some((side) => row[side] !== before.get(row.key)[side]);
  return {
    ...result,
    rows: result.rows.map((row) => (moved(row) ? { ...automatic(row), inStep: true } : row)),
  };
}

/** A Simplified wording goes with the Chinese that it was written for. */
export const automatic = (row) => (row[SIMPLIFIED] ? { ...row, [SIMPLIFIED]: "" } : row);

export const addPair = (rows, focus) => addRow(rows, focus, {});

/** A pair after the row, with these sides. */
export function addRow(rows, { key, side }, sides) {
  const row = blankRow("pair", sides);
  const at = indexOf(rows, key);
  return { rows: spliced(rows, at < 0 ? rows.length : at + 1, 0, row), focus: focusOn(row, side) };
}

/** A heading and a first pair after the row; what followed in its section comes under the heading. */
export function addSection(rows, { key, side }) {
  const at = indexOf(rows, key);
  const place = at < 0 ? rows.length : at + 1;
  const heading = atLevel(blankRow("heading"), levelAt(rows, at));
  const follows = rows[place];
  const items = follows?.kind === "pair" ? [heading] : [heading, blankRow("pair")];
  return { rows: spliced(rows, place, 0, ...items), focus: focusOn(heading, side) };
}

/** The selected rows in their order, without an empty heading at the top. */
export const selectedRows = (rows, keys) =>
  rows.filter((row, n) => keys.includes(row.key) && (n > 0 || !isEmpty(row)));

/** The rows, with an empty heading before them if they do not begin with a heading. */
export function begunWithHeading(rows) {
  if (!rows.length) return [blankRow("heading"), blankRow("pair")];
  return rows[0].kind === "heading" ? rows : [blankRow("heading"), ...rows];
}

export function remove(rows, { key, side }) {
  const at = indexOf(rows, key);
  if (at < 0) return null;
  if (at === 0) {
    if (isEmpty(rows[0])) return null;
    const first = { ...rows[0], "zh-hant": "", en: "" };
    return { rows: rows.with(0, first), focus: focusOn(first, side) };
  }
  const left = spliced(rows, at, 1);
  return { rows: left, focus: focusOn(left[at] ?? left[at - 1], side, 0) };
}

/** One level in or out; a heading without words has none. */
export function changeLevel(rows, { key, side, start, end }, step) {
  const at = indexOf(rows, key);
  if (rows[at]?.kind !== "heading" || isEmpty(rows[at])) return null;
  const level = levelOf(rows[at]) + step;
  if (level < 1 || level > DEEPEST) return null;
  return { rows: rows.with(at, atLevel(rows[at], level)), focus: { key, side, start, end } };
}

export function atLevel({ level: _before, ...row }, level) {
  return level > 1 ? { ...row, level } : row;
}

/** The level of the section that a row is in. */
export function levelAt(rows, at) {
  const heading = rows.findLast((row, n) => n <= at && row.kind === "heading");
  return heading ? levelOf(heading) : 1;
}

/** Split at the cursor: what stands after it goes to a new pair below. When the other side was
 * split from this row just before, its new pair has room on this side, and takes the rest.
 * `halves` are given where marks round the cursor must stand in both. */
export function split(rows, { key, side, start, halves }) {
  const at = indexOf(rows, key);
  const row = rows[at];
  if (!row) return null;
  const first = {
    ...(side === "en" ? row : automatic(row)),
    [side]: (halves?.[0] ?? row[side].slice(0, start)).trimEnd(),
  };
  const rest = (halves?.[1] ?? row[side].slice(start)).trimStart();
  const below = rows[at + 1];
  if (below?.splitFrom === key && isBlank(below[side]) && rest) {
    const { splitFrom, ...filled } = { ...below, [side]: rest };
    return { rows: spliced(rows, at, 2, first, filled), focus: focusOn(filled, side, 0) };
  }
  const added = blankRow("pair", { [side]: rest, splitFrom: key });
  return { rows: spliced(rows, at, 1, first, added), focus: focusOn(added, side, 0) };
}

/** Chinese runs on without a space; English needs one; lists and quotations keep their lines; notes
 * stand at the end. */
export function joined(side, first, second) {
  if (isBlank(first) || isBlank(second)) return isBlank(first) ? second : first;
  return joinedWithNotes(first, second, (one, other) => joinedWords(side, one, other));
}

function joinedWords(side, first, second) {
  if (/^\s*([-*>]|\d+[.)])\s/m.test(`${first}\n${second}`)) return `${first}\n${second}`;
  const isOfLines = (text) => isFigure(text) || /^\s*\|/m.test(text); // a figure or a table
  if (isOfLines(first) || isOfLines(second)) return `${first}\n\n${second}`;
  return joinedLine(side, first, second);
}

/** The words of one line after those of another. */
export function joinedLine(side, first, second) {
  if (isBlank(first) || isBlank(second)) return isBlank(first) ? second : first;
  return first + (side === "en" ? " " : "") + second;
}

export function mergeNext(rows, { key, side }) {
  const at = indexOf(rows, key);
  const [row, next] = [rows[at], rows[at + 1]];
  if (row?.kind !== "pair" || next?.kind !== "pair") return null;
  const both = { ...automatic(row) };
  for (const name of SIDES) both[name] = joined(name, row[name], next[name]);
  const seam = both[side].length - next[side].length;
  return { rows: spliced(rows, at, 2, both), focus: focusOn(both, side, Math.max(0, seam)) };
}

/** One side up against the other: into the gap above it, the texts below following; where there is
 * no gap above, it joins the text there. */
export function shiftUp(rows, { key, side }) {
  const at = indexOf(rows, key);
  const above = rows[at - 1];
  if (rows[at]?.kind !== "pair" || above?.kind !== "pair" || isBlank(rows[at][side])) return null;
  const next = rows.slice();
  if (!isBlank(above[side])) {
    next[at - 1] = { ...above, [side]: joined(side, above[side], rows[at][side]) };
    next[at] = { ...rows[at], [side]: "" };
  } else {
    let n = at;
    for (; next[n]?.kind === "pair" && !isBlank(next[n][side]); n += 1) {
      next[n - 1] = { ...next[n - 1], [side]: next[n][side] };
    }
    next[n - 1] = { ...next[n - 1], [side]: "" };
  }
  const focus = focusOn(next[at - 1], side, 0);
  return {
    rows: next.filter((row) => row.kind === "heading" || rows.includes(row) || !isEmpty(row)),
    focus,
  };
}

/** One side down against the other: the texts below make room, down to the first gap or the end of
 * the section. */
export function shiftDown(rows, { key, side }) {
  const at = indexOf(rows, key);
  if (rows[at]?.kind !== "pair" || isBlank(rows[at][side])) return null;
  const next = rows.slice();
  let carried = next[at][side];
  next[at] = { ...next[at], [side]: "" };
  let n = at + 1;
  for (; carried && next[n]?.kind === "pair"; n += 1) {
    const here = isBlank(next[n][side]) ? "" : next[n][side];
    next[n] = { ...next[n], [side]: carried };
    carried = here;
  }
  if (carried) next.splice(n, 0, blankRow("pair", { [side]: carried }));
  const row = next[at + 1];
  const left = next.filter((item) => item.key !== key || !isEmpty(item));
  return { rows: left, focus: focusOn(row, side, 0) };
}

export function swapSides(rows, { key, side }) {
  const at = indexOf(rows, key);
  if (at < 0 || isEmpty(rows[at])) return null;
  const swapped = { ...automatic(rows[at]), "zh-hant": rows[at].en, en: rows[at]["zh-hant"] };
  return { rows: rows.with(at, swapped), focus: focusOn(swapped, other(side)) };
}

/** A pair becomes a heading (and begins a section), a heading a pair of the section before it. */
export function toggleHeading(rows, { key, side }) {
  const at = indexOf(rows, key);
  if (at < 0 || (at === 0 && isEmpty(rows[0]))) return null;
  if (SIDES.some((name) => isFigure(rows[at][name]))) return null;
  const kind = rows[at].kind === "pair" ? "heading" : "pair";
  const made = kind === "heading" ? atLevel(blankRow(kind), levelAt(rows, at)) : blankRow(kind);
  for (const name of SIDES)
    made[name] = kind === "heading" ? rows[at][name].replace(/\s*\n\s*/g, " ") : rows[at][name];
  const items = at === 0 ? [blankRow("heading"), made] : [made];
  return { rows: spliced(rows, at, 1, ...items), focus: focusOn(made, side) };
}
