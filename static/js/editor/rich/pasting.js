/** Copying and pasting in a rich side: text with its structure and nothing else.
 *
 * The server reads the HTML of Word, web pages and mails, as it reads an import. A side's own text goes
 * through the clipboard as Markdown, under a private type. The browser's HTML is never parsed here.
 */

import { Fragment, isInTable, Slice } from "../../vendor/rich_text.js";
import { pictureIn } from "../rows/figures.js";
import { withFreeLabels } from "../rows/note_labels.js";
import { pasteCells, tableIn } from "./cells.js";
import { withBlankEnds } from "./document/blank_ends.js";
import { read } from "./document/read_side.js";
import { schema } from "./document/schema.js";
import { write } from "./document/write_side.js";

const OWN = "application/x-briefing-side";
const MARKED = /<(b|strong|i|em|a|ul|ol|li|blockquote|h[1-6]|table|p|div|br)[\s>]/i;

export function clipboardEvents(side, page) {
  return {
    copy: (view, event) => copied(view, event),
    cut: (view, event) => {
      const isCopied = copied(view, event);
      if (isCopied && !page.readonly)
        view.dispatch(view.state.tr.deleteSelection().scrollIntoView());
      return isCopied;
    },
    paste: (_view, event) => {
      if (page.readonly) return false;
      if (hasPicture(event.clipboardData)) return true; // it becomes a row, see figure_fields.js
      event.preventDefault();
      take(side, page, event.clipboardData);
      return true;
    },
    dragstart: (view) => {
      dragFrom = view;
      return false;
    },
    drop: (view, event) => {
      if (view.dragging || page.readonly) return false; // within this side
      if (hasPicture(event.dataTransfer)) return true;
      event.preventDefault();
      const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
      if (place) side.selectAt(place.pos);
      const dragged = dragFrom?.dragging?.slice;
      if (dragged?.size) insert(side, page, write(docOf(dragged.content)));
      else take(side, page, event.dataTransfer);
      return true;
    },
  };
}

/** The side in which a drag began: the browser's own data of a drag lacks the footnotes. */
let dragFrom = null;

const hasPicture = (data) => pictureIn(data) !== undefined;

function copied(view, event) {
  const { selection } = view.state;
  if (selection.empty || !event.clipboardData) return false;
  const slice = selection.content();
  const { dom, text } = view.serializeForClipboard(slice);
  event.preventDefault();
  event.clipboardData.clearData();
  event.clipboardData.setData("text/html", dom.innerHTML);
  event.clipboardData.setData("text/plain", text);
  event.clipboardData.setData(OWN, write(docOf(slice.content)));
  return true;
}

/** A document with what is selected, also if that is only some rows of a table. */
function docOf(content) {
  const first = content.firstChild.type;
  const { nodes } = schema;
  if (first === nodes.table_row || first === nodes.table)
    return docOf(
      Fragment.from(nodes.captioned.create(null, [nodes.caption.create(), tableOf(content)])),
    );
  if (first === nodes.list_item)
    return docOf(Fragment.from(nodes.bullet_list.create(null, content)));
  return nodes.doc.create(null, first.isInline ? nodes.paragraph.create(null, content) : content);
}

const tableOf = (content) =>
  content.firstChild.type === schema.nodes.table
    ? content.firstChild
    : schema.nodes.table.create(null, content);

async function take(side, page, data) {
  const own = data.getData(OWN);
  const html = data.getData("text/html");
  const plain = data.getData("text/plain").replace(/\r\n?/g, "\n");
  if (own) return insert(side, page, own);
  // A spreadsheet's or Word's cells: the lines with tabs say which stand together.
  const cells = /<t[dh][\s>]/i.test(html) && tableIn(plain);
  if (cells) return insert(side, page, cells);
  if (!html || !MARKED.test(html)) return insert(side, page, plain);
  insert(side, page, await page.read(html, plain));
}

/** Put a text where the selection is: words go on in their line, blocks stand between the blocks. */
function insert(side, page, text) {
  const { view } = side;
  const markdown = text.includes("\t") ? (tableIn(text) ?? text) : text;
  const content = withBlankEnds(read(withFreeLabels(markdown, side.text)).content, text);
  const { nodes } = schema;
  if (isInTable(side.state)) return pasteCells(view, content);
  const isWords = (block) => block?.type === nodes.paragraph;
  const inLine = view.state.selection.$from.parent.type === nodes.caption;
  const shown = inLine ? Fragment.from(nodes.paragraph.create(null, wordsOf(content))) : content;
  const slice = new Slice(
    shown,
    Number(isWords(shown.firstChild)),
    Number(isWords(shown.lastChild)),
  );
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true));
  if (content.childCount > 1) page.onBlocks(side);
}

function wordsOf(content) {
  const words = [];
  content.descendants((node) => {
    if (node.isInline) words.push(node);
  });
  return words;
}
