/** The notice of who else is replying, asked again while the page is visible. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { watchOthers } from "../../../static/js/replying_notice.js";

const AGAIN = 20_000;

/** A page that watches; `answers` come in order, null without a connection, 500 as a status. */
function watching(answers) {
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.document = Object.assign(new EventTarget(), { hidden: false });
  const notice = { textContent: "", hidden: true };
  let asked = 0;
  globalThis.fetch = async () => {
    asked += 1;
    const answer = answers.shift();
    if (answer === null) throw new Error("no connection");
    return { ok: typeof answer === "string", json: async () => ({ replying: answer }) };
  };
  watchOthers("/replying/", notice);
  return { notice, asked: () => asked };
}

async function later() {
  mock.timers.tick(AGAIN);
  await new Promise(setImmediate);
}

function end() {
  mock.timers.reset();
  delete globalThis.document;
  delete globalThis.fetch;
}

test("a colleague who begins to reply is named, and no longer when done", async () => {
  const { notice } = watching(["Ana Lei is replying.", ""]);

  await later();
  assert.deepEqual(notice, { textContent: "Ana Lei is replying.", hidden: false });
  await later();
  assert.deepEqual(notice, { textContent: "", hidden: true });
  end();
});

test("an answer that fails leaves the notice, and is asked again", async () => {
  const { notice, asked } = watching(["Ana Lei is replying.", null, 500, ""]);

  await later();
  await later();
  await later();
  assert.equal(notice.textContent, "Ana Lei is replying.");
  await later();
  assert.equal(notice.textContent, "");
  assert.equal(asked(), 4);
  end();
});

test("a page in the background does not ask, and asks as soon as it is seen", async () => {
  const { asked } = watching(["", ""]);

  document.hidden = true;
  document.dispatchEvent(new Event("visibilitychange"));
  await later();
  assert.equal(asked(), 0);
  document.hidden = false;
  document.dispatchEvent(new Event("visibilitychange"));
  await new Promise(setImmediate);
  assert.equal(asked(), 1);
  end();
});
