/** The rows of an import, and what there is to look at. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  flaggedRows,
  isFlagged,
  lookedAt,
  takenBack,
} from "../../../../static/js/editor/flagged_rows.js";

const IMPORTED = {
  sections: [
    {
      heading: { "zh-hant": "一", en: "One" },
      paragraphs: [
        { "zh-hant": "甲", en: "A", "zh-hans": "甲" },
        { "zh-hant": "乙", en: "B" },
      ],
    },
    { heading: { "zh-hant": "二", en: "" }, paragraphs: [{ "zh-hant": "丙", en: "C" }] },
  ],
  review: [
    { section: 0, paragraph: 1, reasons: ["lengths differ"] },
    { section: 1, reasons: ["no heading in English"] },
  ],
  ids: ["s1", "p1", "", "s2", "p3"],
};

test("each reason is shown at its row, a heading's at the heading", () => {
  const rows = flaggedRows(IMPORTED);

  assert.deepEqual(
    rows.map((row) => row.reasons),
    [undefined, undefined, ["lengths differ"], ["no heading in English"], undefined],
  );
  assert.equal(rows.filter(isFlagged).length, 2);
});

test("a row of a new version keeps its id, and its Simplified wording is not sent", () => {
  const rows = flaggedRows(IMPORTED);

  assert.deepEqual(
    rows.map((row) => row.id),
    ["s1", "p1", undefined, "s2", "p3"],
  );
  assert.ok(rows.every((row) => !("zh-hans" in row)));
});

test("an import without remarks and ids is only its rows", () => {
  assert.equal(flaggedRows({ sections: IMPORTED.sections }).filter(isFlagged).length, 0);
});

test("a row that was looked at stays without its reasons, once", () => {
  const rows = flaggedRows(IMPORTED);
  const focus = { key: rows[2].key, side: "en", start: 0, end: 0 };

  const done = lookedAt(rows, focus);

  assert.deepEqual(done.focus, focus);
  assert.equal(isFlagged(done.rows[2]), false);
  assert.equal(done.rows[2].en, "B");
  assert.equal(lookedAt(done.rows, focus), null);
});

test("a dropped line comes back below the writer's row, on the side of its script", () => {
  const rows = flaggedRows(IMPORTED);

  const chinese = takenBack(rows, { key: rows[1].key }, "聯絡我們 Contact");
  const english = takenBack(rows, { key: "gone" }, "Contact us");

  assert.deepEqual(
    [chinese.rows[2]["zh-hant"], chinese.focus.side],
    ["聯絡我們 Contact", "zh-hant"],
  );
  assert.equal(english.rows.at(-1).en, "Contact us");
});
