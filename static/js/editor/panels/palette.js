/** All commands of the page in one list that is searched by typing (F1), by their words in both languages. */

import { find } from "../editor_page.js";
import { matching } from "../rows/command_search.js";

export function offerPalette({ page, names }) {
  const dialog = find("palette");
  const field = find("palette-words");
  const list = find("palette-list");
  let shown = [];
  let at = 0;

  page.also("palette", open);
  find("palette-open").addEventListener("click", open);
  field.addEventListener("input", show);
  field.addEventListener("keydown", key);
  list.addEventListener("click", ({ target }) => {
    const item = target.closest("[role=option]");
    if (item) run(shown[Number(item.dataset.n)]);
  });

  function open() {
    field.value = "";
    dialog.showModal();
    show();
  }

  function show() {
    shown = matching(names, field.value);
    at = 0;
    list.replaceChildren(...shown.map(item));
    find("palette-none").hidden = shown.length > 0;
    mark();
  }

  function item({ name, other, keys }, n) {
    const element = document.createElement("li");
    element.id = `command-${n}`;
    element.dataset.n = n;
    element.setAttribute("role", "option");
    const said = document.createElement("span");
    said.textContent = name;
    const also = document.createElement("small");
    also.textContent = other;
    element.append(said, also);
    if (keys) {
      const pressed = document.createElement("kbd");
      pressed.textContent = keys;
      element.append(pressed);
    }
    return element;
  }

  function key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (event.key === "Enter") return run(shown[at]);
    at = (at + step + shown.length) % (shown.length || 1);
    mark();
  }

  function mark() {
    for (const element of list.children)
      element.setAttribute("aria-selected", element.dataset.n === String(at));
    const chosen = list.children[at];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function run(command) {
    if (!command) return;
    dialog.close();
    page.act(command.action);
  }
}
