/** Clashes: base, theirs and mine beside each other, for the writer to choose. */

import { find } from "../editor_page.js";
import { TAGS } from "../rows/model.js";

/** Show the clashes; `choose` gets "theirs" or "mine" for each. */
export function askClashes(clashes, choose) {
  const blank = document.getElementById("clash-item").content.firstElementChild;
  const items = clashes.map((clash) => filled(blank.cloneNode(true), clash));
  find("clash-list").replaceChildren(...items);
  find("clashes-done").onclick = () => {
    find("clashes").hidden = true;
    choose(items.map((item) => item.querySelector("input:checked").value));
  };
  find("clashes").hidden = false;
  find("clashes").scrollIntoView({ block: "nearest" });
}

function filled(item, clash) {
  for (const name of ["base", "theirs", "mine"]) {
    const wording = item.querySelector(`.${name}`);
    wording.textContent = clash[name];
    wording.lang = TAGS[clash.side];
  }
  for (const radio of item.querySelectorAll("input"))
    radio.name = `clash-${clash.id}-${clash.side}`;
  return item;
}
