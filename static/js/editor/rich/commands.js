/** What the bar and the keys do to the text of a side. */

import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  chainCommands,
  deleteColumn,
  deleteRow,
  goToNextCell,
  isInTable,
  lift,
  liftListItem,
  selectedRect,
  sinkListItem,
  splitListItem,
  TextSelection,
  toggleHeader,
  toggleMark,
  wrapIn,
  wrapInList,
} from "../../vendor/rich_text.js";
import { schema } from "./document/schema.js";
import { lowered, raised } from "./superscripts.js";

const { nodes, marks } = schema;

/** Commands by the names of the editor's actions. Those that need an answer first are in dialogs.js. */
export const COMMANDS = {
  bold: toggleMark(marks.strong, null, { removeWhenPresent: true }),
  italic: toggleMark(marks.em, null, { removeWhenPresent: true }),
  bullets: toggleList(nodes.bullet_list),
  numbers: toggleList(nodes.ordered_list),
  quote: (state, dispatch) =>
    isInside(state, nodes.blockquote)
      ? lift(state, dispatch)
      : wrapIn(nodes.blockquote)(state, dispatch),
  raise: replaceLetters(raised),
  lower: replaceLetters(lowered),
  "insert-table": (state, dispatch) => insertTable(state, dispatch),
  "row-above": inTable(addRowBefore),
  "row-below": inTable(addRowAfter),
  "column-left": inTable(addColumnBefore),
  "column-right": inTable(addColumnAfter),
  "row-delete": inTable(
    (state, dispatch) => deleteRow(state, dispatch) || deleteWhole(state, dispatch),
  ),
  "column-delete": inTable(
    (state, dispatch) => deleteColumn(state, dispatch) || deleteWhole(state, dispatch),
  ),
  "header-row": inTable(toggleHeader("row")),
  "align-left": align("left"),
  "align-center": align("center"),
  "align-right": align("right"),
  "table-delete": inTable(deleteWhole),
};

export const KEYS = {
  Enter: chainCommands(
    (state, dispatch) => isInTable(state) && breakLine(state, dispatch),
    (state, dispatch) => isInside(state, nodes.caption) && toCell(state, dispatch),
    splitListItem(nodes.list_item, { number: null }),
  ),
  "Shift-Enter": breakLine,
  Tab: chainCommands(
    (state, dispatch) => isInside(state, nodes.caption) && toCell(state, dispatch),
    goToNextCell(1),
    nextRow,
    sinkListItem(nodes.list_item),
  ),
  "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(nodes.list_item)),
};

function isInside(state, type) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type === type) return true;
  return false;
}

/** Which of the bar's buttons are pressed at the selection. */
export function pressed(state) {
  return {
    bold: hasMark(state, marks.strong),
    italic: hasMark(state, marks.em),
    link: hasMark(state, marks.link),
    bullets: isInside(state, nodes.bullet_list),
    numbers: isInside(state, nodes.ordered_list),
    quote: isInside(state, nodes.blockquote),
    table: isInside(state, nodes.captioned),
  };
}

function hasMark(state, type) {
  const { from, to, $from, empty } = state.selection;
  if (empty) return Boolean(type.isInSet(state.storedMarks ?? $from.marks()));
  return state.doc.rangeHasMark(from, to, type);
}

function breakLine(state, dispatch) {
  if (isInside(state, nodes.raw)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
}

// --- Lists -----------------------------------------------------------------------------------------

/** Lines of a paragraph become items; a list of the other kind changes its kind. */
function toggleList(type) {
  const wrap = wrapInList(type);
  return (state, dispatch) => {
    const list = listAround(state);
    if (list?.node.type === type) return liftListItem(nodes.list_item)(state, dispatch);
    if (list) {
      dispatch?.(state.tr.setNodeMarkup(list.at, type, { tight: list.node.attrs.tight }));
      return true;
    }
    const lines = separated(state);
    if (!wrap(lines.state)) return false;
    if (dispatch) {
      wrap(lines.state, (made) => {
        for (const step of made.steps) lines.tr.step(step);
      });
      dispatch(lines.tr.scrollIntoView());
    }
    return true;
  };
}

function listAround({ selection: { $from } }) {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === nodes.bullet_list || node.type === nodes.ordered_list)
      return { node, at: $from.before(depth) };
  }
  return null;
}

