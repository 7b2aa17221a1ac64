/** The toolbar's work on one text and its selection: pure functions on {value, start, end}. */

/** Put marks around the selection, or take them away where they are already. */
export function wrap({ value, start, end }, mark) {
  const size = mark.length;
  const [before, inside, after] = [
    value.slice(0, start),
    value.slice(start, end),
    value.slice(end),
  ];
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return {
      value: before.slice(0, -size) + inside + after.slice(size),
      start: start - size,
      end: end - size,
    };
  }
  if (inside.length >= 2 * size && inside.startsWith(mark) && inside.endsWith(mark)) {
    return { value: before + inside.slice(size, -size) + after, start, end: end - 2 * size };
  }
  return { value: before + mark + inside + mark + after, start: start + size, end: end + size };
}

/** [selection](address), with the address selected for typing; or the words, if an address was. */
export function link({ value, start, end }) {
  const inside = value.slice(start, end);
  const isAddress = /^(https?:\/\/|mailto:)\S+$/.test(inside);
  const [words, address] = isAddress ? ["", inside] : [inside, "https://"];
  const text = `[${words}](${address})`;
  const from = isAddress ? start + 1 : start + words.length + 3;
  return {
    value: value.slice(0, start) + text + value.slice(end),
    start: from,
    end: isAddress || !words ? start + 1 : from + address.length,
  };
}

/** Begin every line of the selection with a mark, or take it away where all have it. */
export function prefix({ value, start, end }, mark) {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const stop = value.indexOf("\n", end);
  const to = stop < 0 ? value.length : stop;
  const lines = value.slice(from, to).split("\n");
  const numbered = mark === "1. ";
  const has = (line) => (numbered ? /^\d+\. /.test(line) : line.startsWith(mark));
  const changed = lines.every(has)
    ? lines.map((line) => (numbered ? line.replace(/^\d+\. /, "") : line.slice(mark.length)))
    : lines.map(
        (line, n) => (numbered ? `${n + 1}. ` : mark) + line.replace(/^(- |> |\d+\. )/, ""),
      );
  const text = changed.join("\n");
  return {
    value: value.slice(0, from) + text + value.slice(to),
    start: from,
    end: from + text.length,
  };
}

export const FORMATS = {
  bold: (at) => wrap(at, "**"),
  italic: (at) => wrap(at, "*"),
  link,
  bullets: (at) => prefix(at, "- "),
  numbers: (at) => prefix(at, "1. "),
  quote: (at) => prefix(at, "> "),
};
