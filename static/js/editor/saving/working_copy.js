/** What is not saved yet, kept in this browser at once and on the server a little later, where the
 * same person finds it on another device. The server shows it to nobody else. */

import { NotSaved } from "./saving.js";

const SEND = 1500; // milliseconds after a change was kept here until it is sent

export class WorkingCopy {
  #sending = 0; // a timer
  #unsent = null;
  #last = Promise.resolve(); // requests go one after the other: the last one counts

  /** `kept` is what the server has; `onKept(said)` hears that it has kept something. */
  constructor({ browser, kept, server, url, onKept }) {
    Object.assign(this, { browser, kept, server, url, onKept });
  }

  keep(data) {
    if (this.#isKept(data)) return;
    const dated = { ...data, at: Date.now() };
    this.kept = dated;
    this.browser.keep(dated);
    this.#unsent = dated;
    clearTimeout(this.#sending);
    this.#sending = setTimeout(() => this.sendNow(), SEND);
  }

  /** Send what waits, without waiting for an answer if the page is going away. */
  sendNow() {
    clearTimeout(this.#sending);
    const copy = this.#unsent;
    if (!copy) return;
    this.#unsent = null;
    this.#inOrder(async () => {
      try {
        this.onKept((await this.#post({ copy })).said);
      } catch (error) {
        if (error.later && this.kept === copy) this.#unsent = copy;
        throw error;
      }
    });
  }

  /** The newer of what this browser and the server have; the server's is `elsewhere`. */
  read() {
    const here = this.browser.read();
    const there = this.kept;
    if (!there?.rows) return here;
    if (here?.rows && (here.owed || (here.at > there.at && !sameContent(here, there)))) return here;
    return { ...there, owed: false, elsewhere: true };
  }

  forget() {
    clearTimeout(this.#sending);
    this.#unsent = null;
    this.browser.forget();
    if (!this.kept) return;
    this.kept = null;
    this.#inOrder(() => this.#post({ forget: true }));
  }

  #isKept(data) {
    return this.kept && sameContent(this.kept, data) && this.kept.owed === data.owed;
  }

  #post(data) {
    return this.server.postOnTheWay(this.url, data);
  }

  /** What cannot be sent stays in the browser, and goes with the next change or sendNow(). */
  #inOrder(act) {
    this.#last = this.#last.then(act).catch((error) => {
      if (!(error instanceof NotSaved)) throw error;
    });
  }
}

const sameContent = (one, other) =>
  JSON.stringify([one.revision, one.rows, one.details]) ===
  JSON.stringify([other.revision, other.rows, other.details]);
