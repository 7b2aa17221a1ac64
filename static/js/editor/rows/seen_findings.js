/** The findings that the writer has looked at: they stay away for just that wording, in this browser. */

import { SIDES } from "./model.js";

const STORE = "checks-seen";
const MOST = 4000;

const wordings = new WeakMap(); // rows are never changed, so that theirs are written down once

export function wording(row) {
  let said = wordings.get(row);
  if (said === undefined) {
    said = JSON.stringify(SIDES.map((side) => row[side]));
    wordings.set(row, said);
  }
  return said;
}

/** A short number for a text; enough to know it again, and nothing of it is kept. */
function hash(text) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return ((b >>> 0) * 4294967296 + (a >>> 0)).toString(36);
}

export class SeenFindings {
  #names = new Set();

  constructor() {
    try {
      this.#names = new Set(JSON.parse(localStorage.getItem(STORE)) ?? []);
    } catch {
      // Without a store nothing stays away, and nothing is lost.
    }
  }

  #name(row, finding) {
    return hash(wording(row) + finding.kind + JSON.stringify(finding.marks));
  }

  has(row, finding) {
    return this.#names.has(this.#name(row, finding));
  }

  add(row, finding) {
    this.#names.add(this.#name(row, finding));
    try {
      localStorage.setItem(STORE, JSON.stringify([...this.#names].slice(-MOST)));
    } catch {
      // As above.
    }
  }
}
