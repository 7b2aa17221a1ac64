/** What the server sends, and what was typed here meanwhile: neither is lost. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  recognized,
  resolved,
  sayTheSame,
  withTyped,
} from "../../../../../static/js/editor/rows/merging.js";
import { SIDES } from "../../../../../static/js/editor/rows/model.js";
import { RowIds } from "../../../../../static/js/editor/rows/row_ids.js";
import { atRandom, rowsAtRandom } from "../random.js";

const heading = (key = "h") => ({ key, kind: "heading", "zh-hant": "", en: "" });
const pair = (key, zh = "", en = "") => ({ key, kind: "pair", "zh-hant": zh, en });
const column = (rows, side) => rows.map((row) => row[side]);

const H = heading();
const A = pair("a", "甲", "Alpha");
const B = pair("b", "乙", "Beta");

function merged({ theirs, here, sent = [H, A, B], ids = new RowIds(), ...more }) {
  return withTyped({ theirs, here, sent, ids, ...more });
}

test("what nobody touched here is what the server says", () => {
  const theirs = [H, { ...A, en: "Theirs" }, B];

  assert.deepEqual(merged({ theirs, here: [H, A, B] }), theirs);
});

test("a side typed here stays, beside the side that others wrote", () => {
  const theirs = [H, { ...A, "zh-hant": "他" }, B];

  const rows = merged({ theirs, here: [H, { ...A, en: "Mine" }, B] });

  assert.deepEqual(rows[1], { ...A, "zh-hant": "他", en: "Mine" });
});

test("a Simplified wording typed here stays", () => {
  const rows = merged({ theirs: [H, A, B], here: [H, { ...A, "zh-hans": "甲" }, B] });

  assert.equal(rows[1]["zh-hans"], "甲");
});

test("a wording chosen already is not overwritten by what was typed", () => {
  const here = [H, { ...A, en: "Mine", "zh-hant": "我" }, B];

  const rows = merged({ theirs: [H, A, B], here, chosen: new Set(["a en"]) });

  assert.deepEqual([rows[1].en, rows[1]["zh-hant"]], ["Alpha", "我"]);
});

test("a row made here comes below what stands above it, also where others added rows", () => {
  const theirs = [H, pair("x", "新", "New"), A, B];

  const rows = merged({ theirs, here: [H, A, pair("new-1", "", "Mine"), B] });

  assert.deepEqual(column(rows, "en"), ["", "New", "Alpha", "Mine", "Beta"]);
});

test("rows made here one below the other keep their order", () => {
  const here = [H, A, pair("new-1", "", "one"), pair("new-2", "", "two"), B];

  assert.deepEqual(column(merged({ theirs: [H, A, B], here }), "en").slice(2, 4), ["one", "two"]);
});

test("a row that others removed while somebody wrote in it comes back as a new one", () => {
  const rows = merged({ theirs: [H, B], here: [H, { ...A, en: "Mine" }, B] });

  assert.deepEqual(column(rows, "en"), ["", "Mine", "Beta"]);
  assert.notEqual(rows[1].key, "a");
});

test("a row that others removed and nobody wrote in is gone", () => {
  assert.deepEqual(merged({ theirs: [H, B], here: [H, A, B] }), [H, B]);
});

test("a row that was sent as a new one is known by its words, not added again", () => {
  const mine = pair("new-1", "丙", "Gamma");
  const theirs = [H, A, pair("new-900", "丙", "Gamma"), B];

  const here = [H, A, { ...mine, en: "Gamma and more" }, B];
  const rows = merged({ theirs, here, sent: [H, A, mine, B] });

  assert.deepEqual(column(rows, "en"), ["", "Alpha", "Gamma and more", "Beta"]);
});

test("rows that were sent as new ones are recognized, each once", () => {
  const ids = new RowIds();
  const sent = [H, pair("new-1", "", "same"), pair("new-2", "", "same"), pair("new-3", "", "lost")];
  const theirs = [H, pair("p1", "", "same"), pair("p2", "", "same"), pair("p3", "", "of others")];

  ids.learn(...recognized(sent, theirs, ids));

  assert.deepEqual(
    sent.map((row) => ids.idOf(row)),
    ["h", "p1", "p2", ""],
  );
});

test("of a clash the chosen wording stands, with what was typed since", () => {
  const text = {
    sections: [
      {
        id: "h",
        heading: { "zh-hant": "", en: "" },
        paragraphs: [
          { id: "a", "zh-hant": "甲", en: "Theirs of A" },
          { id: "b", "zh-hant": "乙", en: "Theirs of B" },
        ],
      },
    ],
  };
  const sent = [H, { ...A, en: "Mine of A" }, { ...B, en: "Mine of B" }];
  const clashes = [
    { id: "a", side: "en", mine: "Mine of A" },
    { id: "b", side: "en", mine: "Mine of B" },
  ];
  const here = sent.with(1, { ...sent[1], "zh-hant": "甲，續" });

  const { theirs, rows } = resolved({
    text,
    clashes,
    choices: ["theirs", "mine"],
    here,
    sent,
    ids: new RowIds(),
  });

  assert.deepEqual(column(theirs, "en"), ["", "Theirs of A", "Theirs of B"]);
  assert.deepEqual(column(rows, "en"), ["", "Theirs of A", "Mine of B"]);
  assert.equal(rows[1]["zh-hant"], "甲，續");
});

test("texts say the same whatever their keys, and not if a confirmation is missing", () => {
  assert.ok(sayTheSame([A], [{ ...A, key: "other", "zh-hans": "" }]));
  assert.ok(!sayTheSame([A], [{ ...A, inStep: true }]));
  assert.ok(!sayTheSame([A], [{ ...A, en: "Alpha " }]));
});

test("whatever others did, every side typed here stands in the text", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = atRandom(seed);
    const sent = rowsAtRandom(random);
    const theirs = sent
      .filter((_row, n) => n === 0 || random.below(4))
      .map((row) => (random.below(3) ? row : { ...row, [random.one(SIDES)]: `theirs ${row.key}` }));
    const here = sent.flatMap((row, n) => {
      const typed = random.below(3) ? row : { ...row, [random.one(SIDES)]: `mine ${row.key}` };
      return random.below(4) ? [typed] : [typed, pair(`new-here-${n}`, "", `mine new ${n}`)];
    });

    const rows = merged({ theirs, here, sent });

    const words = rows.flatMap((row) => SIDES.map((side) => row[side]));
    const mine = here.flatMap((row) => SIDES.map((side) => row[side]));
    for (const text of mine.filter((one) => one.startsWith("mine")))
      assert.equal(words.filter((one) => one === text).length, 1, `seed ${seed}: ${text}`);
    assert.equal(new Set(rows.map((row) => row.key)).size, rows.length, `seed ${seed}`);
    assert.equal(rows[0].kind, "heading");
  }
});

test("a level changed here stays when others have saved", () => {
  const head = { key: "h", kind: "heading", "zh-hant": "題", en: "Head" };
  const rows = merged({
    theirs: [{ ...head, en: "Their head" }],
    here: [{ ...head, level: 2 }],
    sent: [head],
  });

  assert.deepEqual([rows[0].en, rows[0].level], ["Their head", 2]);
  assert.ok(!sayTheSame([head], [{ ...head, level: 2 }]));
});
