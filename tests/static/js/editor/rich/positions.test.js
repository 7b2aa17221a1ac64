/** Places in the document of a side and in its Markdown. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../../../../static/js/editor/rich/document/read_side.js";
import {
  offsetOf,
  positionOf,
  selectionOf,
} from "../../../../../static/js/editor/rich/positions.js";

const TEXTS = [
  "據**《商標法》**第1條，申請人*應*於30日內[^1]。\n\n第二段\n\n[^1]: 註",
  "- one\n- two\n  - three\n\n> said\n> so",
  "Fees\n| Item | Fee |\n| --- | ---: |\n| a | 1<br>2 |",
  "1\\. not a list, see [the law](https://a.mo/) and https://b.mo/x_y",
];

test("every place between two letters comes back from its place in the text", () => {
  for (const text of TEXTS) {
    const doc = read(text);
    doc.descendants((node, at) => {
      if (!node.isText) return;
      for (let place = at + 1; place < at + node.nodeSize; place += 1)
        assert.equal(positionOf(doc, text, offsetOf(doc, place)), place, `${text} ${place}`);
    });
  }
});

test("words that are found in the text are selected in the document", () => {
  const [text] = TEXTS;
  const doc = read(text);
  const chosen = (words) => {
    const start = text.indexOf(words);
    const { from, to } = selectionOf(doc, text, start, start + words.length);
    return doc.textBetween(from, to);
  };

  assert.equal(chosen("第1條"), "第1條");
  assert.equal(chosen("**《商標法》**"), "《商標法》");
  assert.equal(chosen("第二段"), "第二段");
});

test("what stands in no place of the document is at its end", () => {
  const [text] = TEXTS;
  const doc = read(text);

  assert.equal(positionOf(doc, text, text.length), doc.content.size - 1);
});
