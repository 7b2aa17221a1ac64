/** Who else is editing this text just now, and where; and telling the others where this writer is. */

import { find } from "../editor_page.js";
import { indexOf } from "../rows/model.js";
import { sentenceOf } from "./presence_words.js";

const EVERY = 10_000; // milliseconds
const SOON = 1_000; // after going to another row
const IDLE = 5 * 60_000; // without a key or a click, somebody is not editing

export function showPresence({ editor, server, url, words, idOf }) {
  const bar = find("presence");
  let others = [];
  let told = "";
  let active = Date.now();
  let waiting = 0;
  const marked = [];

  for (const name of ["keydown", "pointerdown"])
    addEventListener(name, () => wake(), { passive: true });
  editor.root.addEventListener("focusin", () => where() !== told && soon());
  editor.view.alsoShow(chips);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : beat()));
  if (!document.hidden) beat();

  function wake() {
    const slept = Date.now() - active > IDLE;
    active = Date.now();
    if (slept) soon();
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(beat, SOON);
  }

  function where() {
    const { key, side } = editor.focus;
    const row = editor.rows[indexOf(editor.rows, key)];
    return JSON.stringify({
      row: editor.root.contains(document.activeElement) && row ? idOf(row) : "",
      side,
    });
  }

  async function beat() {
    clearTimeout(waiting);
    if (document.hidden) return;
    waiting = setTimeout(beat, EVERY);
    if (Date.now() - active > IDLE) return;
    told = where();
    try {
      show((await server.post(url, JSON.parse(told))).others);
    } catch {
      show([]); // without an answer show no one, rather than someone who has left
    }
  }

  /** Says it also while the page is going away. */
  function leave() {
    clearTimeout(waiting);
    server.tell(url, { leaving: true });
    show([]);
  }

  function show(now) {
    if (JSON.stringify(now) === JSON.stringify(others)) return;
    others = now;
    bar.replaceChildren(...others.map(sentence));
    for (const key of marked.splice(0)) drop(editor.view.element(key));
    for (const row of editor.rows) chips(editor.view.element(row.key), row);
  }

  function sentence(one) {
    const element = document.createElement("span");
    element.textContent = sentenceOf(one, { rows: editor.rows, idOf, words });
    return element;
  }

  /** Their names at the row and side they are in. */
  function chips(element, row) {
    if (!others.length) return;
    const here = others.filter((one) => one.row && one.row === idOf(row));
    const said = here.map((one) => `${one.name} ${one.side}`).join("\n");
    if ((element.dataset.present ?? "") === said) return;
    drop(element);
    element.dataset.present = said;
    for (const one of here) {
      const chip = document.createElement("span");
      chip.className = "present";
      chip.dataset.side = one.side;
      chip.textContent = one.name;
      element.append(chip);
    }
    if (here.length) marked.push(row.key);
  }

  function drop(element) {
    if (!element) return;
    for (const chip of element.querySelectorAll(".present")) chip.remove();
    element.dataset.present = "";
  }
}
