/** The text area that a node belongs to, also from within the rich text that stands over it. */
export function areaOf(node) {
  const rich = node?.closest?.(".rich");
  if (rich) return rich.previousElementSibling;
  return node?.matches?.("textarea[data-side]") ? node : null;
}
