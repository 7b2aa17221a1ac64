import assert from "node:assert/strict";
import { test } from "node:test";
import { matching } from "../../../../../static/js/editor/rows/command_search.js";

const commands = [
  { action: "delete", name: "Delete", other: "刪除", keys: "Alt ⌫" },
  { action: "merge", name: "Merge with the next", other: "與下一段合併", keys: "Alt M" },
  { action: "table-delete", name: "Delete the table", other: "刪除表格", keys: "" },
  { action: "note", name: "Footnote", other: "註腳", keys: "Ctrl Alt F" },
];
const found = (typed) => matching(commands, typed).map(({ action }) => action);

test("commands go by words of both languages and by keys", () => {
  assert.deepEqual(found("table del"), ["table-delete"]);
  assert.deepEqual(found("刪除"), ["delete", "table-delete"]);
  assert.deepEqual(found("alt m"), ["merge"]);
  assert.deepEqual(found("ＦＯＯＴ"), ["note"]);
  assert.deepEqual(found("nothing"), []);
});

test("without words all are listed, and what begins so comes first", () => {
  assert.equal(found(" ").length, 4);
  assert.deepEqual(found("the").sort(), ["merge", "table-delete"]);
  assert.equal(matching([commands[1], { ...commands[3], name: "Next" }], "next")[0].action, "note");
});