/** The state with each line of the selected paragraphs as a separate paragraph. */
function separated(state) {
  const { tr, selection } = state;
  const breaks = [];
  const range = selection.$from.blockRange(selection.$to);
  if (range)
    state.doc.nodesBetween(range.start, range.end, (node, at, parent) => {
      if (node.type === nodes.hard_break && parent.type === nodes.paragraph) breaks.push(at);
    });
  for (const at of breaks.reverse()) tr.delete(at, at + 1).split(at);
  if (breaks.length && selection.empty && range) {
    const [from, to] = [tr.mapping.map(range.start, -1), tr.mapping.map(range.end)];
    tr.setSelection(TextSelection.between(tr.doc.resolve(from + 1), tr.doc.resolve(to - 1)));
  }
  return { tr, state: state.apply(tr) };
}

// --- Letters above and below the line --------------------------------------------------------------

/** The Markdown subset has no mark for these; Unicode has the letters. */
function replaceLetters(change) {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    if (empty) return false;
    const { tr } = state;
    state.doc.nodesBetween(from, to, (node, at) => {
      if (!node.isText) return;
      const [start, end] = [Math.max(from, at), Math.min(to, at + node.nodeSize)];
      const made = change(node.text.slice(start - at, end - at));
      if (made)
        tr.replaceWith(tr.mapping.map(start), tr.mapping.map(end), schema.text(made, node.marks));
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

// --- Tables ----------------------------------------------------------------------------------------

/** A table by the number of its cells: the first row is its header. */
function emptyTable(rows, columns, aligns = []) {
  const row = (type) =>
    nodes.table_row.create(
      null,
      Array.from({ length: columns }, (_one, n) =>
        type.create({ align: aligns[n] ?? null }, nodes.paragraph.create()),
      ),
    );
  return nodes.captioned.create(null, [
    nodes.caption.create(),
    nodes.table.create(
      null,
      Array.from({ length: rows }, (_one, n) => row(n ? nodes.table_cell : nodes.table_header)),
    ),
  ]);
}

function insertTable(state, dispatch, table = emptyTable(3, 3)) {
  const { $from } = state.selection;
  if (isInTable(state) || isInside(state, nodes.caption)) return false;
  const depth = 1;
  if ($from.depth < depth) return false;
  if (dispatch) {
    const isRoom = $from.node(depth).type === nodes.paragraph && !$from.node(depth).content.size;
    const [from, to] = [isRoom ? $from.before(depth) : $from.after(depth), $from.after(depth)];
    const tr = state.tr.replaceWith(from, to, table);
    const firstCell = from + table.firstChild.nodeSize + 4;
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(firstCell))).scrollIntoView());
  }
  return true;
}

function inTable(command) {
  return (state, dispatch, view) => isInTable(state) && command(state, dispatch, view);
}

/** Tab in the last cell makes room below. */
function nextRow(state, dispatch) {
  if (!isInTable(state)) return false;
  if (!dispatch) return true;
  let after = state;
  const { tr } = state;
  addRowAfter(state, (made) => {
    for (const step of made.steps) tr.step(step);
    after = state.apply(made);
  });
  goToNextCell(1)(after, (made) =>
    tr.setSelection(TextSelection.near(tr.doc.resolve(made.selection.from))),
  );
  dispatch(tr.scrollIntoView());
  return true;
}

function deleteWhole(state, dispatch) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type !== nodes.captioned) continue;
    if (dispatch) {
      const [from, to] = [$from.before(depth), $from.after(depth)];
      const alone = state.doc.childCount === 1;
      const { tr } = state;
      dispatch(alone ? tr.replaceWith(from, to, nodes.paragraph.create()) : tr.delete(from, to));
    }
    return true;
  }
  return false;
}

/** Every cell of the columns that are chosen. */
function align(side) {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    if (!dispatch) return true;
    const { map, table, tableStart, left, right } = selectedRect(state);
    const { tr } = state;
    for (const at of map.cellsInRect({ left, right, top: 0, bottom: map.height })) {
      const { attrs } = table.nodeAt(at);
      tr.setNodeMarkup(tableStart + at, null, {
        ...attrs,
        align: attrs.align === side ? null : side,
      });
    }
    dispatch(tr);
    return true;
  };
}

/** From the caption into the first cell. */
function toCell(state, dispatch) {
  const { $from } = state.selection;
  const inside = $from.after($from.depth) + 4;
  dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(inside))));
  return true;
}
