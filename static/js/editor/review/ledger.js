/** Text of the source that was in no row, put into one behind the text it stood beside. */

import { blankRow, SIDES, spliced } from "../rows/model.js";

const HAN = /\p{Script=Han}/u;

export function putBeside(rows, near, text) {
  const side = HAN.test(text) ? SIDES[0] : SIDES[1];
  const row = blankRow("pair", { [side]: text });
  const at = near
    ? rows.findLastIndex((one) => SIDES.some((name) => one[name]?.includes(near)))
    : -1;
  const place = at < 0 ? rows.length : at + 1;
  return { rows: spliced(rows, place, 0, row), focus: { key: row.key, side, start: 0, end: 0 } };
}

export function offerLedger({ page, words, list }) {
  const { editor } = page;
  list?.addEventListener("click", (event) => {
    const place = event.target.closest(".take-back")?.closest("li");
    if (!place) return;
    const text = place.querySelector(".line").textContent;
    if (editor.apply(putBeside(editor.rows, place.dataset.near, text)))
      page.toast(words.taken_back);
    place.remove();
  });
}
