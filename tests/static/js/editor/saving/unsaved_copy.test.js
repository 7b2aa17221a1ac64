/** The copy of what is not saved yet; a browser's store may be full, forbidden or damaged. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { UnsavedCopy } from "../../../../../static/js/editor/saving/unsaved_copy.js";

afterEach(() => {
  delete globalThis.localStorage;
});

function store() {
  const items = new Map();
  globalThis.localStorage = {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, text) => items.set(name, text),
    removeItem: (name) => items.delete(name),
  };
  return items;
}

test("what is kept is read again, with the time, until it is forgotten", () => {
  store();
  const copy = new UnsavedCopy("briefing-1");
  copy.keep({ rows: ["a"] });

  const { rows, at } = copy.read();
  assert.deepEqual(rows, ["a"]);
  assert.ok(at > 0);
  assert.equal(new UnsavedCopy("briefing-2").read(), null);
  copy.forget();
  assert.equal(copy.read(), null);
});

test("a damaged copy is no copy", () => {
  store().set("briefing-1", "{");

  assert.equal(new UnsavedCopy("briefing-1").read(), null);
});

test("without a store the copy is missing, and nothing else", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("denied");
    },
  });
  const copy = new UnsavedCopy("briefing-1");

  copy.keep({ rows: [] });
  copy.forget();
  assert.equal(copy.read(), null);
});
