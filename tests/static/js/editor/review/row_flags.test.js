/** The reasons to look at rows follow their wording. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { lookedAt } from "../../../../../static/js/editor/review/flagged_rows.js";
import { RowFlags } from "../../../../../static/js/editor/review/row_flags.js";
import { setSide } from "../../../../../static/js/editor/rows/model.js";

const row = (key, zh, en, more = {}) => ({ key, kind: "pair", "zh-hant": zh, en, ...more });
const ROWS = [
  row("a", "甲", "A"),
  row("b", "乙", ""),
  row("c", "丙", "C"),
  row("d", "丁", "D"),
  row("e", "戊", "E", { noted: ["formula"] }),
];

function known() {
  const flags = new RowFlags();
  for (const n of ROWS.keys()) flags.learn(ROWS, n, n === 1 ? ["missing-en"] : []);
  return flags;
}
const typed = (rows, key, text) => setSide(rows, { key, side: "en" }, text).rows;

test("an edited row and its neighbours are asked about, together with theirs", () => {
  const flags = known();
  const rows = typed(ROWS, "b", "B");

  assert.deepEqual(flags.stretches(ROWS), []);
  assert.deepEqual(flags.stretches(rows), [{ from: 0, to: 4, asked: [0, 1, 2] }]);
});

test("the reasons said last stay until the server has answered, and then follow the text", () => {
  const flags = known();
  flags.of(ROWS);
  const rows = typed(ROWS, "b", "B");

  assert.deepEqual(flags.of(rows).get("b"), ["missing-en"]);
  flags.learn(rows, 1, []);
  assert.deepEqual(flags.of(rows).get("b"), []);
  assert.deepEqual(flags.of(ROWS).get("b"), ["missing-en"]); // as Undo shows it, without asking
});

test("what the source said of a row stays whatever is written there, until somebody has looked", () => {
  const flags = known();
  const rows = typed(ROWS, "e", "E and more");
  flags.learn(rows, 4, ["length"]);

  assert.deepEqual(flags.of(rows).get("e"), ["formula", "length"]);
  const seen = lookedAt(rows, { key: "e" }).rows;
  assert.deepEqual(flags.of(seen).get("e"), []);
  const again = typed(seen, "e", "Else");
  flags.learn(again, 4, ["length"]);
  assert.deepEqual(flags.of(again).get("e"), ["length"]);
});

test("an empty row needs no answer", () => {
  const rows = [row("a", "", "")];

  assert.deepEqual(new RowFlags().stretches(rows), []);
});
