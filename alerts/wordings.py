"""The words of consent that a reader sees, and the stored proof of them."""

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from alerts.models import ConsentWording
from briefings.models.firm import Firm
from briefings.text import sides
from briefings.text.languages import written
from briefings.text.texts import Texts


def current(language: str) -> ConsentWording:
    """Return the current words in a language's written one, unsaved."""
    language = written(language)
    firm = sides.named(Texts.of(Firm.load(), "name"), language=language).line
    with translation.override(language):
        wording = ConsentWording(
            language=language,
            words=_(
                "Send me %(firm)s's mails about briefings that I follow: what is new, corrected or "
                "withdrawn. I can withdraw this consent at any time, free of charge, by a link in "
                "each mail. The address is used for nothing else."
            )
            % {"firm": firm},
        )
    wording.digest = wording.fingerprint()
    return wording


def stored(wording: ConsentWording, *, at: datetime) -> ConsentWording:
    """Return the stored row of these words, creating it at first use."""
    found = ConsentWording.objects.filter(digest=wording.digest).first()
    if found:
        return found
    wording.first_used_at = at
    # Two first requests may race; the unique digest admits one row.
    with suppress(IntegrityError), transaction.atomic():
        ConsentWording.objects.bulk_create([wording])
    return ConsentWording.objects.get(digest=wording.digest)
