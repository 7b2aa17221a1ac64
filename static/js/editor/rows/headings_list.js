/** The headings of a text as a list: pure functions. */

import { isEmpty, levelOf, SIDES, TAGS } from "./model.js";

/** Headings that say something, in the language in which they do: {key, level, title, tag}. */
export function outlineOf(rows) {
  return rows
    .filter((row) => row.kind === "heading" && !isEmpty(row))
    .map((row) => {
      const side = SIDES.find((name) => row[name].trim());
      return { key: row.key, level: levelOf(row), title: row[side].trim(), tag: TAGS[side] };
    });
}
