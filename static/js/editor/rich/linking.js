/** Which words a link is set on, and the step that sets it: pure functions. */

import { TextSelection } from "../../vendor/rich_text.js";
import { isSafe } from "./document/inline_rules.js";
import { schema } from "./document/schema.js";

const { nodes, marks } = schema;

/** The link round the cursor, or what is selected: {whole, from, to, href, words, areFixed}. The blanks
 * at its ends are no part of it. Words that hold a note, a line break or the end of a paragraph are fixed.
 */
export function linkRange({ doc, selection }) {
  const { href, ...whole } = linkRound(selection.$from) ?? {
    from: selection.from,
    to: selection.to,
    href: "",
  };
  const { from, to } = withoutBlanks(doc, whole);
  const words = doc.textBetween(from, to, " ", (leaf) => (leaf.type === nodes.note ? "" : " "));
  const letters = doc.textBetween(from, to, "", () => "");
  return { whole, from, to, href, words, areFixed: letters.length !== to - from };
}

function linkRound($from) {
  const { parent } = $from;
  const at = Math.min($from.index(), parent.childCount - 1);
  for (const index of [at, at - 1]) {
    const mark = index >= 0 && parent.child(index).marks.find((one) => one.type === marks.link);
    if (mark) return { ...runOf($from, index, mark), href: mark.attrs.href };
  }
  return null;
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

function withoutBlanks(doc, { from, to }) {
  const sign = (leaf) => (leaf.type === nodes.hard_break ? " " : "x");
  const isBlank = (at) => !doc.textBetween(at, at + 1, "", sign).trim();
  let [start, end] = [from, to];
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return { from: start, to: end };
}

/** The step that links what is there; other words than those take the place of what differs. */
export function linked(state, range, { href, words }) {
  const { tr } = state;
  tr.removeMark(range.whole.from, range.whole.to, marks.link);
  if (!href || !isSafe(href)) return tr;
  const isNew = words !== range.words && !range.areFixed;
  if (isNew) reworded(tr, range, words);
  const end = isNew ? range.from + words.length : range.to;
  tr.addMark(range.from, end, marks.link.create({ href }));
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).removeStoredMark(marks.link);
}

/** What both wordings begin and end with keeps its bold and italics. */
function reworded(tr, { from, to, words: old }, words) {
  const least = Math.min(old.length, words.length);
  let [start, end] = [0, 0];
  while (start < least && old[start] === words[start]) start += 1;
  while (end < least - start && old.at(-1 - end) === words.at(-1 - end)) end += 1;
  tr.insertText(words.slice(start, words.length - end), from + start, to - end);
}

const REFERENCE = /^([0-9]{4}-[1-9][0-9]{0,8})(?![0-9])/;
const PUBLISHED = /^\/[a-z-]+\/briefings\/([0-9]{4}-[1-9][0-9]{0,8})\/[^#]*(#p-[0-9a-z]{1,16})?$/;

/** What people type or choose: www.gov.mo, an e-mail address, a briefing's reference with or without its
 * title, the address of a public briefing or of its paragraph.
 */
export function complete(typed, origin) {
  const reference = REFERENCE.exec(typed);
  if (reference) return `briefing:${reference[1]}`;
  const own = typed.startsWith(`${origin}/`) && PUBLISHED.exec(typed.slice(origin.length));
  if (own) return `briefing:${own[1]}${own[2] ?? ""}`;
  if (!typed || /^(?:[a-z][a-z0-9+.-]*:|[/#])/i.test(typed)) return typed;
  return typed.includes("@") ? `mailto:${typed}` : `https://${typed}`;
}

/** The words of a link without any: a briefing's reference, never its title, which may be withdrawn. */
export function wordsFor(href) {
  return href.replace(/^briefing:([0-9-]+).*$/, "$1");
}
