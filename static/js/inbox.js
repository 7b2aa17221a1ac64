// Keyboard shortcuts of the inbox: j and k move, Enter opens, x selects, / searches.

const rows = [...document.querySelectorAll("#result_list tbody tr")];
let current = -1;

function go(to) {
  if (!rows.length) {
    return;
  }
  rows[current]?.classList.remove("current");
  current = Math.max(0, Math.min(to, rows.length - 1));
  rows[current].classList.add("current");
  rows[current].querySelector("th a, td a")?.focus();
}

const KEYS = {
  j: () => go(current + 1),
  k: () => go(current - 1),
  x: () => rows[current]?.querySelector("input.action-select")?.click(),
  "/": () => document.getElementById("searchbar")?.focus(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) {
    return;
  }
  event.preventDefault();
  KEYS[event.key]();
});

for (const [place, row] of rows.entries()) {
  row.addEventListener("focusin", () => {
    rows[current]?.classList.remove("current");
    current = place;
    row.classList.add("current");
  });
}
