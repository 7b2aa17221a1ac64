"""The notices on the enquiry form, and the stored proof of their wording."""

import re

from django.utils import translation
from django.utils.translation import gettext as _

from alerts.consent import wordings
from briefings.models.firm import Firm
from briefings.text import sides
from briefings.text.texts import Texts
from contacts.models import Desk, Wording

# A full stop before a figure ("Law No. 8/2005") or a small letter ends nothing.
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s+[^\W\d_a-z]|\s*$))", re.S)


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence, which the folded notice shows, and the rest."""
    text = text.strip()
    found = _SENTENCE.match(text)
    first = found[0] if found and "\n" not in found[0] else text.partition("\n")[0]
    return first.strip(), text[len(first) :].strip()


def current(*, language: str, firm: Firm, desk: Desk) -> Wording:
    """Return the current notices as they are shown in a language, unsaved."""
    with translation.override(language):
        wording = Wording(
            language=language,
            relationship=_of_firm(firm, "relationship_notice", language),
            privacy=_of_firm(firm, "privacy_notice", language),
            consent=_(
                "I have read both notices above, and agree that the firm uses what I write here "
                "to answer me and to check for conflicts of interest."
            ),
            marketing=wordings.beside_an_enquiry(language).words if desk.offers_mailings else "",
        )
    wording.digest = wording.fingerprint()
    return wording


def _of_firm(firm: Firm, field: str, language: str) -> str:
    return sides.side(Texts.of(firm, field), language=language).source
