/** The rules within a line that differ from CommonMark, as briefings/text/markup/inline_rules.py has them.
 *
 * Addresses and e-mails are links on the page without anybody's doing; here they stay the text they are.
 */

const ADDRESS = /:\/\/[A-Za-z0-9](?:[!#$%&'()*+,\-./0-9:;=?@A-Z\]_a-z~]|\[(?!\^))*/y;
const SCHEME = /https?$/i;
const BRIEFING = /^briefing:[0-9]{4}-[1-9][0-9]{0,8}(?:#p-[0-9a-z]{1,16})?$/;
const MARK = /\[\^([^\]\s]{1,40})\]/y;
const STAR = 0x2a;
const UNDERSCORE = 0x5f;
const HAN = 0x2e80;

export function inlineRules(md) {
  md.inline.ruler.at("emphasis", emphasis);
  md.inline.ruler.before("emphasis", "address", address);
  md.inline.ruler.before("link", "note", note);
  md.validateLink = isSafe;
  // As typed, so that it is written again as it was.
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (url) => url;
}

export function isSafe(url) {
  const colon = url.indexOf(":");
  const scheme = url.slice(0, Math.max(0, colon));
  if (colon < 0 || scheme.includes("/") || scheme.includes("#")) return true;
  if (scheme.toLowerCase() === "briefing") return BRIEFING.test(url);
  return ["http", "https", "mailto"].includes(scheme.toLowerCase());
}

/** A mark of a footnote, if its text is there. */
function note(state, silent) {
  MARK.lastIndex = state.pos;
  const found = MARK.exec(state.src);
  if (!found || !state.env.notes?.has(found[1])) return false;
  if (!silent) state.push("note", "", 0).meta = { label: found[1] };
  state.pos += found[0].length;
  return true;
}

// --- Addresses -------------------------------------------------------------------------------------

function address(state, silent) {
  if (state.src[state.pos] !== ":" || state.linkLevel) return false;
  if (!SCHEME.test(state.pending)) return false;
  ADDRESS.lastIndex = state.pos;
  const found = ADDRESS.exec(state.src);
  if (!found) return false;
  const rest = withoutTrailingMarks(found[0].slice(1));
  if (!silent) state.pending += `:${rest}`;
  state.pos += 1 + rest.length;
  return true;
}

function withoutTrailingMarks(text) {
  const count = (letter) => text.split(letter).length - 1;
  const loose = { ")": count(")") - count("("), "]": count("]") - count("[") };
  let end = text.length;
  for (; end; end -= 1) {
    const last = text[end - 1];
    if (loose[last] > 0) loose[last] -= 1;
    else if (!".,;:!?'*_~".includes(last)) break;
  }
  return text.slice(0, end);
}

// --- Emphasis beside Chinese -----------------------------------------------------------------------

function emphasis(state, silent) {
  const marker = state.src.charCodeAt(state.pos);
  if (silent || (marker !== STAR && marker !== UNDERSCORE)) return false;
  let end = state.pos;
  while (end < state.posMax && state.src.charCodeAt(end) === marker) end += 1;
  const length = end - state.pos;
  const before = state.pos ? letterBefore(state.src, state.pos) : " ";
  const after = end < state.posMax ? String.fromCodePoint(state.src.codePointAt(end)) : " ";
  const { open, close } = flanks(marker, length, before, after);
  for (let n = 0; n < length; n += 1) {
    state.push("text", "", 0).content = state.src[state.pos];
    state.delimiters.push({ marker, length, token: state.tokens.length - 1, end: -1, open, close });
  }
  state.pos = end;
  return true;
}

function letterBefore(text, at) {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text[at - 1];
}

function flanks(marker, length, before, after) {
  if (isProduct(marker, length, before, after)) return { open: false, close: false };
  const left = !isBlank(after) && (!isMark(after) || isEdge(before));
  const right = !isBlank(before) && (!isMark(before) || isEdge(after));
  if (marker === STAR) return { open: left, close: right };
  return { open: left && (!right || isEdge(before)), close: right && (!left || isEdge(after)) };
}

/** A lone star multiplies, as in 2*3*4 and a*b. */
function isProduct(marker, length, before, after) {
  if (isDigit(before) && isDigit(after)) return true;
  return marker === STAR && length === 1 && isLatin(before) && isLatin(after);
}

const isDigit = (letter) => /[\p{Nd}²³¹⁰⁴-⁹₀-₉①-⑨]/u.test(letter);
const isLatin = (letter) => letter.codePointAt(0) < HAN && /[\p{L}\p{N}]/u.test(letter);
const isBlank = (letter) => /[\p{Zs}\t\n\v\f\r]/u.test(letter);
const isMark = (letter) => /[\p{P}\p{S}]/u.test(letter);
const isEdge = (letter) => isBlank(letter) || isMark(letter) || letter.codePointAt(0) >= HAN;
