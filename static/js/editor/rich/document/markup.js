/** The Markdown subset of a side as markdown-it's tokens: the browser's counterpart of `parse` in
 * briefings/text/markup/renderer.py. tests/static/js/editor/rich/ compares the two.
 */

import { MarkdownIt } from "../../../vendor/rich_text.js";
import { inlineRules } from "./inline_rules.js";

const RULES = ["emphasis", "link", "list", "blockquote", "newline", "escape", "entity", "table"];
const MARK = /\[\^([^\]\s]{1,40})\]/g;
const NOTE = /^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$/;
const DELIMITER = /^[-:|][-:| \t]*$/;
const FIGURE =
  /^!\[((?:[^[\]\\\n]|\\.)*)\]\(figure:([0-9a-f]{64})-([1-9]\d{0,4})x([1-9]\d{0,4})(?: "((?:[^"\\\n]|\\.)*)")?\)[ \t]*$/;
const BREAK = /(?<!\\)<br *\/?>/gi;

const DEEP = /^(?:[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|>)/;
const TOO_DEEP = 4; // blanks

const md = new MarkdownIt("zero", { html: false, breaks: true }).enable(RULES);
inlineRules(md);
const pipeTable = md.block.ruler.__rules__[md.block.ruler.__find__("table")].fn;
md.block.ruler.at("table", table, { alt: ["paragraph", "reference"] });
md.block.ruler.before("paragraph", "figure", figure, { alt: ["paragraph"] });
md.core.ruler.before("inline", "trim", (state) => {
  // Also wide blanks, with which Chinese paragraphs are often indented.
  for (const token of state.inlineMode ? [] : state.tokens)
    if (token.type === "inline") token.content = token.content.trim();
});

for (const name of ["list", "blockquote"]) {
  const rule = md.block.ruler.__rules__[md.block.ruler.__find__(name)];
  md.block.ruler.at(name, orTooDeep(rule.fn), { alt: rule.alt });
}

/** Tokens of the text without its notes, and the text of each note by its label. `isOdd` says that the
 * page shows the text in another way than these tokens.
 */
export function parse(source) {
  const { body, notes } = splitNotes(source);
  const env = { notes, isOdd: false };
  const tokens = md.parse(body, env);
  return { body, notes, tokens, isOdd: env.isOdd };
}

/** Far in, a mark begins code in CommonMark, which neither page has; on the server it begins a list. */
function orTooDeep(rule) {
  return (state, start, end, silent) => {
    const indent = state.sCount[start] - state.blkIndent;
    if (indent >= TOO_DEEP && DEEP.test(lineOf(state, start))) state.env.isOdd = true;
    return rule(state, start, end, silent);
  };
}

/** Tokens of words within a line; `notes` has the labels that are known. */
export const parseLine = (source, notes) => md.parseInline(source, { notes })[0]?.children ?? [];

/** A cell's words as they stand between two bars. */
export const cellText = (content) => content.replace(BREAK, "\n");

/** Take the lines `[^1]: …` out; only notes that the text mentions become footnotes. A second note of a
 * label stays text.
 */
export function splitNotes(source) {
  if (!source.includes("[^")) return { body: source, notes: new Map() };
  const lines = [];
  const texts = new Map();
  for (const line of source.split("\n")) {
    const found = NOTE.exec(line);
    if (!found || texts.has(found[1])) lines.push(line);
    else texts.set(found[1], found[2].trim());
  }
  const text = lines.join("\n");
  const notes = new Map();
  for (const [, label] of text.matchAll(MARK))
    if (texts.has(label)) notes.set(label, texts.get(label));
  const lost = [...texts].filter(([label]) => !notes.has(label));
  const body = [text.replace(/\n+$/, ""), ...lost.map(([label, note]) => `[^${label}]: ${note}`)];
  return { body: body.join("\n"), notes };
}

// --- Tables and figures ----------------------------------------------------------------------------

const lineOf = (state, n) => state.src.slice(state.bMarks[n] + state.tShift[n], state.eMarks[n]);

/** GitHub's rule, but with a bar in each line: the line after a table is no row. */
function table(state, start, end, silent) {
  if (start + 1 >= end || !lineOf(state, start).includes("|")) return false;
  const delimiter = lineOf(state, start + 1);
  if (!delimiter.includes("|") || !DELIMITER.test(delimiter)) return false;
  if (state.sCount[start] - state.blkIndent >= TOO_DEEP) state.env.isOdd = true;
  if (state.sCount[start + 1] - state.blkIndent >= TOO_DEEP) state.env.isOdd = true;
  if (silent) return pipeTable(state, start, end, silent);
  let stop = start + 2;
  while (stop < end && lineOf(state, stop).includes("|")) stop += 1;
  return pipeTable(state, start, stop, silent);
}

function figure(state, start, _end, silent) {
  const found = FIGURE.exec(lineOf(state, start));
  if (!found) return false;
  if (silent) return true;
  state.line = start + 1;
  const token = state.push("figure", "figure", 0);
  const [, alt, digest, width, height, caption = ""] = found;
  token.meta = { alt, digest, width: Number(width), height: Number(height), caption };
  token.map = [start, start + 1];
  return true;
}
