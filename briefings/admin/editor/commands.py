"""The commands of the text page by their names in both languages, for its list of commands."""

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from briefings.text.languages import CHINESE, ENGLISH

# Action, name, keys; those that change the text first.
_CHANGES = (
    ("save", _("Save"), "Ctrl S"),
    ("undo", _("Undo"), "Ctrl Z"),
    ("redo", _("Redo"), "Ctrl Y"),
    ("bold", _("Bold"), "Ctrl B"),
    ("italic", _("Italic"), "Ctrl I"),
    ("link", _("Link"), "Ctrl K"),
    ("note", _("Footnote"), "Ctrl Alt F"),
    ("bullets", _("List"), ""),
    ("numbers", _("Numbered list"), ""),
    ("quote", _("Quotation"), ""),
    ("insert-table", _("Table"), ""),
    ("matching-table", _("Same table in the other language"), ""),
    ("figure", _("Add a picture below…"), "Alt P"),
    ("raise", _("Superscript"), ""),
    ("lower", _("Subscript"), ""),
    ("split", _("Split at the cursor"), "Ctrl ↵"),
    ("merge", _("Merge with the next"), "Alt M"),
    ("add-pair", _("Add a paragraph below"), "Alt N"),
    ("add-section", _("Add a section below"), "Alt S"),
    ("move-up", _("Move up"), "Alt ↑"),
    ("move-down", _("Move down"), "Alt ↓"),
    ("select", _("Select rows"), "Alt V"),
    ("side-up", _("This side up"), "Alt ⇧ ↑"),
    ("side-down", _("This side down"), "Alt ⇧ ↓"),
    ("swap", _("Swap the sides"), "Alt X"),
    ("heading", _("Heading or paragraph"), "Alt H"),
    ("level-in", _("One level in"), "Alt ]"),
    ("level-out", _("One level out"), "Alt ["),
    ("in-step", _("Still equivalent"), "Alt E"),
    ("add-term", _("Add to the firm's terms…"), "Alt G"),
    ("delete", _("Delete"), "Alt ⌫"),
    ("style", _("House style"), ""),
)
_LOOKS = (
    ("find", _("Find and replace"), "Ctrl H"),
    ("checks", _("Checks"), ""),
    ("next-finding", _("To the next finding of the checks"), "F8"),
    ("previous-finding", _("To the previous finding of the checks"), "⇧ F8"),
    ("next-behind", _("To the next place that is behind"), "Alt J"),
    ("outline", _("Outline"), "Alt U"),
    ("plain", _("Show the marks of this text (Markdown)"), "Alt O"),
    ("larger", _("Larger text"), "Alt ="),
    ("smaller", _("Smaller text"), "Alt -"),
    ("only-text", _("Only the text"), "Alt F"),
    ("keys", _("Keys"), ""),
)


def commands(*, readonly: bool) -> list[dict[str, str]]:
    """Return the commands in the order of the list; `other` is the name in the other language."""
    here = get_language() or settings.LANGUAGE_CODE
    there = CHINESE if here == ENGLISH else ENGLISH
    rows = _LOOKS if readonly else (*_CHANGES, *_LOOKS)
    with override(there):
        others = [str(name) for _action, name, _keys in rows]
    return [
        {"action": action, "name": str(name), "other": other, "keys": keys}
        for (action, name, keys), other in zip(rows, others, strict=True)
    ]
