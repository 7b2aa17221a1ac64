/** From the Markdown of a side to the document that is edited. */

import { Fragment } from "../../../vendor/rich_text.js";
import { cellText, parse, parseLine } from "./markup.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;
const origins = new WeakMap(); // a block as read → {source, before, previous}: it stands as it was written
const sources = new WeakMap(); // a document as read → its text

/** How a block was written, if it has not changed since it was read. */
export const originOf = (block) => origins.get(block);

/** The text of a document that has not changed since it was read. */
export const sourceOf = (doc) => sources.get(doc);

/** The document of a text. It remembers how it was written, and so does every block. */
export function read(source) {
  const doc = documentOf(source);
  sources.set(doc, source);
  return doc;
}

function documentOf(source) {
  const { body, notes, tokens, isOdd } = parse(source);
  if (isOdd) return literal(source);
  const reader = { tokens, at: 0, notes, starts: new Map() };
  const blocks = blocksOf(reader);
  // A note whose mark is not there for a reader would not be there for the writer either.
  if ([...notes.keys()].some((label) => !isMarked(blocks, label))) return literal(source);
  const doc = nodes.doc.create(null, blocks.length ? blocks : nodes.paragraph.create());
  remember(blocks, reader.starts, body.split("\n"));
  return doc;
}

function isMarked(blocks, label) {
  let found = false;
  for (const block of blocks)
    block.descendants((node) => {
      found ||= node.type === nodes.note && node.attrs.label === label;
    });
  return found;
}

/** A text that is shown as it is written. */
export function literal(source) {
  const raw = nodes.raw.create(null, source ? schema.text(source) : null);
  origins.set(raw, { source, before: "", previous: null });
  return nodes.doc.create(null, raw);
}

/** Blocks and the blank lines before them, as they stand in the text. */
function remember(blocks, starts, lines) {
  let previous = null;
  let end = 0;
  for (const block of blocks) {
    const [from, to] = starts.get(block);
    const last = lines.slice(from, to).findLastIndex((line) => line.trim());
    const before = "\n".repeat(Math.max(0, from - end));
    origins.set(block, {
      source: lines.slice(from, from + last + 1).join("\n"),
      before: previous ? `\n${before}` : before,
      previous,
    });
    previous = block;
    end = from + last + 1;
  }
}

// --- Blocks ----------------------------------------------------------------------------------------

/** All blocks up to the closing token of the current one. */
function blocksOf(reader) {
  const blocks = [];
  while (reader.at < reader.tokens.length && reader.tokens[reader.at].nesting >= 0) {
    const token = reader.tokens[reader.at];
    const block = BLOCKS[token.type](reader, token, blocks);
    if (!reader.starts.has(block)) reader.starts.set(block, token.map);
    blocks.push(block);
  }
  return blocks;
}

function inside(reader) {
  reader.at += 1;
  const blocks = blocksOf(reader);
  reader.at += 1;
  return blocks.length ? blocks : [nodes.paragraph.create()];
}

const BLOCKS = {
  paragraph_open(reader) {
    const inline = reader.tokens[reader.at + 1];
    reader.at += 3;
    return nodes.paragraph.create(null, wordsOf(inline.children, reader.notes));
  },
  blockquote_open: (reader) => nodes.blockquote.create(null, inside(reader)),
  bullet_list_open: (reader, token) => list(reader, token, nodes.bullet_list),
  ordered_list_open: (reader, token) => list(reader, token, nodes.ordered_list),
  table_open: table,
  figure(reader, token) {
    reader.at += 1;
    return nodes.figure.create(token.meta);
  },
};

function list(reader, token, type) {
  reader.at += 1;
  const items = [];
  let isTight = true;
  while (reader.tokens[reader.at].type === "list_item_open") {
    const opening = reader.tokens[reader.at];
    const next = reader.tokens[reader.at + 1];
    if (next.type === "paragraph_open" && !next.hidden) isTight = false;
    items.push({ number: Number(opening.info), content: inside(reader) });
  }
  reader.at += 1;
  const numbers = type === nodes.ordered_list ? jumpsOf(items.map((item) => item.number)) : [];
  return type.create(
    { marker: token.markup, tight: isTight },
    items.map(({ content }, n) => nodes.list_item.create({ number: numbers[n] ?? null }, content)),
  );
}

