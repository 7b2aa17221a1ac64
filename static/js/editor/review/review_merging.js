/** Two changes of one review taken together, where they lie in different places: pure functions. */

/** The work with the changes of both since `base`; null if both changed the same. */
export function mergedWork(base, mine, theirs) {
  const items = mergedItems(itemsOf(base), itemsOf(mine), itemsOf(theirs));
  const front = mergedFields(base.front, mine.front, theirs.front);
  if (!items?.length || !front || !("heading" in items[0].text)) return null;
  return { ...mine, ...workOf(items), front };
}

/** Headings and pairs in their order, each with its marks. */
function itemsOf({ sections, rows }) {
  const texts = sections.flatMap(({ paragraphs, ...heading }) => [heading, ...paragraphs]);
  return texts.map((text, n) => ({ text, marks: rows[n] ?? {} }));
}

function workOf(items) {
  const sections = [];
  for (const { text } of items) {
    if ("heading" in text) sections.push({ ...text, paragraphs: [] });
    else sections.at(-1).paragraphs.push(text);
  }
  return { sections, rows: items.map(({ marks }) => marks) };
}

/** What the server found in a row is no change of it. */
const name = ({ text, marks: { codes, ...marks } }) => canonical([text, marks]);

/** JSON with the keys in order: the server's come in another one. */
const canonical = (value) => JSON.stringify(value ?? "", (_key, one) => sorted(one));
const sorted = (one) =>
  one && typeof one === "object" && !Array.isArray(one)
    ? Object.fromEntries(Object.entries(one).sort())
    : one;

function mergedItems(base, mine, theirs) {
  const [ours, other] = [change(base, mine), change(base, theirs)];
  if (isSame(ours, other)) return mine;
  const [first, second] = ours.start <= other.start ? [ours, other] : [other, ours];
  const isApart = first.end < second.start || (first.end === second.start && !isTouching());
  if (!isEmpty(ours) && !isEmpty(other) && !isApart) return null;
  const last = isEmpty(second) || isEmpty(first) ? (isEmpty(first) ? second : first) : null;
  if (last) return replaced(base, last);
  return replaced(replaced(base, second), first);

  /** Something put in just where the other change begins or ends: which comes first is not known. */
  function isTouching() {
    return first.start === first.end || second.start === second.end;
  }
}

const isEmpty = ({ start, end, items }) => start === end && !items.length;
const isSame = (one, other) =>
  one.start === other.start &&
  one.end === other.end &&
  one.items.map(name).join() === other.items.map(name).join();
const replaced = (list, { start, end, items }) => list.toSpliced(start, end - start, ...items);

/** From the first to the last difference. */
function change(base, made) {
  const [before, after] = [base.map(name), made.map(name)];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, end: base.length - tail, items: made.slice(start, made.length - tail) };
}

function mergedFields(base, mine, theirs) {
  const merged = {};
  for (const field of Object.keys(mine)) {
    const [was, here, there] = [base, mine, theirs].map((one) => canonical(one[field]));
    if (here !== was && there !== was && here !== there) return null;
    merged[field] = here === was ? (theirs[field] ?? "") : mine[field];
  }
  return merged;
}

/** Whether two works say the same. */
export function isSameWork(one, other) {
  return (
    Object.keys(one.front).every(
      (field) => canonical(one.front[field]) === canonical(other.front[field]),
    ) && itemsOf(one).map(name).join() === itemsOf(other).map(name).join()
  );
}
