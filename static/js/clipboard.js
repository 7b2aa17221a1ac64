// Copying from a briefing: a paragraph by its menu, or the reader's selection. The plain text includes
// the numbers of lists and footnotes, in the form that briefings/text/markup/renderer.py uses in the .txt.
// reading.js loads it when the reader first touches something.

// Navigation and tools are copied only by a selection within them.
const NOT_COPIED =
  "nav, form, .skip, .share-page, .for-screens, .reading-keys, " +
  ".mark, .ask, .back, .visually-hidden, .say, #pair-menu";
// Separated without a blank line, as ".table" is.
const TIGHT = new Set(
  "P UL OL LI BLOCKQUOTE TABLE CAPTION THEAD TBODY TR FIGURE FIGCAPTION".split(" "),
);
const BLOCKS = new Set([
  ...TIGHT,
  ..."H1 H2 H3 H4 DIV SECTION ARTICLE ASIDE HEADER FOOTER MAIN NAV FORM DL DT DD".split(" "),
]);
// What makes the text of a block more than its words.
const STRUCTURE = [...BLOCKS, "IMG", "BR", "SUP"].join();
const QUOTATION = "    ";
const KEPT_EMPTY = new Set(["BR", "TD", "TH"]);
const NOTHING = { says: false, kept: false };

export function begin(article) {
  document.addEventListener("copy", (event) => copySelection(event, article));
  offerMenu(article);
}

// --- The selection ---

function copySelection(event, article) {
  const selection = getSelection();
  if (selection.isCollapsed || event.target.closest?.("input, textarea")) return;
  const ranges = Array.from({ length: selection.rangeCount }, (_each, at) =>
    selection.getRangeAt(at),
  );
  if (!ranges.some((range) => range.intersectsNode(article))) return;
  const box = document.createElement("div");
  for (const range of ranges) box.append(copyOf(rootOf(range), range));
  if (!box.textContent.trim()) return;
  settle(box);
  event.clipboardData.setData("text/plain", linesOf(box).join("\n"));
  event.clipboardData.setData("text/html", box.innerHTML);
  event.preventDefault();
}

// Make a copy independent of its page: without ids, and with absolute addresses.
function settle(copy) {
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  for (const link of copy.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
  for (const image of copy.querySelectorAll("img[src]")) image.setAttribute("src", image.src);
}

// Includes a side that is folded away.
function textOf(element) {
  const copy = element.cloneNode(true);
  trim(copy, element);
  return linesOf(copy).join("\n");
}

// An item is copied with its list, a row with its table.
function rootOf(range) {
  const root = range.commonAncestorContainer;
  if (["TR", "THEAD", "TBODY"].includes(root.nodeName)) return root.closest("table");
  return root.nodeName === "LI" ? root.parentElement : root;
}

// The mark before each copied item, as shown on the page.
const marks = new WeakMap();

// Return the part of a node inside the range. Cloning the whole node and pruning it is much faster
// than building the copy node by node: in a long briefing, a slow phone would freeze.
function copyOf(node, range) {
  if (node.nodeType === Node.TEXT_NODE) return range.cloneContents();
  const copy = document.createDocumentFragment();
  copy.append(node.cloneNode(true));
  if (!keeps(copy.firstChild, node, range).kept) copy.replaceChildren();
  return copy;
}

// Prune a copy of an element: remove what is outside the range (if there is one), hidden or not to be
// copied. Return whether words or a picture remain.
function trim(copy, element, range) {
  const isCut =
    range && (element.contains(range.startContainer) || element.contains(range.endContainer));
  if (isCut) cutTexts(copy, element, range);
  let says = false;
  let next = copy.firstElementChild;
  for (let node = element.firstElementChild; node; node = node.nextElementSibling) {
    const part = next;
    next = part.nextElementSibling;
    const found = keeps(part, node, isCut && range);
    if (!found.kept) part.remove();
    says ||= found.says;
  }
  return says || /\S/.test(copy.textContent);
}

function keeps(copy, node, range) {
  if ((range && !range.intersectsNode(node)) || node.matches(NOT_COPIED)) return NOTHING;
  const style = getComputedStyle(node);
  if (style.display === "none") return NOTHING;
  const says = trim(copy, node, range) || node.nodeName === "IMG";
  if (node.nodeName === "LI" && style.listStyleType !== "none") mark(node, copy, range);
  return { says, kept: says || KEPT_EMPTY.has(node.nodeName) };
}

function cutTexts(copy, element, range) {
  const parts = [...copy.childNodes];
  element.childNodes.forEach((node, at) => {
    if (node.nodeType !== Node.TEXT_NODE) return;
    const part = parts[at];
    if (!range.intersectsNode(node)) part.remove();
    if (node === range.endContainer) part.data = part.data.slice(0, range.endOffset);
    if (node === range.startContainer) part.data = part.data.slice(range.startOffset);
  });
}

function mark(item, copy, range) {
  const list = item.parentElement;
  const number = list.nodeName === "OL" ? numberOf(item) : null;
  if (number !== null) copy.value = number;
  // A selection within an item copies words only, without the mark.
  if (range && !beginsIn(item, range)) marks.set(copy, "");
  else if (number === null) marks.set(copy, "• ");
  else if (list.matches(".notes")) marks.set(copy, `[${number}] `);
  else marks.set(copy, `${number}${list.matches(".bracketed") ? ")" : "."} `);
}

function numberOf(item) {
  let number = item.parentElement.start;
  for (const one of item.parentElement.children) {
    if (one.hasAttribute("value")) number = one.value;
    if (one === item) break;
    number += 1;
  }
  return number;
}

// Return whether the range includes the start of an item.
function beginsIn(item, range) {
  if (!item.contains(range.startContainer)) return true;
  const before = document.createRange();
  before.setStart(item, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return !before.toString().trim();
}

// --- A copy as plain text ---

// Return the cells of a table's row as one line; an empty cell keeps its place.
function rowOf(row) {
  const cells = Array.from(row.children, (cell) => linesOf(cell).join(" / "));
  return cells
    .map((cell) => (cell ? ` ${cell}` : ""))
    .join(" |")
    .trim();
}

// Return what a node says by itself, or null if that is in the nodes inside.
function wordsOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeName === "IMG") return node.alt && `[${node.alt}]`;
  return node.nodeName === "SUP" && node.matches(".note") ? `[${node.textContent.trim()}]` : null;
}

