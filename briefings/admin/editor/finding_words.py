"""What the checks say of a finding, in the language of the interface."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from briefings.checking.parity import Finding

NAMES = {
    "number": gettext_lazy("Numbers"),
    "date": gettext_lazy("Dates"),
    "weekday": gettext_lazy("Days of the week"),
    "amount": gettext_lazy("Amounts"),
    "unit": gettext_lazy("Units"),
    "percent": gettext_lazy("Percentages"),
    "article": gettext_lazy("Articles"),
    "law-number": gettext_lazy("Numbers of laws"),
    "law": gettext_lazy("Names of laws"),
    "name": gettext_lazy("Names"),
    "address": gettext_lazy("Addresses"),
    "negation": gettext_lazy("Negation"),
    "limit": gettext_lazy("Limits"),
    "force": gettext_lazy("Duties and rights"),
    "condition": gettext_lazy("Conditions"),
    "figure": gettext_lazy("Figures"),
    "table": gettext_lazy("Tables"),
    "term": gettext_lazy("Terms"),
    "praise": gettext_lazy("Promotion"),
    "style": gettext_lazy("House style"),
}
_SAID = {
    "differs": gettext_lazy("The two sides differ."),
    "missing-en": gettext_lazy("The English does not say it."),
    "missing-zh-hant": gettext_lazy("The Chinese does not say it."),
}
_TABLES = {
    "missing-en": gettext_lazy("The English has no such table."),
    "missing-zh-hant": gettext_lazy("The Chinese has no such table."),
    "other-shape": gettext_lazy("The two tables do not have the same number of rows and columns."),
}
_HINTS = {
    ("negation", "missing-en"): gettext_lazy("The Chinese denies something; does the English?"),
    ("negation", "missing-zh-hant"): gettext_lazy(
        "The English denies something; does the Chinese?"
    ),
    ("negation", "differs"): gettext_lazy(
        "One side denies what the other requires or permits; is that intended?"
    ),
    ("limit", "differs"): gettext_lazy("The two sides set different limits; is that intended?"),
    ("force", "differs"): gettext_lazy(
        "One side states a duty, the other a right; is that intended?"
    ),
    ("force", "missing-zh-hant"): gettext_lazy(
        "The English only permits what the Chinese plainly states; is that intended?"
    ),
    ("condition", "differs"): gettext_lazy(
        "The two sides state different conditions or times; is that intended?"
    ),
}


def sentence(finding: Finding) -> str:
    """Return what a difference between the sides says to the reader."""
    if finding.severity == "hint":
        return str(_HINTS[finding.kind, finding.message])
    said = str((_TABLES if finding.kind == "table" else _SAID)[finding.message])
    if not finding.cell:
        return said
    place = {"row": finding.cell[0], "column": finding.cell[1], "said": said}
    return _("Row %(row)d, column %(column)d of the table: %(said)s") % place


_STYLE = {
    "simplified": gettext_lazy("Simplified characters in Traditional Chinese"),
    "half-width": gettext_lazy("Half-width punctuation in Chinese"),
    "straight-quotes": gettext_lazy("Straight quotation marks in Chinese"),
    "dots": gettext_lazy("Dots instead of …… in Chinese"),
    "full-width-figures": gettext_lazy("Full-width letters or figures"),
    "full-width": gettext_lazy("Full-width punctuation in English"),
    "doubled": gettext_lazy("Doubled"),
    "space-at-digits": gettext_lazy("Space between Chinese and figures"),
    "space-between-han": gettext_lazy("Space within Chinese"),
    "spaced-hyphen": gettext_lazy("Spaces round a hyphen"),
    "space-before-mark": gettext_lazy("Space before punctuation"),
    "several-spaces": gettext_lazy("Several spaces"),
}


def style_sentence(code: str) -> str:
    """Return what a rule of the house style says."""
    return str(_STYLE[code])
