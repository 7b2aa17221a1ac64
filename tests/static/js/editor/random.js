/** Rows of a text drawn by lot, the same for the same seed. */

/** Random numbers that can be repeated (mulberry32). */
export function atRandom(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, one: (list) => list[below(list.length)] };
}

const WORDS = {
  "zh-hant": ["", "", "甲。", "乙丙，丁。", " ", "- 一\n- 二"],
  en: ["", "", "Alpha.", "Beta gamma, delta.", " ", "- one\n- two"],
};

/** A text of one to nine rows, which begins with a heading. */
export function rowsAtRandom(random) {
  return Array.from({ length: 1 + random.below(9) }, (_each, n) => ({
    key: `row-${n}`,
    kind: n === 0 || random.below(4) === 0 ? "heading" : "pair",
    "zh-hant": random.one(WORDS["zh-hant"]),
    en: random.one(WORDS.en),
  }));
}
