/** A term for the firm's glossary, from what is selected on either side of a row. */

import { find } from "../../editor_page.js";
import { SIDES } from "../../rows/model.js";

export function offerTerms({ page, server, url, onAdded }) {
  const { editor } = page;
  const dialog = find("term-dialog");
  if (!url || !dialog) return;
  const form = dialog.querySelector("form");
  const says = dialog.querySelector("[data-part=term-said]");

  page.also("add-term", open);
  find("term-cancel").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add();
  });
  dialog.addEventListener("close", () => editor.view.focusOn(editor.focus));

  function open({ key }) {
    for (const side of SIDES) {
      form.elements[side].value = editor.view
        .chosen(key, side)
        .replace(/\s+/g, " ")
        .replace(/^[*_]+|[*_]+$/g, "")
        .trim();
    }
    form.elements.note.value = "";
    says.textContent = "";
    dialog.showModal();
    const empty = SIDES.find((side) => !form.elements[side].value);
    form.elements[empty ?? "note"].focus();
  }

  async function add() {
    const data = Object.fromEntries(
      [...SIDES, "note"].map((name) => [name, form.elements[name].value]),
    );
    try {
      const answer = await server.post(url, data);
      dialog.close();
      page.toast(answer.said);
      onAdded();
    } catch (error) {
      says.textContent = error.message;
    }
  }
}
