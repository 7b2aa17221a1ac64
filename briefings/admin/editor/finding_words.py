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
    "figure": gettext_lazy("Figures"),
    "table": gettext_lazy("Tables"),
    "term": gettext_lazy("Terms"),
    "praise": gettext_lazy("Promotion"),
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
    "missing-en": gettext_lazy("The Chinese denies something; does the English?"),
    "missing-zh-hant": gettext_lazy("The English denies something; does the Chinese?"),
}


def sentence(finding: Finding) -> str:
    """Return what a difference between the sides says to the reader."""
    sentences = _TABLES if finding.kind == "table" else _SAID
    said = str((_HINTS if finding.severity == "hint" else sentences)[finding.message])
    if not finding.cell:
        return said
    place = {"row": finding.cell[0], "column": finding.cell[1], "said": said}
    return _("Row %(row)d, column %(column)d of the table: %(said)s") % place
