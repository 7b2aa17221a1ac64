/** What is said of the underlined words under the pointer or the cursor, with what can be done. */

import { find } from "../../editor_page.js";
import { areaOf } from "../../rich/area_of.js";

const HOVER = 250; // milliseconds until the pointer asks
const LEAVE = 350; // and until it has left
const REST = 150; // milliseconds that the cursor rests
const GAP = 4; // pixels between it and what it speaks of
const FAR = 240; // pixels from the words at which it would no longer seem to speak of them

export function showCard({ editor, onIgnore, onFix, readonly }) {
  const card = find("finding-card");
  const { view } = editor;
  let shown = null; // {side, row, place, from, to}
  let waiting = 0;
  let isClosed = false; // by Escape, until the cursor goes elsewhere

  const soon = (act, pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(act, pause);
  };
  const isInCard = () => card.contains(document.activeElement);

  editor.root.addEventListener("mouseover", ({ target }) => {
    const node = target.closest(".finding");
    if (node) soon(() => show(node), HOVER);
    else if (shown && !isInCard()) soon(showAtCursor, LEAVE);
  });
  editor.root.addEventListener(
    "mouseleave",
    () => shown && !isInCard() && soon(showAtCursor, LEAVE),
  );
  card.addEventListener("mouseenter", () => clearTimeout(waiting));
  card.addEventListener("mouseleave", () => !isInCard() && soon(showAtCursor, LEAVE));
  document.addEventListener("selectionchange", () => {
    if (isInCard()) return;
    isClosed = false;
    soon(showAtCursor, REST);
  });
  addEventListener("scroll", () => shown && place(), { passive: true });
  document.addEventListener("keydown", key, { capture: true });
  card.querySelector(".ignore").addEventListener("click", () => {
    const { row, place } = shown;
    back();
    onIgnore(row, place.finding);
  });
  card.querySelector(".fix").addEventListener("click", () => {
    const { row, side, place } = shown;
    back();
    onFix({ key: row.key, side: side.area.dataset.side, ...place, was: wordsOf(row, side, place) });
  });

  const wordsOf = (row, side, { start, end }) => row[side.area.dataset.side].slice(start, end);

  function key(event) {
    if (!shown || event.isComposing) return;
    if (event.key === "Escape") {
      isClosed = true;
      if (!isInCard()) return hide(); // and a panel closes with it
      event.preventDefault();
      event.stopImmediatePropagation();
      back();
    } else if (event.key === "." && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      card.querySelector("button:not([hidden])").focus();
    }
  }

  /** Close it, and go back into the text if the focus was here. */
  function back() {
    const { side } = shown;
    const wasHere = isInCard();
    hide();
    if (wasHere) side.view.focus();
  }

  function showAtCursor() {
    if (isInCard()) return;
    const side = view.rich.of(areaOf(document.activeElement));
    if (side && !side.view.composing && !isClosed) show(null, side);
    else hide();
  }

  function show(node, side = view.rich.of(areaOf(node))) {
    const found = side?.underlinedAt(node);
    const row = found && editor.rows.find((one) => one.key === view.rowOf(side.area).dataset.key);
    // Words that were changed since the checks answered are not what it speaks of.
    if (!row || !found.place.isOf(row)) return hide();
    const isSame = shown?.place === found.place && !card.hidden;
    shown = { side, row, ...found };
    if (!isSame) fill(found.place);
    place();
  }

  function fill({ finding, replacement }) {
    card.className = `finding-card ${finding.severity}`;
    card.querySelector(".kind").textContent = finding.name;
    card.querySelector(".said").textContent = finding.said;
    const fix = card.querySelector(".fix");
    fix.hidden = readonly || replacement === undefined;
    fix.querySelector("ins").textContent = replacement?.trim() ? replacement : "␣";
    fix.querySelector("ins").lang = shown.side.area.lang;
    fix.querySelector("ins").hidden = replacement === "";
    fix.querySelector(".delete").hidden = replacement !== "";
    fix.querySelector(".change").hidden = replacement === "";
  }

  /** Below or above the whole side, of which it then covers no word; at the words in a long one. */
  function place() {
    card.hidden = false;
    const words = shown.side.boxOf(shown);
    const side = shown.side.view.dom.getBoundingClientRect();
    const box = card.getBoundingClientRect();
    const above = (edge) => edge - box.height - GAP;
    const below = (edge) => edge + GAP;
    const fits = (top) =>
      top >= GAP && top + box.height + GAP <= innerHeight && Math.abs(top - words.top) < FAR;
    const tops = [below(side.bottom), above(side.top), below(words.bottom)];
    const top = tops.find(fits) ?? Math.max(GAP, above(words.top));
    // A panel beside the text would cover it.
    const edge = Math.min(innerWidth - 8, editor.root.getBoundingClientRect().right);
    const left = Math.max(8, Math.min(words.left, edge - box.width));
    card.style.setProperty("--left", `${left}px`);
    card.style.setProperty("--top", `${top}px`);
  }

  function hide() {
    clearTimeout(waiting);
    card.hidden = true;
    shown = null;
  }

  return { hide };
}
