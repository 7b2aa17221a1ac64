/** Drafts on their way to the server. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { KeptDrafts } from "../../../static/js/kept_drafts.js";

/** Drafts of a form with one text, and what was sent of them; `answers` come in order. */
function begun({ answers = [] } = {}) {
  const form = { reply: "", key: "k" };
  const sent = [];
  const heard = [];
  const drafts = new KeptDrafts({
    url: "/draft/",
    token: "t",
    read: () => ({ ...form }),
    kept: { ...form },
    onKept: (said) => heard.push(said.reply),
    fetch: async (_url, { body }) => {
      sent.push(body.get("reply"));
      const answer = answers.shift() ?? { reply: "Kept" };
      if (answer instanceof Error) throw answer;
      return { ok: true, json: async () => answer };
    },
  });
  return { form, sent, heard, drafts };
}

test("what is typed in one go is sent once, a little later", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { form, sent, drafts } = begun();

  for (const text of ["D", "De", "Dear"]) {
    form.reply = text;
    drafts.keep();
  }
  mock.timers.tick(1500);
  mock.timers.reset();
  await drafts.sendNow();

  assert.deepEqual(sent, ["Dear"]);
});

test("what the server has is not sent again", async () => {
  const { form, sent, heard, drafts } = begun();

  await drafts.sendNow();
  form.reply = "Dear";
  await drafts.sendNow();
  await drafts.sendNow();

  assert.deepEqual(sent, ["Dear"]);
  assert.deepEqual(heard, ["Kept"]);
});

test("what could not be kept is sent with the next change", async () => {
  const { form, sent, heard, drafts } = begun({ answers: [new Error("no connection")] });

  form.reply = "Dear";
  await drafts.sendNow();
  await drafts.sendNow();

  assert.deepEqual(sent, ["Dear", "Dear"]);
  assert.deepEqual(heard, ["Kept"]);
});

test("after the form is submitted nothing more is sent", async () => {
  const { form, sent, drafts } = begun();

  form.reply = "Dear";
  drafts.stop();
  await drafts.sendNow();

  assert.deepEqual(sent, []);
});
