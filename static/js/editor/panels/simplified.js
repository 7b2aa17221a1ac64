/** How a pair's Chinese reads in Simplified characters: by itself, or as the writer has it. */

import { indexOf, SIMPLIFIED } from "../rows/model.js";

const PAUSE = 600; // milliseconds without typing before the Chinese is converted again

export function offerSimplified({ page, server, url }) {
  const { editor } = page;
  const blank = document.getElementById("simplified-box").content.firstElementChild;
  const opened = new Set(); // keys of rows whose box is open although it is blank
  const automatic = new Map(); // Chinese → the same, converted
  let waiting = 0;

  page.also("simplified", ({ key }) => {
    opened.add(key);
    editor.refresh();
    editor.view.element(key)?.querySelector(".simplified textarea").focus();
  });
  editor.view.alsoShow(show);
  editor.root.addEventListener(
    "input",
    ({ target }) => target.matches(".simplified textarea") && typed(target),
  );
  editor.root.addEventListener("click", ({ target }) => {
    const button = target.closest(".simplified button");
    if (button) take(button.closest(".row").dataset.key, button.classList.contains("copy"));
  });

  function show(element, row) {
    if (row.kind !== "pair") return;
    let box = element.querySelector(".simplified");
    if (!row[SIMPLIFIED] && !opened.has(row.key)) return box?.remove();
    if (!box) {
      box = blank.cloneNode(true);
      element.append(box);
    }
    const area = box.querySelector("textarea");
    area.readOnly = editor.readonly;
    if (area.value !== (row[SIMPLIFIED] ?? "")) area.value = row[SIMPLIFIED] ?? "";
    const converted = automatic.get(row["zh-hant"]);
    box.querySelector(".automatic").textContent = converted ?? "…";
    box.classList.toggle("by-hand", Boolean(row[SIMPLIFIED]));
    if (converted === undefined) soon();
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(convert, automatic.size ? PAUSE : 0);
  }

  async function convert() {
    const wanted = editor.rows.filter(
      (row) => (row[SIMPLIFIED] || opened.has(row.key)) && !automatic.has(row["zh-hant"]),
    );
    const texts = [...new Set(wanted.map((row) => row["zh-hant"]))];
    if (!texts.length) return;
    try {
      const answer = await server.post(url, { texts });
      for (const [n, text] of texts.entries()) automatic.set(text, answer.texts[n]);
      editor.refresh();
    } catch (error) {
      page.say(error.message, "error");
    }
  }

  function typed(area) {
    write(area.closest(".row").dataset.key, area.value, true);
  }

  /** Begin with the conversion, to change it; or go back to it. */
  function take(key, copy) {
    const row = editor.rows[indexOf(editor.rows, key)];
    if (!copy) opened.delete(key);
    write(key, copy ? (automatic.get(row["zh-hant"]) ?? "") : "");
    if (copy) editor.view.element(key).querySelector(".simplified textarea").focus();
    else
      editor.view.focusOn({
        key,
        side: "zh-hant",
        start: row["zh-hant"].length,
        end: row["zh-hant"].length,
      });
  }

  /** A separate step to undo; typing is grouped and keeps its place. */
  function write(key, text, typing = false) {
    const at = indexOf(editor.rows, key);
    if (editor.readonly || (editor.rows[at][SIMPLIFIED] ?? "") === text) return editor.refresh();
    const rows = editor.rows.with(at, { ...editor.rows[at], [SIMPLIFIED]: text });
    if (text || typing) opened.add(key); // clearing the box does not close it under the writer
    editor.history.record(
      rows,
      { key, side: "zh-hant", start: 0, end: 0 },
      { tag: typing ? `${key} simplified` : null },
    );
    editor.refresh();
  }
}
