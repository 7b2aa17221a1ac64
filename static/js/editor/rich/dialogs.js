/** Links and notes, which need an answer: a small dialog for each. */

import { NodeSelection, TextSelection } from "../../vendor/rich_text.js";
import { find } from "../editor_page.js";
import { schema } from "./document/schema.js";
import { complete, linked, linkRange, wordsFor } from "./linking.js";

const { nodes } = schema;

/** Returns what opens each dialog for a side. */
export function offerDialogs() {
  const link = dialog("link-dialog");
  const note = dialog("note-dialog");
  return {
    link: (side) => askLink(link, side),
    note: (side) => askNote(note, side),
  };
}

/** A dialog that answers "keep", "remove" or "" once it is closed. */
function dialog(name) {
  const box = find(name);
  const form = box.querySelector("form");
  const asked = { resolve: () => {} };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    box.close(event.submitter?.value || "keep");
    // The close event comes later; what is typed next may come before it.
    asked.resolve(box.returnValue);
  });
  box.querySelector("[data-part=cancel]").addEventListener("click", () => box.close(""));
  box.addEventListener("cancel", () => (box.returnValue = ""));
  box.addEventListener("close", () => asked.resolve(box.returnValue));
  return {
    box,
    form,
    ask() {
      box.returnValue = "";
      box.showModal();
      return new Promise((resolve) => {
        asked.resolve = resolve;
      });
    },
  };
}

// --- Links -----------------------------------------------------------------------------------------

async function askLink({ box, form, ask }, side) {
  const { view, state } = side;
  const range = linkRange(state);
  const { doc } = state;
  const { address, words } = form.elements;
  address.value = range.href;
  words.value = range.words;
  words.readOnly = range.areFixed;
  box.querySelector("[value=remove]").hidden = !range.href;
  const answer = await ask();
  view.focus();
  if (!answer) return;
  const href = answer === "remove" ? "" : complete(address.value.trim(), location.origin);
  // What changed meanwhile moved the selection with it.
  const now = view.state.doc === doc ? range : linkRange(view.state);
  side.change(linked(view.state, now, { href, words: words.value.trim() || wordsFor(href) }));
}

// --- Notes -----------------------------------------------------------------------------------------

async function askNote({ box, form, ask }, side) {
  const { view } = side;
  const before = chosenNote(view.state);
  form.elements.text.value = before?.text ?? "";
  box.querySelector("[value=remove]").hidden = !before;
  const answer = await ask();
  view.focus();
  if (!answer) return;
  const text = form.elements.text.value.replace(/\s*\n\s*/g, " ").trim();
  if (answer === "remove") side.change(without(view.state));
  else if (before) side.change(rewritten(view.state, { ...before, text }));
  else if (text) side.change(added(view.state, text));
}

function chosenNote({ selection }) {
  const isNote = selection instanceof NodeSelection && selection.node.type === nodes.note;
  return isNote ? selection.node.attrs : null;
}

/** What changed while the dialog was open may have chosen something else. */
const without = (state) => (chosenNote(state) ? state.tr.deleteSelection() : state.tr);

/** Behind what is selected, which stays. */
function added(state, text) {
  const { tr, selection } = state;
  const note = nodes.note.create({ label: freeLabel(state.doc), text });
  tr.insert(selection.to, note);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(selection.to + 1))).scrollIntoView();
}

/** A text belongs to its label, wherever that stands. */
function rewritten(state, attrs) {
  const { tr } = state;
  state.doc.descendants((node, at) => {
    if (node.type === nodes.note && node.attrs.label === attrs.label)
      tr.setNodeMarkup(at, null, attrs);
  });
  return tr;
}

function freeLabel(doc) {
  const taken = new Set(
    [...doc.textContent.matchAll(/\[\^([^\]\s]+)\]/g)].map(([, label]) => label),
  );
  doc.descendants((node) => {
    if (node.type === nodes.note) taken.add(node.attrs.label);
  });
  let label = 1;
  while (taken.has(String(label))) label += 1;
  return String(label);
}
