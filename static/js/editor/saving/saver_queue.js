/** Saves the parts of a page in order, one after the other: two saves at the same time would look to
 * the server like the saves of two people. */

export class SaverQueue {
  #last = Promise.resolve();

  /** Each of `savers` has save() and saveOwed(), and reports its own failure. */
  constructor(savers) {
    this.savers = savers;
  }

  /** Save every part, also where another part is refused. */
  save() {
    return this.#inOrder((saver) => saver.save());
  }

  /** Try again what could not be sent. */
  saveOwed() {
    return this.#inOrder((saver) => saver.saveOwed());
  }

  #inOrder(act) {
    const run = async () => {
      for (const saver of this.savers) await act(saver);
    };
    this.#last = this.#last.then(run, run);
    return this.#last;
  }
}
