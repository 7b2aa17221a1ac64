/** The parts of a page are saved one after the other, and none is left out for another's sake. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { SaverQueue } from "../../../../../static/js/editor/saving/saver_queue.js";

/** Two parts that note when each of their saves begins and ends. */
function parts() {
  const log = [];
  const part = (name) => {
    const save = async (kind) => {
      log.push(`${name} ${kind}`);
      await Promise.resolve();
      log.push(`${name} done`);
    };
    return { save: () => save("save"), saveOwed: () => save("owed") };
  };
  return { log, queue: new SaverQueue([part("details"), part("text")]) };
}

test("no save begins before the last has ended, whoever asks", async () => {
  const { log, queue } = parts();

  queue.save();
  await queue.saveOwed();

  assert.deepEqual(log, [
    ...["details save", "details done", "text save", "text done"],
    ...["details owed", "details done", "text owed", "text done"],
  ]);
});

test("after an unexpected failure the next save is made", async () => {
  const { log, queue } = parts();
  const broken = queue.savers[0].save;
  queue.savers[0].save = () => Promise.reject(new TypeError("broken"));
  await assert.rejects(queue.save(), TypeError);
  queue.savers[0].save = broken;

  await queue.save();

  assert.deepEqual(log.slice(0, 3), ["details save", "details done", "text save"]);
});
