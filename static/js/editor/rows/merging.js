/** The text that the server sends, with what was typed here since: pure functions on rows. */

import {
  fromDocument,
  indexOf,
  levelOf,
  newKey,
  SIDES,
  SIMPLIFIED,
  setSide,
  spliced,
} from "./model.js";
import { isNew } from "./row_ids.js";

const TEXTS = [...SIDES, SIMPLIFIED];

const sameWords = (one, other) =>
  one.kind === other.kind && SIDES.every((side) => one[side] === other[side]);

/** Rows of the server with each side that was typed here since `sent`, but for those in `chosen`,
 * which are named by "id side". */
export function withTyped({ theirs, here, sent, ids, chosen = new Set() }) {
  const before = new Map(sent.map((row) => [row.key, row]));
  const there = new Map(); // a row's key here → among those of the server, where it is another
  const place = (shown, row) => indexOf(shown, there.get(row.key) ?? ids.keyOf(row));
  return here.reduce((shown, row, n) => {
    const old = before.get(row.key);
    if (old && !ids.idOf(row)) recognizeByWords(old, shown, there);
    if (row === old) return shown;
    const at = place(shown, row);
    if (at >= 0) return withSides(shown, at, typedSides(row, old, ids.keyOf(row), chosen));
    // New here, or taken away by others while somebody wrote in it: below what stands above it.
    const fresh = ids.idOf(row) ? { ...row, key: newKey() } : row;
    there.set(row.key, fresh.key);
    const above = here
      .slice(0, n)
      .map((one) => place(shown, one))
      .findLast((one) => one >= 0);
    return spliced(shown, (above ?? 0) + 1, 0, fresh); // a text begins with a heading
  }, theirs);
}

function typedSides(row, old, key, chosen) {
  const typed = TEXTS.filter((side) => row[side] !== old?.[side] && !chosen.has(`${key} ${side}`));
  const sides = Object.fromEntries(typed.map((side) => [side, row[side]]));
  const isHere = row.kind === "heading" && old && levelOf(row) !== levelOf(old);
  return isHere ? { ...sides, level: levelOf(row) } : sides;
}

function withSides(rows, at, sides) {
  return Object.keys(sides).length ? spliced(rows, at, 1, { ...rows[at], ...sides }) : rows;
}

/** A row that was sent as a new one, and has no id yet: the server gives it back by its words. */
function recognizeByWords(sent, rows, there) {
  const taken = new Set(there.values());
  const found = rows.find((row) => isNew(row.key) && !taken.has(row.key) && sameWords(row, sent));
  if (found) there.set(sent.key, found.key);
}

/** The new rows that were sent and the ids that the server gave them: rows of the same words that
 * were not known before. Returns [rows, ids]. */
export function recognized(sent, theirs, ids) {
  const known = new Set(sent.map((row) => ids.idOf(row)));
  const unknown = theirs.filter((row) => !known.has(row.key));
  const pairs = [];
  for (const row of sent.filter((one) => !ids.idOf(one))) {
    const at = unknown.findIndex((one) => sameWords(one, row));
    if (at >= 0) pairs.push([row, unknown.splice(at, 1)[0].key]);
  }
  return [pairs.map(([row]) => row), pairs.map(([, id]) => id)];
}

/** The server's text with the wording of each clash that the writer chose; `choices` has "theirs"
 * or "mine" for each clash. */
export function resolved({ text, clashes, choices, here, sent, ids }) {
  const theirs = fromDocument(text);
  const chosen = new Set();
  let rows = theirs;
  for (const [n, { id, side, mine }] of clashes.entries()) {
    if (choices[n] === "theirs") chosen.add(`${id} ${side}`);
    else rows = setSide(rows, { key: id, side }, mine)?.rows ?? rows;
  }
  return { theirs, rows: withTyped({ theirs: rows, here, sent, ids, chosen }) };
}

/** Whether two lists of rows have the same content; keys do not count. */
export function sayTheSame(one, other) {
  const said = (rows) =>
    JSON.stringify(
      rows.map((row) => [
        row.kind,
        levelOf(row),
        ...TEXTS.map((side) => row[side] ?? ""),
        Boolean(row.inStep),
      ]),
    );
  return said(one) === said(other);
}
