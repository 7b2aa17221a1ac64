/** Steps through a list of suggestions, and answers that do not come. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { fetched, step } from "../../../static/js/search_suggestions.js";

const field = { dataset: { suggestions: "/en/suggest/" } };
const { fetch } = globalThis;

afterEach(() => {
  globalThis.fetch = fetch;
});

test("arrows go round the list through the field itself", () => {
  const down = [-1, 0, 1].map((place) => step(place, 1, 2));
  const up = [-1, 0, 1].map((place) => step(place, -1, 2));

  assert.deepEqual(down, [0, 1, -1]);
  assert.deepEqual(up, [1, -1, 0]);
});

test("what was typed is asked for as it is", async () => {
  let asked = "";
  globalThis.fetch = async (url) => {
    asked = url;
    return { ok: true, json: async () => ({ suggestions: [] }) };
  };

  assert.deepEqual(await fetched(field, "M&A 商標"), { suggestions: [] });
  assert.equal(asked, "/en/suggest/?q=M%26A%20%E5%95%86%E6%A8%99");
});

test("a refusal, a broken answer and no answer are nothing", async () => {
  const answers = [
    async () => ({ ok: false }),
    async () => ({ ok: true, json: async () => JSON.parse("<") }),
    async () => {
      throw new TypeError("network");
    },
  ];
  for (const answer of answers) {
    globalThis.fetch = answer;
    assert.equal(await fetched(field, "x"), null);
  }
});
