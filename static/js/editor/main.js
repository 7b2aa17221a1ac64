/** The text page of a briefing: the editor, the server, and a copy kept in this browser. */

import { showChecks } from "./checks.js";
import { WorkingCopy } from "./copy.js";
import { Desk, find, read } from "./desk.js";
import {
  fromDocument,
  indexOf,
  newKey,
  SIDES,
  SIMPLIFIED,
  setSide,
  spliced,
  toDocument,
} from "./model.js";
import { listenForPaste } from "./paste.js";
import { showPresence } from "./presence.js";
import { NotSaved, Server } from "./saving.js";
import { offerSimplified } from "./simplified.js";
import { Steps, showSteps } from "./step.js";
import { offerStyle } from "./style.js";
import { offerTerms } from "./terms.js";

const settings = read("editor-settings");
const words = settings.words;
const server = new Server({ url: settings.url, token: settings.token, words });
const TEXTS = [...SIDES, SIMPLIFIED];
const copy = new WorkingCopy(`briefing-${settings.briefing}`);
const ids = new Map(); // of rows made here: key → the id they were saved under

let revision = settings.revision;
let savedRows = null;
let saving = false;
let copying = 0;
// A save that was asked for and could not be made: it is tried again until it is.
const AGAIN = 10_000;
let owed = false;
let clash = null; // that the next save settles: what was opened, and which rows were shown
let trying = 0;
let checks = null;

const desk = new Desk({
  rows: fromDocument(read("editor-text")),
  settings,
  onSave: save,
  onChange: changed,
});
const { editor } = desk;
const steps = new Steps();
steps.learn(
  editor.rows,
  editor.rows.map((row) => row.behind),
);
const countBehind = showSteps({ desk, steps, words, readonly: settings.readonly });
offerSimplified({ desk, server, url: settings.simplified });
savedRows = editor.rows;
checks = showChecks({ desk, server, settings });
offerTerms({ desk, server, url: settings.term, onAdded: () => checks.again() });
desk.refresh();
offerCopy();
listenForPaste(editor.root, {
  server,
  url: settings.paste,
  editor,
  onError: (error) => desk.say(error.message, "error"),
});
offerStyle({ desk, server, url: settings.style });
if (!settings.readonly)
  showPresence({ editor, server, url: settings.presence, words: words.presence, idOf });

function changed() {
  if (!savedRows) return; // while it is being made
  countBehind();
  checks?.changed();
  const dirty = isDirty();
  if (find("save")) find("save").disabled = !dirty;
  if (!dirty && desk.said === "") desk.say("");
  if (!dirty) return;
  if (!saving && desk.said !== "error") desk.say(words.unsaved);
  clearTimeout(copying);
  copying = setTimeout(keepCopy, 800);
}

function keepCopy() {
  if (isDirty()) copy.keep({ revision, rows: editor.rows, ids: [...ids], owed });
}

function isDirty() {
  return !settings.readonly && editor.rows !== savedRows;
}

async function save({ quietly = false } = {}) {
  if (saving || !isDirty()) return;
  saving = true;
  clearTimeout(trying);
  if (!quietly) desk.say(words.saving);
  const rows = editor.rows;
  try {
    const answer = await server.save(
      toDocument(
        rows.map((row) => steps.sent(row)),
        idOf,
      ),
      revision,
      clash,
    );
    ({ revision } = answer);
    clash = null;
    savedRows = rows;
    if (answer.text) {
      showTheirs(answer, rows);
    } else {
      for (const [n, row] of rows.entries()) ids.set(row.key, answer.ids[n]);
      steps.learn(rows, answer.behind);
    }
    owed = false;
    copy.forget();
    desk.say(answer.said, "saved");
    for (const name of ["stale", "signed-out"]) find(name).hidden = true;
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    explainNotSaved(error, rows);
  } finally {
    saving = false;
  }
  desk.refresh();
}

/** Say why nothing was saved and what can be done; try again where that may help. */
function explainNotSaved(error, sent) {
  owed = error.later;
  if (owed) trying = setTimeout(saveOwed, AGAIN);
  keepCopy();
  desk.say(error.message, "error");
  if (error.answer?.clashes?.length) offerClashes(error.answer, sent);
  else find("stale").hidden = !error.stale;
  find("signed-out").hidden = !error.signedOut;
}

function saveOwed() {
  if (owed) save({ quietly: true });
}

/** The text with what others have saved; what was typed here since sending stays. */
function showTheirs({ text, behind }, sent) {
  const rows = fromDocument(text);
  steps.learn(rows, behind);
  meetAgain(sent, rows);
  const shown = withTyped(rows, sent);
  savedRows = shown.every((row) => rows.includes(row)) ? shown : rows;
  editor.apply({ rows: shown, focus: sameFocus() });
  desk.toast(words.theirs);
}

