/** Saving: what the server is sent, what the writer is told, and what is kept meanwhile. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { RowIds } from "../../../../../static/js/editor/rows/row_ids.js";
import { Steps } from "../../../../../static/js/editor/rows/steps.js";
import { NotSaved } from "../../../../../static/js/editor/saving/saving.js";
import { TextSaver } from "../../../../../static/js/editor/saving/text_saver.js";

const WORDS = { unsaved: "unsaved", saving: "saving", theirs: "with theirs" };
const heading = { key: "h", kind: "heading", "zh-hant": "", en: "" };
const pair = (key, en) => ({ key, kind: "pair", "zh-hant": "", en });
const ROWS = [heading, pair("a", "Alpha")];

beforeEach(() => mock.timers.reset());

/** A page without a browser: remembers what it was told. */
function pageWith(rows) {
  const editor = {
    rows,
    focus: { key: "a", side: "en", start: 0, end: 0 },
    apply: (result) => Object.assign(editor, result),
  };
  return {
    editor,
    said: "",
    sentences: [],
    shown: {},
    say(sentence, kind = "") {
      this.said = kind;
      this.sentences.push(sentence);
    },
    toast(sentence) {
      this.sentences.push(sentence);
    },
    setShown(name, shown) {
      this.shown[name] = shown;
    },
    setEnabled(name, enabled) {
      this.shown[name] = enabled;
    },
    refresh() {},
  };
}

/** A writer at work, and a server with these answers; an error among them is thrown. */
function writing({ answers = [], readonly = false, askClashes = assert.fail } = {}) {
  const sent = [];
  const kept = [];
  const page = pageWith(ROWS);
  const ids = new RowIds();
  const saver = new TextSaver({
    server: {
      async save(text, revision, settles) {
        sent.push({ text, revision, settles });
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    copy: { keep: (data) => kept.push(data), forget: () => kept.splice(0) },
    steps: new Steps(),
    ids,
    askClashes,
    words: WORDS,
    readonly,
    revision: 1,
  });
  const type = (en) => {
    page.editor.rows = page.editor.rows.with(1, { ...page.editor.rows[1], en });
    saver.changed();
  };
  saver.begin(page);
  return { saver, page, sent, kept, type, ids };
}

const saved = (revision, more = {}) => ({
  revision,
  ids: ["h", "a"],
  behind: ["", ""],
  said: "saved",
  ...more,
});
const english = ({ text }) => text.sections[0].paragraphs.map((row) => row.en);

test("a text that is not changed is not sent", async () => {
  const { saver, sent } = writing();

  await saver.save();

  assert.deepEqual(sent, []);
});

test("a text to be read only is never changed", async () => {
  const { saver, sent, type } = writing({ readonly: true });
  type("Beta");

  await saver.save();

  assert.deepEqual([sent, saver.isDirty], [[], false]);
});

test("each save goes out under the revision of the last", async () => {
  const { saver, sent, type, page } = writing({ answers: [saved(2), saved(3)] });

  type("Beta");
  await saver.save();
  assert.equal(saver.isDirty, false);
  type("Gamma");
  await saver.save();

  assert.deepEqual(
    sent.map((one) => [one.revision, ...english(one)]),
    [
      [1, "Beta"],
      [2, "Gamma"],
    ],
  );
  assert.deepEqual(page.sentences.slice(0, 3), ["unsaved", "saving", "saved"]);
});

test("what is typed while a save is under way is still to be saved", async () => {
  const { saver, type, sent } = writing({ answers: [saved(2), saved(3)] });
  type("Beta");

  const first = saver.save();
  type("Gamma");
  await saver.save(); // one at a time
  await first;

  assert.equal(sent.length, 1);
  assert.equal(saver.isDirty, true);
});

test("a change is kept in the browser soon, and forgotten once it is saved", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { saver, type, kept } = writing({ answers: [saved(2)] });

  type("Beta");
  mock.timers.tick(799);
  assert.deepEqual(kept, []);
  mock.timers.tick(1);
  assert.equal(kept[0].rows[1].en, "Beta");
  await saver.save();
  assert.deepEqual(kept, []);
});

test("a save without a connection is tried again by itself, and kept as owed", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const offline = new NotSaved("offline", { later: true });
  const { saver, type, kept, sent, page } = writing({ answers: [offline, saved(2)] });
  type("Beta");

  await saver.save();
  assert.deepEqual([kept.at(-1).owed, page.said], [true, "error"]);
  mock.timers.tick(10_000);
  await new Promise(setImmediate);

  assert.equal(sent.length, 2);
  assert.equal(saver.isDirty, false);
});

