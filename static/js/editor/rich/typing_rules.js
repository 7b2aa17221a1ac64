/** What typing at the beginning of a paragraph means: a list or a quotation, as in Word. */

import { InputRule, inputRules, wrapIn, wrapInList } from "../../vendor/rich_text.js";
import { schema } from "./document/schema.js";

const { nodes } = schema;

export const typingRules = () =>
  inputRules({
    rules: [
      beginning(/^[-*•]\s$/, ([mark]) =>
        wrapInList(nodes.bullet_list, { marker: mark[0] === "*" ? "*" : "-" }),
      ),
      beginning(/^(\d{1,9})([.)])\s$/, ([, , marker]) =>
        wrapInList(nodes.ordered_list, { marker }),
      ),
      beginning(/^>\s$/, () => wrapIn(nodes.blockquote)),
    ],
  });

/** A rule for paragraphs that stand in nothing else. */
function beginning(pattern, commandOf) {
  return new InputRule(pattern, (state, match, start, end) => {
    if (state.selection.$from.depth !== 1) return null;
    const tr = state.tr.delete(start, end);
    const isWrapped = commandOf(match)(state.apply(tr), (made) => {
      for (const step of made.steps) tr.step(step);
    });
    if (!isWrapped) return null;
    const number = Number(match[1] ?? 1);
    const item = tr.selection.$from.before(2);
    if (number !== 1 && tr.doc.nodeAt(item)?.type === nodes.list_item)
      tr.setNodeMarkup(item, null, { number });
    return tr;
  });
}
