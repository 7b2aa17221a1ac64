/** What a reader sees of a document, as tests/briefings/text/markup/outlines.py writes it. */

import { parseLine } from "../../../../../static/js/editor/rich/document/markup.js";
import { wordsOf } from "../../../../../static/js/editor/rich/document/read_side.js";
import { notesIn, numbersOf } from "../../../../../static/js/editor/rich/document/write_side.js";

const NAMES = { blockquote: "q", bullet_list: "ul", captioned: "table" };
const MARKS = { strong: "b", em: "i", link: "a" };

export function outline(doc) {
  const notes = notesIn(doc);
  const numbers = new Map(notes.map(({ label }, n) => [label, n + 1]));
  // What is empty is not there for a reader, and for an editor it is a place.
  const blocks = doc.children.map((block) => ofBlock(block, numbers)).join("");
  return blocks + notes.map(({ text }) => `note(${ofText(text)})`).join("");
}

function ofBlock(block, numbers) {
  const inner = () => block.children.map((child) => ofBlock(child, numbers)).join("");
  const { attrs } = block;
  const words = () => ofWords(block.children, numbers);
  switch (block.type.name) {
    case "paragraph":
      return block.childCount ? `p(${words()})` : "";
    case "caption":
      return block.childCount ? `caption(${words()})` : "";
    case "table":
      return block.children.map((row) => `tr(${ofCells(row, block, numbers)})`).join("");
    case "ordered_list": {
      const counted = numbersOf(block);
      const items = block.children.map(
        (item, n) =>
          `li${counted[n]}(${item.children.map((one) => ofBlock(one, numbers)).join("")})`,
      );
      return `ol(${items.join("")})`;
    }
    case "list_item":
      return `li(${inner()})`;
    case "figure":
      return `figure${attrs.alt.replace(/\\(.)/g, "$1")}(${ofText(attrs.caption.replace(/\\(.)/g, "$1"))})`;
    default:
      return `${NAMES[block.type.name]}(${inner()})`;
  }
}

/** An empty cell in the corner begins a header column, and is itself none of the page's headers. */
function ofCells(row, table, numbers) {
  const cells = row.children.map((cell, n) => {
    const words = ofWords(cell.firstChild.children, numbers);
    const isCorner = n === 0 && !words && table.childCount > 1;
    const isHeader = cell.type.name === "table_header" && !isCorner;
    return `${isHeader ? "th" : "td"}${cell.attrs.align ?? ""}(${words})`;
  });
  return cells.join("");
}

const ofText = (text) => ofWords(wordsOf(parseLine(text, new Map()), new Map()).content, new Map());

function ofWords(children, numbers) {
  const made = [];
  for (const child of children) {
    const marks = child.marks
      .map((mark) => MARKS[mark.type.name])
      .sort()
      .join("");
    const said = saidBy(child, numbers);
    if (made.at(-1)?.marks === marks) made.at(-1).said += said;
    else made.push({ marks, said });
  }
  return made.map(({ marks, said }) => (marks ? `${marks}[${said}]` : said)).join("");
}

function saidBy(child, numbers) {
  if (child.isText) return child.text;
  return child.type.name === "note" ? `^${numbers.get(child.attrs.label)}^` : "\n";
}
