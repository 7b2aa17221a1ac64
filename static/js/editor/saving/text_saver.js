/** Saves the text: when asked, again by itself after a failure, and together with what others saved.
 * What is not saved yet is kept in this browser. Knows the page only by its methods. */

import { recognized, resolved, withTyped } from "../rows/merging.js";
import { fromDocument, toDocument } from "../rows/model.js";
import { NotSaved } from "./saving.js";

const AGAIN = 10_000; // milliseconds until a save that failed is tried again
const KEEP = 800; // milliseconds after a change until it is kept in this browser

export class TextSaver {
  #state = {
    revision: 0, // of the text that was last saved or read
    savedRows: null, // null until the page is there
    saving: false,
    owed: false, // a save was asked for and could not be made: it is tried again until it is
    settles: null, // the clash that the next save settles: what was opened, and which rows were shown
    kept: false, // a copy was kept on this visit
    retry: 0, // timers
    keeping: 0,
  };

  #page = null;

  /** `askClashes(clashes, choose)` shows them; choose gets "theirs" or "mine" for each. `again` is
   * called to save what is owed. */
  constructor({ server, steps, ids, copy, askClashes, words, readonly, revision, again, beside }) {
    Object.assign(this, { server, steps, ids, copy, askClashes, words, readonly });
    this.beside = beside ?? (() => null); // what else of the page is unsaved, for the copy
    this.again = again ?? (() => this.saveOwed());
    this.#state.revision = revision;
  }

  /** Begin with a page whose text is saved. */
  begin(page) {
    this.#page = page;
    this.#state.savedRows = page.editor.rows;
  }

  /** The details were saved: a revision of ours that leaves the text as it is. */
  stepOver({ before, revision }) {
    if (this.#state.revision === before) this.#state.revision = revision;
  }

  get isDirty() {
    return !this.readonly && this.#page.editor.rows !== this.#state.savedRows;
  }

  /** After every change: say that there is something to save, and keep it soon. */
  changed() {
    if (!this.#page) return; // while it is being made
    const dirty = this.isDirty;
    this.#page.setEnabled("save", dirty);
    if (!dirty && this.#page.said === "") this.#page.say("");
    if (!dirty) {
      if (this.#state.kept) this.keepTheRest(); // undone as far as the saved text
      return;
    }
    if (!this.#state.saving && this.#page.said !== "error") this.#page.say(this.words.unsaved);
    this.keepSoon();
  }

  keepSoon() {
    clearTimeout(this.#state.keeping);
    this.#state.keeping = setTimeout(() => this.keepCopy(), KEEP);
  }

  keepCopy() {
    const details = this.beside();
    if (!this.isDirty && !details) return;
    const { revision, owed } = this.#state;
    const { rows } = this.#page.editor;
    this.#state.kept = true;
    const kept = { revision, rows, ids: this.ids.entries(), owed };
    this.copy.keep(details ? { ...kept, details } : kept);
  }

  /** Something was saved or taken back: keep the rest, or nothing. */
  keepTheRest() {
    if (this.isDirty || this.beside()) return this.keepSoon();
    clearTimeout(this.#state.keeping);
    this.#state.kept = false;
    this.copy.forget();
  }

  /** Show the saved text again, in place of a copy that was taken. */
  dropCopy() {
    this.#page.editor.apply({ rows: this.#state.savedRows, focus: null });
    this.keepTheRest();
  }

  /** Go on from a copy that an earlier visit kept. */
  takeCopy({ rows, ids, revision, owed }) {
    this.#state.revision = revision;
    this.#page.editor.apply({ rows: this.ids.restore(ids, rows), focus: null });
    // Its writer had saved it already, and only the way to the server was missing.
    if (owed) this.save();
  }

  async save({ quietly = false } = {}) {
    const state = this.#state;
    if (state.saving || !this.isDirty) return;
    state.saving = true;
    clearTimeout(state.retry);
    if (!quietly) this.#page.say(this.words.saving);
    const { rows } = this.#page.editor;
    try {
      this.#saved(await this.server.save(this.#toSend(rows), state.revision, state.settles), rows);
    } catch (error) {
      if (!(error instanceof NotSaved)) throw error;
      this.#notSaved(error, rows);
    } finally {
      state.saving = false;
    }
    this.#page.refresh();
  }

  async saveOwed() {
    if (this.#state.owed) await this.save({ quietly: true });
  }

  #toSend(rows) {
    const confirmed = rows.map((row) => this.steps.sent(row));
    return toDocument(confirmed, (row) => this.ids.idOf(row));
  }

  #saved(answer, sent) {
    Object.assign(this.#state, { revision: answer.revision, settles: null, savedRows: sent });
    if (answer.text) {
      this.#showTheirs(answer, sent);
    } else {
      this.ids.learn(sent, answer.ids);
      this.steps.learn(sent, answer.behind);
    }
    this.#state.owed = false;
    this.keepTheRest();
    this.#page.say(answer.said, "saved");
    for (const name of ["stale", "signed-out"]) this.#page.setShown(name, false);
  }

  /** Say why nothing was saved and what can be done; try again where that may help. */
  #notSaved(error, sent) {
    this.#state.owed = error.later;
    if (error.later) this.#state.retry = setTimeout(() => this.again(), AGAIN);
    this.keepCopy();
    this.#page.say(error.message, "error");
    if (error.answer?.clashes?.length) this.#settle(error.answer, sent);
    else this.#page.setShown("stale", error.stale);
    this.#page.setShown("signed-out", error.signedOut);
  }

  /** The text with what others have saved; what was typed here since sending stays. */
  #showTheirs({ text, behind }, sent) {
    const { editor } = this.#page;
    const theirs = fromDocument(text);
    this.steps.learn(theirs, behind);
    this.ids.learn(...recognized(sent, theirs, this.ids));
    const rows = withTyped({ theirs, here: editor.rows, sent, ids: this.ids });
    this.#state.savedRows = rows.every((row) => theirs.includes(row)) ? rows : theirs;
    const { key, ...place } = editor.focus;
    editor.apply({ rows, focus: { key: this.ids.keyOf({ key }), ...place } });
    this.#page.toast(this.words.theirs);
  }

  /** Both changed the same: let the writer choose, then save again. */
  #settle({ text, clashes, revision }, sent) {
    const state = this.#state;
    this.askClashes(clashes, (choices) => {
      const { editor } = this.#page;
      const known = { text, clashes, choices, here: editor.rows, sent, ids: this.ids };
      const { theirs, rows } = resolved(known);
      this.steps.learnRead(theirs);
      const shown = [...(state.settles?.shown ?? []), ...clashes.map(({ id }) => id)];
      const settles = { opened: state.settles?.opened ?? state.revision, shown };
      Object.assign(state, { settles, savedRows: theirs, revision });
      this.#page.say("");
      editor.apply({ rows, focus: null });
      this.save();
    });
  }
}
