/** One undo stack for everything. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { History } from "../../../../../static/js/editor/rows/history.js";
import { atRandom } from "../random.js";

const FOCUS = { key: "a", side: "en", start: 0, end: 0 };

test("undo and redo return the very rows and the focus of each step", () => {
  const [one, two] = [["one"], ["two"]];
  const history = new History(one);
  history.record(two, FOCUS);

  assert.equal(history.undo({ ...FOCUS, key: "b" }), FOCUS);
  assert.equal(history.rows, one);
  assert.equal(history.redo(FOCUS).key, "b");
  assert.equal(history.rows, two);
});

test("there is nothing to undo or redo at either end", () => {
  const history = new History(["one"]);

  assert.deepEqual([history.canUndo, history.canRedo], [false, false]);
  assert.deepEqual([history.undo(FOCUS), history.redo(FOCUS)], [null, null]);
});

test("letters typed one soon after the other are one step", () => {
  const history = new History("");
  history.record("a", FOCUS, { tag: "row en", now: 0 });
  history.record("ab", FOCUS, { tag: "row en", now: 1100 });
  history.record("abc", FOCUS, { tag: "row en", now: 2200 });

  history.undo(FOCUS);

  assert.equal(history.rows, "");
});

for (const [reason, next] of [
  ["a pause", { tag: "row en", now: 1300 }],
  ["another side", { tag: "row zh-hant", now: 1 }],
  ["an action", { now: 1 }],
]) {
  test(`${reason} begins a step of its own`, () => {
    const history = new History("");
    history.record("a", FOCUS, { tag: "row en", now: 0 });
    history.record("ab", FOCUS, next);

    history.undo(FOCUS);

    assert.equal(history.rows, "a");
  });
}

test("leaving a text begins a step of its own", () => {
  const history = new History("");
  history.record("a", FOCUS, { tag: "row en", now: 0 });
  history.pause();
  history.record("ab", FOCUS, { tag: "row en", now: 1 });

  history.undo(FOCUS);

  assert.equal(history.rows, "a");
});

test("a change after undoing forgets what could be redone", () => {
  const history = new History("one");
  history.record("two", FOCUS);
  history.undo(FOCUS);
  history.record("three", FOCUS);

  assert.equal(history.canRedo, false);
  history.undo(FOCUS);
  assert.equal(history.rows, "one");
});

test("the oldest of more than 500 steps is forgotten", () => {
  const history = new History(0);
  for (let step = 1; step <= 501; step += 1) history.record(step, FOCUS);

  while (history.undo(FOCUS));

  assert.equal(history.rows, 1);
});

test("any walk through the steps shows what a plain list of them shows", () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const random = atRandom(seed);
    const history = new History(0);
    let [steps, place] = [[0], 0];
    for (let n = 1; n <= 60; n += 1) {
      const act = random.one(["record", "undo", "redo"]);
      if (act === "record") {
        history.record(n, FOCUS);
        steps = [...steps.slice(0, place + 1), n];
        place += 1;
      } else {
        history[act](FOCUS);
        place = Math.min(Math.max(0, place + (act === "undo" ? -1 : 1)), steps.length - 1);
      }
      assert.equal(history.rows, steps[place], `seed ${seed}, step ${n}`);
      assert.deepEqual([history.canUndo, history.canRedo], [place > 0, place < steps.length - 1]);
    }
  }
});
