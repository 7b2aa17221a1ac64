/** Several selected rows that are moved, merged or deleted as one step. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIONS } from "../../../../../static/js/editor/rows/actions.js";
import * as model from "../../../../../static/js/editor/rows/model.js";
import { move, moveBefore } from "../../../../../static/js/editor/rows/moving.js";
import { canMerge, mergeAll, removeAll } from "../../../../../static/js/editor/rows/several.js";
import { atRandom, rowsAtRandom } from "../random.js";

const heading = (key, zh = "", en = "") => ({ key, kind: "heading", "zh-hant": zh, en });
const pair = (key, zh = "", en = "") => ({ key, kind: "pair", "zh-hant": zh, en });
const of = (...keys) => ({ key: keys[0], side: "en", start: 0, end: 0, keys });
const keys = (result) => result.rows.map((row) => row.key).join(" ");

const TEXT = [
  heading("h1", "一、引言", "1. Introduction"),
  pair("a", "甲", "Alpha"),
  pair("b", "乙", "Beta"),
  pair("c", "丙", "Gamma"),
  heading("h2", "二、程序", "2. Procedure"),
  pair("d", "丁", "Delta"),
];

test("selected rows move past their neighbour, and end next to each other", () => {
  assert.equal(keys(move(TEXT, of("b", "c"), -1)), "h1 b c a h2 d");
  assert.equal(keys(move(TEXT, of("a", "b"), 1)), "h1 c a b h2 d");
  assert.equal(keys(move(TEXT, of("a", "c"), 1)), "h1 b h2 a c d");
  assert.equal(move(TEXT, of("a", "b"), -1), null);
});

test("selected rows that begin with a heading move past a section", () => {
  assert.equal(keys(move(TEXT, of("h2", "d"), -1)), "h2 d h1 a b c");
  assert.equal(move(TEXT, of("h2", "d"), 1), null);
});

test("rows whose heading moves away stay under a heading without words", () => {
  const { rows } = move(TEXT, of("h1", "a"), 1);

  assert.deepEqual(
    rows.map((row) => row.en),
    ["", "Beta", "Gamma", "1. Introduction", "Alpha", "2. Procedure", "Delta"],
  );
});

test("selected rows are dropped together, but no paragraph above the first heading", () => {
  assert.equal(keys(moveBefore(TEXT, of("a", "c"), null)), "h1 b h2 d a c");
  assert.equal(keys(moveBefore(TEXT, of("a", "d"), "c")), "h1 b a d c h2");
  assert.equal(moveBefore(TEXT, of("a", "d"), "h1"), null);
  assert.equal(moveBefore(TEXT, of("a", "b"), "b"), null);
});

test("neighbours of one kind become the first of them, with the words of all", () => {
  const { rows, focus } = mergeAll(TEXT, of("a", "b", "c"));

  assert.equal(keys({ rows }), "h1 a h2 d");
  assert.deepEqual(
    [rows[1]["zh-hant"], rows[1].en, rows[1].en.slice(focus.start)],
    ["甲乙丙", "Alpha Beta Gamma", " Beta Gamma"],
  );
});

test("headings become one line", () => {
  const rows = [heading("h"), heading("i", "1. 一", "1. One"), heading("j", "二", "two")];

  const [, merged] = mergeAll(rows, of("i", "j")).rows;

  assert.deepEqual([merged["zh-hant"], merged.en], ["1. 一二", "1. One two"]);
});

test("rows apart, or of two kinds, do not become one", () => {
  for (const some of [["a", "c"], ["c", "h2"], ["a"], []]) {
    assert.equal(canMerge(TEXT, some), false);
    assert.equal(mergeAll(TEXT, of(...some)), null);
  }
});

test("all selected rows are deleted, and what is left begins with a heading", () => {
  const { rows, focus } = removeAll(TEXT, of("h1", "a", "h2"));

  assert.deepEqual(
    rows.map((row) => row.en),
    ["", "Beta", "Gamma", "Delta"],
  );
  assert.equal(focus.key, "b");
  assert.deepEqual(
    removeAll(TEXT, of(...TEXT.map((row) => row.key))).rows.map((row) => row.kind),
    ["heading", "pair"],
  );
});

test("with one row selected, an action takes it, and with none the row of the writer", () => {
  const one = ACTIONS.delete(TEXT, { ...of("b"), key: "a" });
  const none = ACTIONS.delete(TEXT, { ...of("a"), keys: [] });

  assert.deepEqual([keys(one), keys(none)], ["h1 a c h2 d", "h1 b c h2 d"]);
});

test("whatever is selected, nothing is lost but what is deleted", () => {
  const letters = (rows) =>
    rows
      .flatMap((row) => [...row["zh-hant"], ...row.en])
      .filter((letter) => letter.trim())
      .toSorted()
      .join("");
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = atRandom(seed);
    const rows = rowsAtRandom(random);
    const chosen = rows.map((row) => row.key).filter(() => random.below(2));
    const before = structuredClone(rows);
    const focus = { ...of(...chosen), key: rows[0].key };
    const results = [
      move(rows, focus, -1),
      move(rows, focus, 1),
      moveBefore(rows, focus, random.one(rows).key),
      ACTIONS.merge(rows, focus),
    ];
    const kept = removeAll(rows, focus);
    for (const result of [...results, kept].filter(Boolean)) {
      assert.equal(result.rows[0].kind, "heading", `seed ${seed}`);
      assert.ok(model.indexOf(result.rows, result.focus.key) >= 0, `seed ${seed}`);
    }
    for (const result of results.filter(Boolean))
      assert.equal(letters(result.rows), letters(rows), `seed ${seed}`);
    assert.deepEqual(rows, before, `seed ${seed}: the earlier rows changed`);
  }
});
