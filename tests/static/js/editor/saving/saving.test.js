/** Every answer of the server has its own meaning for the writer. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { NotSaved, Server } from "../../../../../static/js/editor/saving/saving.js";

const WORDS = { offline: "no connection", signedOut: "signed out", failed: "not saved" };
const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

const json = (data, status = 200) => Response.json(data, { status });
const page = (status) =>
  new Response("<html>", { status, headers: { "Content-Type": "text/html; charset=utf-8" } });
const redirect = { type: "opaqueredirect", status: 0, ok: false, headers: new Headers() };

/** A server with these answers, one for each request; returns what was sent. */
function answering(...answers) {
  const sent = [];
  globalThis.fetch = async (url, options) => {
    sent.push({ url, ...options });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return sent;
}

const server = () => new Server({ url: "/text", token: "old", words: WORDS });
const refused = (act) => act.then(assert.fail, (error) => error);

test("a saved text brings the server's answer", async () => {
  const sent = answering(json({ revision: 8, ids: ["p1"] }));

  const answer = await server().save({ sections: [] }, 7, null);

  assert.deepEqual(answer, { revision: 8, ids: ["p1"] });
  assert.deepEqual(JSON.parse(sent[0].body), { revision: 7, text: { sections: [] }, clash: null });
  assert.equal(sent[0].headers["X-CSRFToken"], "old");
});

test("without a connection it may be tried again", async () => {
  answering(new TypeError("Failed to fetch"));

  const error = await refused(server().save({}, 1));

  assert.ok(error instanceof NotSaved);
  assert.deepEqual([error.message, error.later, error.signedOut], ["no connection", true, false]);
});

test("an ended session is said to be one, and saving goes on after signing in", async () => {
  answering(redirect);

  const error = await refused(server().save({}, 1));

  assert.deepEqual([error.message, error.later, error.signedOut], ["signed out", true, true]);
});

test("a token that a new sign-in made old is renewed once", async () => {
  const sent = answering(page(403), json({ token: "new" }), json({ revision: 2 }));

  assert.deepEqual(await server().save({}, 1), { revision: 2 });

  assert.deepEqual(
    sent.map(({ method, headers }) => [method, headers["X-CSRFToken"]]),
    [
      ["POST", "old"],
      [undefined, undefined],
      ["POST", "new"],
    ],
  );
});

test("a refusal of the server itself is not tried again", async () => {
  const sent = answering(json({ error: "only its authors may" }, 403));

  const error = await refused(server().save({}, 1));

  assert.deepEqual([error.message, error.later], ["only its authors may", false]);
  assert.equal(sent.length, 1);
});

test("a text that others changed meanwhile is stale, and the answer says how", async () => {
  answering(json({ error: "changed", clashes: [{ id: "p1" }] }, 409));

  const error = await refused(server().save({}, 1));

  assert.deepEqual([error.stale, error.later], [true, false]);
  assert.deepEqual(error.answer.clashes, [{ id: "p1" }]);
});

test("a failing server may be tried again, and its page is not read as an answer", async () => {
  answering(page(502));

  const error = await refused(server().save({}, 1));

  assert.deepEqual([error.message, error.later, error.answer], ["not saved", true, null]);
});

test("a page in place of an answer is a failure even with status 200", async () => {
  answering(page(200));

  const error = await refused(server().post("/style", {}));

  assert.equal(error.message, "not saved");
});
