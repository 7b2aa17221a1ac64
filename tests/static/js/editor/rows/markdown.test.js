/** The toolbar's marks in one text. A selection stands between ‹ and ›. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { FORMATS } from "../../../../../static/js/editor/rows/markdown.js";
import { atRandom } from "../random.js";

function selected(text) {
  const start = text.indexOf("‹");
  const end = text.indexOf("›") - 1;
  return { value: text.replace(/[‹›]/g, ""), start, end };
}

const shown = ({ value, start, end }) =>
  `${value.slice(0, start)}‹${value.slice(start, end)}›${value.slice(end)}`;

for (const [name, before, after] of [
  ["bold", "a ‹word› here", "a **‹word›** here"],
  ["bold", "a **‹word›** here", "a ‹word› here"],
  ["bold", "a ‹**word**› here", "a ‹word› here"],
  ["bold", "‹›", "**‹›**"],
  ["italic", "‹法律›", "*‹法律›*"],
  ["link", "see ‹the law› here", "see [the law](‹https://›) here"],
  ["link", "see ‹https://bo.io.gov.mo› here", "see [‹›](https://bo.io.gov.mo) here"],
  ["link", "write ‹mailto:a@b.mo›", "write [‹›](mailto:a@b.mo)"],
  ["bullets", "a‹b\nc›d", "‹- ab\n- cd›"],
  ["bullets", "‹- a\n- b›", "‹a\nb›"],
  ["bullets", "- a\n‹b›", "- a\n‹- b›"],
  ["bullets", "‹1. a\n2. b›", "‹- a\n- b›"],
  ["numbers", "‹a\nb\nc›", "‹1. a\n2. b\n3. c›"],
  ["numbers", "‹1. a\n2. b›", "‹a\nb›"],
  ["quote", "before\n‹said›\nafter", "before\n‹> said›\nafter"],
]) {
  test(`${name}: ${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
    assert.equal(shown(FORMATS[name](selected(before))), after);
  });
}

test("a mark that is put and taken away leaves the text and the selection", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = atRandom(seed);
    const value = random.one(["", "word", "一句話。", "two words\nand a line", "a *b* c"]);
    const [start, end] = [
      random.below(value.length + 1),
      random.below(value.length + 1),
    ].toSorted();
    const at = { value, start: Math.min(start, end), end: Math.max(start, end) };
    for (const name of ["bold", "bullets", "numbers", "quote"]) {
      const { value: back } = FORMATS[name](FORMATS[name](at));
      assert.equal(back, value, `${name}, seed ${seed}`);
    }
  }
});
