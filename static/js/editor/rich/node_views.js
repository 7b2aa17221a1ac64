/** Notes and figures as the writer sees them. */

import { previewOf } from "../rows/figures.js";

/** A note's mark: its number in the briefing, and its text when it is pointed at. */
export function noteView(node, labelled) {
  const dom = document.createElement("sup");
  const show = ({ attrs }) => {
    dom.className = "note";
    dom.dataset.label = attrs.label;
    dom.title = attrs.text;
    dom.classList.toggle("missing", !attrs.text);
    dom.setAttribute("aria-label", `${labelled} ${attrs.text}`);
  };
  show(node);
  dom.textContent = node.attrs.label;
  return {
    dom,
    update(other) {
      if (other.type !== node.type) return false;
      show(other);
      return true;
    },
    ignoreMutation: () => true,
  };
}

/** Number the marks in the order in which they stand, from the number that a side begins with. */
export function numberNotes(root, first) {
  const numbers = new Map();
  for (const mark of root.querySelectorAll("sup.note")) {
    const { label } = mark.dataset;
    if (!numbers.has(label)) numbers.set(label, first + numbers.size);
    const said = String(numbers.get(label));
    if (mark.textContent !== said) mark.textContent = said;
  }
}

export function figureView({ attrs }, place) {
  const dom = document.createElement("figure");
  const picture = document.createElement("img");
  picture.src = previewOf(place, attrs);
  picture.alt = attrs.alt;
  picture.width = attrs.width;
  picture.height = attrs.height;
  const caption = document.createElement("figcaption");
  caption.textContent = attrs.caption.replace(/\\(.)/g, "$1");
  dom.append(picture, caption);
  return { dom, ignoreMutation: () => true };
}
