/** Rows made in the browser, and the ids they are saved under. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { RowIds } from "../../../../../static/js/editor/rows/row_ids.js";

test("a row of the server has its id, a new row none until it is saved", () => {
  const ids = new RowIds();
  const [old, fresh] = [{ key: "p1" }, { key: "new-1" }];

  assert.deepEqual([ids.idOf(old), ids.idOf(fresh)], ["p1", ""]);
  assert.deepEqual([ids.keyOf(old), ids.keyOf(fresh)], ["p1", "new-1"]);
  ids.learn([old, fresh], ["p1", "p2"]);
  assert.deepEqual([ids.idOf(fresh), ids.keyOf(fresh)], ["p2", "p2"]);
});

test("new rows of an earlier visit do not meet those of this one", () => {
  const before = new RowIds();
  const rows = [{ key: "p1" }, { key: "new-1" }, { key: "new-2" }];
  before.learn([rows[1]], ["p2"]);

  const ids = new RowIds();
  const back = ids.restore(before.entries(), rows);

  assert.deepEqual(
    back.map((row) => row.key),
    ["p1", "new-kept-1", "new-kept-2"],
  );
  assert.deepEqual(
    back.map((row) => ids.idOf(row)),
    ["p1", "p2", ""],
  );
});
