/** What a finding is about, quoted with its surroundings. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { quotation } from "../../../../../static/js/editor/rows/quoting.js";
import { atRandom } from "../random.js";

const shown = (...quoted) =>
  quotation(...quoted)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join("");

test("a short text is quoted whole", () => {
  assert.equal(shown("罰款20,000元", [[2, 8]], "zh-hant"), "罰款[20,000]元");
});

test("the marks of bold and of footnotes are not quoted", () => {
  assert.equal(shown("據**《法》**第1條[^1]", [[9, 11]], "zh-hant"), "據《法》第[1條]");
});

test("Chinese is cut at twelve characters on either side", () => {
  const text = `${"前".repeat(20)}中${"後".repeat(20)}`;

  const around = `…${"前".repeat(12)}[中]${"後".repeat(12)}…`;
  assert.equal(shown(text, [[20, 21]], "zh-hant"), around);
});

test("English is cut between words", () => {
  const text = "Offenders are liable to a fine of MOP 20,000 for each of the employees concerned.";
  const start = text.indexOf("20,000");

  assert.equal(
    shown(text, [[start, start + 6]], "en"),
    "…liable to a fine of MOP [20,000] for each of the employees…",
  );
});

test("two places near each other are quoted once, far ones with what is left out between", () => {
  const far = `1${"字".repeat(40)}2`;

  assert.equal(
    shown(
      "甲1乙2丙",
      [
        [1, 2],
        [3, 4],
      ],
      "zh-hant",
    ),
    "甲[1]乙[2]丙",
  );
  assert.equal(
    shown(
      far,
      [
        [0, 1],
        [41, 42],
      ],
      "zh-hant",
    ),
    `[1]…${"字".repeat(12)}[2]`,
  );
});

test("the marked words are those of the finding, and all words those of the text in order", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = atRandom(seed);
    const side = random.one(["zh-hant", "en"]);
    const text = Array.from({ length: 1 + random.below(120) }, () =>
      side === "en" ? random.one(["a", "b", "c", " "]) : random.one(["甲", "乙", "，"]),
    ).join("");
    const cuts = Array.from({ length: 4 }, () => random.below(text.length + 1));
    const [a, b, c, d] = cuts.toSorted((one, other) => one - other);
    const places = [
      [a, b],
      [c, d],
    ];

    const parts = quotation(text, places, side);

    const marked = parts.filter((part) => part.marked).map((part) => part.text);
    const wanted = places.map(([start, end]) => text.slice(start, end)).filter(Boolean);
    assert.deepEqual(marked, wanted, `seed ${seed}`);
    let at = 0;
    for (const part of parts.filter((one) => one.text !== "…")) {
      at = text.indexOf(part.text, at);
      assert.ok(at >= 0, `seed ${seed}: ${part.text}`);
      at += part.text.length;
    }
  }
});
