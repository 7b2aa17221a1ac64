/** A side is read as the page shows it; tests/briefings/text/markup/outlines.py says how. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { read } from "../../../../../../static/js/editor/rich/document/read_side.js";
import { outline } from "../outlines.js";

const texts = JSON.parse(readFileSync(new URL("texts.json", import.meta.url), "utf8"));
const isLiteral = (doc) => doc.firstChild.type.name === "raw";
// What is empty has no words for a reader; for the writer it is a place.
const words = (text) => text.replaceAll("p()", "");

test("every construct reads as the page shows it", () => {
  for (const [text, expected] of texts) {
    const doc = read(text);
    if (isLiteral(doc)) assert.equal(doc.textContent, text);
    else assert.equal(words(outline(doc)), words(expected), text);
  }
});

test("few texts are shown as they are written", () => {
  const literal = texts.filter(([text]) => isLiteral(read(text)));

  assert.ok(literal.length < texts.length / 50, String(literal.length));
});

test("an address with any number of marks behind it is read", () => {
  const text = `see https://a.mo/x_(y)_)${".".repeat(20000)}`;

  assert.equal(read(text).textContent, text);
});
