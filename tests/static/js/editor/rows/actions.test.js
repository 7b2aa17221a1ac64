/** Keys and what they ask for. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIONS, actionOf } from "../../../../../static/js/editor/rows/actions.js";

const press = (key, held = {}) => actionOf({ key, code: held.code ?? key, ...held });

for (const [name, key, held] of [
  ["save", "s", { ctrlKey: true }],
  ["save", "S", { metaKey: true }],
  ["undo", "z", { ctrlKey: true }],
  ["redo", "Z", { ctrlKey: true, shiftKey: true }],
  ["split", "Enter", { ctrlKey: true }],
  ["move-up", "ArrowUp", { altKey: true }],
  ["side-up", "ArrowUp", { altKey: true, shiftKey: true }],
  ["merge", "µ", { altKey: true, code: "KeyM" }], // what Alt+M types on a Mac
]) {
  test(`${JSON.stringify(held)} and ${key} ask for ${name}`, () => {
    assert.equal(press(key, held), name);
  });
}

for (const [reason, key, held] of [
  ["a plain letter", "s", {}],
  ["a letter in an input method", "s", { ctrlKey: true, isComposing: true }],
  ["AltGr, which is Ctrl and Alt", "e", { ctrlKey: true, altKey: true, code: "KeyE" }],
  ["a key of no meaning", "q", { ctrlKey: true }],
]) {
  test(`${reason} asks for nothing`, () => {
    assert.equal(press(key, held), undefined);
  });
}

test("a side that only changes its row is in step", () => {
  const rows = [
    { key: "h", kind: "heading", "zh-hant": "", en: "" },
    { key: "a", kind: "pair", "zh-hant": "甲", en: "" },
    { key: "b", kind: "pair", "zh-hant": "乙", en: "Alpha" },
  ];

  const { rows: moved } = ACTIONS["side-up"](rows, { key: "b", side: "en", start: 0, end: 0 });

  assert.equal(moved[1].inStep, true);
});
