/** The review of an import: flagged pairs with their reasons, what was left out, then a draft of it. */

import { EditorPage, find, read } from "../editor_page.js";
import { Authors } from "../panels/authors.js";
import { offerFigures } from "../panels/figure_fields.js";
import { offerStyle } from "../panels/findings/house_style.js";
import { offerRich } from "../rich/offer_rich.js";
import { ACTIONS } from "../rows/actions.js";
import { SIDES } from "../rows/model.js";
import { NotSaved, Server } from "../saving/saving.js";
import { UnsavedCopy } from "../saving/unsaved_copy.js";
import { showFlags } from "./flag_notes.js";
import { lookedAt, reviewRows, textOf, workOf } from "./flagged_rows.js";
import { offerLedger } from "./ledger.js";
import { showLeftOut } from "./left_notes.js";
import { carried } from "./left_out.js";
import { ReviewSaver } from "./review_saver.js";
import { RowFlags } from "./row_flags.js";
import { offerSelection } from "./selection.js";

const settings = read("editor-settings");
const { words } = settings;
const server = new Server({ url: settings.url, token: settings.token, words });
const form = find("front");
const authors = find("authors") && new Authors(find("authors"));
const flags = new RowFlags();
const state = { creating: false, rows: null };
const fronts = new WeakMap(); // rows that were shown as a whole → the fields that belong to them

ACTIONS.seen = lookedAt;
for (const [name, act] of Object.entries(ACTIONS))
  ACTIONS[name] = (rows, focus) => carried(rows, act(rows, focus));

const begun = read("editor-text");
const page = new EditorPage({
  rows: reviewRows(begun),
  settings,
  onSave: () => saver.save(),
  onChange: changed,
});
const { editor } = page;
state.rows = editor.rows;
for (const [n, { codes }] of begun.rows.entries()) if (codes) flags.learn(editor.rows, n, codes);

const saver = new ReviewSaver({
  server,
  url: settings.work,
  way: settings.way,
  revision: settings.work_revision,
  copy: new UnsavedCopy(`import-${settings.import}-${settings.way}`),
  words,
});

showFlags({ page, server, settings, flags });
showLeftOut({ page, words });
offerLedger({ page, words, list: document.getElementById("ledger") });
offerSelection({ page, words });
offerFigures({ page, server, settings });
offerRich({ page, server, settings });
offerStyle({ page, server, url: settings.style });
saver.begin({
  work: () => ({ ...workOf(editor.rows, flags), front: front(), base: settings.revision }),
  show,
  ask,
  get said() {
    return page.said;
  },
  say: (sentence, kind) => page.say(sentence, kind),
  toast: (sentence) => page.toast(sentence),
  setShown: (name, shown) => page.setShown(name, shown),
});

function changed(source) {
  if (!state.rows || source.rows === state.rows) return;
  state.rows = source.rows;
  if (fronts.has(source.rows)) showFront(fronts.get(source.rows));
  saver.changed();
}

// --- the fields above the rows -------------------------------------------------------------------

function front() {
  return { ...Object.fromEntries(new FormData(form)), authors: authors?.chosen() ?? [] };
}

for (const name of ["input", "change", "click"]) {
  form.addEventListener(name, (event) => {
    if (name !== "click" || event.target.closest("button")) saver.changed();
  });
}

/** Show a work that was saved in another window, kept in this browser, or read at first. It is a step
 * that can be undone, with the fields that belong to either side of it. */
function show(work) {
  fronts.set(editor.rows, front());
  for (const [n, { codes }] of work.rows.entries()) {
    if (codes) flags.learn(reviewRows(work), n, codes);
  }
  const rows = reviewRows(work, editor.rows);
  fronts.set(rows, work.front);
  editor.apply({ rows, focus: null });
}

function showFront({ authors: chosen, ...fields }) {
  for (const [name, value] of Object.entries(fields)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  authors?.show(chosen ?? []);
}

function ask(said, choose) {
  find("conflict-said").textContent = said;
  page.setShown("conflict", true);
  for (const choice of ["mine", "theirs"]) {
    find(`conflict-${choice}`).onclick = () => {
      page.setShown("conflict", false);
      choose(choice);
    };
  }
  find("conflict").scrollIntoView({ block: "nearest" });
}

/** What was read from the document at first; Undo leads back to the work. */
find("afresh")?.addEventListener("click", async () => {
  try {
    const { work } = await server.get(settings.afresh);
    show(work);
    page.toast(words.afresh);
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    page.say(error.message, "error");
  }
});

// --- what is flagged ------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const seen = event.target.closest(".seen");
  if (!seen) return;
  editor.focus = { key: seen.closest(".row").dataset.key, side: SIDES[0], start: 0, end: 0 };
  page.act("seen");
});

// --- the draft ------------------------------------------------------------------------------------

find("create").addEventListener("click", () => create());
find("create-and-send")?.addEventListener("click", () => create({ submits: true }));
// A click before they are heard would be lost.
for (const name of ["create", "create-and-send"]) page.setEnabled(name, true);

async function create(more = {}) {
  if (state.creating) return;
  state.creating = true;
  try {
    if (!(await saver.save())) return;
    page.say(words.saving);
    const sent = {
      front: front(),
      text: textOf(editor.rows),
      revision: settings.revision,
      ...more,
    };
    const answer = await server.postPatiently(settings.url, sent);
    location.assign(answer.address);
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    page.say(error.message, "error");
    page.setShown("signed-out", error.signedOut);
  } finally {
    state.creating = false;
  }
}

addEventListener("beforeunload", (event) => {
  if (saver.isDirty) event.preventDefault();
});
addEventListener("pagehide", () => saver.keepCopy());
addEventListener("online", () => saver.saveOwed());
addEventListener("focus", () => saver.saveOwed());
