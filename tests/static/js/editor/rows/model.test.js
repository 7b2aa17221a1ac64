/** The rows of a text and what can be done to them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import * as model from "../../../../../static/js/editor/rows/model.js";
import { move, moveBefore } from "../../../../../static/js/editor/rows/moving.js";
import { atRandom, rowsAtRandom } from "../random.js";

const heading = (key, zh = "", en = "") => ({ key, kind: "heading", "zh-hant": zh, en });
const pair = (key, zh = "", en = "") => ({ key, kind: "pair", "zh-hant": zh, en });
const at = (key, side = "en", start = 0) => ({ key, side, start, end: start });
const keys = (rows) => rows.map((row) => row.key);
const column = (rows, side) => rows.map((row) => row[side]);

const TEXT = [
  heading("h1", "一、引言", "1. Introduction"),
  pair("a", "甲", "Alpha"),
  pair("b", "乙", "Beta"),
  heading("h2", "二、程序", "2. Procedure"),
  pair("c", "丙", "Gamma"),
];

test("a document becomes rows and the same document again", () => {
  const document = {
    sections: [
      {
        id: "s1",
        heading: { "zh-hant": "一", en: "One" },
        behind: "en",
        paragraphs: [{ id: "p1", "zh-hant": "甲", en: "A", "zh-hans": "", behind: "zh-hant" }],
      },
      { id: "s2", heading: { "zh-hant": "", en: "" }, paragraphs: [] },
    ],
  };

  assert.deepEqual(
    model.toDocument(model.fromDocument(document), (row) => row.key),
    document,
  );
});

test("an empty document has a heading and a pair to write in", () => {
  const rows = model.fromDocument({ sections: [] });

  assert.deepEqual(
    rows.map((row) => row.kind),
    ["heading", "pair"],
  );
  assert.ok(rows.every(model.isEmpty));
});

test("a confirmed row is sent as in step", () => {
  const [row] = model.toDocument([{ ...TEXT[0], inStep: true }], () => "").sections;

  assert.equal(row.in_step, true);
});

test("a row with one side is a gap, a row with none is empty", () => {
  assert.deepEqual(
    [pair("a", "甲"), pair("b", " ", "\n"), pair("c", "丙", "C")].map((row) => [
      model.isGap(row),
      model.isEmpty(row),
    ]),
    [
      [true, false],
      [false, true],
      [false, false],
    ],
  );
  assert.deepEqual(model.counts([heading("h"), pair("a", "甲"), pair("b")]), { pairs: 1, gaps: 1 });
});

test("writing in a row asks for a new comparison", () => {
  const rows = [{ ...pair("a", "甲", "A"), inStep: true }];

  assert.deepEqual(model.setSide(rows, at("a"), "B").rows, [pair("a", "甲", "B")]);
  assert.equal(model.setSide(rows, at("a"), "A"), null);
});

test("only a row with both sides can be confirmed, and only once", () => {
  const rows = [pair("a", "甲", "A"), pair("b", "乙"), pair("c")];

  const confirmed = model.confirm(rows, at("a")).rows;

  assert.equal(confirmed[0].inStep, true);
  assert.equal(model.confirm(confirmed, at("a")), null);
  assert.equal(model.confirm(rows, at("b")), null);
  assert.equal(model.confirm(rows, at("c")), null);
});

test("a new pair stands below the row, with the focus in it", () => {
  const { rows, focus } = model.addPair(TEXT, at("a", "zh-hant"));

  assert.equal(rows[2].key, focus.key);
  assert.equal(focus.side, "zh-hant");
  assert.deepEqual(keys(rows.toSpliced(2, 1)), keys(TEXT));
});

test("a new heading takes over what follows it, or brings a pair", () => {
  assert.equal(model.addSection(TEXT, at("a")).rows.length, TEXT.length + 1);
  assert.equal(model.addSection(TEXT, at("b")).rows.length, TEXT.length + 2);
});

test("the first heading is emptied, never removed", () => {
  const { rows } = model.remove(TEXT, at("h1"));

  assert.deepEqual(keys(rows), keys(TEXT));
  assert.ok(model.isEmpty(rows[0]));
  assert.equal(model.remove(rows, at("h1")), null);
});

test("a removed row gives the focus to the next", () => {
  const { rows, focus } = model.remove(TEXT, at("a"));

  assert.deepEqual(keys(rows), ["h1", "b", "h2", "c"]);
  assert.equal(focus.key, "b");
});

test("a pair moves past its neighbour, a heading with its section past the next section", () => {
  assert.deepEqual(keys(move(TEXT, at("b"), 1).rows), ["h1", "a", "h2", "b", "c"]);
  assert.deepEqual(keys(move(TEXT, at("h2"), -1).rows), ["h2", "c", "h1", "a", "b"]);
  assert.equal(move(TEXT, at("a"), -1), null);
  assert.equal(move(TEXT, at("c"), 1), null);
});

test("a dragged heading takes its section along, and never into itself", () => {
  assert.deepEqual(keys(moveBefore(TEXT, at("h2"), "h1").rows), ["h2", "c", "h1", "a", "b"]);
  assert.deepEqual(keys(moveBefore(TEXT, at("a"), null).rows), ["h1", "b", "h2", "c", "a"]);
  assert.equal(moveBefore(TEXT, at("h1"), "b"), null);
  assert.equal(moveBefore(TEXT, at("a"), "h1"), null);
});

test("a pair split on one side, then on the other, becomes two pairs", () => {
  const rows = [heading("h"), pair("a", "甲。乙。", "Alpha. Beta.")];

  const once = model.split(rows, at("a", "en", 6)).rows;
  const { rows: twice, focus } = model.split(once, at("a", "zh-hant", 2));

  assert.deepEqual(column(once, "en"), ["", "Alpha.", "Beta."]);
  assert.deepEqual(column(twice, "en"), ["", "Alpha.", "Beta."]);
  assert.deepEqual(column(twice, "zh-hant"), ["", "甲。", "乙。"]);
  assert.deepEqual(focus, at(twice[2].key, "zh-hant", 0));
});

test("merged English gets a space, merged Chinese none, merged lists a line break", () => {
  const merged = model.mergeNext(TEXT, at("a")).rows[1];
  const list = model.mergeNext([heading("h"), pair("a", "", "- x"), pair("b", "", "- y")], at("a"));

  assert.equal(merged.en, "Alpha Beta");
  assert.equal(merged["zh-hant"], "甲乙");
  assert.equal(list.rows[1].en, "- x\n- y");
  assert.equal(model.mergeNext(TEXT, at("b")), null);
});

test("one side moves up into a gap, and what is below follows", () => {
  const rows = [heading("h"), pair("a", "甲"), pair("b", "乙", "Alpha"), pair("c", "丙", "Beta")];

  const { rows: moved, focus } = model.shiftUp(rows, at("b"));

  assert.deepEqual(column(moved, "en"), ["", "Alpha", "Beta", ""]);
  assert.deepEqual(column(moved, "zh-hant"), column(rows, "zh-hant"));
  assert.equal(focus.key, "a");
});

test("one side moves up into a text where there is no gap", () => {
  const moved = model.shiftUp(TEXT, at("b", "zh-hant")).rows;

  assert.deepEqual(column(moved, "zh-hant").slice(1, 3), ["甲乙", ""]);
});

test("one side moves down and makes room up to the first gap", () => {
  const rows = [heading("h"), pair("a", "甲", "Alpha"), pair("b", "乙", "Beta"), pair("c", "丙")];

  const moved = model.shiftDown(rows, at("a")).rows;

  assert.deepEqual(column(moved, "en"), ["", "", "Alpha", "Beta"]);
});

test("one side moving down adds a row at the end of its section, never in the next", () => {
  const moved = model.shiftDown(TEXT, at("a")).rows;

  assert.deepEqual(column(moved, "en"), [
    "1. Introduction",
    "",
    "Alpha",
    "Beta",
    "2. Procedure",
    "Gamma",
  ]);
});

test("texts that only changed their rows are in step, and need no comparing", () => {
  const moved = model.realigned(TEXT, model.shiftUp(TEXT, at("b")));

  assert.deepEqual(
    moved.rows.map((row) => Boolean(row.inStep)),
    [false, true, true, false, false],
  );
  assert.equal(model.realigned(TEXT, null), null);
});

test("swapped sides forget the Simplified wording, which belonged to the Chinese", () => {
  const rows = [{ ...pair("a", "甲", "A"), "zh-hans": "甲" }];

  assert.deepEqual(model.swapSides(rows, at("a")).rows, [
    { ...pair("a", "A", "甲"), "zh-hans": "" },
  ]);
});

test("a pair becomes a heading on one line, and a pair again", () => {
  const rows = [heading("h"), pair("a", "甲\n乙", "A\n B")];

  const made = model.toggleHeading(rows, at("a"));
  const back = model.toggleHeading(made.rows, made.focus);

  assert.deepEqual([made.rows[1].kind, made.rows[1].en], ["heading", "A B"]);
  assert.deepEqual([back.rows[1].kind, back.rows[1].en], ["pair", "A B"]);
});

test("a first heading that becomes a pair leaves an empty heading above it", () => {
  const { rows } = model.toggleHeading(TEXT, at("h1"));

  assert.deepEqual(
    rows.slice(0, 2).map((row) => [row.kind, row.en]),
    [
      ["heading", ""],
      ["pair", "1. Introduction"],
    ],
  );
});

// --- whatever the rows and wherever the writer is ------------------------------------------------

const ACTIONS = {
  addPair: model.addPair,
  addSection: model.addSection,
  remove: model.remove,
  split: model.split,
  mergeNext: model.mergeNext,
  up: (rows, focus) => move(rows, focus, -1),
  down: (rows, focus) => move(rows, focus, 1),
  shiftUp: model.shiftUp,
  shiftDown: model.shiftDown,
  swapSides: model.swapSides,
  toggleHeading: model.toggleHeading,
  first: (rows, focus) => moveBefore(rows, focus, rows[0].key),
  last: (rows, focus) => moveBefore(rows, focus, null),
};
const KEEPS_WORDS = Object.keys(ACTIONS).filter((name) => name !== "remove");

/** All letters of both sides, in any order. */
const letters = (rows) =>
  rows
    .flatMap((row) => [...row["zh-hant"], ...row.en])
    .filter((letter) => letter.trim())
    .toSorted()
    .join("");

