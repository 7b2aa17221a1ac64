/** The text page of a briefing: the editor, the server, and a copy kept in this browser. */

import { EditorPage, find, read } from "./editor_page.js";
import { showBehind } from "./panels/behind_notes.js";
import { offerCopy } from "./panels/copy_offer.js";
import { Details } from "./panels/details.js";
import { offerFigures } from "./panels/figure_fields.js";
import { offerFind } from "./panels/find_and_replace.js";
import { showChecks } from "./panels/findings/checks.js";
import { offerStyle } from "./panels/findings/house_style.js";
import { offerTerms } from "./panels/findings/terms.js";
import { offerOutline } from "./panels/outline.js";
import { offerPalette } from "./panels/palette.js";
import { makeRoomForKeyboard } from "./panels/phone_keyboard.js";
import { showPresence } from "./panels/presence.js";
import { offerComfort } from "./panels/reading_comfort.js";
import { offerSelection } from "./panels/select_rows.js";
import { offerSimplified } from "./panels/simplified.js";
import { listenForPaste } from "./paste.js";
import { offerRich } from "./rich/offer_rich.js";
import { fromDocument } from "./rows/model.js";
import { RowIds } from "./rows/row_ids.js";
import { Steps } from "./rows/steps.js";
import { askClashes } from "./saving/clashes.js";
import { SaverQueue } from "./saving/saver_queue.js";
import { Server } from "./saving/saving.js";
import { TextSaver } from "./saving/text_saver.js";
import { UnsavedCopy } from "./saving/unsaved_copy.js";
import { WorkingCopy } from "./saving/working_copy.js";

const settings = read("editor-settings");
const { words, readonly, revision } = settings;
const server = new Server({ url: settings.url, token: settings.token, words });
const copy = new WorkingCopy({
  browser: new UnsavedCopy(`briefing-${settings.briefing}`),
  kept: settings.kept,
  server,
  url: settings.keep,
  onKept: (said) => {
    if (page.said === "" && (saver.isDirty || details?.isDirty)) page.say(said);
  },
});
const ids = new RowIds();
const steps = new Steps();
const again = () => savers.saveOwed();
const saver = new TextSaver({
  server,
  steps,
  ids,
  copy,
  askClashes,
  words,
  readonly,
  revision,
  again,
  beside: () => details?.unsaved ?? null,
});
let details = null; // who may only read has none
const page = new EditorPage({
  rows: fromDocument(read("editor-text")),
  settings,
  onSave: () => savers.save(),
  onChange: () => {
    saver.changed();
    details?.refresh();
  },
});
const { editor } = page;

if (find("details")) {
  const onSaved = (answer) => {
    saver.stepOver(answer);
    saver.keepTheRest();
  };
  for (const name of ["input", "change", "click"])
    find("details-form").addEventListener(name, () => saver.keepSoon());
  details = new Details({ page, server, url: settings.details, onSaved, again });
}
const savers = new SaverQueue(details ? [details, saver] : [saver]);

steps.learnRead(editor.rows);
showBehind({ page, steps, words, readonly });
offerSimplified({ page, server, url: settings.simplified });
saver.begin(page);
offerFigures({ page, server, settings });
offerRich({ page, server, settings });
const checks = showChecks({ page, server, settings });
offerTerms({ page, server, url: settings.term, onAdded: () => checks.again() });
page.refresh();
if (!readonly)
  offerCopy({
    copy,
    rows: editor.rows,
    revision,
    take: (kept) => {
      if (kept.details && details) {
        details.take(kept.details);
        find("details").open = true;
      }
      saver.takeCopy(kept);
    },
    drop: () => {
      if (details?.isDirty) details.drop();
      saver.dropCopy();
    },
  });
listenForPaste(editor.root, {
  server,
  url: settings.paste,
  editor,
  onError: (error) => page.say(error.message, "error"),
  onSaid: (sentence) => page.say(sentence, "error"),
});
offerStyle({ page, server, url: settings.style });
if (!readonly) offerSelection({ page, words });
offerFind({ page, server, url: settings.places, readonly });
offerOutline({ page });
offerComfort({ page });
makeRoomForKeyboard();
offerPalette({ page, names: settings.commands });
if (!readonly) {
  const idOf = (row) => ids.idOf(row);
  showPresence({ editor, server, url: settings.presence, words: words.presence, idOf });
}

addEventListener("beforeunload", (event) => {
  if (saver.isDirty || details?.isDirty) event.preventDefault();
});
for (const name of ["pagehide", "blur", "visibilitychange"])
  addEventListener(name, () => {
    saver.keepCopy();
    copy.sendNow();
  });
addEventListener("online", () => copy.sendNow());
addEventListener("online", again);
addEventListener("focus", again);
