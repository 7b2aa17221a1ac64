/** Everything a key, a menu or a button can ask for, by name. */

import * as model from "./model.js";
import { move } from "./moving.js";
import { mergeAll, orAll, removeAll } from "./several.js";

export const ACTIONS = {
  "add-pair": model.addPair,
  "add-section": model.addSection,
  delete: orAll(model.remove, removeAll),
  split: model.split,
  merge: orAll(model.mergeNext, mergeAll),
  "move-up": (rows, focus) => move(rows, focus, -1),
  "move-down": (rows, focus) => move(rows, focus, 1),
  "side-up": (rows, focus) => model.realigned(rows, model.shiftUp(rows, focus)),
  "side-down": (rows, focus) => model.realigned(rows, model.shiftDown(rows, focus)),
  swap: model.swapSides,
  heading: model.toggleHeading,
  "level-in": (rows, focus) => model.changeLevel(rows, focus, 1),
  "level-out": (rows, focus) => model.changeLevel(rows, focus, -1),
};

const ALT = {
  ArrowUp: "move-up",
  ArrowDown: "move-down",
  KeyM: "merge",
  KeyH: "heading",
  BracketRight: "level-in",
  BracketLeft: "level-out",
  Backspace: "delete",
  Delete: "delete",
  KeyN: "add-pair",
  KeyS: "add-section",
  KeyP: "figure",
  KeyX: "swap",
  KeyE: "in-step",
  KeyJ: "next-behind",
  KeyG: "add-term",
  KeyT: "table",
  KeyL: "leave-out",
  KeyV: "select",
  KeyR: "seen",
  KeyO: "plain",
  KeyU: "outline",
  KeyF: "only-text",
  Equal: "larger",
  Minus: "smaller",
};
const ALT_SHIFT = { ArrowUp: "side-up", ArrowDown: "side-down" };
const CONTROL = {
  s: "save",
  b: "bold",
  i: "italic",
  k: "link",
  z: "undo",
  y: "redo",
  Enter: "split",
};
const CONTROL_SHIFT = { z: "redo" };
const FUNCTION = { F8: ["next-finding", "previous-finding"] }; // and with Shift
const CONTROL_ALT = { KeyF: "note" };

/** The name of what a key press asks for, or undefined. */
export function actionOf(event) {
  if (event.isComposing) return undefined;
  if (FUNCTION[event.key]) return FUNCTION[event.key][Number(event.shiftKey)];
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    return (event.shiftKey ? CONTROL_SHIFT : CONTROL)[key];
  }
  if (control && event.altKey) return CONTROL_ALT[event.code];
  if (event.altKey && !control) return (event.shiftKey ? ALT_SHIFT : ALT)[event.code];
  return undefined;
}
