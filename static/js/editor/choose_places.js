/** Find and replace in all drafts: one tick chooses every place, or none. */

const form = document.querySelector('[data-part="places"]');
const all = form?.querySelector('[data-part="all"]');
const places = form ? [...form.querySelectorAll('input[name="place"]')] : [];

all?.addEventListener("change", () => {
  for (const place of places) place.checked = all.checked;
});
form?.addEventListener("change", () => {
  const chosen = places.filter((place) => place.checked).length;
  all.checked = chosen === places.length;
  all.indeterminate = chosen > 0 && chosen < places.length;
});
