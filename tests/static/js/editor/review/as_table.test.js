/** Loose rows that are one table. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  asTable,
  guessedColumns,
  isOfCells,
} from "../../../../../static/js/editor/review/as_table.js";

const row = (key, zh, en, more = {}) => ({ key, kind: "pair", "zh-hant": zh, en, ...more });
const heading = { key: "h", kind: "heading", "zh-hant": "", en: "" };
const cells = (...texts) => texts.map(([zh, en], n) => row(`c${n}`, zh, en));
const keysOf = (rows) => rows.map(({ key }) => key);

const FEES = cells(
  ["項目", "Item"],
  ["費用", "Fee"],
  ["期限", "Time"],
  ["申請", "Application"],
  ["500元", "MOP 500"],
  ["甲", "A month"],
  ["續期", "Renewal"],
  ["300元", "MOP 300"],
  ["乙", "A week"],
);

test("cells that stand below each other become the same table on both sides", () => {
  const made = asTable([heading, ...FEES, row("z", "後", "After")], keysOf(FEES));

  assert.equal(made.rows.length, 3);
  assert.equal(
    made.rows[1]["zh-hant"],
    "| 項目 | 費用 | 期限 |\n| --- | --- | --- |\n| 申請 | 500元 | 甲 |\n| 續期 | 300元 | 乙 |",
  );
  assert.equal(made.rows[1].en.split("\n")[3], "| Renewal | MOP 300 | A week |");
  assert.equal(made.focus.key, made.rows[1].key);
});

test("the figures say how many columns there are, unless somebody else does", () => {
  assert.equal(guessedColumns(FEES, keysOf(FEES)), 3);
  const two = FEES.filter((_one, n) => n % 3 < 2);
  assert.equal(guessedColumns(two, keysOf(two)), 2);
  assert.equal(guessedColumns(two.slice(0, 2), keysOf(two.slice(0, 2))), 2);

  const made = asTable([heading, ...two], keysOf(two), 3);
  assert.equal(made.rows[1].en.split("\n")[0], "| Item | Fee | Application |");
});

test("lines that are divided into cells are the rows of the table", () => {
  const rows = [
    row("a", "項目\t費用", "Item\tFee"),
    row("b", "申請 | 500元\n續期 | 300元", "Application | MOP 500\nRenewal | "),
  ];

  const { rows: made } = asTable([heading, ...rows], ["a", "b"]);

  assert.ok(!isOfCells(rows, ["a", "b"]) && isOfCells(FEES, keysOf(FEES)));
  assert.equal(made[1]["zh-hant"].split("\n").length, 4);
  assert.equal(made[1].en.split("\n").at(-1), "| Renewal |  |");
});

test("two tables become one, with the caption of the first", () => {
  const table = (caption, ...lines) =>
    [caption, lines[0], "|---|---|", ...lines.slice(1)].join("\n");
  const rows = [
    row("a", table("收費", "| 項目 | 費 |", "| 甲 \\| 乙 | 1 |"), ""),
    row("b", "| | |\n|---|---|\n| 丙 | 2 |", ""),
  ];

  const { rows: made } = asTable([heading, ...rows], ["a", "b"]);

  assert.equal(
    made[1]["zh-hant"],
    "收費\n| 項目 | 費 |\n| --- | --- |\n| 甲 \\| 乙 | 1 |\n| 丙 | 2 |",
  );
  assert.equal(made[1].en, "");
});

test("bars and line breaks within a cell stay within it", () => {
  const rows = cells(["甲|乙", "A|B"], ["丙\n丁", "C\nD"]);

  const { rows: made } = asTable([heading, ...rows], keysOf(rows), 2);

  assert.equal(made[1].en.split("\n")[0], "| A\\|B | C<br>D |");
});

test("what is known of the rows goes with them, and headings may be cells", () => {
  const left = [{ kind: "pair", en: "top of page" }];
  const rows = [
    { ...heading, key: "a", en: "Item", left },
    row("b", "", "Fee", { noted: ["formula"] }),
  ];

  const { rows: made } = asTable(rows, ["a", "b"]);

  assert.deepEqual(
    made.map(({ kind }) => kind),
    ["heading", "pair"],
  );
  assert.deepEqual([made[1].noted, made[1].left], [["formula"], left]);
});

test("one paragraph and rows without text are no table", () => {
  assert.equal(asTable([heading, ...FEES], ["c0"]), null);
  assert.equal(asTable([heading, row("a", "", ""), row("b", "", "")], ["a", "b"]), null);
});
