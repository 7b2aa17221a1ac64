/** From the edited document to the Markdown of a side.
 *
 * An unchanged document is written as it was, and so is an unchanged block. Any other is written with
 * as few marks as possible: a text block tries spellings until one is read again as just what it shows.
 */

import { cellText, parse, parseLine } from "./markup.js";
import { originOf, sourceOf, wordsOf } from "./read_side.js";
import { schema } from "./schema.js";

const { nodes } = schema;

/** The text of a document; `afresh` rewrites unchanged blocks too. */
export function write(doc, { afresh = false } = {}) {
  return (afresh ? undefined : sourceOf(doc)) ?? written(doc, afresh);
}

function written(doc, afresh) {
  const blocks = [];
  let text = "";
  for (const block of doc.children.filter((one) => originOf(one)?.source || !isRoom(one))) {
    const origin = afresh ? undefined : originOf(block);
    const before = blocks.at(-1) ?? null;
    const words = origin ? origin.source : writtenBlock(block, before);
    const follows = origin && origin.previous === before && (!before || originOf(before));
    text += (follows ? origin.before : before ? "\n\n" : "") + words;
    blocks.push(block);
  }
  const notes = notesIn(doc).map(({ label, text: note }) => `[^${label}]: ${note}`.trimEnd());
  return notes.length ? `${text}\n\n${notes.join("\n")}` : text;
}

/** Empty paragraphs are room for typing, and nothing in the text. */
const isRoom = (block) => block.type === nodes.paragraph && !hasWords(block);
const hasWords = (block) =>
  block.children.some((child) =>
    child.isText ? child.text.trim() : child.type !== nodes.hard_break,
  );

/** The notes of a document, in the order of their marks, each once. */
export function notesIn(doc) {
  const found = new Map();
  doc.descendants((node) => {
    if (node.type === nodes.note && !found.has(node.attrs.label))
      found.set(node.attrs.label, node.attrs);
  });
  return [...found.values()];
}

// --- Blocks ----------------------------------------------------------------------------------------

function writtenBlock(block, before) {
  return BLOCKS[block.type.name](block, before);
}

const BLOCKS = {
  paragraph: (block) => writtenText(block, parsedParagraph),
  raw: (block) => block.textContent,
  blockquote: (block) =>
    joinedBlocks(block, "\n\n")
      .split("\n")
      .map((line) => (line ? `> ${line}` : ">"))
      .join("\n"),
  bullet_list: (block, before) => list(block, () => bulletOf(block, before)),
  ordered_list(block) {
    const numbers = numbersOf(block);
    return list(block, (n) => `${numbers[n]}${block.attrs.marker}`);
  },
  captioned: table,
  figure({ attrs: { alt, digest, width, height, caption } }) {
    return `![${alt}](figure:${digest}-${width}x${height}${caption && ` "${caption}"`})`;
  },
};

function joinedBlocks(parent, between) {
  let before = null;
  let text = "";
  for (const block of parent.children) {
    if (before) text += needsBlank(before, block) ? "\n\n" : between;
    text += writtenBlock(block, before);
    before = block;
  }
  return text;
}

const needsBlank = (before, block) =>
  before.type === nodes.paragraph && block.type === nodes.paragraph;

/** Two lists with the same bullet would be one. */
function bulletOf(block, before) {
  const { marker } = block.attrs;
  if (before?.type !== nodes.bullet_list || before.attrs.marker !== marker) return marker;
  return marker === "-" ? "*" : "-";
}

function list(block, markOf) {
  const isLoose =
    !block.attrs.tight ||
    block.children.some((item) =>
      item.children.some((child, n) => n && needsBlank(item.child(n - 1), child)),
    );
  const items = block.children.map((item, n) => {
    const mark = `${markOf(n)} `;
    const lines = joinedBlocks(item, isLoose ? "\n\n" : "\n").split("\n");
    const indent = " ".repeat(mark.length);
    return lines
      .map((line, at) => (at ? line && indent + line : (mark + line).trimEnd()))
      .join("\n");
  });
  return items.join(isLoose ? "\n\n" : "\n");
}

/** The number of each item as it is shown. */
export function numbersOf(block) {
  let last = 0;
  return block.children.map((item) => {
    last = item.attrs.number ?? last + 1;
    return last;
  });
}

// --- Tables ----------------------------------------------------------------------------------------

const RULES = { left: ":---", center: ":---:", right: "---:" };

function table(block) {
  const [caption, grid] = block.children;
  const rows = grid.children.map((row) =>
    row.children.map((cell) => writtenText(cell.firstChild, parsedCell)),
  );
  const [first] = grid.children;
  const hasHead = first.children.every((cell) => cell.type === nodes.table_header);
  const rules = first.children.map((cell) => RULES[cell.attrs.align] ?? "---");
  if (!hasHead) rows.unshift(rules.map(() => ""));
  const [head, ...body] = rows;
  const lines = [head, rules, ...body].map((cells) => `| ${cells.join(" | ")} |`);
  const above = caption.content.size
    ? writtenText(caption, parsedParagraph).replace(/\n/g, " ")
    : "";
  return (above ? [above, ...lines] : lines).join("\n");
}

// --- Words -----------------------------------------------------------------------------------------

const SPECIAL = /[\\`*_[\]<>~|&!:-]/g;
const ANY = /[!-/:-@[-`{-~]/g;
const BEGINNING = /^(\s*)(?:([-+*>|])|(\d{1,9})([.)]))/gm;

const nothing = (text) => text;
const begun = (text) =>
  text.replace(BEGINNING, (_all, blank, mark, number, dot) =>
    mark ? `${blank}\\${mark}` : `${blank}${number}\\${dot}`,
  );
