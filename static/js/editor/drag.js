/** Moving rows with mouse, pen or finger: pointer events, since HTML's own drag ignores touch. */

const EDGE = 80; // how near the window's edge the page begins to scroll
const FAR_ENOUGH = 5; // pixels before a press becomes a drag

/** `together(key)` gives the keys of the rows that go with one: those that are selected with it. */
export function makeDraggable(root, { onDrop, onTap, together }) {
  let drag = null;

  root.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".handle");
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    const row = handle.closest(".row");
    drag = { row, id: event.pointerId, y: event.clientY, moving: false, before: undefined };
    handle.setPointerCapture(event.pointerId);
  });

  root.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    if (!drag.moving && Math.abs(event.clientY - drag.y) < FAR_ENOUGH) return;
    if (!drag.moving) start();
    aim(event.clientY);
  });

  root.addEventListener("pointerup", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const { row, moving, before } = drag;
    stop();
    if (!moving) onTap(row, event);
    else if (before !== undefined) onDrop(row.dataset.key, before);
  });
  root.addEventListener("pointercancel", stop);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag?.moving) stop();
  });

  function start() {
    drag.moving = true;
    root.classList.add("dragging");
    const keys = together(drag.row.dataset.key);
    const rows = keys.length ? [...root.children].filter(isAmong(keys)) : [drag.row];
    for (const row of rows) row.classList.add("dragged");
    drag.isSection = rows[0].classList.contains("heading");
    if (drag.isSection && rows.length === 1) markSection(drag.row);
  }

  const isAmong = (keys) => (row) => keys.includes(row.dataset.key);

  function markSection(heading) {
    for (
      let row = heading.nextElementSibling;
      row && !row.classList.contains("heading");
      row = row.nextElementSibling
    ) {
      row.classList.add("dragged");
    }
  }

  /** The row before which the dragged one would land; null for the end. */
  function aim(y) {
    clearAim();
    const { isSection } = drag;
    const rows = [...root.children].filter(
      (row) => !row.hidden && (!isSection || row.classList.contains("heading")),
    );
    const target = rows.find((row) => {
      const box = row.getBoundingClientRect();
      return y < box.top + (isSection ? 0 : box.height / 2);
    });
    if (target) target.classList.add("drop-before");
    else root.lastElementChild.classList.add("drop-after");
    drag.before = target ? target.dataset.key : null;
    if (y < EDGE * 2) scrollBy(0, -12);
    else if (y > innerHeight - EDGE) scrollBy(0, 12);
  }

  function clearAim() {
    for (const row of root.querySelectorAll(".drop-before, .drop-after")) {
      row.classList.remove("drop-before", "drop-after");
    }
  }

  function stop() {
    if (!drag) return;
    clearAim();
    root.classList.remove("dragging");
    for (const row of root.querySelectorAll(".dragged")) row.classList.remove("dragged");
    drag = null;
  }
}