function everyResult(names, check) {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = atRandom(seed);
    const rows = rowsAtRandom(random);
    const before = structuredClone(rows);
    const row = random.one(rows);
    const side = random.one(model.SIDES);
    const focus = at(row.key, side, random.below(row[side].length + 1));
    for (const name of names) {
      const result = ACTIONS[name](rows, focus);
      assert.deepEqual(rows, before, `${name}, seed ${seed}: the earlier rows changed`);
      if (result) check(result, `${name}, seed ${seed}`, rows);
    }
  }
}

test("every action leaves a text that begins with a heading, with keys that differ", () => {
  everyResult(Object.keys(ACTIONS), ({ rows }, told) => {
    assert.equal(rows[0].kind, "heading", told);
    assert.equal(new Set(keys(rows)).size, rows.length, told);
  });
});

test("every action gives the focus to a row of the text, within its words", () => {
  everyResult(Object.keys(ACTIONS), ({ rows, focus }, told) => {
    const row = rows[model.indexOf(rows, focus.key)];
    assert.ok(row, told);
    assert.ok(focus.start <= row[focus.side].length, told);
  });
});

test("no action but removing loses a word", () => {
  everyResult(KEEPS_WORDS, ({ rows }, told, before) => {
    assert.equal(letters(rows), letters(before), told);
  });
});

