/** The text page of a briefing: puts the editor, the bar above it and the server together. */

import { WorkingCopy } from "./copy.js";
import { Editor } from "./editor.js";
import { rowMenu } from "./menu.js";
import { fromDocument, toDocument } from "./model.js";
import { listenForPaste } from "./paste.js";
import { NotSaved, Server } from "./saving.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const find = (name) => document.querySelector(`[data-part="${name}"]`);
const settings = read("editor-settings");
const words = settings.words;
const server = new Server({ url: settings.url, token: settings.token, words });
const copy = new WorkingCopy(`briefing-${settings.briefing}`);
const ids = new Map(); // of rows made here: key → the id they were saved under

let revision = settings.revision;
let savedRows = null;
let saving = false;
let copying = 0;

const editor = new Editor(find("rows"), {
  rows: fromDocument(read("editor-text")),
  words,
  readonly: settings.readonly,
  onChange: changed,
  onAction: other,
});
savedRows = editor.rows;
changed(editor, editor.view.render(editor.rows));
offerCopy();

const openMenu = rowMenu(document.getElementById("row-menu"), act);
listenForPaste(editor.root, { server, url: settings.paste, editor, onError: (error) => say(error.message, "error") });

function changed(source, counts) {
  if (!savedRows) return; // while it is being made
  find("pairs").textContent = counts.pairs;
  find("gaps").textContent = counts.gaps;
  find("gaps-toggle").classList.toggle("has-gaps", counts.gaps > 0);
  find("undo").disabled = !source.history.canUndo;
  find("redo").disabled = !source.history.canRedo;
  const dirty = isDirty();
  find("save").disabled = !dirty;
  document.body.classList.toggle("unsaved", dirty);
  if (dirty) {
    if (!saving && find("status").dataset.kind !== "error") say(words.unsaved);
    clearTimeout(copying);
    copying = setTimeout(keepCopy, 800);
  } else if (find("status").dataset.kind === "") say("");
}

function keepCopy() {
  if (isDirty()) copy.keep({ revision, rows: editor.rows, ids: [...ids] });
}

function isDirty() {
  return !settings.readonly && editor.rows !== savedRows;
}

function act(name) {
  const before = editor.rows;
  const done = editor.act(name);
  if (name === "delete" && done && before !== editor.rows) toast(words.deleted);
}

/** What the rows themselves do not know: saving, menus, filters. */
function other(name, source, details) {
  if (name === "save") save();
  else if (name === "menu") menu(details.row, details.anchor);
  else return false;
  return true;
}

function menu(row, anchor) {
  const side = source_side(row);
  editor.focus = { key: row.dataset.key, side, ...selection(row, side) };
  openMenu(anchor, { isHeading: row.classList.contains("heading") });
}

/** The side the writer was in, if it was in this row. */
function source_side(row) {
  const focus = editor.focus;
  return focus.key === row.dataset.key ? focus.side : "zh-hant";
}

function selection(row, side) {
  const area = row.querySelector(`[data-side="${side}"]`);
  return { start: area.selectionStart, end: area.selectionEnd };
}

async function save() {
  if (saving || !isDirty()) return;
  saving = true;
  say(words.saving);
  const rows = editor.rows;
  try {
    const answer = await server.save(toDocument(rows, idOf), revision);
    rows.forEach((row, n) => ids.set(row.key, answer.ids[n]));
    ({ revision } = answer);
    savedRows = rows;
    copy.forget();
    say(answer.said, "saved");
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    refuse(error);
  } finally {
    saving = false;
  }
  changed(editor, editor.view.render(editor.rows));
}

function idOf(row) {
  return ids.get(row.key) ?? (row.key.startsWith("new-") ? "" : row.key);
}

function refuse(error) {
  keepCopy();
  say(error.message, "error");
  find("stale").hidden = !error.stale;
  find("signed-out").hidden = !error.signedOut;
}

function say(sentence, kind = "") {
  const status = find("status");
  status.textContent = sentence;
  status.dataset.kind = kind;
  if (kind === "saved") for (const name of ["stale", "signed-out"]) find(name).hidden = true;
}

let fading = 0;
function toast(sentence) {
  find("toast-text").textContent = sentence;
  find("toast").hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => (find("toast").hidden = true), 8000);
}

function offerCopy() {
  const kept = copy.read();
  if (!kept?.rows || settings.readonly) return;
  find("copy-time").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
  find("copy").hidden = false;
  find("copy-take").addEventListener("click", () => {
    find("copy").hidden = true;
    for (const [key, id] of kept.ids) ids.set(key, id);
    // Keys of new rows are counted anew on every visit; these must not meet their namesakes.
    const rows = kept.rows.map((row) => (row.key.startsWith("new-") ? { ...row, key: rekey(row.key) } : row));
    revision = kept.revision;
    editor.apply({ rows, focus: null });
  });
  find("copy-drop").addEventListener("click", () => {
    find("copy").hidden = true;
    copy.forget();
  });
}

function rekey(key) {
  const fresh = `new-kept-${key.slice(4)}`;
  if (ids.has(key)) ids.set(fresh, ids.get(key));
  return fresh;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  if (button && !button.closest("#row-menu")) act(button.dataset.action);
  const more = event.target.closest(".more");
  if (more) menu(more.closest(".row"), more);
});
// A press on the bar must not take the cursor out of the text it is meant for.
document.querySelector(".editor-bar").addEventListener("mousedown", (event) => {
  if (event.target.closest("button")) event.preventDefault();
});
find("gaps-toggle").addEventListener("click", (event) => {
  const only = !editor.view.gapsOnly;
  editor.view.showGapsOnly(only, editor.rows);
  event.currentTarget.setAttribute("aria-pressed", only);
});
find("toast").addEventListener("click", () => (find("toast").hidden = true));
addEventListener("beforeunload", (event) => {
  if (isDirty()) event.preventDefault();
});
addEventListener("pagehide", keepCopy);
addEventListener("online", () => find("status").dataset.kind === "error" && save());
document.addEventListener("keydown", (event) => {
  if (event.key === "F1") {
    event.preventDefault();
    document.getElementById("keys-help").togglePopover();
  }
});
