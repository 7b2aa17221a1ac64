/** The words of a finding: as they stand in the panel, and under a row where nothing is underlined. */

import { SIDES, TAGS } from "../../rows/model.js";
import { quotation } from "../../rows/quoting.js";

export const blank = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** What a finding says, in an element of a template. */
export function filled(item, row, one) {
  item.classList.toggle("hint", one.severity === "hint");
  item.querySelector(".kind").textContent = one.name;
  item.querySelector(".said").textContent = one.said;
  item.querySelector(".snippets").append(...snippets(row, one));
  return item;
}

/** The words of a finding on either side with a little of what stands round them, marked. */
function snippets(row, one) {
  return SIDES.filter((side) => one.marks[side].length).map((side) => {
    const quote = document.createElement("span");
    quote.className = "snippet";
    quote.lang = TAGS[side];
    for (const part of quotation(row[side], one.marks[side], side)) {
      quote.append(part.marked ? marked(part.text) : part.text);
    }
    return quote;
  });
}

function marked(text) {
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}

/** Show under a row what is not underlined in it: findings in headings, in marks, or of no words. */
export function showNotes(element, row, findings, onIgnore) {
  const said = JSON.stringify(findings);
  if ((element.dataset.checked ?? "[]") === said) return;
  element.dataset.checked = said;
  element.querySelector(".check-notes")?.remove();
  if (!findings.length) return;
  const notes = document.createElement("ul");
  notes.className = "check-notes";
  for (const one of findings) {
    const item = filled(blank("check-note"), row, one);
    item.querySelector(".ignore").addEventListener("click", () => onIgnore(row, one));
    notes.append(item);
  }
  element.append(notes);
}
