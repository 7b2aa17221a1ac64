/** Rows that are headings, or are none. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { asHeadings } from "../../../../../static/js/editor/review/as_headings.js";

const row = (key, zh, en, more = {}) => ({ key, kind: "pair", "zh-hant": zh, en, ...more });
const heading = (key, zh = "", en = "", more = {}) => ({
  ...row(key, zh, en, more),
  kind: "heading",
});
const seen = (rows) => rows.map((one) => `${one.kind[0]} ${one["zh-hant"]}/${one.en}`);

test("a Chinese and an English row one below the other are one heading", () => {
  const rows = [heading("h"), row("a", "一、引言", ""), row("b", "", "1. Introduction")];

  const made = asHeadings(rows, ["a", "b"]);

  assert.deepEqual(seen(made.rows), ["h /", "h 一、引言/1. Introduction"]);
});

test("rows with both sides are a heading each, of the level they stand in", () => {
  const rows = [
    heading("h", "甲", "A", { level: 2 }),
    row("a", "一\n行", "One", { noted: ["formula"], left: [{ en: "x" }] }),
    row("b", "二", "Two"),
  ];

  const { rows: made } = asHeadings(rows, ["a", "b"]);

  assert.deepEqual(seen(made), ["h 甲/A", "h 一 行/One", "h 二/Two"]);
  assert.deepEqual([made[1].level, made[1].noted, made[1].left], [2, ["formula"], [{ en: "x" }]]);
});

test("headings become paragraphs again, and a text still begins with a heading", () => {
  const rows = [heading("a", "一", "One"), heading("b", "二", "Two"), row("c", "丙", "C")];

  const { rows: made } = asHeadings(rows, ["a", "b"]);

  assert.deepEqual(seen(made), ["h /", "p 一/One", "p 二/Two", "p 丙/C"]);
});

test("rows without text are no heading", () => {
  assert.equal(asHeadings([heading("h"), row("a", "", "")], ["h", "a"]), null);
});

test("halves that do not stand one below the other stay two", () => {
  const rows = [heading("h"), row("a", "一", ""), row("b", "乙", "B"), row("c", "", "One")];

  assert.equal(asHeadings(rows, ["a", "c"]).rows.length, 4);
});
