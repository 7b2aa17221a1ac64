/** The working copy: kept here at once, on the server a little later, and picked up elsewhere. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { NotSaved } from "../../../../../static/js/editor/saving/saving.js";
import { WorkingCopy } from "../../../../../static/js/editor/saving/working_copy.js";

const A = { revision: 1, rows: ["a"], owed: false };
const B = { revision: 1, rows: ["b"], owed: false };
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
});

function keeping({ kept = null, here = null, answers = [] } = {}) {
  const posts = [];
  const said = [];
  const browser = { kept: here, keep: (data) => (browser.kept = data), read: () => browser.kept };
  browser.forget = () => (browser.kept = null);
  const server = {
    async postOnTheWay(_url, data) {
      posts.push(data);
      const answer = answers.shift() ?? { said: "kept" };
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const onKept = (sentence) => said.push(sentence);
  const copy = new WorkingCopy({ browser, kept, server, url: "/keep/", onKept });
  return { copy, posts, said, browser };
}

test("typing is kept here at once, and sent once when it pauses", async () => {
  const { copy, posts, said, browser } = keeping();
  copy.keep(A);
  copy.keep(B);
  assert.deepEqual(browser.kept.rows, ["b"]);
  assert.equal(posts.length, 0);

  mock.timers.tick(1500);
  await settled();

  assert.deepEqual(
    posts.map((post) => post.copy.rows),
    [["b"]],
  );
  assert.deepEqual(said, ["kept"]);
  copy.keep(B);
  mock.timers.tick(1500);
  await settled();
  assert.equal(posts.length, 1);
});

test("what was forgotten is not sent any more, and the server forgets after the last sending", async () => {
  const { copy, posts, browser } = keeping();
  copy.keep(A);
  copy.sendNow();
  copy.keep(B);
  copy.forget();
  mock.timers.tick(5000);
  await settled();

  assert.deepEqual(posts, [{ copy: { ...A, at: 0 } }, { forget: true }]);
  assert.equal(browser.kept, null);
});

test("without a connection it is sent later", async () => {
  const { copy, posts } = keeping({ answers: [new NotSaved("offline", { later: true })] });
  copy.keep(A);
  copy.sendNow();
  await settled();

  copy.sendNow();
  await settled();

  assert.equal(posts.length, 2);
});

test("the newer copy is read; one that was to be saved goes first", () => {
  const there = { ...A, at: 5 };
  const read = (here) => keeping({ kept: there, here }).copy.read();

  assert.deepEqual(read(null), { ...there, elsewhere: true });
  assert.equal(read({ ...B, at: 6 }).elsewhere, undefined);
  assert.equal(read({ ...B, at: 4 }).elsewhere, true);
  assert.equal(read({ ...A, at: 6 }).elsewhere, true);
  assert.equal(read({ ...B, at: 4, owed: true }).owed, true);
  assert.equal(keeping({ here: A }).copy.read(), A);
});
