/** What the checks find, under each row and in a panel; asked of the server when the writing pauses.
 *
 * A finding belongs to a wording: undoing back to one brings its findings back without asking again.
 * What the writer has looked at stays away for just that wording, in this browser.
 */

import { find } from "../editor_page.js";
import { indexOf, isEmpty, SIDES, TAGS, textOf } from "../rows/model.js";
import { quotation } from "../rows/quoting.js";
import { SeenFindings, wording } from "../rows/seen_findings.js";
import { offerLinks } from "./links.js";

const PAUSE = 900; // milliseconds after the last key

export function showChecks({ page, server, settings }) {
  const { editor } = page;
  const panel = find("checks-panel");
  const blank = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const known = new Map(); // wording → {findings, terms}
  const seen = new SeenFindings();
  let waiting = 0;
  let asking = false;

  const about = (row) => known.get(wording(row));
  const findings = (row) => (about(row)?.findings ?? []).filter((one) => !seen.has(row, one));
  const warnings = (row) => findings(row).filter((one) => one.severity !== "hint");
  const isToCheck = (row) => warnings(row).length > 0;
  const isUnknown = (row) => !isEmpty(row) && !known.has(wording(row));

  page.filter(find("checks-toggle"), isToCheck);
  editor.view.alsoShow(mark);
  find("checks").addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    list();
  });
  find("checks-close").addEventListener("click", () => (panel.hidden = true));
  offerLinks({ server, url: settings.links, asking: settings.words.checks.asking });
  editor.refresh();
  ask();
  const wanted = new URLSearchParams(location.search).get("row");
  if (wanted) editor.view.focusOn({ key: wanted, side: "zh-hant", start: 0, end: 0 });

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

  /** Under a row: each finding with the words that differ. */
  function mark(element, row) {
    const here = findings(row);
    const said = JSON.stringify(here);
    if ((element.dataset.checked ?? "[]") === said) return;
    element.dataset.checked = said;
    element.querySelector(".check-notes")?.remove();
    element.classList.toggle("to-check", isToCheck(row));
    if (!here.length) return;
    const notes = document.createElement("ul");
    notes.className = "check-notes";
    notes.append(...here.map((one) => note(row, one)));
    element.append(notes);
  }

  function note(row, one) {
    const item = blank("check-note");
    item.classList.toggle("hint", one.severity === "hint");
    item.querySelector(".kind").textContent = one.name;
    item.querySelector(".said").textContent = one.said;
    item.querySelector(".snippets").append(...snippets(row, one));
    item.querySelector(".seen").addEventListener("click", () => {
      seen.add(row, one);
      editor.refresh();
    });
    return item;
  }

  /** The words of a finding on either side with a little of what stands round them, marked. */
  function snippets(row, one) {
    return SIDES.filter((side) => one.marks[side].length).map((side) => {
      const quote = document.createElement("span");
      quote.className = "snippet";
      quote.lang = TAGS[side];
      for (const part of quotation(row[side], one.marks[side], side)) {
        quote.append(part.marked ? marked(part.text) : part.text);
      }
      return quote;
    });
  }

  function marked(text) {
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  }

  // --- the panel ---------------------------------------------------------------------------------

  function list() {
    if (panel.hidden) return;
    const items = editor.rows.flatMap((row) => findings(row).map((one) => entry(row, one)));
    find("checks-list").replaceChildren(...items);
    find("checks-none").hidden = items.length > 0;
    const terms = new Map();
    for (const row of editor.rows) {
      for (const term of about(row)?.terms ?? []) terms.set(`${term["zh-hant"]} ${term.en}`, term);
    }
    find("terms-none").hidden = terms.size > 0;
    find("terms-list").replaceChildren(...[...terms.values()].map(shownTerm));
  }

  function entry(row, one) {
    const item = blank("check-item");
    const number = editor.view.element(row.key)?.dataset.number;
    item.classList.toggle("hint", one.severity === "hint");
    item.querySelector(".place").textContent = number ? `¶ ${number}` : "§";
    item.querySelector(".kind").textContent = one.name;
    item.querySelector(".said").textContent = one.said;
    item.querySelector(".snippets").append(...snippets(row, one));
    item.querySelector(".go").addEventListener("click", () => go(row.key, one));
    return item;
  }

  function go(key, one) {
    if (indexOf(editor.rows, key) < 0) return;
    const side = one.marks.en.length ? "en" : "zh-hant";
    const [start, end] = one.marks[side][0] ?? [0, 0];
    if (innerWidth < 1024) panel.hidden = true;
    editor.view.focusOn({ key, side, start, end });
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
    return ask();
  }

  page.onEveryChange(changed);
  return { again };
}
