"""Raised and lowered text as text: ⁶ and ₂ where Unicode has the sign, else ^(…) and _(…)."""

import re
from typing import Literal

Raised = Literal["", "superscript", "subscript"]

# Longer text is set small for its looks: a remark, a whole line.
LONGEST = 12

_SIGNS: dict[str, dict[int, int]] = {
    "superscript": str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"),
    "subscript": str.maketrans(
        "0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
    ),
}
_ELSE = {"superscript": "^({})", "subscript": "_({})"}
# Raised by custom and not for their meaning: 1st, 2º, Acme™, references such as [1], and Chinese.
_CUSTOM = re.compile(
    r"(?:st|nd|rd|th|er|o|a|º|ª|tm|sm|™|®|©|\W*)|\[.*\]|.*[\u2e80-\U0003ffff].*", re.I
)


def raised_text(text: str, kind: Raised) -> str:
    said = text.strip()
    if not kind or not said or len(said) > LONGEST:
        return text
    signs = _SIGNS[kind]
    if all(ord(letter) in signs for letter in said):
        changed = said.translate(signs)
    elif _CUSTOM.fullmatch(said):
        return text
    else:
        changed = _ELSE[kind].format(said)
    return text.replace(said, changed, 1)
