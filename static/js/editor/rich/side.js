/** One side as a rich text over its text area, which stays the field that everything else reads. */

import {
  baseKeymap,
  EditorState,
  EditorView,
  keymap,
  NodeSelection,
  TextSelection,
  tableEditing,
} from "../../vendor/rich_text.js";
import { COMMANDS, KEYS, pressed } from "./commands.js";
import { read } from "./document/read_side.js";
import { schema } from "./document/schema.js";
import { write } from "./document/write_side.js";
import { halvesOf } from "./halves.js";
import { figureView, noteView, numberNotes } from "./node_views.js";
import { clipboardEvents } from "./pasting.js";
import { offsetOf, selectionOf } from "./positions.js";
import { typingRules } from "./typing_rules.js";
import { underlined, underlinedAt, underlines } from "./underlines.js";

const plugins = () => [typingRules(), keymap(KEYS), keymap(baseKeymap), tableEditing(), underlines];
const COPIED = ["aria-label", "aria-describedby"];

export class Side {
  #firstNote = 1;
  #isChanging = false;
  #underlined = {}; // the places that were underlined last, and in which text

  /** `page` is what sides share: {readonly, pictures, words, onSelect, onNote, paste}. */
  constructor(area, page) {
    this.area = area;
    this.page = page;
    this.text = area.value;
    this.dom = document.createElement("div");
    this.dom.className = "rich";
    Object.assign(this.dom.dataset, { rich: area.dataset.side, placeholder: area.placeholder });
    this.dom.style.setProperty("--caption-name", JSON.stringify(page.words.caption));
    this.view = new EditorView(this.dom, {
      state: EditorState.create({ schema, doc: read(this.text), plugins: plugins() }),
      editable: () => !page.readonly,
      dispatchTransaction: (made) => this.#changed(made),
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        lang: area.lang,
        spellcheck: "true",
        ...(page.readonly && { "aria-readonly": "true", tabindex: "0" }),
      },
      nodeViews: {
        note: (node) => noteView(node, page.words.note),
        figure: (node) => figureView(node, page.pictures),
      },
      handleClickOn: (_view, at, node) => this.#clicked(at, node),
      handleDOMEvents: { ...clipboardEvents(this, page), keydown: this.#keyed(leaving()) },
    });
    listenInFocusOnly(this.view);
    area.after(this.dom);
    area.classList.add("is-rich");
    this.#copyNames();
    this.#look();
  }

  destroy() {
    this.view.destroy();
    this.dom.remove();
    this.area.classList.remove("is-rich");
  }

  /** The state with a selection that the browser has made, but not told of yet. */
  get state() {
    this.#catchUp();
    return this.view.state;
  }

  #catchUp() {
    if (!this.#isChanging && !this.view.composing) this.view.domObserver.flush();
  }

  // --- The text ------------------------------------------------------------------------------------

