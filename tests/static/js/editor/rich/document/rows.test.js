/** What rich sides make of rows, and of letters and cells: pure functions. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { tableIn } from "../../../../../../static/js/editor/rich/cells.js";
import { asRows } from "../../../../../../static/js/editor/rich/document/as_rows.js";
import { matchingTable } from "../../../../../../static/js/editor/rich/matching_table.js";
import { lowered, raised } from "../../../../../../static/js/editor/rich/superscripts.js";

const row = (key, chinese, english) => ({ key, kind: "pair", "zh-hant": chinese, en: english });
const shown = ({ rows }) => rows.map((one) => [one["zh-hant"], one.en]);

test("three paragraphs in a row become three rows", () => {
  const made = asRows([row("a", "甲", "One\n\nTwo[^1]\n\nThree\n\n[^1]: Note")], {
    key: "a",
    side: "en",
  });

  assert.deepEqual(shown(made), [
    ["甲", "One"],
    ["", "Two[^1]\n\n[^1]: Note"],
    ["", "Three"],
  ]);
});

test("as many paragraphs of the other language stand beside them", () => {
  const made = asRows([row("a", "甲\n\n乙", "One\n\nTwo")], { key: "a", side: "en" });

  assert.deepEqual(shown(made), [
    ["甲", "One"],
    ["乙", "Two"],
  ]);
});

test("they fill the rows below that lack this language", () => {
  const rows = [row("a", "一\n\n二", "One"), row("b", "", "Two"), row("c", "三", "Three")];

  assert.deepEqual(shown(asRows(rows, { key: "a", side: "zh-hant" })), [
    ["一", "One"],
    ["二", "Two"],
    ["三", "Three"],
  ]);
});

test("rows that have this language stay what they are", () => {
  const rows = [row("a", "一\n\n二", "One"), row("b", "三", "Three")];

  assert.deepEqual(shown(asRows(rows, { key: "a", side: "zh-hant" })), [
    ["一", "One"],
    ["二", ""],
    ["三", "Three"],
  ]);
});

test("one paragraph is one row already", () => {
  assert.equal(asRows([row("a", "甲", "One")], { key: "a", side: "en" }), null);
});

test("the same table in the other language has its shape and its figures", () => {
  const english = "Fees\n| Item | Fee |\n| --- | ---: |\n| Filing | 1,000 |";
  const made = matchingTable([row("a", "", english)], { key: "a", side: "en" });

  assert.equal(made.rows[0]["zh-hant"], "| … | … |\n| --- | ---: |\n|  | 1,000 |");
});

test("a language that has the table gets no second one", () => {
  const table = "| a | b |\n| --- | --- |\n| c | d |";

  assert.equal(matchingTable([row("a", table, table)], { key: "a", side: "en" }), null);
});

test("lines with tabs are a table, and others are not", () => {
  assert.equal(tableIn("Item\tFee\nA|B\t1\n"), "| Item | Fee |\n| --- | --- |\n| A\\|B | 1 |");
  assert.equal(tableIn("Item\tFee"), null);
  assert.equal(tableIn("Item\tFee\nwords"), null);
});

test("letters are raised and lowered where Unicode has them, and back", () => {
  assert.equal(raised("10"), "¹⁰");
  assert.equal(raised("¹⁰"), "10");
  assert.equal(lowered("2"), "₂");
  assert.equal(raised("條"), null);
});
