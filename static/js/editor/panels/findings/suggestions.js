/** Suggestions of house style in a text: pure functions. */

import { indexOf, setSide } from "../../rows/model.js";

const AROUND = 12; // characters of context on either side

/** The words a suggestion replaces, with a little of what stands around them. */
export function quoted(rows, { key, side, start, end, replacement, why }) {
  const text = rows[indexOf(rows, key)][side];
  return {
    before: text.slice(Math.max(0, start - AROUND), start),
    del: text.slice(start, end),
    ins: replacement,
    after: text.slice(end, end + AROUND),
    why,
  };
}

/** The rows with the suggestions taken, from the end of each text so that places stay right; those
 * whose words have changed meanwhile are left out. */
export function taken(rows, suggestions) {
  const fromTheEnd = suggestions.toSorted((a, b) => b.start - a.start);
  return fromTheEnd.reduce((now, { key, side, start, end, replacement, was }) => {
    const text = now[indexOf(now, key)]?.[side];
    if (text?.slice(start, end) !== was) return now;
    const written = text.slice(0, start) + replacement + text.slice(end);
    return setSide(now, { key, side }, written)?.rows ?? now;
  }, rows);
}
