/** The findings of a text in the order in which they are read: pure functions. */

import { SIDES } from "./model.js";

/** Where a writer is led to for a finding: to what can be put right, or else mostly the translation. */
export function placeOfFinding(row, one) {
  const translation = one.marks.en.length ? "en" : SIDES[0];
  const side = SIDES.find((name) => one.fixes?.[name]) ?? translation;
  const [start, end] = one.marks[side][0] ?? [0, 0];
  return { key: row.key, side, start, end };
}

/** The finding after (step 1) or before (step -1) a place, round the ends; undefined if there is none.
 * `findings` answers the findings of a row. */
export function nextFinding(rows, findings, focus, step) {
  const numbers = new Map(rows.map((row, n) => [row.key, n]));
  const rank = ({ key, side, start }) => [numbers.get(key) ?? -1, SIDES.indexOf(side), start];
  const places = rows
    .flatMap((row) => findings(row).map((one) => placeOfFinding(row, one)))
    .toSorted((one, other) => compared(rank(one), rank(other)));
  const here = rank(focus);
  const isBeyond = (place) => {
    const far = compared(rank(place), here) * step;
    return far > 0 || (far === 0 && step > 0 && isAhead(place, focus));
  };
  return step > 0
    ? (places.find(isBeyond) ?? places[0])
    : (places.findLast(isBeyond) ?? places.at(-1));
}

/** Words that begin at the cursor are still to come, unless they are those that are selected. */
const isAhead = (place, { start, end }) => place.end > place.start && end === start;

function compared(one, other) {
  const at = one.findIndex((part, n) => part !== other[n]);
  return at < 0 ? 0 : one[at] - other[at];
}

/** How the places of findings in a side are underlined: {start, end, kind, finding, replacement}. */
export function underlinesOf(findings, side) {
  return findings.flatMap((finding) =>
    finding.marks[side].map(([start, end], n) => ({
      start,
      end,
      kind: lineOf(finding),
      finding,
      replacement: finding.fixes?.[side]?.[n],
    })),
  );
}

const OWN_LINES = new Set(["style", "term", "praise"]);

/** The line under a finding: by what it is about, and hints thinner. */
function lineOf({ kind, severity }) {
  const line = `line-${OWN_LINES.has(kind) ? kind : "difference"}`;
  return severity === "hint" ? `${line} line-hint` : line;
}
