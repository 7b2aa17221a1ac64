/** Who else is editing, and where. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { sectionOf, sentenceOf } from "../../../../../static/js/editor/panels/presence_words.js";

const ROWS = [
  { key: "h1", kind: "heading" },
  { key: "a", kind: "pair" },
  { key: "h2", kind: "heading" },
  { key: "new-1", kind: "pair" },
];
const idOf = (row) => (row.key === "new-1" ? "p2" : row.key);
const words = { open: "{name} is here", en: "{name}: section {section}, English" };

test("a row's section is counted from 1, whichever id it was saved under", () => {
  const sections = ["h1", "a", "h2", "p2"].map((id) => sectionOf(id, ROWS, idOf));

  assert.deepEqual(sections, [1, 1, 2, 2]);
});

test("a row that is not known here is in no section", () => {
  assert.deepEqual([sectionOf("x", ROWS, idOf), sectionOf("", ROWS, idOf)], [0, 0]);
});

test("somebody is said to be in a section, or only to be here", () => {
  const sentence = (one) => sentenceOf({ name: "Ana", ...one }, { rows: ROWS, idOf, words });

  assert.equal(sentence({ row: "p2", side: "en" }), "Ana: section 2, English");
  assert.equal(sentence({ row: "p2", side: "unknown" }), "Ana is here");
  assert.equal(sentence({ row: "", side: "en" }), "Ana is here");
});

test("a name stands as it is, whatever its signs", () => {
  const name = "$& {section} $'";

  const sentence = sentenceOf({ name, row: "a", side: "en" }, { rows: ROWS, idOf, words });

  assert.equal(sentence, "$& {section} $': section 1, English");
});
