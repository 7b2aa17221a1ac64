/** The row's menu: one for all rows, beside the row it was asked for. */

export function rowMenu(menu, choose) {
  menu.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (!button) return;
    menu.hidePopover();
    choose(button.dataset.action);
  });
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = [...menu.querySelectorAll("[data-action]:not([hidden])")];
    items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
  });

  return function open(anchor, { isHeading }) {
    for (const item of menu.querySelectorAll("[data-for]")) {
      item.hidden = item.dataset.for !== (isHeading ? "heading" : "pair");
    }
    menu.showPopover();
    const at = anchor.getBoundingClientRect();
    const box = menu.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left), innerWidth - box.width - 8);
    const below = at.bottom + box.height + 8 < innerHeight;
    menu.style.left = `${left}px`;
    menu.style.top = `${below ? at.bottom + 2 : Math.max(8, at.top - box.height - 2)}px`;
    menu.querySelector("[data-action]:not([hidden])").focus();
  };
}
