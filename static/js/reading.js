// What makes reading easier where scripts run. Every page reads as well without it.

const root = document.documentElement;
const kept = {
  get: (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage is switched off: nothing is remembered
    }
  },
  set: (name, value) => {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {
      // as above
    }
  },
};

// Before the first paint: this module blocks rendering, so the page never flashes.
root.classList.add("js");
if (kept.get("theme")) root.dataset.theme = kept.get("theme");

function begin() {
  offerTheme();
  followLists();
  offerSuggestions();
  const article = document.querySelector(".briefing");
  if (!article) return;
  const pairs = [...article.querySelectorAll(".pair")];
  rememberRest(pairs);
  carryParagraph(pairs);
  rememberView(article);
  showSection(article);
  offerContents(article, pairs);
  moveByKey(pairs);
  offerColumns(article);
  offerCopying(article);
  offerWeChat(article);
}

// --- Light and dark ---

function offerTheme() {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  const dark = () =>
    (root.dataset.theme ||
      (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  button.hidden = false;
  button.setAttribute("aria-pressed", dark());
  button.addEventListener("click", () => {
    const theme = dark() ? "light" : "dark";
    const device = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.theme = theme;
    // Back at what the device says, there is nothing to remember.
    kept.set("theme", theme === device ? null : theme);
    button.setAttribute("aria-pressed", dark());
  });
}

// --- Suggestions while one types into the search field: loaded when it is entered ---

function offerSuggestions() {
  const field = document.querySelector("[data-suggestions]");
  if (!field) return;
  field.type = "text"; // a search field may not be a combobox
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", "suggestions");
  field.setAttribute("aria-expanded", false);
  const load = () => import(field.dataset.module).then(({ begin }) => begin(field), plain);
  if (document.activeElement === field) load();
  else field.addEventListener("focus", load, { once: true });
}

function plain() {
  // Without the module the page is what it is without scripts.
}

// --- The view a reader chose last ---

function rememberView(article) {
  for (const link of article.querySelectorAll(".views [data-view]")) {
    link.addEventListener("click", () =>
      kept.set("view", link.dataset.view === "parallel" ? "parallel" : null),
    );
  }
}

function followLists() {
  if (kept.get("view") !== "parallel") return;
  for (const link of document.querySelectorAll("a[data-parallel]"))
    link.href = link.dataset.parallel;
}

// --- The paragraph being read goes along to the other language ---

function carryParagraph(pairs) {
  const links = document.querySelectorAll(".languages a, .views a");
  for (const link of links) {
    link.addEventListener("click", () => {
      const pair = reading(pairs);
      if (pair) link.hash = pair.id;
    });
  }
}

// Where the reader rested last: the switch stands at the top of the page, so on the way to it
// the paragraph would be lost.
let rested = null;

function reading(pairs) {
  const chosen = pairs.find((pair) => pair.classList.contains("is-current") && inView(pair));
  if (chosen) return chosen;
  if (scrollY < 200) return rested || pairs.find((pair) => `#${pair.id}` === location.hash);
  return atTop(pairs);
}

// Sections first: one out of view need not have been laid out (briefing.css), and asking for the
// place of its paragraphs would do so.
function atTop(pairs) {
  const ends = (element) => element.getBoundingClientRect().bottom > 120;
  return pairs.find((pair) => ends(pair.parentElement) && ends(pair));
}

function rememberRest(pairs) {
  let timer = 0;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (scrollY >= 200) rested = atTop(pairs);
      }, 400);
    },
    { passive: true },
  );
}

function inView(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

// --- Contents ---

/** Mark the section being read: the last whose heading is above a third of the window. */
function showSection(article) {
  const links = new Map();
  for (const link of article.querySelectorAll(".contents a")) links.set(link.hash.slice(1), link);
  const headings = [...article.querySelectorAll(".text :is(h2, h3, h4)[id]")];
  if (!links.size || !headings.length) return;
  const above = new Set();
  // Everything above the window counts, so that a heading is "in view" from a third of it upwards.
  const upper = { rootMargin: "10000000px 0px -67% 0px" };
  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes)
      above[isIntersecting ? "add" : "delete"](target);
    const now = headings.findLast((heading) => above.has(heading));
    for (const [id, link] of links) {
      if (id === now?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, upper);
  for (const heading of headings) observer.observe(heading);
}

/** The contents close when they have led somewhere; beside the text they are always open. */
function offerContents(article, pairs) {
  const contents = article.querySelector(".contents details");
  if (!contents) return;
  const close = () => {
    contents.open = false;
  };
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a")) close();
  });
  document.addEventListener("click", (event) => {
    if (!contents.contains(event.target)) close();
  });
  contents.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !contents.open) return;
    close();
    contents.querySelector("summary").focus();
  });
  const form = contents.querySelector("form");
  const field = form.querySelector("input");
  field.max = pairs.length;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const pair = pairs[field.valueAsNumber - 1];
    if (!pair) return;
    close();
    location.hash = pair.id;
    pair.querySelector(".mark").focus({ preventScroll: true });
  });
}

