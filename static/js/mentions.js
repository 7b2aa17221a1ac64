/** Complete @name in the note: arrows choose, Enter or Tab inserts, Escape closes. */

const MENTION = /(?<![\w.@])[@＠]([^@＠\n]{0,40})$/u;

export function completeMentions(field, list) {
  const options = [...list.children];
  let shown = [];
  let chosen = 0;

  /** What stands behind the @ before the cursor, or null. */
  function begun() {
    const found = MENTION.exec(field.value.slice(0, field.selectionStart));
    return found ? found[1] : null;
  }

  function show() {
    const words = begun()?.toLocaleLowerCase();
    const fits = (option) => option.textContent.toLocaleLowerCase().startsWith(words);
    shown = words === undefined ? [] : options.filter(fits);
    for (const option of options) option.hidden = !shown.includes(option);
    list.hidden = !shown.length;
    choose(0);
  }

  function choose(place) {
    chosen = place;
    for (const [at, option] of shown.entries())
      option.setAttribute("aria-selected", String(at === place));
    if (shown.length) field.setAttribute("aria-activedescendant", shown[place].id);
    else field.removeAttribute("aria-activedescendant");
  }

  function insert(option) {
    const end = field.selectionStart;
    field.setRangeText(`${option.textContent} `, end - begun().length, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    field.focus();
  }

  function close() {
    shown = [];
    list.hidden = true;
    field.removeAttribute("aria-activedescendant");
  }

  field.addEventListener("input", show);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const act = {
      ArrowDown: () => choose((chosen + 1) % shown.length),
      ArrowUp: () => choose((chosen + shown.length - 1) % shown.length),
      Enter: () => insert(shown[chosen]),
      Tab: () => insert(shown[chosen]),
      Escape: close,
    }[event.key];
    if (!act || !shown.length) return;
    event.preventDefault();
    act();
  });
  // Before the field loses the focus.
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    insert(option);
  });
}
