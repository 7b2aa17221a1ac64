/** Which side of a row is behind, as far as the server has said.
 *
 * The state belongs to a wording, not to a moment: undoing back to a wording brings its state back.
 */

import { isEmpty, isGap, SIDES } from "./model.js";

const wordings = new WeakMap(); // row → its wording; rows never change

function wording(row) {
  if (!wordings.has(row)) wordings.set(row, JSON.stringify(SIDES.map((side) => row[side].trim())));
  return wordings.get(row);
}

export class Steps {
  #known = new Map(); // key → wording → the side behind, or ""

  /** Take over what the server says of rows, in their order. */
  learn(rows, behind) {
    for (const [n, row] of rows.entries()) {
      if (!this.#known.has(row.key)) this.#known.set(row.key, new Map());
      this.#known.get(row.key).set(wording(row), behind[n]);
    }
  }

  /** Take over what rows said of themselves when they were read. */
  learnRead(rows) {
    this.learn(
      rows,
      rows.map((row) => row.behind),
    );
  }

  #of(row) {
    return this.#known.get(row.key)?.get(wording(row));
  }

  /** The side of a row that is behind, as far as is known; "" while they are in step. */
  behind(row) {
    if (row.inStep || isGap(row) || isEmpty(row)) return "";
    return this.#of(row) ?? row.behind ?? "";
  }

  /** Whether there is something to confirm: a side behind, or a wording that was not saved yet. */
  mayConfirm(row) {
    return !row.inStep && !isGap(row) && !isEmpty(row) && this.#of(row) !== "";
  }

  /** A row as it is sent: with its state, and confirmed where just that wording was in step before. */
  sent(row) {
    return { ...row, behind: this.behind(row), ...(this.#of(row) === "" && { inStep: true }) };
  }
}
