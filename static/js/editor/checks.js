/** What the checks find, under each row and in a panel; asked of the server when the writing pauses.
 *
 * A finding belongs to a wording: undoing back to one brings its findings back without asking again.
 * What the writer has looked at stays away for just that wording, in this browser.
 */

import { find } from "./editor_page.js";
import { offerLinks } from "./links.js";
import { indexOf, isEmpty, isGap, SIDES } from "./model.js";

const PAUSE = 900; // milliseconds after the last key
const AROUND = { "zh-hant": 12, en: 26 }; // characters of context on either side
const TAGS = { "zh-hant": "zh-Hant-HK", en: "en" };
const STORE = "checks-seen";
const MOST_SEEN = 4000;

const wording = (row) => JSON.stringify(SIDES.map((side) => row[side]));

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

class Seen {
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
      localStorage.setItem(STORE, JSON.stringify([...this.#names].slice(-MOST_SEEN)));
    } catch {
      // As above.
    }
  }
}

/** Where an English quotation may begin and end: not inside a word. */
function wordFrom(text, at, side) {
  if (at <= 0 || side !== "en") return at;
  return text.indexOf(" ", at) + 1 || at;
}

function wordTo(text, at, side) {
  if (at >= text.length || side !== "en") return at;
  return text.lastIndexOf(" ", at);
}

export function showChecks({ page, server, settings }) {
  const { editor } = page;
  const panel = find("checks-panel");
  const blank = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const known = new Map(); // wording → {findings, terms}
  const seen = new Seen();
  let waiting = 0;
  let asking = false;

  const about = (row) => known.get(wording(row));
  const findings = (row) => (about(row)?.findings ?? []).filter((one) => !seen.has(row, one));
  const warnings = (row) => findings(row).filter((one) => one.severity !== "hint");
  const isToCheck = (row) => warnings(row).length > 0;
  const isUnknown = (row) => !isEmpty(row) && !isGap(row) && !known.has(wording(row));

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
      const sent = rows.map((row) => ({ key: row.key, "zh-hant": row["zh-hant"], en: row.en }));
      const answer = await server.post(settings.checks, { rows: sent });
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
      let last = null;
      for (const [start, end] of one.marks[side]) {
        const text = row[side];
        const from = Math.max(last ?? 0, wordFrom(text, start - AROUND[side], side));
        if (from > (last ?? 0)) quote.append("…");
        quote.append(text.slice(from, start));
        const marked = document.createElement("mark");
        marked.textContent = text.slice(start, end);
        quote.append(marked);
        last = end;
      }
      const to = wordTo(row[side], last + AROUND[side], side);
      quote.append(row[side].slice(last, Math.max(last, to)), to < row[side].length ? "…" : "");
      return quote;
    });
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
