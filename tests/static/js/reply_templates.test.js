/** Templates by keyboard, and where to go on writing after one was inserted. */

import assert from "node:assert/strict";
import { test } from "node:test";

const buttons = ["a", "b", "c"].map((name) => ({ name, focus: () => focus(name) }));

function focus(name) {
  document.activeElement = buttons.find((button) => button.name === name) ?? null;
}

// The module looks for the buttons when it is loaded.
globalThis.document = Object.assign(new EventTarget(), {
  activeElement: null,
  unfilled: null,
  querySelectorAll: () => buttons,
  getElementById: () => document.unfilled,
});
const { goOnWriting } = await import("../../../static/js/reply_templates.js");

/** Press a key; return whether it was taken, and the button with the focus. */
function press(keys) {
  const event = Object.assign(new Event("keydown", { cancelable: true }), keys);
  document.dispatchEvent(event);
  return [event.defaultPrevented, document.activeElement?.name];
}

/** Return the part of the text that is selected. */
function goneOn(value) {
  const field = { value, focus() {}, setSelectionRange: (...range) => field.range.push(...range) };
  field.range = [];
  goOnWriting(field);
  return field.range;
}

test("Alt T leads to the first template, and the arrows go round them", () => {
  assert.deepEqual(press({ altKey: true, code: "KeyT" }), [true, "a"]);
  assert.deepEqual(press({ key: "ArrowLeft" }), [true, "c"]);
  assert.deepEqual(press({ key: "ArrowDown" }), [true, "a"]);
  assert.deepEqual(press({ key: "ArrowRight" }), [true, "b"]);
});

test("arrows elsewhere, and AltGr with T, are left alone", () => {
  focus("none");

  assert.deepEqual(press({ key: "ArrowDown" }), [false, undefined]);
  assert.deepEqual(press({ altKey: true, ctrlKey: true, code: "KeyT" }), [false, undefined]);
});

test("the first field that must be filled by hand is selected", () => {
  document.unfilled = { dataset: { fields: "{deadline} {briefing}" } };

  assert.deepEqual(goneOn("By {deadline}, about {briefing}"), [3, 13]);
});

test("with nothing left to fill, the cursor is at the end", () => {
  document.unfilled = null;
  assert.deepEqual(goneOn("Dear"), [4, 4]);
  document.unfilled = { dataset: { fields: "{deadline}" } };
  assert.deepEqual(goneOn("Dear"), [4, 4]);
});
