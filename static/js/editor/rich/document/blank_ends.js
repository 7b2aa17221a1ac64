/** The blanks round pasted words, which reading them as Markdown takes away. */

import { Fragment } from "../../../vendor/rich_text.js";
import { schema } from "./schema.js";

/** Give the words of one pasted line their blanks at both ends again. */
export function withBlankEnds(content, text) {
  const only = content.firstChild;
  if (content.childCount !== 1 || only.type !== schema.nodes.paragraph || /\n/.test(text))
    return content;
  const [before, after] = [/^[ \u00a0\u3000]+/, /[ \u00a0\u3000]+$/].map(
    (blanks) => blanks.exec(text)?.[0],
  );
  const words = [before, after].map((blank) => Fragment.from(blank ? schema.text(blank) : []));
  return Fragment.from(only.copy(words[0].append(only.content).append(words[1])));
}
