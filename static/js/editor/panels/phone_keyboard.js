/** On a phone: how much of the window the keyboard covers. Save stands above it, and the words that are
 * written stay in sight. */

const KEYBOARD = 120; // pixels; less is a bar of the browser that comes and goes

export function makeRoomForKeyboard() {
  const seen = window.visualViewport;
  if (!seen) return;
  seen.addEventListener("resize", () => {
    const covered = Math.max(0, innerHeight - seen.height - seen.offsetTop);
    document.body.style.setProperty("--keyboard", `${Math.round(covered)}px`);
    if (covered > KEYBOARD) showCursor(seen);
  });
}

function showCursor(seen) {
  const box = document.activeElement
    ?.closest(".row [data-rich], .row textarea")
    ?.getBoundingClientRect();
  if (box && box.bottom > seen.height) document.activeElement.scrollIntoView({ block: "center" });
}
