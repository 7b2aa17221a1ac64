/** The authors of an import: match each name to an existing author or a new person. */

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

  #rows() {
    return [...this.#place.querySelectorAll("[data-author]")];
  }

  /** Hide the name fields for an existing author; they are for a new person. */
  #show(row) {
    const known = row.querySelector("select").value.startsWith("author:");
    for (const field of row.querySelectorAll("input")) field.hidden = known;
  }

  #add() {
    const template = this.#place.querySelector("template");
    const row = template.content.cloneNode(true).querySelector("[data-author]");
    const select = row.querySelector("select");
    select.value = "new";
    template.previousElementSibling.before(row);
    this.#show(row);
    select.focus();
  }
}
