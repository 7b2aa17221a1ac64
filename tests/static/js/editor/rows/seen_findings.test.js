/** What the writer has looked at stays away for just that wording. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { SeenFindings } from "../../../../../static/js/editor/rows/seen_findings.js";

const ROW = { key: "a", "zh-hant": "20元", en: "MOP 30" };
const finding = (kind, marks = { "zh-hant": [[0, 2]], en: [] }) => ({ kind, marks });
let items;

beforeEach(() => {
  items = new Map();
  globalThis.localStorage = {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, text) => items.set(name, text),
  };
});
afterEach(() => {
  delete globalThis.localStorage;
});

test("a finding is known on the next visit, in whatever row its wording is", () => {
  new SeenFindings().add(ROW, finding("amount"));

  const seen = new SeenFindings();

  assert.ok(seen.has({ ...ROW, key: "b" }, finding("amount")));
  assert.ok(!seen.has({ ...ROW, en: "MOP 40" }, finding("amount")));
  assert.ok(!seen.has(ROW, finding("date")));
  assert.ok(!seen.has(ROW, finding("amount", { "zh-hant": [], en: [[4, 6]] })));
});

test("nothing of the text is in the store", () => {
  new SeenFindings().add(ROW, finding("amount"));

  assert.doesNotMatch([...items.values()].join(""), /元|MOP/);
});

test("the store keeps the latest 4,000", () => {
  const old = Array.from({ length: 3999 }, (_each, n) => `name-${n}`);
  items.set("checks-seen", JSON.stringify(old));
  const seen = new SeenFindings();

  seen.add(ROW, finding("amount"));
  seen.add(ROW, finding("date"));

  const kept = JSON.parse(items.get("checks-seen"));
  assert.equal(kept.length, 4000);
  assert.equal(kept[0], "name-1");
  assert.ok(new SeenFindings().has(ROW, finding("date")));
});

test("without a store a finding stays away until the page is left", () => {
  delete globalThis.localStorage;
  const seen = new SeenFindings();

  seen.add(ROW, finding("amount"));

  assert.ok(seen.has(ROW, finding("amount")));
});
