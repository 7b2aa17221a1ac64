/** Text that was in no row goes behind the row it stood beside in the source. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { putBeside } from "../../../../../static/js/editor/review/ledger.js";

const row = (key, en) => ({ key, kind: "pair", "zh-hant": "", en, left: [] });
const ROWS = [row("a", "The parties agree."), row("b", "The law applies."), row("c", "Done.")];

test("behind the row that holds the text beside it, on the side of its language", () => {
  const { rows } = putBeside(ROWS, "law applies.", "附件九");

  assert.equal(rows[2]["zh-hant"], "附件九");
  assert.deepEqual(
    rows.map((one) => one.key === "c"),
    [false, false, false, true],
  );
});

test("at the end where nothing is known to stand beside it", () => {
  for (const near of ["", "nowhere"])
    assert.equal(putBeside(ROWS, near, "Annex").rows[3].en, "Annex");
});