/** Rows of the server with each side that was typed here since `sent`, but for those chosen already. */
function withTyped(rows, sent, chosen = new Set()) {
  const before = new Map(sent.map((row) => [row.key, row]));
  const there = new Map(); // a row's key here → among those of the server, where it is another
  const place = (shown, row) => indexOf(shown, there.get(row.key) ?? keyOf(row));
  return editor.rows.reduce((shown, row, n) => {
    const old = before.get(row.key);
    if (old && !idOf(row)) knowByWords(old, shown, there);
    if (row === old) return shown;
    const at = place(shown, row);
    if (at >= 0) {
      const typed = TEXTS.filter(
        (side) => row[side] !== old?.[side] && !chosen.has(`${keyOf(row)} ${side}`),
      );
      const written = Object.fromEntries(typed.map((side) => [side, row[side]]));
      return typed.length ? spliced(shown, at, 1, { ...shown[at], ...written }) : shown;
    }
    // New here, or taken away by others while somebody wrote in it: below what stands above it.
    const fresh = idOf(row) ? { ...row, key: newKey() } : row;
    there.set(row.key, fresh.key);
    const above = editor.rows
      .slice(0, n)
      .map((one) => place(shown, one))
      .findLast((one) => one >= 0);
    return spliced(shown, (above ?? 0) + 1, 0, fresh); // a text begins with a heading
  }, rows);
}

/** A row that was sent as a new one, and has no id yet: the server gives it back by its words. */
function knowByWords(sent, rows, there) {
  const taken = new Set(there.values());
  const same = (row) => row.kind === sent.kind && SIDES.every((side) => row[side] === sent[side]);
  const found = rows.find((row) => row.key.startsWith("new-") && !taken.has(row.key) && same(row));
  if (found) there.set(sent.key, found.key);
}

/** Which of the rows are the new ones that were sent: those of the same words that were not known. */
function meetAgain(sent, rows) {
  const known = new Set(sent.map(idOf));
  const fresh = rows.filter((row) => !known.has(row.key));
  for (const row of sent.filter((one) => !idOf(one))) {
    const at = fresh.findIndex(
      (one) => one.kind === row.kind && SIDES.every((side) => one[side] === row[side]),
    );
    if (at >= 0) ids.set(row.key, fresh.splice(at, 1)[0].key);
  }
}

function sameFocus() {
  const { key, ...place } = editor.focus;
  return { key: ids.get(key) ?? key, ...place };
}

/** Both changed the same: base, theirs and mine beside each other, to choose; then save again. */
function offerClashes({ text, clashes, revision: theirs }, sent) {
  find("clashes").hidden = false;
  const blank = document.getElementById("clash-item").content.firstElementChild;
  const items = clashes.map((clash) => {
    const item = blank.cloneNode(true);
    for (const name of ["base", "theirs", "mine"]) {
      item.querySelector(`.${name}`).textContent = clash[name];
      item.querySelector(`.${name}`).lang = clash.side === "en" ? "en" : "zh-Hant-HK";
    }
    for (const radio of item.querySelectorAll("input"))
      radio.name = `clash-${clash.id}-${clash.side}`;
    return item;
  });
  find("clash-list").replaceChildren(...items);
  find("clashes-done").onclick = () => {
    let rows = fromDocument(text);
    steps.learn(
      rows,
      rows.map((row) => row.behind),
    );
    savedRows = rows;
    const theirsChosen = new Set();
    clashes.forEach(({ id, side, mine }, n) => {
      if (items[n].querySelector("input:checked").value === "theirs")
        theirsChosen.add(`${id} ${side}`);
      else rows = setSide(rows, { key: id, side }, mine)?.rows ?? rows;
    });
    rows = withTyped(rows, sent, theirsChosen);
    clash = {
      opened: clash?.opened ?? revision,
      shown: [...(clash?.shown ?? []), ...clashes.map(({ id }) => id)],
    };
    revision = theirs;
    find("clashes").hidden = true;
    desk.say("");
    editor.apply({ rows, focus: null });
    save();
  };
  find("clashes").scrollIntoView({ block: "nearest" });
}

const keyOf = (row) => idOf(row) || row.key;

function idOf(row) {
  return ids.get(row.key) ?? (row.key.startsWith("new-") ? "" : row.key);
}

function offerCopy() {
  const kept = copy.read();
  if (!kept?.rows || settings.readonly) return;
  const said = ({ kind, inStep, ...row }) => [
    kind,
    row["zh-hant"],
    row.en,
    row["zh-hans"] ?? "",
    Boolean(inStep),
  ];
  const same = (rows) => JSON.stringify(rows.map(said));
  if (same(kept.rows) === same(editor.rows)) return copy.forget();
  find("copy-time").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
  find("copy").hidden = false;
  const take = () => {
    find("copy").hidden = true;
    for (const [key, id] of kept.ids) ids.set(key, id);
    // Keys of new rows are counted anew on every visit; these must not meet their namesakes.
    const rows = kept.rows.map((row) =>
      row.key.startsWith("new-") ? { ...row, key: rekey(row.key) } : row,
    );
    revision = kept.revision;
    editor.apply({ rows, focus: null });
  };
  find("copy-take").addEventListener("click", take);
  find("copy-drop").addEventListener("click", () => {
    find("copy").hidden = true;
    copy.forget();
  });
  // Its writer had saved it already, and only the way to the server was missing.
  if (kept.owed) {
    take();
    save();
  }
}

function rekey(key) {
  const fresh = `new-kept-${key.slice(4)}`;
  if (ids.has(key)) ids.set(fresh, ids.get(key));
  return fresh;
}

addEventListener("beforeunload", (event) => {
  if (isDirty()) event.preventDefault();
});
addEventListener("pagehide", keepCopy);
addEventListener("online", saveOwed);
addEventListener("focus", saveOwed);
