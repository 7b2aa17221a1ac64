/** Letters above and below the line, as briefings/importing/readers/superscripts.py writes them. */

const RAISED = pairs("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ");
const LOWERED = pairs("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");

function pairs(from, to) {
  const made = [...to];
  return new Map([...from].map((letter, n) => [letter, made[n]]));
}

/** The text raised, or back on the line where all of it was; null where a letter has no such form. */
export const raised = (text) => changed(text, RAISED);
export const lowered = (text) => changed(text, LOWERED);

function changed(text, forms) {
  const back = new Map([...forms].map(([letter, form]) => [form, letter]));
  const letters = [...text];
  const map = letters.every((letter) => back.has(letter) || !letter.trim()) ? back : forms;
  if (!letters.every((letter) => map.has(letter) || !letter.trim())) return null;
  return letters.map((letter) => map.get(letter) ?? letter).join("");
}
