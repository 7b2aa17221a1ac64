/** What is left out of the text, and taken back into its place. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  BY_HAND,
  carried,
  leaveOut,
  takenBack,
} from "../../../../../static/js/editor/review/left_out.js";
import * as model from "../../../../../static/js/editor/rows/model.js";
import { move } from "../../../../../static/js/editor/rows/moving.js";

const item = (en, more = {}) => ({
  kind: "pair",
  "zh-hant": "",
  en,
  reason: "navigation",
  ...more,
});
const row = (key, en, more = {}) => ({ key, kind: "pair", "zh-hant": "", en, left: [], ...more });
const heading = (key, en = "", more = {}) => ({ ...row(key, en, more), kind: "heading" });
const english = (rows) => rows.map((one) => one.en);
const leftAt = (rows) => rows.map((one) => one.left?.map(({ en }) => en) ?? []);
const at = (key) => ({ key, side: "en", start: 0, end: 0 });

const ROWS = [
  heading("h", "One"),
  row("a", "A", { left: [item("x"), item("y")] }),
  row("b", "B", { left: [item("z")] }),
  row("c", "C"),
];

test("a row that is left out stands behind the one above, in the order of the source", () => {
  const { rows, focus } = leaveOut(ROWS, ["b"]);

  assert.deepEqual(english(rows), ["One", "A", "C"]);
  assert.deepEqual(leftAt(rows)[1], ["x", "y", "B", "z"]);
  assert.equal(rows[1].left[2].reason, BY_HAND);
  assert.equal(focus.key, "c");
});

test("taking back puts it into its place, and what stood behind it stays behind", () => {
  const { rows } = leaveOut(ROWS, ["b"]);

  const made = takenBack(rows, "a", 2);

  assert.deepEqual(english(made.rows), ["One", "A", "B", "C"]);
  assert.deepEqual(leftAt(made.rows), [[], ["x", "y"], ["z"], []]);
  assert.equal(made.focus.side, "en");
  assert.equal(takenBack(rows, "a", 9), null);
  assert.equal(takenBack(rows, "gone", 0), null);
});

test("a heading that is left out comes back as one, of its level and with its reasons", () => {
  const rows = [heading("h"), heading("k", "K", { level: 2, noted: ["formula"] }), row("a", "A")];

  const back = takenBack(leaveOut(rows, ["k"]).rows, "h", 0).rows[1];

  assert.deepEqual([back.kind, back.level, back.noted], ["heading", 2, ["formula"]]);
});

test("what stands before the first row is above it, and comes back there", () => {
  const { rows } = leaveOut(ROWS, ["h", "a"]);
  assert.deepEqual(english(rows), ["", "B", "C"]);
  assert.deepEqual(
    rows[0].left.map(({ en, above }) => [en, above]),
    [
      ["One", true],
      ["A", true],
      ["x", true],
      ["y", true],
    ],
  );

  const first = takenBack(rows, rows[0].key, 0).rows;
  assert.deepEqual(english(first).slice(0, 3), ["One", "", "B"]);
  const second = takenBack(rows, rows[0].key, 1).rows;
  assert.deepEqual([second[0].kind, english(second).slice(0, 3)], ["heading", ["", "A", "B"]]);
  assert.deepEqual(leftAt(second).slice(0, 2), [["One"], ["x", "y"]]);
});

test("even the whole text can be left out and taken back", () => {
  const { rows } = leaveOut(ROWS, ["h", "a", "b", "c"]);

  assert.deepEqual(english(rows), ["", ""]);
  assert.equal(rows[0].left.length, 7);
});

test("an empty row is nothing to leave out", () => {
  assert.equal(leaveOut([heading("h"), row("a", "")], ["h", "a"]), null);
});

for (const [what, act, key] of [
  ["merging", model.mergeNext, "a"],
  ["deleting", model.remove, "b"],
]) {
  test(`${what} keeps what was left out at a row that goes`, () => {
    const rows = ROWS.with(2, { ...ROWS[2], noted: ["formula"] });

    const made = carried(rows, act(rows, at(key))).rows;

    assert.deepEqual(leftAt(made)[1], ["x", "y", "z"]);
    assert.deepEqual(made[1].noted, ["formula"]);
  });
}

test("an action that changes nothing, or loses nothing, is left as it is", () => {
  assert.equal(carried(ROWS, null), null);
  const moved = move(ROWS, at("a"), 1);
  assert.equal(carried(ROWS, moved), moved);
});