  #changed(transaction) {
    const isNested = this.#isChanging;
    this.#isChanging = true;
    const { view } = this;
    const isStep = transaction.docChanged && changesStructure(transaction);
    if (isStep) this.page.onStep();
    view.updateState(view.state.apply(transaction));
    if (transaction.docChanged && !transaction.getMeta("shown")) this.#tell();
    if (isStep) this.page.onStep();
    if (transaction.docChanged) this.#look();
    if (view.hasFocus()) this.page.onSelect(this);
    this.#isChanging = isNested;
  }

  #tell() {
    this.text = write(this.view.state.doc);
    if (this.area.value === this.text) return;
    this.area.value = this.text;
    this.area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  /** Show the text that a row has now, if it is not the one that was written here. */
  show(text) {
    this.#copyNames();
    if (text === this.text || this.view.composing) return;
    this.text = text;
    const { state } = this.view;
    const made = state.tr.replaceWith(0, state.doc.content.size, read(text).content);
    this.view.dispatch(made.setMeta("shown", true));
  }

  #copyNames() {
    for (const name of COPIED) {
      const said = this.area.getAttribute(name);
      if (said === this.view.dom.getAttribute(name)) continue;
      if (said === null) this.view.dom.removeAttribute(name);
      else this.view.dom.setAttribute(name, said);
    }
  }

  #look() {
    const { doc } = this.view.state;
    this.dom.classList.toggle("blank", doc.childCount === 1 && !doc.firstChild.content.size);
    numberNotes(this.view.dom, this.#firstNote);
  }

  numberFrom(first) {
    if (first === this.#firstNote) return;
    this.#firstNote = first;
    numberNotes(this.view.dom, first);
  }

  /** A key that follows a click at once comes before the browser tells where the click was. */
  #keyed(handle) {
    return (view, event) => {
      this.#catchUp();
      return handle(view, event);
    };
  }

  #clicked(at, node) {
    if (node.type !== schema.nodes.note) return false;
    this.view.dispatch(
      this.view.state.tr.setSelection(NodeSelection.create(this.view.state.doc, at)),
    );
    this.page.onNote(this);
    return true;
  }

  // --- What is underlined ---------------------------------------------------------------------------

  /** Underline `places` of the text, {start, end, kind, ...}; not while an input method is at work,
   * whose letters would be torn from it. */
  underline(places) {
    const { places: before, text } = this.#underlined;
    if (this.view.composing || (before === places && text === this.text)) return;
    if (!places.length && !before?.length) return;
    this.#underlined = { places, text: this.text };
    this.view.dispatch(underlined(this.view.state, this.text, places));
  }

  /** What is underlined where the cursor is, or at a node: {place, from, to}. */
  underlinedAt(node) {
    const { state } = this.view;
    const position = node ? this.view.posAtDOM(node, 0) : state.selection.from;
    const [found] = underlinedAt(state, position);
    return found && { place: found.spec.place, from: found.from, to: found.to };
  }

  /** Where a range of the document stands in the window. */
  boxOf({ from, to }) {
    const [start, end] = [this.view.coordsAtPos(from, 1), this.view.coordsAtPos(to, -1)];
    return { left: start.left, top: start.top, bottom: Math.max(start.bottom, end.bottom) };
  }

  // --- The selection -------------------------------------------------------------------------------

  /** The selection as places in the text, as a text area has them. */
  offsets() {
    const { doc, selection } = this.state;
    const start = offsetOf(doc, selection.from, this.text);
    return { start, end: selection.empty ? start : offsetOf(doc, selection.to, this.text) };
  }

  /** The words that are selected. */
  chosen() {
    const { doc, selection } = this.state;
    return doc.textBetween(selection.from, selection.to, " ", " ");
  }

  /** The text before and after the selection, each whole in itself. */
  halves() {
    const { doc, selection } = this.state;
    return halvesOf(doc, selection.from);
  }

  focusAt(start, end) {
    const here = this.offsets();
    const { state } = this.view;
    this.view.focus();
    if (here.start === start && here.end === end) return;
    this.view.dispatch(state.tr.setSelection(selectionOf(state.doc, this.text, start, end)));
  }

  /** Put the cursor at a place of the document, or at the next one where words may stand. */
  selectAt(position) {
    const { tr } = this.state;
    this.view.focus();
    this.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(position))));
  }

  /** Whether the cursor cannot go further within this side. */
  isAtEdge(isDown) {
    const { state } = this;
    const { $head, empty } = state.selection;
    if (!empty || !$head.depth) return false;
    const isLast = isDown ? $head.after(1) === state.doc.content.size : $head.before(1) === 0;
    return isLast && this.view.endOfTextblock(isDown ? "down" : "up");
  }

  // --- Commands ------------------------------------------------------------------------------------

  /** Do what a button or key asks for; undefined if this is nothing that a side does. */
  does(name) {
    const command = COMMANDS[name];
    if (!command) return undefined;
    if (this.page.readonly) return false;
    const done = command(this.state, (made) => this.change(made), this.view);
    this.view.focus();
    return done;
  }

  /** Change the text by a step that is undone by itself. */
  change(made) {
    this.page.onStep();
    this.view.dispatch(made);
    this.page.onStep();
  }

  pressed() {
    return pressed(this.state);
  }
}

/** The browser reports each change of the selection, and so each letter, to all sides of a page. Only
 * the side in focus listens, or each letter would take longer with every side that was shown. */
function listenInFocusOnly(view) {
  if (!view.editable) return; // a selection there counts without the focus
  const observer = view.domObserver;
  const connect = observer.connectSelection.bind(observer);
  observer.connectSelection = () => view.hasFocus() && connect();
  observer.disconnectSelection();
  view.dom.addEventListener("blur", () => observer.disconnectSelection());
}

/** Whether more than letters and their marks change: blocks, cells, line breaks, notes. */
function changesStructure({ before, doc }) {
  const structure = (one) => one.content.size - one.textContent.length;
  return structure(before) !== structure(doc);
}

/** Tab moves within tables and lists. After Escape it leaves the side, as it does elsewhere. */
function leaving() {
  let isLeaving = false;
  return (_view, { key }) => {
    const isOut = isLeaving && key === "Tab";
    if (key !== "Shift") isLeaving = key === "Escape";
    return isOut;
  };
}
