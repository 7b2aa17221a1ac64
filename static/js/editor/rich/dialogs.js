/** Links and notes, which need an answer: a small dialog for each. */

import { NodeSelection, TextSelection } from "../../vendor/rich_text.js";
import { find } from "../editor_page.js";
import { isSafe } from "./inline_rules.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

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
  form.elements.address.value = range.href;
  form.elements.words.value = doc.textBetween(range.from, range.to, " ");
  box.querySelector("[value=remove]").hidden = !range.href;
  const answer = await ask();
  view.focus();
  if (!answer || view.state.doc !== doc) return;
  const href = complete(form.elements.address.value.trim());
  const words = form.elements.words.value.trim() || href;
  side.change(linked(view.state, range, { href: answer === "remove" ? "" : href, words }));
}

/** The link round the cursor, or what is selected. */
function linkRange(state) {
  const { $from, from, to } = state.selection;
  const { parent } = $from;
  const at = Math.min($from.index(), parent.childCount - 1);
  for (const index of [at, at - 1]) {
    const mark = index >= 0 && parent.child(index).marks.find((one) => one.type === marks.link);
    if (mark) return { ...runOf($from, index, mark), href: mark.attrs.href };
  }
  return { from, to, href: "" };
}

function runOf($from, index, mark) {
  const { parent } = $from;
  const has = (n) => n >= 0 && n < parent.childCount && mark.isInSet(parent.child(n).marks);
  let [first, last] = [index, index];
  while (has(first - 1)) first -= 1;
  while (has(last + 1)) last += 1;
  let from = $from.start();
  for (let n = 0; n < first; n += 1) from += parent.child(n).nodeSize;
  let to = from;
  for (let n = first; n <= last; n += 1) to += parent.child(n).nodeSize;
  return { from, to };
}

function linked(state, { from, to }, { href, words }) {
  const { tr } = state;
  tr.removeMark(from, to, marks.link);
  if (!href || !isSafe(href)) return tr;
  const isNew = words !== state.doc.textBetween(from, to, " ");
  if (isNew) tr.replaceWith(from, to, schema.text(words, state.doc.resolve(from).marks()));
  const end = isNew ? from + words.length : to;
  tr.addMark(from, end, marks.link.create({ href }));
  return tr.setSelection(TextSelection.create(tr.doc, end)).removeStoredMark(marks.link);
}

/** What people type: www.gov.mo, an e-mail address. */
function complete(address) {
  if (!address || /^(?:[a-z][a-z0-9+.-]*:|[/#])/i.test(address)) return address;
  return address.includes("@") ? `mailto:${address}` : `https://${address}`;
}

// --- Notes -----------------------------------------------------------------------------------------

async function askNote({ box, form, ask }, side) {
  const { view, state } = side;
  const { doc, selection } = state;
  const chosen = selection instanceof NodeSelection && selection.node.type === nodes.note;
  const before = chosen ? selection.node.attrs : null;
  form.elements.text.value = before?.text ?? "";
  box.querySelector("[value=remove]").hidden = !before;
  const answer = await ask();
  view.focus();
  if (!answer || view.state.doc !== doc) return;
  const text = form.elements.text.value.replace(/\s*\n\s*/g, " ").trim();
  if (answer === "remove") side.change(view.state.tr.deleteSelection());
  else if (before) side.change(rewritten(view.state, { ...before, text }));
  else if (text) side.change(added(view.state, text));
}

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
