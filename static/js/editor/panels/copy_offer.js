/** The offer to go on with what an earlier visit left unsaved in this browser. */

import { find } from "../editor_page.js";
import { sayTheSame } from "../rows/merging.js";

export function offerCopy({ copy, rows, take }) {
  const kept = copy.read();
  if (!kept?.rows) return;
  if (sayTheSame(kept.rows, rows)) return copy.forget();
  find("copy-time").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
  find("copy").hidden = Boolean(kept.owed);
  find("copy-take").addEventListener("click", () => {
    find("copy").hidden = true;
    take(kept);
  });
  find("copy-drop").addEventListener("click", () => {
    find("copy").hidden = true;
    copy.forget();
  });
  if (kept.owed) take(kept);
}
