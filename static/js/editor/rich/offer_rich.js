/** The rich sides of a page of rows: what the bar, the keys and the rest of the page ask of them. */

import { find } from "../editor_page.js";
import { areaOf } from "./area_of.js";
import { offerDialogs } from "./dialogs.js";
import { asRows } from "./document/as_rows.js";
import { matchingTable } from "./matching_table.js";
import { RichSides } from "./rich_sides.js";

export function offerRich({ page, server, settings }) {
  const { editor } = page;
  const { view } = editor;
  const dialogs = settings.readonly ? null : offerDialogs();
  const shared = {
    readonly: settings.readonly,
    pictures: settings.pictures,
    words: settings.words.rich,
    onSelect: settings.readonly ? () => {} : showState,
    onNote: (side) => !settings.readonly && dialogs.note(side),
    onBlocks: offerRows,
    onStep: () => editor.history.pause(),
    read: readHtml,
  };
  const sides = new RichSides(shared);
  const toggles = document.querySelectorAll(".editor-bar [data-toggles]");

  view.rich = sides;
  view.alsoAfter((rows, changed) => sides.show(rows, (key) => view.element(key), changed));
  page.also("plain", toggle);
  page.also("matching-table", (focus) => editor.apply(matchingTable(editor.rows, focus)));
  page.also("as-rows", (focus) => editor.apply(asRows(editor.rows, focus)));
  for (const name of ["link", "note"]) view.asks.set(name, dialogs?.[name]);
  page.refresh();
  if (!settings.readonly)
    editor.root.addEventListener("focusin", (event) => {
      const area = areaOf(event.target);
      if (area) showState(sides.of(area));
    });
  const box = find("all-plain");
  box.checked = sides.isOff;
  box.addEventListener("change", () => {
    sides.setOff(box.checked);
    view.growAll();
  });

  /** Which buttons are pressed, and the tools of the table that the cursor is in. */
  function showState(side) {
    const state = side?.pressed() ?? {};
    for (const button of toggles)
      button.setAttribute("aria-pressed", Boolean(state[button.dataset.action]));
    find("table-tools").hidden = !state.table;
    find("plain").setAttribute("aria-pressed", side === undefined);
  }

  function toggle(focus) {
    const area = view.area(focus.key, focus.side);
    sides.toggle(area);
    view.grow(area);
    view.focusOn(focus);
    showState(sides.of(area));
  }

  /** The Markdown of pasted HTML; the words alone where the server cannot say. */
  async function readHtml(html, plain) {
    try {
      const { text, said } = await server.post(settings.paste, { html });
      if (said) page.say(said, "error");
      return text;
    } catch (error) {
      page.say(error.message, "error");
      return plain;
    }
  }

  /** Several paragraphs in one side may be as many rows. */
  function offerRows() {
    const { rows, makeRows } = settings.words.rich;
    page.offer(rows, "as-rows", makeRows);
  }
}
