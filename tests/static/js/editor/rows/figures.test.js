/** A figure's line, as the server writes and reads it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  figureOf,
  isFigure,
  previewOf,
  sourceOf,
  withPicture,
} from "../../../../../static/js/editor/rows/figures.js";
import { mergeNext, shiftUp, toggleHeading } from "../../../../../static/js/editor/rows/model.js";

const DIGEST = "0123456789abcdef".repeat(4);
const FIGURE = { digest: DIGEST, width: 1200, height: 700, alt: "Bars", caption: "Figure 1" };
const LINE = `![Bars](figure:${DIGEST}-1200x700 "Figure 1")`;

test("a figure is read as it was written", () => {
  assert.equal(sourceOf(FIGURE), LINE);
  assert.deepEqual(figureOf(LINE), FIGURE);
  const odd = { ...FIGURE, alt: 'a [b] \\ "c"', caption: 'd "e" \\ [f]' };
  assert.deepEqual(figureOf(sourceOf(odd)), odd);
});

test("a line break in a field does not break the line", () => {
  assert.equal(figureOf(sourceOf({ ...FIGURE, alt: "one\ntwo ", caption: "" })).alt, "one two");
});

test("anything else is no figure", () => {
  for (const text of [
    "",
    "Bars",
    `See ${LINE}`,
    `${LINE}\n\nText`,
    "![a](https://b.example/c.png)",
  ])
    assert.equal(isFigure(text), false, text);
});

test("another picture keeps the words", () => {
  const other = withPicture(FIGURE, { digest: "f".repeat(64), width: 300, height: 200, alt: "" });

  assert.deepEqual([other.alt, other.caption, other.width], ["Bars", "Figure 1", 300]);
  assert.equal(previewOf("/pictures/", other), `/pictures/${"f".repeat(64)}-300.webp`);
  assert.equal(previewOf("/pictures/", FIGURE), `/pictures/${DIGEST}-480.webp`);
});

test("a figure stays on a line of its own when rows are joined", () => {
  const rows = [
    { key: "h", kind: "heading", "zh-hant": "", en: "" },
    { key: "a", kind: "pair", "zh-hant": "甲", en: "One" },
    { key: "b", kind: "pair", "zh-hant": LINE, en: LINE },
  ];

  assert.equal(mergeNext(rows, { key: "a", side: "en" }).rows[1].en, `One\n\n${LINE}`);
  assert.equal(shiftUp(rows, { key: "b", side: "en" }).rows[1].en, `One\n\n${LINE}`);
});

test("a figure cannot become a heading", () => {
  const rows = [
    { key: "h", kind: "heading", "zh-hant": "", en: "" },
    { key: "b", kind: "pair", "zh-hant": LINE, en: "" },
  ];

  assert.equal(toggleHeading(rows, { key: "b", side: "en" }), null);
});
