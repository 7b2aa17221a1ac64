/** Title and details above the text: shown when asked for, and saved with the text. */

import { find } from "../editor_page.js";
import { NotSaved } from "../saving/saving.js";
import { Authors } from "./authors.js";

const AGAIN = 10_000; // milliseconds until a save that failed is tried again

export class Details {
  #saved = "";
  #saving = false;
  #owed = false; // a save was asked for and could not be made: it is tried again until it is
  #retry = 0; // a timer
  #refusal = ""; // the reason why the last save was refused

  /** `onSaved` hears of the revisions before and after; `again` is called to save what is owed. */
  constructor({ page, server, url, onSaved, again }) {
    Object.assign(this, { page, server, url, onSaved, again });
    this.form = find("details-form");
    this.authors = new Authors(find("details-authors"));
    this.sources = find("details-sources");
    this.#saved = this.#now();
    if (location.hash === "#details") find("details").open = true;
    for (const name of ["input", "change", "click"])
      this.form.addEventListener(name, () => this.refresh());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.sources.addEventListener("click", (event) => this.#editSources(event.target));
  }

  get isDirty() {
    return this.#now() !== this.#saved;
  }

  /** What is unsaved, to be kept; null if nothing is. `take` shows it again. */
  get unsaved() {
    return this.isDirty ? this.#now() : null;
  }

  /** Show details as they were kept. */
  take(state) {
    const { fields, areas, authors, sources } = JSON.parse(state);
    for (const [name, value] of Object.entries(fields))
      if (this.form.elements[name] && name !== "csrfmiddlewaretoken")
        this.form.elements[name].value = value;
    for (const box of this.form.querySelectorAll('[name="areas"]'))
      box.checked = areas.includes(box.value);
    this.authors.show(authors);
    for (const row of this.sources.querySelectorAll("[data-source]")) row.remove();
    for (const source of sources) {
      const row = this.#addSource();
      for (const field of row.querySelectorAll("[data-field]"))
        field.value = source[field.dataset.field] ?? "";
    }
    this.refresh();
  }

  /** Show the saved details again. */
  drop() {
    this.take(this.#saved);
  }

  /** Say that there is something to save, or why it was refused, which a saved text would hide. */
  refresh() {
    if (!this.isDirty) {
      this.#refusal = "";
      return;
    }
    this.page.setEnabled("save", true);
    if (this.page.said === "error") return;
    if (this.#refusal) this.page.say(this.#refusal, "error");
    else this.page.say(this.page.words.unsaved);
  }

  async save({ quietly = false } = {}) {
    clearTimeout(this.#retry);
    this.#owed = false;
    if (this.#saving || !this.isDirty) return;
    this.#saving = true;
    this.#refusal = "";
    if (!quietly) this.page.say(this.page.words.saving);
    const sent = this.#now();
    try {
      this.#took(await this.server.postPatiently(this.url, JSON.parse(sent)), sent);
    } catch (error) {
      if (!(error instanceof NotSaved)) throw error;
      this.#refused(error);
    } finally {
      this.#saving = false;
    }
  }

  async saveOwed() {
    if (this.#owed) await this.save({ quietly: true });
  }

  #took(answer, sent) {
    this.form.elements.opened.value = answer.revision;
    if (this.#everything(sent) === this.#everything(this.#now())) {
      // A new author is one of the authors from now on.
      const rows = [...this.form.querySelectorAll("[data-author] select")];
      for (const [n, value] of answer.authors.entries()) this.#choose(rows[n], value);
      this.#saved = this.#now();
    } else {
      this.#saved = sent;
    }
    this.onSaved(answer);
    this.#mark({});
    const missing = find("details-missing");
    missing.textContent = answer.missing.length
      ? `${missing.dataset.words}${answer.missing.join(" · ")}`
      : "";
    for (const [language, title] of Object.entries(answer.title))
      for (const shown of document.querySelectorAll(`.own-title h1 [lang^="${language}" i]`))
        shown.textContent = title;
    this.page.say(answer.said, "saved");
    this.page.setShown("signed-out", false);
    this.page.setEnabled("save", this.isDirty);
    this.page.refresh(); // the text may be unsaved still
  }

  #refused(error) {
    if (error.answer?.opened) this.form.elements.opened.value = error.answer.opened;
    this.#refusal = error.message;
    this.#owed = error.later;
    if (error.later) {
      this.#retry = setTimeout(() => this.again(), AGAIN);
    } else {
      find("details").open = true;
      this.#mark(error.answer?.fields ?? {});
    }
    this.page.say(error.message, "error");
    this.page.setShown("signed-out", error.signedOut);
  }

  #mark(fields) {
    for (const field of this.form.elements)
      if (field.name) field.setAttribute("aria-invalid", field.name in fields);
    this.form.querySelector('[aria-invalid="true"]')?.focus();
  }

  #choose(select, value) {
    if (!select || select.value === value) return;
    const names = [...select.closest("[data-author]").querySelectorAll("input")];
    if (![...select.options].some((option) => option.value === value))
      select.append(
        new Option(
          names
            .map((name) => name.value)
            .join(" ")
            .trim(),
          value,
        ),
      );
    select.value = value;
    for (const name of names) Object.assign(name, { value: "", hidden: true });
  }

  #editSources(target) {
    target.closest("[data-remove-source]")?.closest("[data-source]").remove();
    if (target.closest("[data-add-source]")) this.#addSource().querySelector("input").focus();
    this.refresh();
  }

  #addSource() {
    const template = this.sources.querySelector("template");
    const row = template.content.cloneNode(true).querySelector("[data-source]");
    template.previousElementSibling.before(row);
    return row;
  }

  #now() {
    const data = new FormData(this.form);
    const areas = data.getAll("areas");
    data.delete("areas");
    const sources = [...this.sources.querySelectorAll("[data-source]")]
      .map((row) => [...row.querySelectorAll("[data-field]")])
      .filter((typed) => typed.some(({ value }) => value))
      .map((typed) =>
        Object.fromEntries(typed.map(({ dataset, value }) => [dataset.field, value])),
      );
    const fields = Object.fromEntries(data);
    return JSON.stringify({ fields, areas, authors: this.authors.chosen(), sources });
  }

  /** The state without the revision it was opened at. */
  #everything(state) {
    const { fields, ...rest } = JSON.parse(state);
    return JSON.stringify({ ...rest, fields: { ...fields, opened: "" } });
  }
}