/** The numbers that do not follow from the one before. The same in each item is counted from there. */
function jumpsOf(typed) {
  const isCounted = new Set(typed).size === 1;
  return typed.map((number, n) => {
    if (n === 0) return number === 1 ? null : number;
    return isCounted || number === typed[n - 1] + 1 ? null : number;
  });
}

// --- Tables ----------------------------------------------------------------------------------------

function table(reader, opening, before) {
  const caption = captionOf(reader, opening, before);
  reader.at += 1;
  const rows = [];
  for (; reader.tokens[reader.at].type !== "table_close"; reader.at += 1) {
    const token = reader.tokens[reader.at];
    if (token.type === "tr_open") rows.push([]);
    if (token.type === "th_open" || token.type === "td_open") rows.at(-1).push(cell(reader, token));
  }
  reader.at += 1;
  const hasHead = rows[0].some((one) => one.text);
  const shown = hasHead || rows.length === 1 ? rows : rows.slice(1);
  const made = shown.map((cells, n) => {
    const type = hasHead && n === 0 ? nodes.table_header : nodes.table_cell;
    return nodes.table_row.create(
      null,
      cells.map(({ align, words }) => type.create({ align }, nodes.paragraph.create(null, words))),
    );
  });
  const block = nodes.captioned.create(null, [
    nodes.caption.create(null, caption.words),
    nodes.table.create(null, made),
  ]);
  reader.starts.set(block, [caption.from, opening.map[1]]);
  return block;
}

/** The line directly above, which then is not a separate block. */
function captionOf(reader, opening, before) {
  const [start] = opening.map;
  const above = before.at(-1);
  const place = above && reader.starts.get(above);
  if (above?.type !== nodes.paragraph || place[0] !== start - 1 || place[1] !== start)
    return { words: Fragment.empty, from: start };
  before.pop();
  return { words: above.content, from: place[0] };
}

function cell(reader, opening) {
  const { content } = reader.tokens[reader.at + 1];
  const align = /text-align:(\w+)/.exec(opening.attrGet("style") ?? "")?.[1] ?? null;
  const tokens = parseLine(cellText(content), reader.notes);
  return { text: content, align, words: wordsOf(tokens, reader.notes) };
}

// --- Words -----------------------------------------------------------------------------------------

const OPENING = { strong_open: "strong", em_open: "em", link_open: "link" };
const CLOSING = { strong_close: "strong", em_close: "em", link_close: "link" };

export function wordsOf(tokens, notes) {
  let current = [];
  const made = [];
  for (const token of tokens) {
    if (OPENING[token.type]) current = markOf(token).addToSet(current);
    else if (CLOSING[token.type]) current = marks[CLOSING[token.type]].removeFromSet(current);
    else if (token.type === "note") made.push(noteOf(token, notes).mark(current));
    else if (token.type === "softbreak" || token.type === "hardbreak")
      made.push(nodes.hard_break.create(null, null, current));
    else if (token.content) made.push(schema.text(token.content.replace(/\n/g, " "), current));
  }
  return Fragment.fromArray(joined(made));
}

function markOf(token) {
  if (token.type !== "link_open") return marks[OPENING[token.type]].create();
  return marks.link.create({ href: token.attrGet("href"), title: token.attrGet("title") ?? "" });
}

const noteOf = (token, notes) =>
  nodes.note.create({ label: token.meta.label, text: notes.get(token.meta.label) ?? "" });

/** Neighbouring texts with the same marks are one. */
function joined(made) {
  const all = [];
  for (const one of made) {
    const last = all.at(-1);
    if (last?.isText && one.isText && last.sameMarkup(one))
      all[all.length - 1] = last.withText(last.text + one.text);
    else all.push(one);
  }
  return all;
}
