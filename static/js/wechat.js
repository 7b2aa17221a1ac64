// A briefing as formatted text for the editor of a WeChat official account. That editor keeps only
// inline styles, drops classes and links to other sites, and renumbers lists: so every element has
// its style, links become their words, and numbers become text.

const STYLES = {
  H1: "font-size:22px;font-weight:bold;line-height:1.4;margin:0 0 16px;",
  H2: "font-size:18px;font-weight:bold;line-height:1.5;margin:28px 0 10px;color:#1d3f91;",
  H3: "font-size:17px;font-weight:bold;line-height:1.5;margin:22px 0 8px;",
  H4: "font-size:16px;font-weight:bold;line-height:1.5;margin:18px 0 8px;",
  P: "font-size:16px;line-height:1.75;margin:0 0 14px;",
  BLOCKQUOTE: "margin:0 0 14px;padding-left:14px;border-left:3px solid #d3d9e6;color:#515a6c;",
  TABLE: "border-collapse:collapse;width:100%;margin:0 0 14px;font-size:14px;line-height:1.5;",
  TH: "border:1px solid #d3d9e6;padding:6px 8px;text-align:left;font-weight:bold;",
  TD: "border:1px solid #d3d9e6;padding:6px 8px;",
  CAPTION: "text-align:left;font-size:14px;margin:0 0 6px;",
  FIGCAPTION: "font-size:14px;line-height:1.5;color:#515a6c;margin:0 0 14px;",
  IMG: "max-width:100%;height:auto;",
};
const ITEM = `${STYLES.P}margin-bottom:8px;text-indent:-1.5em;padding-left:`;
const KEPT =
  "h1, h2, h3, h4, p, blockquote, table, caption, thead, tbody, tr, th, td, strong, em, sup, br, img";
const NAMES = { FIGCAPTION: "P", EM: "STRONG" }; // Chinese has no italics
const LEFT_OUT = ".mark, .ask, .back, .visually-hidden, .say, .missing, #pair-menu, source";
// The last is the disclaimer: a text that leaves the site still says that it is no advice.
const PARTS = "h1, .standfirst, .key-points, .text, .end .small > div";

export function forWeChat(article) {
  const box = document.createElement("section");
  for (const part of article.querySelectorAll(PARTS)) box.append(copyOf(part, 0));
  const text = Array.from(box.querySelectorAll("h1, h2, h3, h4, p, table"), plain);
  return { html: box.outerHTML, text: text.filter(Boolean).join("\n\n") };
}

function plain(block) {
  if (!block.rows) return block.textContent.trim();
  const cells = (row) => Array.from(row.cells, (cell) => cell.textContent.trim());
  return Array.from(block.rows, (row) => cells(row).join(" | ")).join("\n");
}

function copyOf(node, depth) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  const copy = document.createDocumentFragment();
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return copy;
  if (node.matches("ul, ol")) return itemsOf(node, depth);
  if (!node.matches(KEPT) && !NAMES[node.nodeName]) return filled(copy, node, depth);
  const made = styled(node);
  if (node.matches(".note")) {
    made.append(`[${node.textContent}]`); // as its note is numbered
    return made;
  }
  const sides = sidesOf(node);
  if (sides.length > 1) made.append(...sides.flatMap(line));
  else filled(made, node, depth);
  return made;
}

function styled(node) {
  const made = document.createElement(NAMES[node.nodeName] ?? node.nodeName);
  if (STYLES[node.nodeName]) made.style.cssText = STYLES[node.nodeName];
  for (const align of ["right", "center"]) {
    if (node.matches(`:is(td, th).${align}`)) made.style.textAlign = align;
  }
  if (node.src) Object.assign(made, { src: node.currentSrc || node.src, alt: node.alt });
  for (const span of ["colSpan", "rowSpan"]) if (node[span] > 1) made[span] = node[span];
  return made;
}

// Each language of a title or a heading gets its own line.
function sidesOf(node) {
  return node.matches("h1, h2, h3, h4") ? [...node.children].filter((one) => one.lang) : [];
}

function line(side, at) {
  return at ? ["\n", document.createElement("br"), side.textContent] : [side.textContent];
}

function filled(made, node, depth) {
  for (const child of node.childNodes) made.append(copyOf(child, depth));
  return made;
}

function itemsOf(list, depth) {
  const copy = document.createDocumentFragment();
  let number = list.start ?? 1;
  for (const item of list.children) {
    if (item.hasAttribute("value")) number = item.value;
    const words = document.createElement("p");
    words.style.cssText = `${ITEM}${1.5 * (depth + 1)}em;`;
    words.append(`${markOf(list, number)} `);
    const below = document.createDocumentFragment();
    for (const child of item.childNodes) {
      const isBlock = child.nodeType === Node.ELEMENT_NODE && child.matches("ul, ol, blockquote");
      if (isBlock) below.append(copyOf(child, depth + 1));
      else if (child.nodeName === "P") filled(words, child, depth + 1);
      else words.append(copyOf(child, depth + 1));
    }
    copy.append(words, below);
    number += 1;
  }
  return copy;
}

function markOf(list, number) {
  if (list.nodeName === "UL") return "•";
  if (list.matches(".notes")) return `[${number}]`;
  return `${number}${list.matches(".bracketed") ? ")" : "."}`;
}
