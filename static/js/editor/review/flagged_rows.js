/** The rows of a review with what is known of them beside their text: pure functions.
 *
 * `noted` are reasons to check a row that do not depend on its wording, `seen` is the wording that
 * was confirmed, `left` is text that was left out after the row.
 */

import { fromDocument, indexOf, toDocument } from "../rows/model.js";
import { isNew } from "../rows/row_ids.js";
import { wording } from "../rows/seen_findings.js";

/** The rows of a work as the server keeps it. Rows that read as one in `held` get its key, so that the
 * page keeps what it shows of them. */
export function reviewRows(work, held = []) {
  const keys = new Map();
  for (const row of held) keys.set(alike(row), [...(keys.get(alike(row)) ?? []), row.key]);
  return fromDocument(work).map((row, n) => {
    const { seen, noted = [], left = [] } = work.rows[n] ?? {};
    const { "zh-hans": _unsent, ...said } = row; // Simplified wording that is there stays
    const key = isNew(row.key) ? (keys.get(alike(row))?.shift() ?? row.key) : row.key;
    return { ...said, key, noted, left, ...(seen && { seen: wording(row) }) };
  });
}

const alike = (row) => row.kind + wording(row);

/** The id by which the briefing knows the row; "" for a row that it does not have. */
const idOf = (row) => (isNew(row.key) ? "" : row.key);

export const textOf = (rows) => toDocument(rows, idOf);

/** What the server keeps; `flags` knows the reasons. */
export function workOf(rows, flags) {
  return {
    sections: textOf(rows).sections,
    rows: rows.map((row, n) => ({
      noted: row.noted ?? [],
      codes: flags.known(rows, n) ?? null,
      seen: isSeen(row),
      left: row.left ?? [],
    })),
  };
}

export const isSeen = (row) => row.seen === wording(row);

/** "Looks right": the reasons go as long as the row reads so. */
export function lookedAt(rows, { key, side, start, end }) {
  const at = indexOf(rows, key);
  if (at < 0 || isSeen(rows[at])) return null;
  const row = { ...rows[at], noted: [], seen: wording(rows[at]) };
  return { rows: rows.with(at, row), focus: { key, side, start, end } };
}
