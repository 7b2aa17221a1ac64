/** Which side of a row is behind, as far as is known. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Steps } from "../../../../../static/js/editor/rows/steps.js";

const row = (zh, en, more = {}) => ({ key: "a", kind: "pair", "zh-hant": zh, en, ...more });

test("undoing back to a wording brings its state back", () => {
  const steps = new Steps();
  steps.learn([row("甲", "A")], ["en"]);
  steps.learn([row("乙", "A")], [""]);

  assert.equal(steps.behind(row("甲", "A")), "en");
  assert.equal(steps.behind(row("乙", "A")), "");
});

test("blanks around a text do not make it another wording", () => {
  const steps = new Steps();
  steps.learn([row("甲", "A")], ["en"]);

  assert.equal(steps.behind(row("甲 ", "\nA")), "en");
});

test("a wording that was not saved yet has the state in which the row was read", () => {
  assert.equal(new Steps().behind(row("甲", "A", { behind: "zh-hant" })), "zh-hant");
});

test("what was read is known as it was read", () => {
  const steps = new Steps();
  steps.learnRead([row("甲", "A", { behind: "en" })]);

  assert.equal(steps.behind(row("甲", "A")), "en");
});

for (const [reason, there] of [
  ["confirmed", row("甲", "A", { inStep: true })],
  ["a gap", row("甲", "")],
  ["empty", row("", "")],
]) {
  test(`a row that is ${reason} has no side behind, and nothing to confirm`, () => {
    const steps = new Steps();
    steps.learn([there], ["en"]);

    assert.equal(steps.behind(there), "");
    assert.equal(steps.mayConfirm(there), false);
  });
}

test("there is something to confirm until the server says that a wording is in step", () => {
  const steps = new Steps();

  assert.equal(steps.mayConfirm(row("甲", "A")), true);
  steps.learn([row("甲", "A")], [""]);
  assert.equal(steps.mayConfirm(row("甲", "A")), false);
});

test("a row goes out confirmed where just that wording was in step before", () => {
  const steps = new Steps();
  steps.learn([row("甲", "A")], [""]);
  steps.learn([row("乙", "A")], ["en"]);

  assert.equal(steps.sent(row("甲", "A")).inStep, true);
  assert.deepEqual(steps.sent(row("乙", "A")), row("乙", "A", { behind: "en" }));
});
