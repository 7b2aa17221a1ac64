/** What the editor's rich sides use of other people's code, bundled into static/js/vendor/rich_text.js.
 *
 * Only what is named here gets into the bundle; our own modules import it from there, so that they run
 * unbundled in the browser and in Node's tests.
 */

export { default as MarkdownIt } from "markdown-it";
export {
  baseKeymap,
  chainCommands,
  lift,
  newlineInCode,
  setBlockType,
  toggleMark,
  wrapIn,
} from "prosemirror-commands";
export { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules";
export { keydownHandler, keymap } from "prosemirror-keymap";
export { DOMSerializer, Fragment, Schema, Slice } from "prosemirror-model";
export { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
export {
  AllSelection,
  EditorState,
  NodeSelection,
  Plugin,
  Selection,
  TextSelection,
} from "prosemirror-state";
export {
  addColumn,
  addColumnAfter,
  addColumnBefore,
  addRow,
  addRowAfter,
  addRowBefore,
  CellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  selectedRect,
  tableEditing,
  tableNodes,
  toggleHeader,
} from "prosemirror-tables";
export { Decoration, DecorationSet, EditorView } from "prosemirror-view";
