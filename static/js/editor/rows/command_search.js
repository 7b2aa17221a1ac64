/** Which commands go by the words that were typed: pure functions. */

/** Commands whose name, in either language, or keys hold all that was typed; those first that begin so.
 * A command is {action, name, other, keys}. */
export function matching(commands, typed) {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const isMeant = (command) => words.every((word) => said(command).includes(word));
  const begins = ({ name, other }) => words.length > 0 && [name, other].some(startsSo);
  const startsSo = (name) => folded(name).startsWith(words.join(" "));
  const found = commands.filter(isMeant);
  return [...found.filter(begins), ...found.filter((command) => !begins(command))];
}

const said = ({ name, other, keys }) => folded([name, other, keys].join(" "));

const folded = (text) => text.normalize("NFKC").toLowerCase();
