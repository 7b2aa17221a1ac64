/** One undo stack for everything: typing, moving, splitting, deleting. */

const PAUSE = 1200; // milliseconds without typing after which the next letter is a separate step
const MOST = 500;

export class History {
  #past = [];
  #future = [];
  #tag = null;
  #time = 0;

  constructor(rows) {
    this.rows = rows;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Go on to `rows`. Steps with the same tag, one soon after the other, are undone together. */
  record(rows, focus, { tag = null, now = Date.now() } = {}) {
    const together = tag && tag === this.#tag && now - this.#time < PAUSE;
    if (!together) this.#past.push({ rows: this.rows, focus });
    if (this.#past.length > MOST) this.#past.shift();
    this.#future = [];
    this.#tag = tag;
    this.#time = now;
    this.rows = rows;
  }

  undo(focus) {
    return this.#step(this.#past, this.#future, focus);
  }

  redo(focus) {
    return this.#step(this.#future, this.#past, focus);
  }

  /** The next letter begins a separate step. */
  pause() {
    this.#tag = null;
  }

  #step(from, to, focus) {
    if (!from.length) return null;
    to.push({ rows: this.rows, focus });
    const step = from.pop();
    this.rows = step.rows;
    this.#tag = null;
    return step.focus ?? focus;
  }
}
