/** Which words a link is set on, and what becomes of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../../../../static/js/editor/rich/document/read_side.js";
import { write } from "../../../../../static/js/editor/rich/document/write_side.js";
import {
  complete,
  linked,
  linkRange,
  wordsFor,
} from "../../../../../static/js/editor/rich/linking.js";
import { EditorState, TextSelection } from "../../../../../static/js/vendor/rich_text.js";

/** The text after the link is set from one place of the document to another. */
function set(text, from, to, { href = "/x", words } = {}) {
  const doc = read(text);
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
  const range = linkRange(state);
  const made = linked(state, range, { href, words: words ?? range.words });
  return write(state.apply(made).doc);
}

for (const [name, made, wanted] of [
  ["the blanks at its ends stay outside", set("the act and", 4, 9), "the [act](/x) and"],
  [
    "words that nobody changes keep their bold",
    set("**Companies** Act now", 1, 14),
    "[**Companies** Act](/x) now",
  ],
  [
    "a note among them stays",
    set("an act[^1] of\n\n[^1]: n", 1, 11, { words: "gone" }),
    "[an act[^1] of](/x)\n\n[^1]: n",
  ],
  ["a line break among them stays", set("Act\nsec", 1, 8, { words: "gone" }), "[Act\nsec](/x)"],
  ["two paragraphs stay two", set("one\n\ntwo", 1, 9), "[one](/x)\n\n[two](/x)"],
  [
    "of other words only what differs is new",
    set("**Companies** Act", 1, 14, { words: "Companies Acts" }),
    "[**Companies** Acts](/x)",
  ],
  ["without words the new ones are put in", set("see ", 4, 4, { words: "act" }), "see[act](/x)"],
  [
    "a link with blanks at its ends gets another address",
    set("an [act ](/x)now", 6, 6, { href: "/y" }),
    "an [act](/y) now",
  ],
  ["a link is taken away", set("an [act](/x) now", 5, 5, { href: "" }), "an act now"],
]) {
  test(name, () => assert.equal(made, wanted));
}

const ORIGIN = "https://firm.example";

for (const [typed, expected] of [
  ["2025-17", "briefing:2025-17"],
  ["2025-17 商標法修訂 Trade Mark Law", "briefing:2025-17"],
  [`${ORIGIN}/zh-hant/briefings/2025-17/some-title/#p-ab2cd3ef4g`, "briefing:2025-17#p-ab2cd3ef4g"],
  [`${ORIGIN}/en/briefings/2025-17/parallel/`, "briefing:2025-17"],
  [
    "https://other.example/en/briefings/2025-17/x/",
    "https://other.example/en/briefings/2025-17/x/",
  ],
  [`${ORIGIN}/en/areas/`, `${ORIGIN}/en/areas/`],
  ["www.gov.mo", "https://www.gov.mo"],
  ["ana@firm.example", "mailto:ana@firm.example"],
  ["", ""],
])
  test(`a link to ${typed || "nothing"} leads to ${expected || "nothing"}`, () => {
    assert.equal(complete(typed, ORIGIN), expected);
  });

test("a reference without words is called by the reference, never by its title", () => {
  assert.equal(wordsFor("briefing:2025-17#p-ab2cd3ef4g"), "2025-17");
  assert.equal(wordsFor("https://www.gov.mo"), "https://www.gov.mo");
});
