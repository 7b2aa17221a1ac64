/** What was not changed is written as it stood; what was says the same in Markdown. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { read } from "../../../../../../static/js/editor/rich/document/read_side.js";
import { schema } from "../../../../../../static/js/editor/rich/document/schema.js";
import { outline, write } from "../../../../../../static/js/editor/rich/document/write_side.js";
import { atRandom } from "../../random.js";

const { nodes, marks } = schema;
const root = new URL("../../../../../..", import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const demonstration = readdirSync(new URL("operations/demo/texts/", root))
  .filter((name) => name.endsWith(".json"))
  .map((name) => json(`operations/demo/texts/${name}`));
const stored = [
  ...new Set([json("tests/data/seed.expected.json"), ...demonstration].flatMap(sides)),
];
const constructs = json("tests/static/js/editor/rich/document/texts.json").map(([text]) => text);

function sides(value) {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "string" && /^(zh|en)/.test(name) ? [inner] : sides(inner),
  );
}

const SIGNS = [
  ...["\n", "\n\n", "- ", "1. ", "2) ", "> ", "## ", " ", "    ", "\t", "　"],
  ...["\n[^1]: note", "\n[^1]: another", "| a | b |\n|---|---|\n| c | d |"],
  ..."** * _ [ ](https://a.mo) [^1] \\ <b> &amp; ` # ![x](/p) 甲 「乙」 word ~ ^2^ H₂O --- <br> 😀 |".split(
    " ",
  ),
];

/** The document with a word typed behind its last block. */
function typed(doc) {
  const word = schema.nodes.paragraph.create(null, schema.text("x"));
  return doc.copy(doc.content.addToEnd(word));
}

test("the texts of the firm and of the demonstration come back letter for letter", () => {
  assert.ok(stored.length > 500);
  for (const text of stored) assert.equal(write(read(text)), text);
});

test("whatever signs a text has, it comes back, and what is typed below it drops nothing of it", () => {
  const random = atRandom(18);
  const letters = (text) => [...text.replace(/\s/g, "")].sort().join("");
  for (let n = 0; n < 4000; n += 1) {
    const text = Array.from({ length: 1 + random.below(9) }, () => random.one(SIGNS)).join("");
    const doc = read(text);
    assert.equal(write(doc), text);
    assert.equal(letters(write(typed(doc))), letters(`${text}x`), text);
  }
});

test("what stands beside a change stays as it was written", () => {
  for (const text of [...stored, ...constructs].filter(
    (one) => !one.includes("[^") && one.trim(),
  )) {
    const doc = read(text);
    const before = write(nodes.doc.create(null, doc.content));
    if (before) assert.equal(write(typed(doc)), `${before}\n\nx`);
  }
});

test("written afresh, every text reads as before", () => {
  for (const text of [...stored, ...constructs]) {
    const doc = read(text);
    // A line of nothing but a note that nobody mentions is moved about by the page itself.
    if (/^ *\[\^[^\]]+\]:/m.test(outline(doc)) || doc.textContent.includes("[^1]: ")) continue;
    assert.equal(outline(read(write(doc, { afresh: true }))), outline(doc), text);
  }
});

const paragraph = (...content) => nodes.doc.create(null, nodes.paragraph.create(null, content));
const strong = (text) => schema.text(text, [marks.strong.create()]);
const em = (text) => schema.text(text, [marks.em.create()]);

for (const [name, doc, text] of [
  ["plain signs stay plain", paragraph(schema.text("2*3 [2023] a_b 1.5")), "2*3 [2023] a_b 1.5"],
  ["signs that would be marks are escaped", paragraph(schema.text("*a*")), "\\*a*"],
  ["a number at the beginning starts no list", paragraph(schema.text("1. a")), "1\\. a"],
  [
    "blanks stay outside bold",
    paragraph(schema.text("x"), strong(" a "), schema.text("b")),
    "x **a** b",
  ],
  [
    "bold beside Chinese",
    paragraph(schema.text("據"), strong("《法》"), schema.text("第")),
    "據**《法》**第",
  ],
  [
    "punctuation leaves bold that could not hold it",
    paragraph(schema.text("a"), strong("(b)"), schema.text("c")),
    "a(**b**)c",
  ],
  [
    "italics within a Latin word cannot be written",
    paragraph(schema.text("a"), em("b"), schema.text("c")),
    "abc",
  ],
  [
    "an address keeps its signs",
    paragraph(schema.text("https://a.mo/x_y*z*")),
    "https://a.mo/x_y*z*",
  ],
]) {
  test(name, () => assert.equal(write(doc), text));
}