test("a refused save is not tried again by itself", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { saver, type, sent, page } = writing({ answers: [new NotSaved("refused")] });
  type("Beta");

  await saver.save();
  saver.saveOwed();
  mock.timers.tick(60_000);

  assert.equal(sent.length, 1);
  assert.equal(page.sentences.at(-1), "refused");
});

test("an ended session and a text changed meanwhile have notices, which a save takes away", async () => {
  const { saver, type, page } = writing({
    answers: [
      new NotSaved("signed out", { signedOut: true }),
      new NotSaved("changed", { stale: true }),
      saved(2),
    ],
  });
  type("Beta");

  await saver.save();
  assert.deepEqual([page.shown["signed-out"], page.shown.stale], [true, false]);
  await saver.save();
  assert.deepEqual([page.shown["signed-out"], page.shown.stale], [false, true]);
  await saver.save();
  assert.deepEqual([page.shown["signed-out"], page.shown.stale], [false, false]);
});

test("a fault of the program is not taken for an answer of the server", async () => {
  const { saver, type } = writing({ answers: [new TypeError("bug")] });
  type("Beta");

  await assert.rejects(saver.save(), TypeError);
});

test("a saved row keeps its id, so that the next save does not add it again", async () => {
  const { saver, page, sent, type } = writing({
    answers: [saved(2, { ids: ["h", "a", "b"], behind: ["", "", ""] }), saved(3)],
  });
  page.editor.rows = [...ROWS, pair("new-1", "Beta")];
  await saver.save();
  type("Alpha and more");
  await saver.save();

  assert.deepEqual(
    sent.map(({ text }) => text.sections[0].paragraphs.map((row) => row.id)),
    [
      ["a", ""],
      ["a", "b"],
    ],
  );
});

const document = (...texts) => ({
  sections: [
    {
      id: "h",
      heading: { "zh-hant": "", en: "" },
      paragraphs: texts.map(([id, en]) => ({ id, "zh-hant": "", en })),
    },
  ],
});

test("what others saved meanwhile is shown, with what was typed since sending", async () => {
  const text = document(["a", "Beta"], ["x", "of others"]);
  const { saver, page, type } = writing({
    answers: [saved(2, { text, behind: ["", "", ""] })],
  });
  type("Beta");

  const saving = saver.save();
  type("Beta and more");
  await saving;

  assert.deepEqual(
    page.editor.rows.map((row) => row.en),
    ["", "Beta and more", "of others"],
  );
  assert.equal(saver.isDirty, true);
  assert.ok(page.sentences.includes("with theirs"));
});

test("a clash is settled by choosing, and saved under the revision of the others", async () => {
  const clash = new NotSaved("clash", {
    stale: true,
    answer: {
      text: document(["a", "Theirs"]),
      clashes: [{ id: "a", side: "en", base: "Alpha", theirs: "Theirs", mine: "Mine" }],
      revision: 5,
    },
  });
  let choose;
  const { saver, sent, type, page } = writing({
    answers: [clash, saved(6)],
    askClashes: (_clashes, answer) => {
      choose = answer;
    },
  });
  type("Mine");
  await saver.save();
  assert.equal(page.shown.stale, undefined);

  choose(["mine"]);
  await new Promise(setImmediate);

  assert.deepEqual([sent[1].revision, english(sent[1])], [5, ["Mine"]]);
  assert.deepEqual(sent[1].settles, { opened: 1, shown: ["a"] });
  assert.equal(saver.isDirty, false);
});

test("a copy of an earlier visit is taken, and saved at once if that was owed", async () => {
  const { saver, sent } = writing({ answers: [saved(8)] });
  const copy = { rows: [heading, pair("new-1", "Kept")], ids: [], revision: 7 };

  saver.takeCopy({ ...copy, owed: false });
  assert.deepEqual([sent.length, saver.isDirty], [0, true]);
  saver.takeCopy({ ...copy, owed: true });
  await new Promise(setImmediate);

  assert.deepEqual([sent[0].revision, english(sent[0])], [7, ["Kept"]]);
});

test("undoing as far as the saved text leaves no copy, and details alone are kept too", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { saver, kept, page, type } = writing();
  type("Beta");
  mock.timers.tick(800);
  assert.equal(kept.length, 1);

  page.editor.rows = ROWS;
  saver.changed();
  assert.equal(kept.length, 0);

  saver.beside = () => "details";
  saver.keepCopy();
  assert.equal(kept[0].details, "details");
});
