/** A review that is saved as the lawyer goes on. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { ReviewSaver } from "../../../../../static/js/editor/review/review_saver.js";
import { NotSaved } from "../../../../../static/js/editor/saving/saving.js";

const WORDS = { unsaved: "unsaved", saving: "saving", joined: "joined", brought_back: "back" };
const work = (...texts) => ({
  sections: [{ heading: { en: "One" }, paragraphs: texts.map((en) => ({ en })) }],
  rows: [],
  front: { title_en: "Title" },
});
const english = (made) => made.sections[0].paragraphs.map(({ en }) => en);

beforeEach(() => mock.timers.reset());

/** A page without a browser, and a server with these answers; an error among them is thrown. */
function reviewing({ answers = [], kept = null } = {}) {
  const page = {
    shown: work("a", "b", "c"),
    said: "",
    sentences: [],
    notices: {},
    work: () => page.shown,
    show: (made) => (page.shown = made),
    ask: (_said, choose) => (page.choose = choose),
    toast: (sentence) => page.sentences.push(sentence),
    say(sentence, kind = "") {
      page.said = kind;
      page.sentences.push(sentence);
    },
    setShown: (name, shown) => (page.notices[name] = shown),
  };
  const sent = [];
  const copy = {
    data: kept,
    keep: (data) => (copy.data = data),
    read: () => copy.data,
    forget: () => (copy.data = null),
  };
  const server = {
    async postPatiently(_url, data) {
      sent.push(data);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const saver = new ReviewSaver({
    server,
    url: "/kept/",
    way: "text",
    revision: 3,
    copy,
    words: WORDS,
  });
  saver.begin(page);
  return { page, sent, copy, saver };
}
const meanwhile = (theirs) =>
  new NotSaved("Ana saved", { stale: true, answer: { revision: 4, work: theirs } });

test("what changes is saved after a pause, with the revision that was opened", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { page, sent, copy, saver } = reviewing({ answers: [{ revision: 4, said: "Saved" }] });

  page.shown = work("a!", "b", "c");
  saver.changed();
  mock.timers.tick(500);
  assert.equal(copy.data.revision, 3); // here, in case the browser breaks
  mock.timers.tick(1000);
  await saver.save();

  assert.deepEqual([sent.length, sent[0].revision, sent[0].way], [1, 3, "text"]);
  assert.deepEqual([page.said, copy.data, saver.isDirty], ["saved", null, false]);
});

test("two changes in different windows are saved together", async () => {
  const answers = [meanwhile(work("a", "b", "c!")), { revision: 5, said: "Saved" }];
  const { page, sent, saver } = reviewing({ answers });
  page.shown = work("a!", "b", "c");

  assert.equal(await saver.save(), true);

  assert.deepEqual([sent[1].revision, english(sent[1])], [4, ["a!", "b", "c!"]]);
  assert.ok(page.sentences.includes("joined"));
});

for (const [choice, texts] of [
  ["mine", ["mine", "b", "c"]],
  ["theirs", ["theirs", "b", "c"]],
]) {
  test(`of two changes of the same place nothing is saved until ${choice} is chosen`, async () => {
    const answers = [meanwhile(work("theirs", "b", "c")), { revision: 5, said: "Saved" }];
    const { page, sent, saver, copy } = reviewing({ answers });
    page.shown = work("mine", "b", "c");
    assert.equal(await saver.save(), false);
    assert.equal(await saver.save(), false);
    assert.deepEqual([sent.length, english(copy.data.work)], [1, ["mine", "b", "c"]]);

    await page.choose(choice);

    assert.deepEqual(english(page.shown), texts);
    assert.equal(sent.length, choice === "mine" ? 2 : 1);
    assert.equal(saver.isDirty, false);
  });
}

test("after an expired session nothing is lost, and it is saved once somebody has signed in", async () => {
  const answers = [new NotSaved("Sign in", { signedOut: true }), { revision: 4, said: "Saved" }];
  const { page, copy, saver } = reviewing({ answers });
  page.shown = work("a!", "b", "c");

  assert.equal(await saver.save(), false);
  assert.deepEqual([page.said, page.notices["signed-out"]], ["error", true]);
  assert.deepEqual(english(copy.data.work), ["a!", "b", "c"]);
  saver.saveOwed();
  await saver.save();

  assert.deepEqual([page.said, page.notices["signed-out"], copy.data], ["saved", false, null]);
});

test("what an earlier visit could not save comes back by itself", async () => {
  const kept = { revision: 3, work: work("kept", "b", "c") };
  const { page, sent, saver } = reviewing({ kept, answers: [{ revision: 4, said: "Saved" }] });

  await saver.save();

  assert.deepEqual(english(page.shown), ["kept", "b", "c"]);
  assert.equal(sent.length, 1);
});

test("if somebody has saved since that visit, it is left to choose", async () => {
  const kept = { revision: 2, work: work("kept", "b", "c") };
  const { page, sent } = reviewing({ kept, answers: [{ revision: 4, said: "Saved" }] });
  assert.deepEqual([english(page.shown), sent.length], [["a", "b", "c"], 0]);

  await page.choose("mine");

  assert.deepEqual(english(sent[0]), ["kept", "b", "c"]);
});
