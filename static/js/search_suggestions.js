// Suggestions below the search field: the combobox of the ARIA Authoring Practices, with a list.
// reading.js loads this when the field is entered. Whatever fails leaves the plain form.

const PAUSE = 150; // milliseconds without a key before the site is asked
const PATIENCE = 3000; // after which an answer is not waited for
const LIST = "suggestions";

export function begin(field) {
  const list = make("ul", { id: LIST, role: "listbox", hidden: "" });
  list.setAttribute("aria-label", field.dataset.label);
  const status = make("span", { role: "status", class: "visually-hidden" });
  field.form.append(list, status);
  new Suggestions(field, list, status).listen();
}

export class Suggestions {
  #field;
  #list;
  #status;
  #active = -1;
  #timer = 0;
  #asking = null;
  #answers = new Map();

  constructor(field, list, status) {
    this.#field = field;
    this.#list = list;
    this.#status = status;
  }

  listen() {
    const field = this.#field;
    // While a Chinese word is being composed, neither its letters nor its keys are meant for us.
    field.addEventListener("input", (event) => event.isComposing || this.#soon());
    field.addEventListener("compositionstart", () => this.#close());
    field.addEventListener("compositionend", () => this.#soon());
    field.addEventListener("keydown", (event) => {
      if (!event.isComposing && event.keyCode !== 229) this.#key(event);
    });
    field.addEventListener("blur", () => this.#close());
    field.form.addEventListener("submit", () => this.#close());
    addEventListener("pagehide", () => this.#close());
    // The field keeps the focus while the list is pressed.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(option);
    });
    if (field.value && document.activeElement === field) this.#soon();
  }

  get #options() {
    return [...this.#list.children];
  }

  get #open() {
    return !this.#list.hidden;
  }

  #soon() {
    this.#stop();
    const typed = this.#field.value.trim();
    if (!typed) this.#close();
    else this.#timer = setTimeout(() => this.#ask(typed), PAUSE);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
  }

  async #ask(typed) {
    const asking = new AbortController();
    this.#asking = asking;
    const late = setTimeout(() => asking.abort(), PATIENCE);
    const answer = this.#answers.get(typed) ?? (await fetched(this.#field, typed, asking.signal));
    clearTimeout(late);
    if (this.#asking !== asking) return; // something else was typed meanwhile
    this.#asking = null;
    if (!answer) return this.#close();
    this.#answers.set(typed, answer);
    this.#show(answer);
  }

  #show({ suggestions, announcement }) {
    this.#list.replaceChildren(...suggestions.map(optionOf));
    this.#activate(-1);
    this.#list.hidden = !suggestions.length;
    this.#field.setAttribute("aria-expanded", this.#open);
    this.#status.textContent = announcement;
  }

  #close() {
    this.#stop();
    this.#list.hidden = true;
    this.#field.setAttribute("aria-expanded", false);
    this.#activate(-1);
    this.#status.textContent = "";
  }

  #key(event) {
    if (event.key === "Escape" && this.#open) {
      event.preventDefault();
      this.#close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.#arrow(event);
    } else if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#options[this.#active]);
    }
  }

  #arrow(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.altKey && event.key === "ArrowUp") return this.#close();
    if (!this.#open) return this.#soon();
    this.#activate(step(this.#active, event.key === "ArrowDown" ? 1 : -1, this.#options.length));
  }

  #activate(place) {
    this.#active = place;
    this.#options.forEach((option, at) => {
      option.setAttribute("aria-selected", at === place);
    });
    const option = this.#options[place];
    if (!option) return this.#field.removeAttribute("aria-activedescendant");
    this.#field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  #choose(option) {
    const { url } = option.dataset;
    this.#close();
    location.assign(url);
  }
}

/** Return the next place in a list of so many; -1, the field itself, lies between both ends. */
export function step(place, by, many) {
  const next = place + by;
  if (next < -1) return many - 1;
  return next < many ? next : -1;
}

/** Return the site's answer; nothing if it does not come or cannot be read. */
export async function fetched(field, typed, signal) {
  try {
    const url = `${field.dataset.suggestions}?q=${encodeURIComponent(typed)}`;
    const response = await fetch(url, { signal, headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function optionOf({ text, lang, kind, url }, place) {
  const option = make("li", { id: `${LIST}-${place}`, role: "option", "aria-selected": false });
  option.dataset.url = url;
  option.append(make("span", { lang }, text), make("small", {}, kind));
  return option;
}

function make(name, attributes, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}
