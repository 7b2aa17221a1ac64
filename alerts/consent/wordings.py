"""The words of consent that a reader sees, and the stored proof of them."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from alerts.models import ConsentWording
from briefings.models.firm import Firm
from briefings.text import sides
from briefings.text.texts import Texts


def current(language: str) -> ConsentWording:
    """Return the current words in a language, unsaved."""
    return _wording(
        language,
        gettext_lazy(
            "Send me e-mails from %(firm)s about the briefings I follow: what is new, corrected "
            "or withdrawn. I can withdraw this consent at any time, free of charge, by a link in "
            "each e-mail. The address is used for nothing else."
        ),
    )


def beside_an_enquiry(language: str) -> ConsentWording:
    """Return the same for the form of enquiries, whose address also serves to answer them."""
    return _wording(
        language,
        gettext_lazy(
            "Send me e-mails from %(firm)s about its briefings too: what is new, corrected or "
            "withdrawn. I can withdraw this consent at any time, free of charge, by a link in "
            "each e-mail; my enquiry does not depend on it."
        ),
    )


def in_language(wording: ConsentWording, language: str) -> str:
    """Return the words that were agreed to, or what the same form says in another language."""
    if wording.language == language:
        return wording.words
    is_enquiry = beside_an_enquiry(wording.language).digest == wording.digest
    return (beside_an_enquiry if is_enquiry else current)(language).words


def _wording(language: str, words: Promise) -> ConsentWording:
    firm = sides.named(Texts.of(Firm.load(), "name"), language=language).line
    with translation.override(language):
        wording = ConsentWording(language=language, words=str(words) % {"firm": firm})
    wording.digest = wording.fingerprint()
    return wording
