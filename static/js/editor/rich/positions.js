/** Places in the document of a side and in its Markdown, which the rest of the editor speaks of.
 *
 * A sign that no text holds is put in one of the two and looked for in the other.
 */

import { Fragment, Selection, Slice, TextSelection } from "../../vendor/rich_text.js";
import { read } from "./document/read_side.js";
import { schema } from "./document/schema.js";
import { write } from "./document/write_side.js";

const SIGN = "\ue002";
const FARTHEST = 6; // letters of marks that may stand round a place

/** Where a place of the document stands in its text. */
export function offsetOf(doc, position, text = write(doc)) {
  const place = doc.resolve(position);
  if (!place.parent.inlineContent) return position > doc.content.size / 2 ? text.length : 0;
  const marks = place.parent.type === schema.nodes.raw ? [] : place.marks();
  const sign = new Slice(Fragment.from(schema.text(SIGN, marks)), 0, 0);
  const signed = write(doc.replace(position, position, sign));
  const at = signed.indexOf(SIGN);
  return at < 0 ? text.length : Math.min(at, text.length);
}

/** The selection between two places of the text. */
export function selectionOf(doc, text, start, end = start) {
  const from = positionOf(doc, text, start);
  return TextSelection.between(
    doc.resolve(from),
    doc.resolve(end === start ? from : Math.max(from, positionOf(doc, text, end))),
  );
}

export function positionOf(doc, text, offset) {
  const found = placeOf(doc, text, offset);
  if (found >= 0) return found;
  const selection = offset > text.length / 2 ? Selection.atEnd(doc) : Selection.atStart(doc);
  return selection.head;
}

/** The position of a place of the text, or of one close by where words may stand; -1 if there is none. */
export function placeOf(doc, text, offset) {
  if (isPlain(doc, text)) return 1 + Math.min(offset, text.length);
  for (let step = 0; step <= FARTHEST; step += 1)
    for (const at of step ? [offset + step, offset - step] : [offset]) {
      const found = at >= 0 && at <= text.length ? positionAt(doc, text, at) : -1;
      if (found >= 0) return found;
    }
  return -1;
}

/** Whether a text is one paragraph without any marks: then its letters are the document's. */
function isPlain(doc, text) {
  const only = doc.childCount === 1 ? doc.firstChild : null;
  return only?.isTextblock && only.content.size === text.length && only.textContent === text;
}

/** The position where the sign is read without changing anything else, or -1. */
function positionAt(doc, text, offset) {
  const signed = read(text.slice(0, offset) + SIGN + text.slice(offset));
  if (signed.content.size !== doc.content.size + 1) return -1;
  let found = -1;
  signed.descendants((node, at) => {
    if (found < 0 && node.isText && node.text.includes(SIGN)) found = at + node.text.indexOf(SIGN);
  });
  return found >= 0 && signed.textContent.replace(SIGN, "") === doc.textContent ? found : -1;
}
