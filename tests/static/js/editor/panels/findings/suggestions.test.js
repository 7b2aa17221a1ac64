/** Suggestions of house style, taken one by one or all at once. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { quoted, taken } from "../../../../../../static/js/editor/panels/findings/suggestions.js";

const ROWS = [
  { key: "h", kind: "heading", "zh-hant": "", en: "" },
  {
    key: "a",
    kind: "pair",
    "zh-hant": "第3條,第4條",
    en: "Articles 3 and 4 of the Commercial Code.",
  },
];
const comma = { key: "a", side: "zh-hant", start: 3, end: 4, was: ",", replacement: "，" };
const first = { key: "a", side: "zh-hant", start: 1, end: 2, was: "3", replacement: "三" };

test("all are taken at their places, whatever their order and length", () => {
  const longer = { ...first, replacement: "三十三" };

  assert.equal(taken(ROWS, [longer, comma])[1]["zh-hant"], "第三十三條，第4條");
  assert.equal(taken(ROWS, [comma, longer])[1]["zh-hant"], "第三十三條，第4條");
});

test("a suggestion for words that have changed meanwhile is left out", () => {
  const changed = ROWS.with(1, { ...ROWS[1], "zh-hant": "第三條,第4條" });

  assert.equal(taken(changed, [first, comma])[1]["zh-hant"], "第三條，第4條");
});

test("where nothing is taken the rows are the very same", () => {
  assert.equal(taken(ROWS, []), ROWS);
  assert.equal(taken(ROWS, [{ ...first, key: "gone" }]), ROWS);
});

test("a suggestion is quoted with what stands around it", () => {
  const start = ROWS[1].en.indexOf("Commercial");
  const of = { key: "a", side: "en", start, end: start + 10, replacement: "X", why: "case" };

  assert.deepEqual(quoted(ROWS, of), {
    before: "nd 4 of the ",
    del: "Commercial",
    ins: "X",
    after: " Code.",
    why: "case",
  });
});