const special = (text) => begun(text.replace(SPECIAL, "\\$&"));
const any = (text) => text.replace(ANY, "\\$&");
const ESCAPES = [nothing, begun, special, any];

const SPACES = /^\s+|\s+$/gu;
const MARKS = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;

/** Which emphasis is written: as it is; without the punctuation at its ends; only bold; none. */
const EMPHASES = [
  { edge: SPACES },
  { edge: MARKS },
  { edge: SPACES, without: ["em"] },
  { edge: SPACES, without: ["em", "strong"] },
];

/** The words of a block in the first spelling that reads as they are. */
function writtenText(block, parsed) {
  const wanted = shown(block.children);
  const isCell = parsed === parsedCell;
  let text = "";
  for (const emphasis of EMPHASES) {
    const aim = emphasis.without ? shown(block.children, emphasis.without) : wanted;
    for (const spelling of ESCAPES) {
      text = line(block.children, { ...emphasis, spelling, isCell });
      if (isRead(parsed(text, block), aim, emphasis)) return text;
    }
  }
  return text;
}

/** Emphasis that leaves out the punctuation at its ends says the same words. */
function isRead(got, wanted, { edge }) {
  if (got === null) return false;
  return edge === SPACES ? got === wanted : bare(got) === bare(wanted);
}

const bare = (text) => text.replace(/\ue000[^\ue001]*\ue001/g, "");

/** What a reader sees of words: a form in which two spellings of the same are equal. */
export function shown(children, without = []) {
  let text = "";
  for (const child of children) {
    const names = child.marks
      .filter((mark) => !without.includes(mark.type.name))
      .map((mark) => mark.type.name + (mark.attrs.href ?? "") + (mark.attrs.title ?? ""));
    for (const letter of lettersOf(child))
      text +=
        letter.trim() === "" || !names.length ? letter : `\ue000${names.join()}\ue001${letter}`;
  }
  return text
    .split("\n")
    .map((one) => one.trim())
    .join("\n")
    .trim();
}

function lettersOf(child) {
  if (child.isText) return child.text;
  return child.type === nodes.note ? [`[^${child.attrs.label}]`] : ["\n"];
}

const labelsIn = (block) => {
  const labels = new Map();
  block.descendants((node) => {
    if (node.type === nodes.note) labels.set(node.attrs.label, node.attrs.text);
  });
  return labels;
};

function parsedParagraph(text, block) {
  const labels = labelsIn(block);
  const notes = [...labels.keys()].map((label) => `\n[^${label}]: x`).join("");
  const { tokens, notes: found } = parse(text + notes);
  if (tokens.length !== 3 || tokens[0].type !== "paragraph_open" || found.size !== labels.size)
    return null;
  return shown(wordsOf(tokens[1].children, labels).content);
}

function parsedCell(text, block) {
  const content = text.replace(/\\\|/g, "|");
  return shown(wordsOf(parseLine(cellText(content), labelsIn(block)), labelsIn(block)).content);
}

/** Words with their marks: each mark round the longest run that has it. */
function line(children, how) {
  let text = "";
  for (let at = 0; at < children.length; ) {
    const marks = children[at].marks.filter((mark) => !how.without?.includes(mark.type.name));
    const { mark, end } = longest(children, at, marks);
    if (mark) {
      const run = children.slice(at, end).map((one) => one.mark(mark.removeFromSet(one.marks)));
      text += marked(mark, line(run, how), how);
    } else text += piece(children[at], how);
    at = end;
  }
  return text;
}

function longest(children, at, marks) {
  let best = { mark: null, end: at + 1 };
  for (const mark of marks) {
    let end = at + 1;
    while (end < children.length && mark.isInSet(children[end].marks)) end += 1;
    if (!best.mark || end > best.end) best = { mark, end };
  }
  return best;
}

const EMPHASIS = { strong: "**", em: "*" };

function marked(mark, words, { edge }) {
  const sign = EMPHASIS[mark.type.name];
  if (!sign) return linked(mark.attrs, words);
  const edges = [...words.matchAll(edge)];
  const start = edges.find((one) => one.index === 0)?.[0] ?? "";
  const rest = words.slice(start.length);
  const end =
    [...rest.matchAll(edge)].find((one) => one.index + one[0].length === rest.length)?.[0] ?? "";
  const inner = rest.slice(0, rest.length - end.length);
  return inner ? start + sign + inner + sign + end : words;
}

function linked({ href, title }, words) {
  const isOdd = /[\s()<>\\]/.test(href) || !href;
  const address = isOdd ? `<${href.replace(/[<>\\]/g, "\\$&")}>` : href;
  return `[${words}](${address}${title && ` "${title.replace(/["\\]/g, "\\$&")}"`})`;
}

function piece(child, { spelling, isCell }) {
  if (child.type === nodes.note) return `[^${child.attrs.label}]`;
  if (!child.isText) return isCell ? "<br>" : "\n";
  const text = spelling(child.text);
  return isCell ? text.replace(/(?<!\\)\|/g, "\\|") : text;
}

/** A document in a form in which two spellings of the same are equal. */
export function outline(node) {
  if (node.isTextblock) return `${node.type.name}:${shown(node.children)}`;
  const numbers = node.type === nodes.ordered_list ? numbersOf(node).join() : "";
  const { align, alt, caption, digest } = node.attrs;
  const parts = node.children.filter((one) => !isRoom(one)).map(outline);
  return `${node.type.name}${numbers}${[align, alt, caption, digest].filter(Boolean)}(${parts.join("")})`;
}
