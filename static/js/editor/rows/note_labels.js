/** Footnotes of two texts that become one, or of a text put into another: pure functions. */

const MARK = /\[\^([^\]\s]{1,40})\]/g;
const NOTE = /^ {0,3}\[\^([^\]\s]{1,40})\]:(.*)$/;

/** Join two texts by `join`; their notes stand at the end, and no two have the same mark. */
export function joinedWithNotes(first, second, join) {
  const [one, other] = [parted(first), parted(renamed(second, labelsIn(first)))];
  const body = join(one.body, other.body);
  const notes = [...one.notes, ...other.notes];
  return notes.length ? `${body}\n\n${notes.join("\n")}` : body;
}

/** A text that is put into another: a note keeps its mark unless another note there has it. */
export function withFreeLabels(text, other) {
  const [mine, theirs] = [notesIn(text), notesIn(other)];
  const isSame = (label) => mine.has(label) && mine.get(label) === theirs.get(label);
  const all = [...labelsIn(other)];
  return renamed(text, new Set(all.filter((label) => !isSame(label))), all);
}

function notesIn(text) {
  const found = text.split("\n").map((line) => NOTE.exec(line));
  return new Map(found.filter(Boolean).map(([, label, note]) => [label, note.trim()]));
}

const labelsIn = (text) => new Set([...text.matchAll(MARK)].map(([, label]) => label));

function renamed(text, taken, others = taken) {
  const names = new Map();
  const used = new Set([...others, ...labelsIn(text)]);
  for (const label of labelsIn(text)) {
    if (!taken.has(label)) continue;
    let free = 1;
    while (used.has(String(free))) free += 1;
    used.add(String(free));
    names.set(label, String(free));
  }
  return text.replace(MARK, (mark, label) => (names.has(label) ? `[^${names.get(label)}]` : mark));
}

function parted(text) {
  const lines = text.split("\n");
  const notes = lines.filter((line) => NOTE.test(line));
  if (!notes.length) return { body: text, notes };
  return {
    body: lines
      .filter((line) => !NOTE.test(line))
      .join("\n")
      .trimEnd(),
    notes,
  };
}
