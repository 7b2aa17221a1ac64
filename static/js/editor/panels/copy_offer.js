/** What an earlier visit left unsaved, here or on another device: shown again, or offered. */

import { find } from "../editor_page.js";
import { sayTheSame } from "../rows/merging.js";

/** `take(kept)` shows it; `drop()` shows the saved text again. */
export function offerCopy({ copy, rows, revision, take, drop }) {
  const kept = copy.read();
  if (!kept?.rows) return;
  if (sayTheSame(kept.rows, rows) && !kept.details) return copy.forget();
  const when = new Date(kept.at).toLocaleString(document.documentElement.lang);
  if (kept.elsewhere && kept.revision === revision) return showTaken({ when, kept, take, drop });
  find("copy-time").textContent = when;
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

/** Nobody has saved since: go on where the typing stopped. */
function showTaken({ when, kept, take, drop }) {
  take(kept);
  find("taken-time").textContent = when;
  find("taken").hidden = false;
  find("taken-keep").addEventListener("click", () => {
    find("taken").hidden = true;
  });
  find("taken-drop").addEventListener("click", () => {
    find("taken").hidden = true;
    drop();
  });
}
