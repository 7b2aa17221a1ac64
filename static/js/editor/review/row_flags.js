/** The reasons to look at rows, as far as the server has said.
 *
 * They belong to the wording of a row between its neighbours, not to a moment: undoing back to a
 * wording brings its reasons back. While the server has not answered, those said last stay.
 */

import { isEmpty } from "../rows/model.js";
import { wording } from "../rows/seen_findings.js";
import { isSeen } from "./flagged_rows.js";

export class RowFlags {
  #known = new Map(); // a row among its neighbours → codes
  #last = new Map(); // key → codes
  #words = new WeakMap(); // row → its wording, since rows are never changed
  #near = new WeakMap(); // row → its codes between the two rows beside it
  #found = null; // the codes of the rows that were asked for last

  /** Take over what the server says of the row in that place. */
  learn(rows, n, codes) {
    this.#known.set(this.#place(rows, n), codes);
    this.#near.delete(rows[n]);
    this.#found = null;
  }

  /** What the server has said of the row as it reads now; undefined if nothing. */
  known(rows, n) {
    const [before, row, after] = [rows[n - 1], rows[n], rows[n + 1]];
    const near = this.#near.get(row);
    if (near && near.before === before && near.after === after) return near.codes;
    const codes = isEmpty(row) ? [] : this.#known.get(this.#place(rows, n));
    if (codes) this.#near.set(row, { before, after, codes });
    return codes;
  }

  /** The codes by the keys of rows. */
  of(rows) {
    if (this.#found?.rows === rows) return this.#found.codes;
    const codes = new Map(rows.map((row, n) => [row.key, this.#codes(rows, row, n)]));
    this.#found = { rows, codes };
    return codes;
  }

  #codes(rows, row, n) {
    const known = this.known(rows, n) ?? this.#last.get(row.key) ?? [];
    this.#last.set(row.key, known);
    if (row.seen !== undefined && isSeen(row)) return [];
    return row.noted?.length ? [...new Set([...row.noted, ...known])] : known;
  }

  /** The rows that the server has to be asked about, with their neighbours: [{from, to, asked}]. */
  stretches(rows) {
    const found = [];
    for (const n of rows.keys()) {
      if (this.known(rows, n)) continue;
      const [from, to] = [Math.max(0, n - 1), Math.min(rows.length, n + 2)];
      const last = found.at(-1);
      if (last && from < last.to) Object.assign(last, { to, asked: [...last.asked, n] });
      else found.push({ from, to, asked: [n] });
    }
    return found;
  }

  #place(rows, n) {
    return [n - 1, n, n + 1].map((place) => this.#said(rows[place])).join("\n");
  }

  #said(row) {
    if (!row) return "";
    if (!this.#words.has(row)) this.#words.set(row, row.kind + wording(row));
    return this.#words.get(row);
  }
}
