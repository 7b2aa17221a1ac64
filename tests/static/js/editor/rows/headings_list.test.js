import assert from "node:assert/strict";
import { test } from "node:test";
import { outlineOf } from "../../../../../static/js/editor/rows/headings_list.js";

test("the outline has the headings that say something, by level, in a language that they have", () => {
  const rows = [
    { key: "a", kind: "heading", "zh-hant": "", en: "" },
    { key: "b", kind: "pair", "zh-hant": "甲", en: "One" },
    { key: "c", kind: "heading", "zh-hant": " 罰則 ", en: "Penalties" },
    { key: "d", kind: "heading", "zh-hant": "", en: "Fines", level: 2 },
  ];

  assert.deepEqual(outlineOf(rows), [
    { key: "c", level: 1, title: "罰則", tag: "zh-Hant-HK" },
    { key: "d", level: 2, title: "Fines", tag: "en" },
  ]);
});
