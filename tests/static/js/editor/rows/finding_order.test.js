import assert from "node:assert/strict";
import { test } from "node:test";
import {
  nextFinding,
  placeOfFinding,
  underlinesOf,
} from "../../../../../static/js/editor/rows/finding_order.js";

const rows = ["a", "b", "c"].map((key) => ({ key, kind: "pair", "zh-hant": "", en: "" }));
const at = (zh, en) => ({ kind: "number", marks: { "zh-hant": zh, en } });
const found = { a: [at([[4, 5]], [[9, 12]]), at([[2, 3]], [])], b: [], c: [at([], [[1, 2]])] };
const findings = (row) => found[row.key];
const walk = (step, focus, times) => {
  const places = [];
  let here = focus;
  for (let n = 0; n < times; n += 1) {
    here = nextFinding(rows, findings, here, step);
    places.push(`${here.key} ${here.side} ${here.start}`);
  }
  return places;
};

test("findings are gone through in the order of reading, and round the end", () => {
  const start = { key: "a", side: "zh-hant", start: 0 };
  const forth = ["a zh-hant 2", "a en 9", "c en 1"];

  assert.deepEqual(walk(1, start, 4), [...forth, forth[0]]);
  assert.deepEqual(walk(-1, start, 4), [forth[2], forth[1], forth[0], forth[2]]);
  assert.deepEqual(walk(1, { key: "a", side: "en", start: 9, end: 9 }, 1), ["a en 9"]);
  assert.deepEqual(walk(1, { key: "a", side: "en", start: 9, end: 12 }, 1), ["c en 1"]);
  assert.deepEqual(walk(1, { key: "b", side: "en", start: 0 }, 1), ["c en 1"]);
});

test("where nothing is found there is no next", () => {
  assert.equal(
    nextFinding(rows, () => [], { key: "a", side: "en", start: 0 }, 1),
    undefined,
  );
});

test("a finding of the Chinese alone leads to the Chinese", () => {
  assert.deepEqual(placeOfFinding(rows[0], at([[2, 3]], [])), {
    key: "a",
    side: "zh-hant",
    start: 2,
    end: 3,
  });
});

test("each place is underlined by its kind, with what to write instead", () => {
  const style = { kind: "style", severity: "hint", fixes: { en: ["’", "”"] } };
  const one = {
    ...style,
    marks: {
      "zh-hant": [],
      en: [
        [1, 2],
        [5, 6],
      ],
    },
  };

  const lines = underlinesOf([one, at([], [[7, 8]])], "en");

  assert.deepEqual(
    lines.map(({ start, kind, replacement }) => [start, kind, replacement]),
    [
      [1, "line-style line-hint", "’"],
      [5, "line-style line-hint", "”"],
      [7, "line-difference", undefined],
    ],
  );
});
