/** The rows of an import with the reasons for looking at them: pure functions. */

import { blankRow, fromDocument, indexOf, spliced } from "./model.js";

const HAN = /\p{Script=Han}/u;

export const isFlagged = (row) => row?.reasons?.length > 0;

/** The imported rows, each with the reasons for looking at it and the id that it keeps. */
export function flaggedRows(imported) {
  const places = imported.sections.flatMap((section, s) => [
    [s, undefined],
    ...section.paragraphs.map((_pair, p) => [s, p]),
  ]);
  return fromDocument(imported).map((row, n) => {
    const [s, p] = places[n] ?? [];
    const entry = (imported.review ?? []).find((one) => one.section === s && one.paragraph === p);
    const kept = imported.ids?.[n];
    const { "zh-hans": _unsent, ...said } = row; // what is there already in Simplified wording stays
    return { ...said, ...(kept && { id: kept }), ...(entry && { reasons: entry.reasons }) };
  });
}

/** "Looks right": the reasons go, the row stays. */
export function lookedAt(rows, { key, side, start, end }) {
  const at = indexOf(rows, key);
  if (!isFlagged(rows[at])) return null;
  const { reasons, ...row } = rows[at];
  return { rows: rows.with(at, row), focus: { key, side, start, end } };
}

/** A dropped line becomes a pair below the row the writer was in last, or at the end. */
export function takenBack(rows, { key }, text) {
  const side = HAN.test(text) ? "zh-hant" : "en";
  const row = blankRow("pair", { [side]: text });
  const at = indexOf(rows, key);
  const place = at < 0 ? rows.length : at + 1;
  return { rows: spliced(rows, place, 0, row), focus: { key: row.key, side, start: 0, end: 0 } };
}
