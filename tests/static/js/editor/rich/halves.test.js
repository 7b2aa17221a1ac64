/** A text divided in two where ‸ stands. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../../../../static/js/editor/rich/document/read_side.js";
import { halvesOf } from "../../../../../static/js/editor/rich/halves.js";
import { positionOf } from "../../../../../static/js/editor/rich/positions.js";

for (const [name, marked, before, behind] of [
  ["a mark round the place stands in both", "a **b‸c** d", "a **b**", "**c** d"],
  ["a list goes on with its numbers", "1. a\n2. b\n3. c‸d\n4. e", "1. a\n2. b\n3. c", "3. d\n4. e"],
  ["at the end of an item", "1. a\n2. b‸\n3. c", "1. a\n2. b", "3. c"],
  ["at the beginning of an item", "- a\n- ‸b", "- a", "- b"],
  ["a repealed number stays away", "2. a‸\n5. b", "2. a", "5. b"],
  ["a note goes with its mark", "a‸b[^1]\n\n[^1]: n", "a", "b[^1]\n\n[^1]: n"],
]) {
  test(name, () => {
    const text = marked.replace("‸", "");
    const doc = read(text);
    assert.deepEqual(halvesOf(doc, positionOf(doc, text, marked.indexOf("‸"))), [before, behind]);
  });
}
