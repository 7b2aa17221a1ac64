/** Find and replace over the text of both languages: the server finds, the editor replaces as a step. */

import { find } from "../editor_page.js";
import { TAGS, textOf } from "../rows/model.js";
import { taken } from "./findings/suggestions.js";
import { SidePanel } from "./side_panel.js";

const PAUSE = 250; // ms after the last key or change

export function offerFind({ page, server, url, readonly }) {
  const button = find("find");
  if (!button) return;
  const form = find("find-form");
  const list = find("find-list");
  const item = document.getElementById("find-item").content.firstElementChild;
  const { editor } = page;
  const state = { places: [], count: 0, asked: 0, waiting: 0 };

  const panel = new SidePanel("find-panel", button, { onOpen: begin });

  find("find-close").addEventListener("click", () => panel.close());
  find("find-all").addEventListener("click", replaceAll);
  find("find-undo").addEventListener("click", () => page.act("undo"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "replacement") later();
  });
  page.onEveryChange(() => {
    if (panel.isOpen) later();
  });
  document.addEventListener("keydown", (event) => {
    const isOurs = event.key.toLowerCase() === "h" && (event.ctrlKey || event.metaKey);
    if (!isOurs || event.shiftKey || event.altKey) return;
    event.preventDefault();
    panel.open();
  });
  page.also("find", () => panel.open());

  function begin() {
    form.elements.words.focus();
    form.elements.words.select();
    ask();
  }

  function later() {
    clearTimeout(state.waiting);
    state.waiting = setTimeout(ask, PAUSE);
  }

  async function ask() {
    const number = ++state.asked;
    if (!form.elements.words.value) return show({ places: [], count: 0 });
    const answer = await places({ all: false });
    if (answer && number === state.asked) show(answer); // else the answer to an older question
  }

  /** The places in the text as it is now; null if the server cannot say. */
  async function places({ all }) {
    const { words, whole, exact } = form.elements;
    const rows = editor.rows.map(textOf);
    const wanted = { rows, words: words.value, whole: whole.checked, exact: exact.checked, all };
    try {
      return await server.postPatiently(url, wanted);
    } catch (error) {
      page.say(error.message, "error");
      return null;
    }
  }

  function show({ places, count }) {
    Object.assign(state, { places, count });
    find("find-count").textContent = count;
    find("find-cut").hidden = count === places.length;
    if (!readonly) find("find-all").disabled = !count;
    list.replaceChildren(...places.map(entry));
  }

  /** Also the places that are not listed, which are many. */
  async function replaceAll() {
    const isListed = state.count === state.places.length;
    const all = isListed ? state : await places({ all: true });
    if (all) replace(all.places);
  }

  function entry(place) {
    const element = item.cloneNode(true);
    element.querySelector(".quote").lang = TAGS[place.side];
    element.querySelector(".before").textContent = place.before;
    element.querySelector("mark").textContent = place.read;
    element.querySelector(".after").textContent = place.after;
    element.querySelector(".go").addEventListener("click", () => editor.view.focusOn(place));
    element.querySelector(".take")?.addEventListener("click", () => replace([place]));
    return element;
  }

  /** All as one step, which Undo takes back. */
  function replace(places) {
    const replacement = form.elements.replacement?.value ?? "";
    const rows = taken(
      editor.rows,
      places.map((place) => ({ ...place, replacement })),
    );
    if (rows !== editor.rows) editor.apply({ rows, focus: null });
    ask();
  }
}
