/** Shows the rows and keeps the page in step with them; knows nothing of saving or of keys. */

import { areaOf } from "./rich/area_of.js";
import { counts, isEmpty, isGap, levelOf, SIDES } from "./rows/model.js";

const GROWS = CSS.supports("field-sizing", "content");

export class View {
  #rows = new Map(); // key → element
  #last = []; // the rows that were shown last
  #shown = null; // the keys that a filter shows, null when all are
  #also = []; // what else is shown at a row, by whom it concerns
  #after = []; // what is done once all rows are shown

  // The page with rich sides puts them here; they stand over text areas.
  rich = { of: () => undefined, need: () => undefined, isFor: () => false };
  asks = new Map(); // what a rich side needs an answer for, by name

  constructor(root, { words, readonly }) {
    this.root = root;
    this.words = words;
    this.readonly = readonly;
    this.templates = {
      heading: document.getElementById("heading-row").content.firstElementChild,
      pair: document.getElementById("pair-row").content.firstElementChild,
    };
  }

  /** Let another module show something at every row: show(element, row). */
  alsoShow(show) {
    this.#also.push(show);
  }

  /** Call act(rows, changed) whenever rows are shown; `changed` are the rows whose text may have
   * changed, or null for all of them. */
  alsoAfter(act) {
    this.#after.push(act);
  }

  render(rows) {
    this.#drop(rows);
    let place = this.root.firstElementChild;
    let number = 0;
    for (const row of rows) {
      const element = this.#element(row);
      if (row.kind === "pair") number += 1;
      this.#fill(element, row, number);
      if (element === place) place = place.nextElementSibling;
      else this.root.insertBefore(element, place);
    }
    this.#filter(rows);
    return this.#done(rows, null);
  }

  /** Show only the rows that were typed in, so that a letter takes as long in a long text as in a
   * short one. */
  renderTyped(rows) {
    if (!standAlike(rows, this.#last)) return this.render(rows);
    const changed = new Set(rows.filter((row, n) => row !== this.#last[n]));
    for (const row of changed) this.renderOne(row);
    return this.#done(rows, changed);
  }

  #done(rows, changed) {
    this.#last = rows;
    for (const act of this.#after) act(rows, changed);
    return counts(rows);
  }

  /** Show a row in which something was typed, before all are shown again. */
  renderOne(row) {
    const element = this.#element(row);
    this.#fill(element, row, Number(element.dataset.number));
  }

  #drop(rows) {
    const kept = new Set(rows.map((row) => row.key));
    for (const [key, element] of this.#rows) {
      if (kept.has(key)) continue;
      element.remove();
      this.#rows.delete(key);
    }
  }

  #element(row) {
    let element = this.#rows.get(row.key);
    if (element) return element;
    element = this.templates[row.kind].cloneNode(true);
    element.dataset.key = row.key;
    for (const area of element.querySelectorAll("textarea")) area.readOnly = this.readonly;
    this.#rows.set(row.key, element);
    return element;
  }

  #fill(element, row, number) {
    for (const side of SIDES) {
      const area = element.querySelector(`[data-side="${side}"]`);
      if (area.value !== row[side]) {
        area.value = row[side];
        this.grow(area);
      }
      area.classList.toggle("missing", isGap(row) && !row[side].trim());
    }
    if (row.kind === "heading") this.#tellLevel(element, row);
    element.classList.toggle("empty", isEmpty(row));
    element.classList.toggle("gap", isGap(row));
    for (const show of this.#also) show(element, row);
    if (row.kind !== "pair" || element.dataset.number === String(number)) return;
    element.dataset.number = number;
    element.querySelector(".number").textContent = number;
    for (const area of element.querySelectorAll("textarea[data-side]")) {
      area.setAttribute("aria-label", `¶ ${number} ${this.words.sides[area.dataset.side]}`);
    }
  }

  /** A heading's level is seen by its size and said in its name. */
  #tellLevel(element, row) {
    const level = levelOf(row);
    if (element.dataset.level === String(level)) return;
    element.dataset.level = level;
    for (const area of element.querySelectorAll("textarea[data-side]")) {
      const name = this.words.levels?.[level - 1];
      if (name) area.setAttribute("aria-label", `${name} ${this.words.sides[area.dataset.side]}`);
    }
  }

  /** For browsers whose text areas do not grow by themselves. */
  grow(area) {
    if (GROWS) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }

  growAll() {
    if (!GROWS) for (const area of this.root.querySelectorAll("textarea")) this.grow(area);
  }

  /** Show only rows that pass the test; they stay in view until the filter is set again. */
  showOnly(test, rows) {
    this.test = test;
    this.#shown = test ? new Set() : null;
    this.#filter(rows);
  }

  #filter(rows) {
    if (this.#shown) {
      for (const row of rows) {
        if (this.test(row) || (row.kind === "pair" && isEmpty(row))) this.#shown.add(row.key);
      }
    }
    let heading = null;
    for (const row of rows) {
      const element = this.#rows.get(row.key);
      element.hidden = this.#shown !== null && !this.#shown.has(row.key);
      if (row.kind === "heading") heading = element;
      else if (!element.hidden && heading) heading.hidden = false;
    }
  }

