/** House style: what the server suggests for the text, shown as a difference, taken one by one. */

import { find } from "../../editor_page.js";
import { TAGS, textOf } from "../../rows/model.js";
import { SidePanel } from "../side_panel.js";
import { quoted, taken } from "./suggestions.js";

export function offerStyle({ page, server, url }) {
  const button = find("style");
  const list = find("style-list");
  const item = document.getElementById("style-item").content.firstElementChild;
  const { editor } = page;
  if (!button) return;
  const panel = new SidePanel("style-panel", button, { onOpen: ask });
  let found = [];

  page.also("style", () => panel.open());

  find("style-close").addEventListener("click", () => panel.close());
  find("style-all").addEventListener("click", () => {
    take(found);
    show([]);
  });

  async function ask() {
    find("style-all").disabled = true; // until there is something to take
    try {
      const rows = editor.rows.map(textOf);
      show((await server.post(url, { rows })).suggestions);
    } catch (error) {
      panel.close();
      page.say(error.message, "error");
    }
  }

  function show(suggestions) {
    found = suggestions;
    find("style-count").textContent = found.length;
    find("style-all").disabled = !found.length;
    list.replaceChildren(...found.map(entry));
  }

  function entry(one) {
    const element = item.cloneNode(true);
    element.querySelector(".quote").lang = TAGS[one.side];
    for (const [name, value] of Object.entries(quoted(editor.rows, one)))
      element.querySelector(`.${name}`).textContent = value;
    element
      .querySelector(".go")
      .addEventListener("click", () =>
        editor.view.focusOn({ key: one.key, side: one.side, start: one.start, end: one.end }),
      );
    element.querySelector(".take").addEventListener("click", async () => {
      take([one]);
      await ask(); // the places of the others have moved
    });
    return element;
  }

  /** All as one step. */
  function take(suggestions) {
    const rows = taken(editor.rows, suggestions);
    if (rows !== editor.rows) editor.apply({ rows, focus: null });
  }
}
