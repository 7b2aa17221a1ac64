/** A text divided in two: a pure function. */

import { schema } from "./document/schema.js";
import { numbersOf, write } from "./document/write_side.js";

const { nodes } = schema;

/** The text before and behind a place, each whole in itself; a list goes on with its numbers. */
export function halvesOf(doc, position) {
  const before = withoutEmptyItem(doc.cut(0, position), (list) => list.childCount - 1);
  const behind = withoutEmptyItem(numbered(doc, position), () => 0);
  return [write(before), write(behind)];
}

/** What is behind the place; the items of a list that is divided there keep their numbers. */
function numbered(doc, position) {
  const behind = doc.cut(position);
  const place = doc.resolve(position);
  const list = place.depth > 1 ? place.node(1) : null;
  if (list?.type !== nodes.ordered_list) return behind;
  const numbers = numbersOf(list).slice(place.index(1));
  const items = behind.firstChild.children.map((item, n) =>
    item.type.create({ number: numbers[n] }, item.content),
  );
  return behind.copy(behind.content.replaceChild(0, list.type.create(list.attrs, items)));
}

/** At the edge of an item nothing of it is left on one side. */
function withoutEmptyItem(doc, placeOf) {
  const at = placeOf({ childCount: doc.childCount });
  const list = doc.maybeChild(at);
  if (list?.type !== nodes.ordered_list && list?.type !== nodes.bullet_list) return doc;
  const item = placeOf(list);
  if (list.child(item).content.size > list.child(item).firstChild.nodeSize) return doc;
  if (list.child(item).firstChild.content.size) return doc;
  const items = list.children.toSpliced(item, 1);
  const blocks = doc.children.toSpliced(
    at,
    1,
    ...(items.length ? [list.type.create(list.attrs, items)] : []),
  );
  return nodes.doc.create(null, blocks.length ? blocks : nodes.paragraph.create());
}