  area(key, side) {
    return this.#rows.get(key)?.querySelector(`[data-side="${side}"]`);
  }

  element(key) {
    return this.#rows.get(key);
  }

  rowOf(node) {
    return node?.closest?.("[data-key]");
  }

  /** Where the writer is: {key, side, start, end}, or null. */
  focus() {
    const node = document.activeElement;
    if (!this.root.contains(node)) return null;
    const figure = node.closest("[data-figure]");
    if (figure) return this.#focusIn(figure);
    const area = areaOf(node);
    if (!area) return null;
    const { key } = this.rowOf(area).dataset;
    return { key, side: area.dataset.side, ...this.selectionIn(area) };
  }

  /** What is selected in a side: {start, end} in its text. */
  selectionIn(area) {
    const rich = this.rich.of(area);
    return rich ? rich.offsets() : { start: area.selectionStart, end: area.selectionEnd };
  }

  /** The words that are selected in a side, also while the writer is in the other. */
  chosen(key, side) {
    const area = this.area(key, side);
    if (!area) return "";
    const rich = this.rich.of(area);
    return rich ? rich.chosen() : area.value.slice(area.selectionStart, area.selectionEnd);
  }

  /** Whether the cursor is at the end, or the beginning, of a side. */
  isAtEdge(area, isDown) {
    const rich = this.rich.of(area);
    if (rich) return rich.isAtEdge(isDown);
    return isDown ? area.selectionStart === area.value.length : area.selectionEnd === 0;
  }

  /** The fields of a figure stand for the line that writes it, from after its end. */
  #focusIn(figure) {
    const { key } = this.rowOf(figure).dataset;
    const side = figure.dataset.figure;
    const end = this.area(key, side).value.length;
    return { key, side, start: end, end };
  }

  focusOn(focus) {
    let area = focus && this.area(focus.key, focus.side);
    if (!area) return;
    area.closest(".row").hidden = false;
    const rich = area.hidden ? undefined : this.rich.need(area);
    if (rich) {
      rich.focusAt(focus.start, focus.end);
      area = rich.dom;
    } else if (area.hidden) {
      const figure = area.nextElementSibling;
      area = figure.contains(document.activeElement)
        ? document.activeElement
        : figure.querySelector("[data-field=alt]:enabled, [data-field=caption]");
      area.focus({ preventScroll: true });
    } else {
      area.focus({ preventScroll: true });
      area.setSelectionRange(focus.start, focus.end);
    }
    this.bringIntoView(area);
  }

  bringIntoView(area) {
    const box = area.getBoundingClientRect();
    if (box.top < 90 || box.bottom > innerHeight - 20) area.scrollIntoView({ block: "center" });
  }
}

/** Whether two lists have the same rows in the same order; their texts may differ. */
const standAlike = (rows, others) =>
  rows.length === others.length && rows.every((row, n) => row.key === others[n].key);
