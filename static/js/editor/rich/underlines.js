/** Places of a rich side that are underlined; they move along with what is written. */

import { Decoration, DecorationSet, Plugin } from "../../vendor/rich_text.js";
import { placeOf } from "./positions.js";

export const underlines = new Plugin({
  state: {
    init: () => DecorationSet.empty,
    apply: (made, shown) => made.getMeta(underlines) ?? shown.map(made.mapping, made.doc),
  },
  props: {
    decorations: (state) => underlines.getState(state),
  },
});

/** The step that underlines `places` of the text, {start, end, kind, ...}, and nothing else. */
export function underlined(state, text, places) {
  const made = places.flatMap((place) => {
    const [from, to] = [place.start, place.end].map((at) => placeOf(state.doc, text, at));
    if (from < 0 || to <= from) return [];
    return [Decoration.inline(from, to, { class: `finding ${place.kind}` }, { place })];
  });
  const shown = DecorationSet.create(state.doc, made);
  return state.tr.setMeta(underlines, shown).setMeta("addToHistory", false);
}

/** What is underlined at a position, the shortest first. */
export function underlinedAt(state, position) {
  return underlines
    .getState(state)
    .find(position, position)
    .toSorted((one, other) => one.to - one.from - (other.to - other.from));
}