const tidy = (line) => line.replace(/[ \t\n\r\f]+/g, " ").replace(/^ | $/g, "");

function linesOf(block) {
  if (block.nodeName === "TR") return [rowOf(block)];
  if (block.nodeName === "FIGURE") return [...block.children].reverse().flatMap(linesOf);
  if (!block.querySelector(STRUCTURE)) return [tidy(block.textContent)].filter(Boolean);
  const lines = [];
  let line = "";
  let tight = true; // whether the last line is prose
  const end = () => {
    if (!line) return;
    const text = tidy(line);
    if (text) lines.push(text);
    if (text) tight = true;
    line = "";
  };
  const add = (child) => {
    end();
    const inner = indented(linesOf(child), child);
    if (!inner.length) return;
    const joins = TIGHT.has(child.nodeName) || child.classList.contains("table");
    if (lines.length && !(tight && joins)) lines.push("");
    tight = joins;
    lines.push(...inner);
  };
  const read = (node) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      const words = wordsOf(child);
      if (words !== null) line += words;
      else if (child.nodeName === "BR") end();
      else if (BLOCKS.has(child.nodeName)) add(child);
      else read(child);
    }
  };
  read(block);
  end();
  return lines;
}

function indented(lines, block) {
  if (block.nodeName === "BLOCKQUOTE") return lines.map((line) => QUOTATION + line);
  const mark = marks.get(block);
  if (!mark) return lines;
  return lines.map((line, at) => (at ? " ".repeat(mark.length) : mark) + line);
}

// --- The menu of a paragraph ---

function offerMenu(article) {
  const menu = article.querySelector("#pair-menu");
  const words = article.querySelector("#citations");
  if (!menu || !words) return;
  const citations = JSON.parse(words.textContent);
  const status = menu.querySelector("[role=status]");
  menu.querySelector("[value=share]").hidden = !navigator.share;
  let mark = null;

  const close = (back) => {
    if (!mark) return;
    menu.hidden = true;
    mark.removeAttribute("aria-expanded");
    if (back) mark.focus();
    mark = null;
  };
  const open = (link) => {
    close(false);
    mark = link;
    const pair = link.closest(".pair");
    for (const item of menu.querySelectorAll("a"))
      item.href = item.dataset.follows
        ? item.dataset.follows + pair.id.replace("p-", "")
        : asking(pair, item.dataset.question);
    status.textContent = "";
    link.after(menu); // directly after its number, so the next Tab enters the menu
    link.setAttribute("aria-expanded", "true");
    menu.hidden = false;
    for (const other of article.querySelectorAll(".pair.is-current"))
      other.classList.remove("is-current");
    pair.classList.add("is-current");
    history.replaceState(null, "", `#${pair.id}`);
  };

  article.addEventListener("click", (event) => {
    const link = event.target.closest(".mark, .ask");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const own = link.closest(".pair").querySelector(".mark");
    if (mark === own) close(true);
    else open(own);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".mark, .ask, #pair-menu")) close(false);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget) && event.relatedTarget !== mark)
      close(false);
  });
  menu.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button || !mark) return;
    if (button.value === "share") {
      await share(mark.closest(".pair"));
      return;
    }
    status.textContent = (await copy(textFor(button.value, mark.closest(".pair"), citations)))
      ? status.dataset.done
      : status.dataset.failed;
  });
}

function asking(pair, question) {
  const address = new URL(pair.querySelector(".ask").href);
  if (question) address.searchParams.set("question", `${question} `);
  return address.href;
}

async function share(pair) {
  try {
    await navigator.share({ title: document.title, url: textFor("link", pair) });
  } catch {
    // The reader closed the sheet: nothing was shared, and nothing need be said.
  }
}

function textFor(what, pair, citations) {
  if (what === "link") return `${location.href.split("#")[0]}#${pair.id}`;
  if (what === "pair") {
    return [...pair.querySelectorAll(".side")].map(textOf).join("\n\n");
  }
  return citations[what].replace("{n}", pair.dataset.number).replace("{id}", pair.id);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy"); // for pages that are not served over TLS
    area.remove();
    return done;
  }
}