// --- j and k, which readers who speak to their browser can switch off ---

function moveByKey(pairs) {
  const choice = document.querySelector("[data-reading-keys]");
  if (!choice) return;
  choice.checked = kept.get("keys") !== "off";
  choice.addEventListener("change", () => kept.set("keys", choice.checked ? null : "off"));
  choice.closest("[hidden]").hidden = false;
  addEventListener("keydown", (event) => {
    if (!choice.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
      return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const focused = pairs.findIndex((pair) => pair.contains(document.activeElement));
    const at = focused >= 0 ? focused + step : pairs.indexOf(reading(pairs) || pairs[0]);
    const pair = pairs[Math.min(Math.max(at, 0), pairs.length - 1)];
    makeCurrent(pair);
    pair.querySelector(".mark").focus({ preventScroll: true });
    pair.scrollIntoView({ block: "start" });
  });
}

function makeCurrent(pair) {
  for (const other of document.querySelectorAll(".pair.is-current"))
    other.classList.remove("is-current");
  pair.classList.add("is-current");
}

// --- On a phone either language may be folded away ---

function offerColumns(article) {
  const group = article.querySelector("[data-columns]");
  if (!group) return;
  group.hidden = false;
  const buttons = [...group.querySelectorAll("button")];
  const show = () => {
    for (const button of buttons) {
      article.classList.toggle(
        `without-${button.value}`,
        button.getAttribute("aria-pressed") === "false",
      );
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") === "true";
      button.setAttribute("aria-pressed", !on);
      // One of the two is always there.
      if (on)
        for (const other of buttons) if (other !== button) other.setAttribute("aria-pressed", true);
      show();
    });
  }
}

// --- Copying and the menu of a paragraph: loaded when the reader first touches something ---

const TOUCHES = ["pointerdown", "keydown", "focusin"];

function offerCopying(article) {
  const menu = article.querySelector("#pair-menu");
  if (!menu) return;
  // Where there is no mouse, the link at the end of a paragraph is the handle of this menu.
  if (matchMedia("(hover: none)").matches)
    for (const handle of article.querySelectorAll(".ask"))
      handle.textContent = menu.getAttribute("aria-label");
  let loaded = null;
  const load = () => {
    loaded ??= import(menu.dataset.module)
      .then(({ begin }) => begin(article), plain)
      .then(() => article.removeEventListener("click", early));
    return loaded;
  };
  // A number that is pressed before that opens its menu as soon as there is one.
  const early = (event) => {
    const link = event.target.closest(".mark, .ask");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    load().then(() => link.click());
  };
  for (const touch of TOUCHES) addEventListener(touch, load, { passive: true, once: true });
  article.addEventListener("click", early);
}

// --- The whole text, formatted for WeChat; the script is loaded when the button is pressed ---

function offerWeChat(article) {
  const button = article.querySelector("[data-wechat]");
  if (!button || !navigator.clipboard?.write || !window.ClipboardItem) return;
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const made = import(button.dataset.wechat).then(({ forWeChat }) => forWeChat(article));
    const as = (kind, part) => made.then((copy) => new Blob([copy[part]], { type: kind }));
    // Pass promises, because a browser allows writing only while it handles the click.
    const kinds = { "text/html": as("text/html", "html"), "text/plain": as("text/plain", "text") };
    status.textContent = await navigator.clipboard.write([new ClipboardItem(kinds)]).then(
      () => status.dataset.done,
      () => status.dataset.failed,
    );
  });
}

// Last, because it may begin at once, when every constant above must be there.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
