/** Pasted words keep the blanks at their ends: " and" must not become "and". */

import assert from "node:assert/strict";
import { test } from "node:test";

import { withBlankEnds } from "../../../../../../static/js/editor/rich/document/blank_ends.js";
import { read } from "../../../../../../static/js/editor/rich/document/read_side.js";

const pasted = (text) => withBlankEnds(read(text).content, text).firstChild.textContent;

test("blanks at the ends of one pasted line are kept, also round emphasis", () => {
  assert.equal(pasted(" and so on "), " and so on ");
  assert.equal(pasted(" **and** "), " and ");
  assert.equal(pasted("　甲"), "　甲");
  assert.equal(pasted("plain"), "plain");
});

test("blocks and several lines are as they were read", () => {
  const content = read("- a\n- b").content;

  assert.equal(withBlankEnds(content, "- a\n- b"), content);
  assert.equal(pasted(" a\nb "), "a\nb");
});
