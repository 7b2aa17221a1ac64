/** What was typed on an enquiry's page and not sent yet. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { ownNames, UnsentTexts } from "../../../static/js/unsent_texts.js";

const DAY = 24 * 60 * 60 * 1000;
const REPLY = { text: "Dear Ms Ao", key: "k1" };
const mine = `${ownNames("ana-7")}tab1`;
const texts = new UnsentTexts();

/** A store whose keys are its items' names, as a browser's. */
class Store {
  getItem(name) {
    return this[name] ?? null;
  }

  setItem(name, text) {
    this[name] = text;
  }

  removeItem(name) {
    delete this[name];
  }
}

beforeEach(() => {
  globalThis.localStorage = new Store();
});
afterEach(() => {
  delete globalThis.localStorage;
});

test("a copy is read with its time, and an empty one is removed", () => {
  texts.write(mine, { reply: REPLY }, 5);
  assert.deepEqual(texts.read(mine), { reply: REPLY, at: 5 });

  texts.write(mine, {});
  assert.deepEqual([texts.read(mine), texts.names()], [{}, []]);
});

test("only the copies of this person's work on this enquiry are named as such", () => {
  for (const owner of ["ana-7", "ana-71", "rui-7"])
    texts.write(`${ownNames(owner)}tab1`, { to: 1 });
  localStorage.setItem("theme", "dark");

  assert.deepEqual(texts.names(ownNames("ana-7")), [mine]);
  assert.equal(texts.names().length, 3);
});

test("a text that was sent meanwhile, or says nothing, is not offered", () => {
  const copy = { reply: REPLY, note: { text: " ", key: "k2" } };

  assert.equal(texts.unsent(copy, "reply", new Set()), REPLY);
  assert.equal(texts.unsent(copy, "reply", new Set(["k1"])), null);
  assert.equal(texts.unsent(copy, "note", new Set()), null);
  assert.equal(texts.unsent({}, "reply", new Set()), null);
});

test("a choice is put back only in place of what it was chosen in place of", () => {
  const copy = { to: { chosen: "7", was: "3" }, due_at: { chosen: "", was: "2026-01-05T10:00" } };

  assert.equal(texts.unsentChoice(copy, "to", "3"), "7");
  assert.equal(texts.unsentChoice(copy, "to", "7"), null);
  assert.equal(texts.unsentChoice(copy, "due_at", "2026-01-05T10:00"), "");
  assert.equal(texts.unsentChoice({}, "to", ""), null);
});

test("copies are forgotten after thirty days, also those without a time, and nothing else is", () => {
  texts.write(mine, { reply: REPLY }, 0);
  texts.write(`${mine}2`, { reply: REPLY }, DAY);
  localStorage.setItem(`${mine}3`, '{"reply": {}}');
  localStorage.setItem("theme", "dark");

  texts.forgetOld(30 * DAY);

  assert.deepEqual(texts.names(), [`${mine}2`]);
  assert.equal(localStorage.getItem("theme"), "dark");
});

test("a damaged copy is an empty one", () => {
  localStorage.setItem(mine, "{");

  assert.deepEqual(texts.read(mine), {});
});

test("without a store nothing is kept, and nothing fails", () => {
  delete globalThis.localStorage;

  texts.write(mine, { reply: REPLY });
  texts.forgetOld();
  assert.deepEqual([texts.read(mine), texts.names()], [{}, []]);
});
