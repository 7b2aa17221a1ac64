/** All rich sides of a page: each is made when it comes near the window or is written in.
 *
 * A side whose writer prefers its marks stays a text area, and so does every side in a browser that
 * was told so once.
 */

import { isFigure } from "../rows/figures.js";
import { SIDES } from "../rows/model.js";
import { areaOf } from "./area_of.js";
import { splitNotes } from "./document/markup.js";
import { Side } from "./side.js";

const NEAR = "1200px"; // how far from the window a side is made
const FIRST = 12; // rows that are made before anything is shown
const PLAIN = "editor-plain";

export class RichSides {
  #sides = new Map(); // text area → side
  #plain = new Set(); // text areas whose writer prefers the marks
  #firstNotes = new WeakMap(); // element of a row → the numbers that its notes begin with
  #watched = new WeakSet();
  #watcher = null;
  onMade = () => {}; // hears of every side that is made

  /** `page` is what sides share; see Side. */
  constructor(page) {
    this.page = page;
    this.isOff = isPreferred();
    this.#watcher = new IntersectionObserver((entries) => this.#seen(entries), {
      rootMargin: NEAR,
    });
  }

  of(node) {
    const area = areaOf(node);
    return area ? this.#sides.get(area) : undefined;
  }

  /** The rich side of a text area, made now; undefined where it is to stay a text area. */
  need(area) {
    if (this.#sides.has(area)) return this.#sides.get(area);
    if (this.isOff || this.#plain.has(area) || !isForWords(area)) return undefined;
    const side = new Side(area, this.page);
    this.#sides.set(area, side);
    side.numberFrom(Number(area.dataset.firstNote ?? 1));
    this.onMade(side);
    return side;
  }

  /** Whether a text area has a rich side as soon as it comes near the window. */
  isFor(area) {
    return !this.isPlain(area) && isForWords(area);
  }

  #drop(area) {
    this.#sides.get(area)?.destroy();
    this.#sides.delete(area);
  }

  /** Keep the sides in step with the rows; `elementOf` finds the element of a row. Rows that are not
   * among the `changed` are shown again only if the numbers of their notes changed. */
  show(rows, elementOf, changed = null) {
    let next = SIDES.map(() => 1);
    for (const [n, row] of rows.entries()) {
      if (row.kind !== "pair") continue;
      const element = elementOf(row.key);
      const first = String(next);
      if (!changed || changed.has(row) || this.#firstNotes.get(element) !== first) {
        this.#firstNotes.set(element, first);
        this.#showRow(element, row, next);
      }
      next = next.map((number, at) => number + countNotes(row[SIDES[at]]));
      this.#watch(element, n < FIRST);
    }
  }

  #showRow(element, row, firstNotes) {
    for (const [at, name] of SIDES.entries()) {
      const area = element.querySelector(`textarea[data-side="${name}"]`);
      this.#showSide(area, row[name], firstNotes[at]);
    }
  }

  #showSide(area, text, firstNote) {
    const said = String(firstNote);
    if (area.dataset.firstNote !== said) area.dataset.firstNote = said;
    const side = this.#sides.get(area) ?? this.#backFromFigure(area);
    if (!side) return;
    if (isFigure(text)) return this.#drop(area);
    side.show(text);
    side.numberFrom(firstNote);
  }

  /** A side that was a figure until now is a text again. */
  #backFromFigure(area) {
    return area.dataset.near && document.activeElement !== area ? this.need(area) : undefined;
  }

  #watch(element, isNow) {
    if (this.#watched.has(element)) return;
    this.#watched.add(element);
    if (isNow) this.#make(element);
    this.#watcher.observe(element);
  }

  #seen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#make(target);
      else if (!target.isConnected) for (const area of areasIn(target)) this.#drop(area);
    }
  }

  #make(element) {
    for (const area of areasIn(element)) {
      area.dataset.near = "yes";
      if (document.activeElement !== area) this.need(area);
    }
  }

  // --- Marks or not --------------------------------------------------------------------------------

  isPlain(area) {
    return this.isOff || this.#plain.has(area);
  }

  /** Show the marks of a side, or show it as it will be read. */
  toggle(area) {
    if (!isForWords(area) || this.isOff) return;
    if (this.#plain.delete(area)) return;
    this.#plain.add(area);
    this.#drop(area);
  }

  /** The same for all sides, kept in this browser. */
  setOff(isOff) {
    this.isOff = isOff;
    prefer(isOff);
    if (isOff) for (const area of [...this.#sides.keys()]) this.#drop(area);
    else for (const row of document.querySelectorAll(".row.pair")) this.#rewatch(row);
  }

  #rewatch(element) {
    this.#watcher.unobserve(element);
    this.#watcher.observe(element);
  }
}

const areasIn = (element) => element.querySelectorAll(".pair > textarea[data-side]");

const countNotes = (text) => (text.includes("[^") ? splitNotes(text).notes.size : 0);

const isForWords = (area) =>
  area.parentElement?.classList.contains("pair") && !isFigure(area.value);

function isPreferred() {
  try {
    return localStorage.getItem(PLAIN) === "yes";
  } catch {
    return false;
  }
}

function prefer(isOff) {
  try {
    if (isOff) localStorage.setItem(PLAIN, "yes");
    else localStorage.removeItem(PLAIN);
  } catch {
    // Then it is as it was on the next visit.
  }
}
