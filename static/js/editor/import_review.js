/** The review of an import: flagged pairs with their reasons, dropped lines, then a draft of it. */

import { ACTIONS } from "./actions.js";
import { Authors } from "./authors.js";
import { EditorPage, find, read } from "./editor_page.js";
import { offerStyle } from "./house_style.js";
import { blankRow, fromDocument, indexOf, toDocument } from "./model.js";
import { NotSaved, Server } from "./saving.js";

const settings = read("editor-settings");
const server = new Server({ url: settings.url, token: settings.token, words: settings.words });
const authors = find("authors") && new Authors(find("authors"));
let leaving = false;
let sending = false;

const isFlagged = (row) => row.reasons?.length > 0;
const HAN = /\p{Script=Han}/u;

/** "Looks right": the reasons go, the row stays. */
ACTIONS.seen = (rows, { key, side, start, end }) => {
  const at = indexOf(rows, key);
  if (!isFlagged(rows[at] ?? {})) return null;
  const { reasons, ...row } = rows[at];
  return { rows: rows.with(at, row), focus: { key, side, start, end } };
};

const page = new EditorPage({ rows: flagged(), settings, onSave: send, onChange: changed });
const { editor } = page;
changed(editor);
offerStyle({ page, server, url: settings.style });
page.filter(find("flags-toggle"), isFlagged);
if (editor.rows.some(isFlagged)) find("flags-toggle").click();

/** The imported rows, each with the reasons for looking at it. */
function flagged() {
  const document = read("editor-text");
  const rows = fromDocument(document);
  const places = [];
  document.sections.forEach((section, s) => {
    places.push([s, undefined]);
    places.push(...section.paragraphs.map((_pair, p) => [s, p]));
  });
  return rows.map((row, n) => {
    const [s, p] = places[n] ?? [];
    const entry = (document.review ?? []).find((one) => one.section === s && one.paragraph === p);
    const kept = document.ids?.[n];
    const { "zh-hans": _unsent, ...said } = row; // what is there already in Simplified wording stays
    return { ...said, ...(kept && { id: kept }), ...(entry && { reasons: entry.reasons }) };
  });
}

function changed(source) {
  const count = source.rows.filter(isFlagged).length;
  find("flags").textContent = count;
  find("flags-toggle").classList.toggle("has-gaps", count > 0);
}

document.addEventListener("click", (event) => {
  const seen = event.target.closest(".seen");
  if (seen) {
    editor.focus = { key: seen.closest(".row").dataset.key, side: "zh-hant", start: 0, end: 0 };
    editor.apply(ACTIONS.seen(editor.rows, editor.focus));
  }
  const back = event.target.closest(".take-back");
  if (back) takeBack(back.closest("li"));
});

/** A dropped line becomes a pair below the row the writer was in last, or the last one. */
function takeBack(line) {
  const text = line.querySelector(".line").textContent;
  const row = blankRow("pair", { [HAN.test(text) ? "zh-hant" : "en"]: text });
  const at = indexOf(editor.rows, editor.focus.key) + 1;
  editor.apply({
    rows: editor.rows.toSpliced(at, 0, row),
    focus: { key: row.key, side: HAN.test(text) ? "zh-hant" : "en", start: 0, end: 0 },
  });
  line.remove();
}

async function send() {
  if (sending) return;
  sending = true;
  page.say(settings.words.saving);
  const front = {
    ...Object.fromEntries(new FormData(find("front"))),
    authors: authors?.chosen() ?? [],
  };
  try {
    const text = toDocument(editor.rows, (row) => row.id ?? "");
    const answer = await server.post(settings.url, { front, text, revision: settings.revision });
    leaving = true;
    location.assign(answer.address);
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    page.say(error.message, "error");
  } finally {
    sending = false;
  }
}

addEventListener("beforeunload", (event) => {
  if (!leaving && editor.history.canUndo) event.preventDefault();
});
