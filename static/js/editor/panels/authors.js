/** The authors of an import: match each name to an existing author or a new person. */

import { SIDES } from "../rows/model.js";

export class Authors {
  #place;

  constructor(place) {
    this.#place = place;
    for (const row of this.#rows()) this.#show(row);
    place.addEventListener("change", (event) => this.#show(event.target.closest("[data-author]")));
    place.addEventListener("click", (event) => {
      event.target.closest("[data-remove-author]")?.closest("[data-author]").remove();
      if (event.target.closest("[data-add-author]")) this.#add();
    });
  }

  /** Return the authors in the form that the server reads. */
  chosen() {
    return this.#rows().map((row) =>
      Object.fromEntries(
        [...row.querySelectorAll("[data-field]")].map((field) => [
          field.dataset.field,
          field.value,
        ]),
      ),
    );
  }

  /** Show the authors as they were chosen elsewhere. */
  show(chosen) {
    for (const row of this.#rows()) row.remove();
    for (const one of chosen) this.#fill(this.#added(), one);
  }

  #fill(row, one) {
    for (const field of row.querySelectorAll("[data-field]")) {
      const value = one[field.dataset.field] ?? "";
      const isOffered = !field.options || [...field.options].some((each) => each.value === value);
      if (!isOffered)
        field.append(
          new Option(
            SIDES.map((side) => one[side])
              .join(" ")
              .trim(),
            value,
          ),
        );
      field.value = value;
    }
    this.#show(row);
  }

  #rows() {
    return [...this.#place.querySelectorAll("[data-author]")];
  }

  /** Hide the name fields for an existing author; they are for a new person. */
  #show(row) {
    const known = row.querySelector("select").value.startsWith("author:");
    for (const field of row.querySelectorAll("input")) field.hidden = known;
  }

  #add() {
    this.#added().querySelector("select").focus();
  }

  #added() {
    const template = this.#place.querySelector("template");
    const row = template.content.cloneNode(true).querySelector("[data-author]");
    const select = row.querySelector("select");
    select.value = "new";
    template.previousElementSibling.before(row);
    this.#show(row);
    return row;
  }
}
