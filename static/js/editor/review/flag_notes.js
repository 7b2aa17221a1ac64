/** Why rows are to be looked at, under each of them; asked of the server when the writing pauses. */

import { find } from "../editor_page.js";
import { SIDES } from "../rows/model.js";

const PAUSE = 700; // milliseconds after the last change

export function showFlags({ page, server, settings, flags }) {
  const { editor } = page;
  const { reasons } = settings.words;
  let waiting = 0;
  let asking = false;

  const codesOf = (row) => flags.of(editor.rows).get(row.key) ?? [];
  const isFlagged = (row) => codesOf(row).length > 0;

  editor.view.alsoShow(show);
  page.filter(find("flags-toggle"), isFlagged);
  page.onEveryChange(changed);
  page.also("next-behind", next);
  page.refresh();
  if (editor.rows.some(isFlagged)) find("flags-toggle").click();

  function changed() {
    const count = editor.rows.filter(isFlagged).length;
    find("flags").textContent = count;
    find("flags-toggle").classList.toggle("has-gaps", count > 0);
    clearTimeout(waiting);
    if (flags.stretches(editor.rows).length) waiting = setTimeout(ask, PAUSE);
  }

  /** To the next row that is to be looked at, round the end. */
  function next({ key, side }) {
    const here = editor.rows.findIndex((row) => row.key === key);
    const onwards = [...editor.rows.slice(here + 1), ...editor.rows.slice(0, here + 1)];
    const row = onwards.find(isFlagged);
    if (row) editor.view.focusOn({ key: row.key, side, start: 0, end: 0 });
  }

  function show(element, row) {
    const sentence = codesOf(row)
      .map((code) => reasons[code] ?? code)
      .join(" ");
    if ((element.dataset.reasons ?? "") === sentence) return;
    element.dataset.reasons = sentence;
    const place = element.querySelector(".row-reasons");
    place.hidden = !sentence;
    place.querySelector("span").textContent = sentence;
    element.classList.toggle("flagged", sentence !== "");
  }

  async function ask() {
    const { rows } = editor;
    const stretches = flags.stretches(rows);
    if (asking || !stretches.length) return;
    asking = true;
    const sent = stretches.map(({ from, to }) => rows.slice(from, to).map(said));
    try {
      const answer = await server.post(settings.flags, { stretches: sent });
      for (const [s, { from, asked }] of stretches.entries())
        for (const n of asked) flags.learn(rows, n, answer.stretches[s][n - from]);
    } catch {
      return; // the next change asks again; saving says what is wrong with the connection
    } finally {
      asking = false;
    }
    page.refresh();
  }
}

const said = (row) => ({
  kind: row.kind,
  ...Object.fromEntries(SIDES.map((side) => [side, row[side]])),
});
