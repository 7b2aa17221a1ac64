/** Saves a review as the lawyer goes on. What is not saved yet is kept in this browser, and what was
 * saved in another window meanwhile is taken together with it. Knows the page only by its methods. */

import { NotSaved } from "../saving/saving.js";
import { isSameWork, mergedWork } from "./review_merging.js";

const PAUSE = 1200; // milliseconds after a change until it is saved
const AGAIN = 10_000; // milliseconds until a save that failed is tried again

export class ReviewSaver {
  #page = null;
  #saved = null; // the work as the server has it
  #revision = 0;
  #isOwed = false;
  #underway = null; // the promise of a save
  #timer = 0;
  #keeping = 0;
  #answered = "";
  #isAsking = false; // which of two changes is to hold

  constructor({ server, url, way, revision, copy, words }) {
    Object.assign(this, { server, url, way, copy, words });
    this.#revision = revision;
  }

  /** Begin with a page that shows what the server has, and go on from what this browser kept. */
  begin(page) {
    this.#page = page;
    this.#saved = page.work();
    const kept = this.copy.read();
    if (!kept?.work) return;
    if (isSameWork(kept.work, this.#saved)) this.copy.forget();
    else if (kept.revision === this.#revision) this.#bringBack(kept.work);
    else this.#ask({ mine: kept.work, theirs: this.#saved, said: this.words.other_window });
  }

  #bringBack(work) {
    this.#page.show(work);
    this.#page.toast(this.words.brought_back);
    this.save();
  }

  get isDirty() {
    return !isSameWork(this.#page.work(), this.#saved);
  }

  /** After every change: save it soon, and keep it here until then. */
  changed() {
    if (!this.#page) return; // while it is being made
    if (this.#page.said !== "error") this.#page.say(this.words.unsaved);
    this.#later(PAUSE);
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.keepCopy(), PAUSE / 3);
  }

  #later(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), pause);
  }

  keepCopy() {
    const revision = this.#isAsking ? null : this.#revision; // null: ask again on the next visit
    if (this.isDirty) this.copy.keep({ revision, work: this.#page.work() });
  }

  saveOwed() {
    if (this.#isOwed) this.save();
  }

  /** Save everything up to now; true if the server has it. */
  async save() {
    while (this.#underway) await this.#underway;
    clearTimeout(this.#timer);
    if (this.#isAsking) return false;
    if (!this.isDirty) {
      this.#done();
      return true;
    }
    this.#underway = this.#send(this.#page.work());
    const isSaved = await this.#underway;
    this.#underway = null;
    return isSaved;
  }

  async #send(work) {
    this.#page.say(this.words.saving);
    try {
      const sent = { revision: this.#revision, way: this.way, ...work };
      const answer = await this.server.postPatiently(this.url, sent);
      this.#answered = answer.said;
      this.#revision = answer.revision;
      this.#saved = work;
      this.#isOwed = false;
      if (!this.isDirty) this.#done();
      return true;
    } catch (error) {
      if (!(error instanceof NotSaved)) throw error;
      return this.#notSaved(error);
    }
  }

  #done() {
    this.copy.forget();
    this.#page.say(this.#answered, "saved");
    this.#page.setShown("signed-out", false);
  }

  #notSaved(error) {
    this.keepCopy();
    if (error.stale && error.answer?.revision) return this.#meanwhile(error);
    this.#isOwed = error.later;
    if (error.later) this.#later(AGAIN);
    this.#page.say(error.message, "error");
    this.#page.setShown("signed-out", error.signedOut);
    return false;
  }

  /** Somebody else has saved: go on with both changes, or let the lawyer choose. */
  #meanwhile({ answer, message }) {
    const mine = this.#page.work();
    const theirs = answer.work ?? this.#saved;
    const both = mergedWork(this.#saved, mine, theirs);
    this.#revision = answer.revision;
    if (!both) {
      this.#ask({ mine, theirs, said: message });
      return false;
    }
    this.#saved = theirs;
    if (!isSameWork(both, mine)) {
      this.#page.show(both);
      this.#page.toast(this.words.joined);
    }
    return this.#send(this.#page.work());
  }

  /** Either way both are there: Undo leads from the one to the other. */
  #ask({ mine, theirs, said }) {
    this.#isAsking = true;
    this.#saved = theirs;
    this.#page.say("");
    this.keepCopy();
    this.#page.ask(said, (choice) => {
      this.#isAsking = false;
      const here = this.#page.work();
      this.#page.show(theirs);
      if (choice === "mine") this.#page.show(isSameWork(here, theirs) ? mine : here);
      return this.save();
    });
  }
}
