/** Two windows that change one review. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSameWork, mergedWork } from "../../../../../static/js/editor/review/review_merging.js";

const work = (texts, { front = {}, rows = [] } = {}) => ({
  sections: [
    {
      id: "",
      heading: { "zh-hant": "", en: "One" },
      paragraphs: texts.map((en) => ({ id: "", "zh-hant": "", en })),
    },
  ],
  rows,
  front: { title_en: "Title", authors: [], ...front },
});
const english = (made) => made?.sections[0].paragraphs.map(({ en }) => en);
const BASE = work(["a", "b", "c", "d"]);

test("changes in different places are both taken", () => {
  const mine = work(["a", "b!", "c", "d"]);
  const theirs = work(["a", "b", "c", "new", "d"], { front: { title_en: "Their title" } });

  const both = mergedWork(BASE, mine, theirs);

  assert.deepEqual(english(both), ["a", "b!", "c", "new", "d"]);
  assert.equal(both.front.title_en, "Their title");
  assert.deepEqual(english(mergedWork(BASE, theirs, mine)), english(both));
});

test("a change on one side only is taken, whichever it is", () => {
  const changed = work(["a", "c", "d"]);

  assert.deepEqual(english(mergedWork(BASE, changed, BASE)), ["a", "c", "d"]);
  assert.deepEqual(english(mergedWork(BASE, BASE, changed)), ["a", "c", "d"]);
  assert.deepEqual(english(mergedWork(BASE, changed, structuredClone(changed))), ["a", "c", "d"]);
});

for (const [what, mine, theirs] of [
  ["the same row", work(["a", "b!", "c", "d"]), work(["a", "b?", "c", "d"])],
  [
    "rows put into the same place",
    work(["a", "x", "b", "c", "d"]),
    work(["a", "y", "b", "c", "d"]),
  ],
  ["a row and one put beside it", work(["a", "b!", "c", "d"]), work(["a", "b", "x", "c", "d"])],
  ["stretches that overlap", work(["a!", "b", "c!", "d"]), work(["a", "b!", "c", "d"])],
  ["a title", work(["a"], { front: { title_en: "M" } }), work(["a"], { front: { title_en: "T" } })],
]) {
  test(`two changes of ${what} are left to somebody to choose`, () => {
    const base = what === "a title" ? work(["a"]) : BASE;

    assert.equal(mergedWork(base, mine, theirs), null);
  });
}

test("what the server says of rows, the order of keys and empty fields are no change", () => {
  const { front, ...rest } = work(["a"], { rows: [{ codes: ["length"], noted: [] }] });
  const reordered = { front: { authors: [], date: "", title_en: front.title_en }, ...rest };

  assert.ok(isSameWork(work(["a"], { rows: [{ noted: [], codes: null }] }), reordered));
  assert.ok(!isSameWork(work(["a"]), work(["b"])));
});
