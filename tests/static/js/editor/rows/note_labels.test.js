/** Footnotes of two texts that become one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  joinedWithNotes,
  withFreeLabels,
} from "../../../../../static/js/editor/rows/note_labels.js";

const join = (first, second) => joinedWithNotes(first, second, (one, other) => `${one} ${other}`);

for (const [name, first, second, both] of [
  ["texts without notes are joined as they are", "a", "b", "a b"],
  ["a note stands at the end", "a[^1]\n\n[^1]: n", "b", "a[^1] b\n\n[^1]: n"],
  [
    "no two notes have the same mark",
    "a[^1]\n\n[^1]: n",
    "b[^1] c[^2]\n\n[^1]: m\n[^2]: o",
    "a[^1] b[^3] c[^2]\n\n[^1]: n\n[^3]: m\n[^2]: o",
  ],
]) {
  test(name, () => assert.equal(join(first, second), both));
}

for (const [name, text, other, put] of [
  ["words are put in as they are", "b", "a[^1]\n\n[^1]: n", "b"],
  ["a note keeps a mark that is free", "b[^2]\n\n[^2]: m", "a[^1]\n\n[^1]: n", "b[^2]\n\n[^2]: m"],
  [
    "a note that both have keeps its mark",
    "b[^1]\n\n[^1]: n",
    "a[^1]\n\n[^1]:  n",
    "b[^1]\n\n[^1]: n",
  ],
  [
    "a note of another text gets a mark that neither has",
    "b[^1] c[^2]\n\n[^1]: m\n[^2]: o",
    "a[^1] d[^3]\n\n[^1]: n\n[^3]: p",
    "b[^4] c[^2]\n\n[^4]: m\n[^2]: o",
  ],
  ["letters like a mark do not become one", "b[^1]\n\n[^1]: m", "see [^1]", "b[^2]\n\n[^2]: m"],
]) {
  test(name, () => assert.equal(withFreeLabels(text, other), put));
}
