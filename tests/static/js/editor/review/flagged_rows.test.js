/** The rows of a review, and what is known of them beside their text. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  isSeen,
  lookedAt,
  reviewRows,
  workOf,
} from "../../../../../static/js/editor/review/flagged_rows.js";
import { setSide } from "../../../../../static/js/editor/rows/model.js";

const WORK = {
  sections: [
    {
      id: "s1",
      heading: { "zh-hant": "一", en: "One" },
      paragraphs: [
        { id: "p1", "zh-hant": "甲", en: "A", "zh-hans": "甲" },
        { "zh-hant": "乙", en: "B" },
      ],
    },
  ],
  rows: [{}, { noted: ["formula"] }, { seen: true, codes: ["length"] }],
};
const flags = { known: (_rows, n) => [undefined, [], ["length"]][n] };

test("a work becomes rows with their marks and the same work again", () => {
  const work = workOf(reviewRows(WORK), flags);

  assert.deepEqual(
    work.rows.map(({ noted, seen, codes }) => [noted, seen, codes]),
    [
      [[], false, null],
      [["formula"], false, []],
      [[], true, ["length"]],
    ],
  );
  assert.deepEqual(work.sections[0].paragraphs, [
    { id: "p1", "zh-hant": "甲", en: "A" },
    { id: "", "zh-hant": "乙", en: "B" },
  ]);
});

test("rows that came from a briefing keep its ids, and rows that read the same their keys", () => {
  const before = reviewRows(WORK);

  const after = reviewRows(WORK, before);

  assert.deepEqual(
    before.slice(0, 2).map(({ key }) => key),
    ["s1", "p1"],
  );
  assert.equal(after[2].key, before[2].key);
});

test("a row that was looked at is right as long as it reads so", () => {
  const rows = reviewRows(WORK);
  const focus = { key: rows[1].key, side: "en", start: 0, end: 0 };

  const done = lookedAt(rows, focus);

  assert.deepEqual([done.focus, done.rows[1].noted, isSeen(done.rows[1])], [focus, [], true]);
  assert.equal(lookedAt(done.rows, focus), null);
  assert.equal(isSeen(setSide(done.rows, focus, "changed").rows[1]), false);
});
