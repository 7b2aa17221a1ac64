// Copying from a briefing: a paragraph by its menu, or the reader's selection. The plain text includes
// the numbers of lists and footnotes, in the form that briefings/text/markup/renderer.py uses in the .txt.
// reading.js loads it when the reader first touches something.

// Navigation and tools are copied only by a selection within them. Also left out: what the page hides.
const NOT_COPIED =
  "nav, form, .bar, .skip, .share-page, .for-screens, .reading-keys, wbr, source, script, [hidden], " +
  ".mark, .ask, .back, .visually-hidden, .say, .whole-digest, " +
  ".without-en .side[lang=en], .without-zh .side[lang^=zh]";
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
const PARTS = new Set(["LI", "TR", "THEAD", "TBODY"]);
const QUOTATION = "    ";

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
  const copies = ranges.map((range) => copyOf(range, article.className));
  const lines = copies.flatMap(linesOf);
  if (!lines.length) return;
  copies.forEach(settle);
  event.clipboardData.setData("text/plain", lines.join("\n"));
  event.clipboardData.setData("text/html", copies.map((copy) => copy.innerHTML).join(""));
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
  const range = new Range();
  range.selectNodeContents(element);
  return linesOf(copyOf(range, "")).join("\n");
}

// The mark before each copied item, as shown on the page.
const marks = new WeakMap();

// Copy a range at once: walking its nodes one by one would freeze a slow phone in a long briefing.
// An item is copied with its list, a row with its table. The names say which side is folded away.
function copyOf(range, names) {
  const copy = document.createElement("div");
  copy.className = names;
  let root = range.commonAncestorContainer;
  const frames = [];
  while (!frames.length || PARTS.has(frames[0].nodeName)) {
    if (root.nodeType === Node.TEXT_NODE) break;
    frames.unshift(root.cloneNode());
    root = root.parentNode;
  }
  let inner = copy;
  for (const frame of frames) inner = inner.appendChild(frame);
  inner.append(range.cloneContents());
  if (frames.length) markLists(copy, root, range);
  clean(copy);
  return copy;
}

function markLists(copy, root, range) {
  const lists = [...root.querySelectorAll("ol, ul")].filter((list) => range.intersectsNode(list));
  copy.querySelectorAll("ol, ul").forEach((list, at) => {
    markItems(list, lists[at], range);
  });
}

function markItems(copy, list, range) {
  if (getComputedStyle(list).listStyleType === "none") return;
  const items = [...list.children].filter((item) => range.intersectsNode(item));
  [...copy.children].forEach((item, at) => {
    const number = list.nodeName === "OL" ? numberOf(items[at]) : null;
    if (number !== null) item.value = number;
    // A selection within an item copies words only, without the mark.
    if (!beginsIn(items[at], range)) marks.set(item, "");
    else if (number === null) marks.set(item, "• ");
    else if (list.matches(".notes")) marks.set(item, `[${number}] `);
    else marks.set(item, `${number}${list.matches(".bracketed") ? ")" : "."} `);
  });
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

// Remove what is not copied, and elements at the ends of which only the tags were selected.
function clean(copy) {
  for (const part of copy.querySelectorAll(NOT_COPIED)) part.remove();
  for (const end of ["firstChild", "lastChild"])
    for (let leaf = leafAt(copy, end); leaf !== copy && isEmpty(leaf); leaf = leafAt(copy, end))
      leaf.remove();
}

function leafAt(node, end) {
  return node[end] ? leafAt(node[end], end) : node;
}

// An empty cell keeps its place beside others.
function isEmpty(leaf) {
  if (["TD", "TH"].includes(leaf.nodeName)) return leaf.parentNode.children.length === 1;
  return !["IMG", "BR"].includes(leaf.nodeName) && !/\S/.test(leaf.textContent);
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
function wordsOf(node, name) {
  if (name === "#text") return node.data;
  if (name === "IMG") return node.alt && `[${node.alt}]`;
  return name === "SUP" && node.matches(".note") ? `[${node.textContent.trim()}]` : null;
}

const tidy = (line) => line.replace(/[ \t\n\r\f]{2,}|[\t\n\r\f]/g, " ").replace(/^ | $/g, "");

function linesOf(block) {
  const lines = [];
  write(block, lines);
  return lines;
}

function write(block, lines) {
  const name = block.nodeName;
  if (name === "TR") lines.push(rowOf(block));
  else if (name === "FIGURE")
    for (const child of [...block.children].reverse()) write(child, lines);
  else if (block.querySelector(STRUCTURE)) writeParts(block, lines);
  else writeLine(block.textContent, lines);
}

function writeLine(words, lines) {
  const line = tidy(words);
  if (line) lines.push(line);
}

function writeParts(block, lines) {
  const first = lines.length;
  let line = "";
  let tight = true; // whether the last line is prose
  const end = () => {
    const at = lines.length;
    writeLine(line, lines);
    if (lines.length > at) tight = true;
    line = "";
  };
  const add = (child, name) => {
    end();
    const at = lines.length;
    write(child, lines);
    if (lines.length === at) return;
    indent(lines, at, name === "BLOCKQUOTE" ? QUOTATION : marks.get(child));
    const joins = TIGHT.has(name) || child.matches(".table");
    if (at > first && !(tight && joins)) lines.splice(at, 0, "");
    tight = joins;
  };
  const read = (node) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      const name = child.nodeName;
      const words = wordsOf(child, name);
      if (words !== null) line += words;
      else if (BLOCKS.has(name)) add(child, name);
      else if (name === "BR") end();
      else read(child);
    }
  };
  read(block);
  end();
}

function indent(lines, first, mark = "") {
  if (!mark) return;
  const blank = " ".repeat(mark.length);
  for (let at = first; at < lines.length; at += 1)
    lines[at] = (at === first ? mark : blank) + lines[at];
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
