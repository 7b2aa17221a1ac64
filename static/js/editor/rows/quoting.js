/** The words that a finding is about, with a little of what stands around them. */

const AROUND = { "zh-hant": 12, en: 26 }; // characters of context on either side

/** Parts of a text, {text, marked}, for the places [start, end] of a finding on this side. */
export function quotation(text, places, side) {
  const parts = [];
  let last = 0;
  for (const [start, end] of places) {
    const from = Math.max(last, wordFrom(text, start - AROUND[side], side));
    if (from > last) parts.push({ text: "…" });
    parts.push({ text: text.slice(from, start) }, { text: text.slice(start, end), marked: true });
    last = end;
  }
  const to = wordTo(text, last + AROUND[side], side);
  parts.push({ text: text.slice(last, Math.max(last, to)) });
  if (to < text.length) parts.push({ text: "…" });
  return parts
    .map((part) => ({ ...part, text: withoutMarks(part.text) }))
    .filter((part) => part.text);
}

/** Writers do not see the marks of bold and of footnotes, so a quotation does not show them either. */
const withoutMarks = (text) => text.replace(/\*\*|\[\^[^\]\s]{1,40}\]:?/g, "");

/** Where a quotation may begin and end: in English not inside a word. */
function wordFrom(text, at, side) {
  if (at <= 0 || side !== "en") return at;
  return text.indexOf(" ", at) + 1 || at;
}

function wordTo(text, at, side) {
  if (at >= text.length || side !== "en") return at;
  return text.lastIndexOf(" ", at);
}
