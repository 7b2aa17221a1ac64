/** Where somebody else is editing, in words. */

/** The number of the section that a row stands in, from 1; 0 where it is not known here. */
export function sectionOf(id, rows, idOf) {
  const at = id ? rows.findIndex((row) => idOf(row) === id) : -1;
  return rows.slice(0, at + 1).filter((row) => row.kind === "heading").length;
}

/** "Ana is editing section 2 (English)": `words` has a form for each side, and one for anywhere. */
export function sentenceOf({ name, row, side }, { rows, idOf, words }) {
  const section = sectionOf(row, rows, idOf);
  const form = section ? (words[side] ?? words.open) : words.open;
  const values = { "{name}": name, "{section}": section };
  return form.replace(/\{name\}|\{section\}/g, (place) => values[place]);
}
