/** Completing names in a note. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { completeMentions } from "../../../static/js/mentions.js";

const NAMES = ["Ana Lei", "Ana Lobo", "陳大文"];

/** An element with attributes, as much as the completion uses. */
class Element extends EventTarget {
  attributes = {};
  hidden = false;

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  removeAttribute(name) {
    delete this.attributes[name];
  }
}

class Field extends Element {
  value = "";
  selectionStart = 0;
  heard = [];

  focus() {}

  setRangeText(text, start, end) {
    this.value = this.value.slice(0, start) + text + this.value.slice(end);
    this.selectionStart = start + text.length;
  }

  /** Type a text; its end is where the cursor is. */
  type(text) {
    this.value = text;
    this.selectionStart = text.length;
    this.dispatchEvent(new Event("input"));
  }

  /** Press a key; return whether the completion took it. */
  press(key) {
    const event = Object.assign(new Event("keydown", { cancelable: true }), { key });
    this.dispatchEvent(event);
    return event.defaultPrevented;
  }
}

function begun() {
  const field = new Field();
  const list = new Element();
  list.children = NAMES.map((textContent, place) =>
    Object.assign(new Element(), { textContent, id: `name-${place}` }),
  );
  completeMentions(field, list);
  const shown = () => list.children.filter((one) => !one.hidden).map((one) => one.textContent);
  return { field, list, shown };
}

test("the names that begin so are shown, in any case and with either @", () => {
  const { field, list, shown } = begun();

  field.type("Please ask @ana l");
  assert.deepEqual(shown(), ["Ana Lei", "Ana Lobo"]);
  field.type("請問＠陳");
  assert.deepEqual(shown(), ["陳大文"]);
  field.type("Nothing");
  assert.equal(list.hidden, true);
});

test("the @ of an e-mail address and of another line begins no name", () => {
  const { field, list } = begun();

  field.type("ana@");
  assert.equal(list.hidden, true);
  field.type("@\nana");
  assert.equal(list.hidden, true);
});

test("arrows go round the names, and Enter inserts the chosen one at the cursor", () => {
  const { field, list } = begun();

  field.type("See @ana");
  field.press("ArrowDown");
  assert.equal(field.attributes["aria-activedescendant"], "name-1");
  field.press("ArrowDown");
  assert.equal(field.attributes["aria-activedescendant"], "name-0");
  field.press("ArrowUp");
  assert.equal(field.press("Enter"), true);

  assert.equal(field.value, "See @Ana Lobo ");
  assert.equal(list.hidden, true);
});

test("words behind the cursor stay", () => {
  const { field } = begun();

  field.type("@陳");
  field.value = "@陳 please look";
  field.press("Tab");

  assert.equal(field.value, "@陳大文  please look");
});

test("without a list, or after Escape, the keys are the field's own", () => {
  const { field } = begun();

  field.type("A line");
  assert.equal(field.press("Enter"), false);
  field.type("@ana");
  assert.equal(field.press("Escape"), true);
  assert.equal(field.press("Tab"), false);
  assert.equal(field.value, "@ana");
});