test("one side that moves takes nothing of the other side along", () => {
  everyResult(["shiftUp", "shiftDown"], ({ rows }, told, before) => {
    for (const side of model.SIDES) {
      const order = (list) => column(list, side).join("").replace(/\s/g, "");
      assert.equal(order(rows), order(before), told);
    }
  });
});

const level = (row, n) => ({ ...row, level: n });
const LEVELS = [
  heading("h1", "一", "One"),
  pair("a", "甲", "A"),
  level(heading("h1a", "（一）", "(1)"), 2),
  pair("b", "乙", "B"),
  heading("h2", "二", "Two"),
  pair("c", "丙", "C"),
];

test("a heading goes in to the third level and out to the first", () => {
  let rows = TEXT;
  for (const expected of [2, 3]) {
    rows = model.changeLevel(rows, at("h2"), 1).rows;
    assert.equal(rows[3].level, expected);
  }
  assert.equal(model.changeLevel(rows, at("h2"), 1), null);
  rows = model.changeLevel(rows, at("h2"), -1).rows;
  rows = model.changeLevel(rows, at("h2"), -1).rows;
  assert.deepEqual(rows, TEXT);
  assert.equal(model.changeLevel(rows, at("h2"), -1), null);
  assert.equal(model.changeLevel(rows, at("a"), 1), null);
});

test("levels are read from a document and written to it", () => {
  const rows = model.fromDocument(model.toDocument(LEVELS, (row) => row.key));

  assert.deepEqual(rows.filter((row) => row.kind === "heading").map(model.levelOf), [1, 2, 1]);
});

test("a section moves with what stands under it", () => {
  const down = move(LEVELS, at("h1"), 1).rows;
  const up = move(LEVELS, at("h2"), -1).rows;
  const out = move(LEVELS, at("h1a"), 1).rows;

  assert.deepEqual(keys(down), ["h2", "c", "h1", "a", "h1a", "b"]);
  assert.deepEqual(keys(up), keys(down));
  assert.deepEqual(keys(out), ["h1", "a", "h2", "c", "h1a", "b"]);
});

test("a new heading is of the level of its section", () => {
  const added = model.addSection(LEVELS, at("b")).rows;
  const made = model.toggleHeading(LEVELS, at("b")).rows;

  assert.equal(added[4].level, 2);
  assert.equal(made[3].level, 2);
});
