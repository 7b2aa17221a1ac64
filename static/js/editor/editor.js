/** The editor itself: rows in, actions, undo; tells its owner of every change. */

import { makeDraggable } from "./drag.js";
import { areaOf } from "./rich/area_of.js";
import { ACTIONS, actionOf } from "./rows/actions.js";
import { History } from "./rows/history.js";
import { FORMATS } from "./rows/markdown.js";
import { indexOf, setSide } from "./rows/model.js";
import { moveBefore } from "./rows/moving.js";
import { withFreeLabels } from "./rows/note_labels.js";
import { View } from "./view.js";

const SOON = 120; // milliseconds after a letter until what is said of all rows follows

export class Editor {
  #focus = null; // where the writer was last
  #waiting = 0;

  // The page whose rows can be selected puts its selection here; see RowSelection.
  selection = { keys: () => [], together: () => [], tapped: () => false, takesFocus: () => false };

  constructor(root, { rows, words, readonly, onChange, onAction = () => false }) {
    this.view = new View(root, { words, readonly });
    this.history = new History(rows);
    this.readonly = readonly;
    this.onChange = onChange;
    this.onAction = onAction;
    this.root = root;
    this.#listen();
    this.refresh();
    this.view.growAll();
  }

  get rows() {
    return this.history.rows;
  }

  /** Where the writer is, or was last. */
  get focus() {
    this.#focus = this.view.focus() ?? this.#focus;
    if (!this.#focus || indexOf(this.rows, this.#focus.key) < 0) {
      const row = this.rows.at(-1);
      this.#focus = { key: row.key, side: "zh-hant", start: 0, end: 0 };
    }
    return this.#focus;
  }

  set focus(focus) {
    this.#focus = focus;
  }

  refresh() {
    clearTimeout(this.#waiting);
    this.onChange(this, this.view.render(this.rows));
  }

  #refreshTyped() {
    this.onChange(this, this.view.renderTyped(this.rows));
  }

  /** Do what a key, a menu or a button asks for; true if something came of it. */
  act(name) {
    if (name === "undo" || name === "redo") return this.#go(this.history[name](this.focus));
    const rich = this.#rich();
    const done = rich && this.#actRichly(rich, name);
    if (done !== undefined) return done;
    if (FORMATS[name]) return this.#format(FORMATS[name]);
    if (!ACTIONS[name]) return this.onAction(name, this);
    const halves = name === "split" && rich?.halves();
    const keys = this.selection.keys();
    return this.apply(ACTIONS[name](this.rows, { ...this.focus, keys, ...(halves && { halves }) }));
  }

  /** The rich side where the writer is, if it is one. */
  #rich() {
    const { key, side } = this.focus;
    return this.view.rich.of(this.view.area(key, side));
  }

  #actRichly(rich, name) {
    const ask = this.view.asks.get(name);
    if (!ask) return rich.does(name);
    ask(rich);
    return true;
  }

  apply(result, options) {
    if (!result || this.readonly) return false;
    this.history.record(result.rows, this.focus, options);
    return this.#go(result.focus ?? this.focus);
  }

  /** Change rows without moving the writer. */
  applyElsewhere({ rows }, options) {
    this.history.record(rows, this.focus, options);
    this.refresh();
  }

  #go(focus) {
    if (!focus) return false;
    this.refresh();
    this.#focus = focus;
    if (!this.selection.takesFocus()) this.view.focusOn(focus);
    return true;
  }

  #format(format) {
    const { key, side, start, end } = this.focus;
    const area = this.view.area(key, side);
    if (this.readonly || area.hidden || area.closest(".heading")) return false;
    const made = format({ value: area.value, start, end });
    const result = setSide(this.rows, { key, side }, made.value);
    if (!result) return false;
    return this.apply({
      rows: result.rows,
      focus: { key, side, start: made.start, end: made.end },
    });
  }

  /** Put words where the selection is, as one step. */
  insert(text) {
    const { key, side, start, end } = this.focus;
    const value = this.view.area(key, side).value;
    const added = withFreeLabels(text, value);
    const result = setSide(
      this.rows,
      { key, side },
      value.slice(0, start) + added + value.slice(end),
    );
    const place = start + added.length;
    return (
      result && this.apply({ rows: result.rows, focus: { key, side, start: place, end: place } })
    );
  }

  #listen() {
    this.root.addEventListener("input", (event) => this.#typed(event.target));
    this.root.addEventListener("focusin", () => (this.#focus = this.view.focus() ?? this.#focus));
    this.root.addEventListener("focusout", () => this.history.pause());
    // The browser's own undo knows only one box and loses its place after a split or a move.
    this.root.addEventListener("beforeinput", (event) => {
      if (!event.inputType.startsWith("history")) return;
      event.preventDefault();
      this.act(event.inputType === "historyUndo" ? "undo" : "redo");
    });
    document.addEventListener("keydown", (event) => this.#key(event));
    makeDraggable(this.root, {
      together: (key) => this.selection.together(key),
      onDrop: (key, before) => {
        const keys = this.selection.together(key);
        this.apply(moveBefore(this.rows, { ...this.focus, key, keys }, before));
      },
      onTap: (row, event) =>
        this.selection.tapped(row.dataset.key, event) ||
        this.onAction("menu", this, { row, anchor: event.target }),
    });
  }

  #typed(area) {
    const side = area.dataset.side;
    if (!side) return;
    const key = this.view.rowOf(area).dataset.key;
    const isHeading = area.closest(".heading");
    if (isHeading && area.value.includes("\n")) area.value = area.value.replace(/\s*\n\s*/g, " ");
    const result = setSide(this.rows, { key, side }, area.value);
    if (!result) return;
    this.view.grow(area);
    this.history.record(result.rows, this.#focus, { tag: `${key} ${side}` });
    this.#focus = this.view.focus() ?? this.#focus;
    // Each letter is shown at once; hundreds of rows are gone through when the writing pauses.
    this.view.renderOne(result.rows.find((row) => row.key === key));
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#refreshTyped(), SOON);
  }

  #key(event) {
    const name = actionOf(event);
    const inside = this.root.contains(event.target);
    const elsewhere =
      event.target.closest?.("input, select, textarea, dialog") &&
      !event.target.dataset.side &&
      !event.target.closest("[data-figure]");
    const anywhere = name === "save" || (inside && (name === "undo" || name === "redo"));
    if (name && (!elsewhere || anywhere)) {
      event.preventDefault();
      this.act(name);
    } else if (
      inside &&
      !event.altKey &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.shiftKey &&
      !event.isComposing
    ) {
      this.#step(event);
    }
  }

  /** The arrows go on into the next row where a text ends, and Enter leaves a heading. */
  #step(event) {
    const area = areaOf(event.target);
    if (!area || event.defaultPrevented) return;
    const isHeading = area.closest(".heading");
    const down =
      (event.key === "ArrowDown" && this.view.isAtEdge(area, true)) ||
      (event.key === "Enter" && isHeading);
    const up = event.key === "ArrowUp" && this.view.isAtEdge(area, false);
    if (!down && !up) return;
    event.preventDefault();
    let row = area.closest(".row");
    do row = down ? row.nextElementSibling : row.previousElementSibling;
    while (row?.hidden);
    const next = row?.querySelector(`[data-side="${area.dataset.side}"]`);
    if (!next) return;
    const place = down ? 0 : next.value.length;
    this.view.focusOn({ key: row.dataset.key, side: area.dataset.side, start: place, end: place });
  }
}
