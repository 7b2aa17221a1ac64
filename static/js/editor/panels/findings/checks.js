/** What the checks find, underlined in the text and listed in a panel; asked of the server when the
 * writing pauses.
 *
 * A finding belongs to a wording: undoing back to one brings its findings back without asking again.
 * What the writer ignores stays away for just that wording, in this browser.
 */

import { find } from "../../editor_page.js";
import { nextFinding, placeOfFinding, underlinesOf } from "../../rows/finding_order.js";
import { indexOf, isEmpty, SIDES, TAGS, textOf } from "../../rows/model.js";
import { SeenFindings, wording } from "../../rows/seen_findings.js";
import { offerLinks } from "../links.js";
import { SidePanel } from "../side_panel.js";
import { blank, filled, showNotes } from "./check_notes.js";
import { showCard } from "./finding_card.js";
import { taken } from "./suggestions.js";

const PAUSE = 900; // milliseconds after the last key
const NONE = [];

const isAt = (one, other) =>
  one && ["key", "side", "start", "end"].every((name) => one[name] === other[name]);

export function showChecks({ page, server, settings }) {
  const { editor } = page;
  const { view } = editor;
  const known = new Map(); // wording → {findings, terms}
  const shown = new Map(); // wording → what is not ignored, and how it is underlined
  const seen = new SeenFindings();
  const panel = new SidePanel("checks-panel", find("checks"), { onOpen: list });
  let waiting = 0;
  let asking = false;
  let last = null; // where the keys led to, and how the cursor stands there

  const about = (row) => known.get(wording(row));
  const findings = (row) => of(row)?.findings ?? NONE;
  const warnings = (row) => findings(row).filter((one) => one.severity !== "hint");
  const isToCheck = (row) => warnings(row).length > 0;
  const isUnknown = (row) => !isEmpty(row) && !known.has(wording(row));

  page.filter(find("checks-toggle"), isToCheck);
  view.alsoShow(mark);
  view.rich.onMade = (side) => {
    const row = editor.rows[indexOf(editor.rows, view.rowOf(side.area).dataset.key)];
    if (row) underline(side, row);
  };
  find("checks-close").addEventListener("click", () => panel.close());
  const card = showCard({ editor, onIgnore: ignore, onFix: fix, readonly: settings.readonly });
  offerLinks({ server, url: settings.links, asking: settings.words.checks.asking });
  page.also("next-finding", () => step(1));
  page.also("previous-finding", () => step(-1));
  page.also("checks", () => panel.open());
  editor.refresh();
  ask();
  const wanted = new URLSearchParams(location.search).get("row");
  if (wanted) view.focusOn({ key: wanted, side: "zh-hant", start: 0, end: 0 });

  /** What is shown of a row; undefined until the server has answered for its wording. */
  function of(row) {
    const words = wording(row);
    if (shown.has(words) || !known.has(words)) return shown.get(words);
    const left = known.get(words).findings.filter((one) => !seen.has(row, one));
    const isOf = (other) => wording(other) === words;
    const lines = SIDES.map((side) => [
      side,
      underlinesOf(left, side).map((line) => ({ ...line, isOf })),
    ]);
    shown.set(words, { findings: left, lines: Object.fromEntries(lines) });
    return shown.get(words);
  }

  /** After every change: ask for what is new once the writing pauses. */
  function changed() {
    count();
    list();
    clearTimeout(waiting);
    if (editor.rows.some(isUnknown)) waiting = setTimeout(ask, PAUSE);
  }

  async function ask() {
    const rows = editor.rows.filter(isUnknown);
    if (asking || !rows.length) return;
    asking = true;
    try {
      const answer = await server.post(settings.checks, { rows: rows.map(textOf) });
      for (const [n, one] of answer.rows.entries()) known.set(wording(rows[n]), one);
    } catch {
      return; // the next pause asks again; saving says what is wrong with the connection
    } finally {
      asking = false;
    }
    editor.refresh();
  }

  function count() {
    const many = editor.rows.reduce((sum, row) => sum + warnings(row).length, 0);
    find("to-check").textContent = many;
    find("checks-toggle").classList.toggle("has-gaps", many > 0);
  }

  // --- in the text -------------------------------------------------------------------------------

  function mark(element, row) {
    const here = findings(row);
    for (const side of here.length || element.dataset.found ? SIDES : NONE) {
      const rich = view.rich.of(element.querySelector(`[data-side="${side}"]`));
      if (rich) underline(rich, row);
    }
    if (of(row)) element.dataset.found = here.length || "";
    element.classList.toggle("to-check", isToCheck(row));
    const unmarked = here.length ? here.filter((one) => !isUnderlined(element, one)) : NONE;
    showNotes(element, row, unmarked, ignore);
  }

  /** While the server has not answered, the lines stay where the words of before still stand. */
  function underline(rich, row) {
    const lines = of(row)?.lines[rich.area.dataset.side];
    if (lines && row[rich.area.dataset.side] === rich.text) rich.underline(lines);
  }

  function isUnderlined(element, one) {
    const sides = SIDES.filter((side) => one.marks[side].length);
    const area = (side) => element.querySelector(`textarea[data-side="${side}"]`);
    return sides.length > 0 && sides.every((side) => view.rich.isFor(area(side)));
  }

  function ignore(row, one) {
    seen.add(row, one);
    shown.clear();
    card.hide();
    editor.refresh();
  }

  function fix(place) {
    const rows = taken(editor.rows, [place]);
    if (rows === editor.rows) return;
    const end = place.start + place.replacement.length;
    editor.apply({ rows, focus: { key: place.key, side: place.side, start: end, end } });
  }

  /** The cursor may stand beside a mark that the place does not count, so that is remembered. */
  function step(by) {
    const here = isAt(last?.focus, editor.focus) ? last.place : editor.focus;
    const place = nextFinding(editor.rows, findings, here, by);
    if (!place) return;
    view.focusOn(place);
    last = { place, focus: editor.focus };
  }

  // --- the panel ---------------------------------------------------------------------------------

  function list() {
    if (!panel.isOpen) return;
    const items = editor.rows.flatMap((row) => findings(row).map((one) => entry(row, one)));
    find("checks-list").replaceChildren(...items);
    find("checks-none").hidden = items.length > 0;
    const terms = new Map();
    for (const row of editor.rows) {
      for (const term of about(row)?.terms ?? NONE)
        terms.set(`${term["zh-hant"]} ${term.en}`, term);
    }
    find("terms-none").hidden = terms.size > 0;
    find("terms-list").replaceChildren(...[...terms.values()].map(shownTerm));
  }

  function entry(row, one) {
    const item = filled(blank("check-item"), row, one);
    const number = view.element(row.key)?.dataset.number;
    item.querySelector(".place").textContent = number ? `¶ ${number}` : "§";
    item.querySelector(".go").addEventListener("click", () => go(row, one));
    item.querySelector(".ignore").addEventListener("click", () => ignore(row, one));
    return item;
  }

  function go(row, one) {
    if (indexOf(editor.rows, row.key) < 0) return;
    if (innerWidth < 768) panel.close();
    view.focusOn(placeOfFinding(row, one));
  }

  function shownTerm(term) {
    const item = document.createElement("li");
    for (const side of SIDES) {
      const said = document.createElement("span");
      said.lang = TAGS[side];
      said.textContent = term[side];
      item.append(said, " ");
    }
    item.title = term.note;
    return item;
  }

  function again() {
    known.clear();
    shown.clear();
    return ask();
  }

  page.onEveryChange(changed);
  return { again };
}
