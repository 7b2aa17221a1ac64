/** The ids of rows: a row made here has a temporary key until it is saved under an id. */

const NEW = "new-";

export class RowIds {
  #saved = new Map(); // key of a row made here → the id it was saved under

  /** The id under which the server knows a row; "" for a new one. */
  idOf(row) {
    return this.#saved.get(row.key) ?? (isNew(row.key) ? "" : row.key);
  }

  /** What a row is called in a text that the server sends. */
  keyOf(row) {
    return this.idOf(row) || row.key;
  }

  /** Take over the ids that rows were saved under, in their order. */
  learn(rows, ids) {
    for (const [n, row] of rows.entries()) this.#saved.set(row.key, ids[n]);
  }

  /** All that is known, to be kept; `restore` takes it back. */
  entries() {
    return [...this.#saved];
  }

  /** Take back what was kept on an earlier visit, and give its new rows keys that are new here. */
  restore(entries, rows) {
    for (const [key, id] of entries) this.#saved.set(key, id);
    return rows.map((row) => (isNew(row.key) ? { ...row, key: this.#renamed(row.key) } : row));
  }

  /** Keys of new rows are counted anew on every visit; these must not meet their namesakes. */
  #renamed(key) {
    const fresh = `${NEW}kept-${key.slice(NEW.length)}`;
    if (this.#saved.has(key)) this.#saved.set(fresh, this.#saved.get(key));
    return fresh;
  }
}

export const isNew = (key) => key.startsWith(NEW);
