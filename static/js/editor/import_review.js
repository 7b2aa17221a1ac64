/** The review of an import: flagged pairs with their reasons, dropped lines, then a draft of it. */

import { ACTIONS } from "./actions.js";
import { Authors } from "./authors.js";
import { EditorPage, find, read } from "./editor_page.js";
import { offerFigures } from "./figure_fields.js";
import { flaggedRows, isFlagged, lookedAt, takenBack } from "./flagged_rows.js";
import { offerStyle } from "./house_style.js";
import { toDocument } from "./model.js";
import { NotSaved, Server } from "./saving.js";

const settings = read("editor-settings");
const server = new Server({ url: settings.url, token: settings.token, words: settings.words });
const authors = find("authors") && new Authors(find("authors"));
const state = { sending: false, leaving: false };

ACTIONS.seen = lookedAt;

const page = new EditorPage({
  rows: flaggedRows(read("editor-text")),
  settings,
  onSave: send,
  onChange: changed,
});
const { editor } = page;
changed(editor);
offerFigures({ page, server, settings });
offerStyle({ page, server, url: settings.style });
page.filter(find("flags-toggle"), isFlagged);
if (editor.rows.some(isFlagged)) find("flags-toggle").click();

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

/** Take a dropped line back into the text. */
function takeBack(line) {
  editor.apply(takenBack(editor.rows, editor.focus, line.querySelector(".line").textContent));
  line.remove();
}

async function send() {
  if (state.sending) return;
  state.sending = true;
  page.say(settings.words.saving);
  const front = {
    ...Object.fromEntries(new FormData(find("front"))),
    authors: authors?.chosen() ?? [],
  };
  try {
    const text = toDocument(editor.rows, (row) => row.id ?? "");
    const answer = await server.post(settings.url, { front, text, revision: settings.revision });
    state.leaving = true;
    location.assign(answer.address);
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    page.say(error.message, "error");
  } finally {
    state.sending = false;
  }
}

addEventListener("beforeunload", (event) => {
  if (!state.leaving && editor.history.canUndo) event.preventDefault();
});
