"""The words a client reads before typing, and the proof of which they were."""

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from briefings.models.firm import Firm
from briefings.text.languages import CHINESE, ENGLISH
from contacts.models import Desk, Wording


def written(language: str) -> str:
    """The written language for a reader's language: Simplified is read, not written."""
    return ENGLISH if language.startswith(ENGLISH) else CHINESE


def current(*, language: str, firm: Firm, desk: Desk) -> Wording:
    """The notices as they stand now, not stored."""
    language = written(language)
    suffix = language.replace("-", "_")
    with translation.override(language):
        wording = Wording(
            language=language,
            relationship=getattr(firm, f"relationship_notice_{suffix}"),
            privacy=getattr(firm, f"privacy_notice_{suffix}"),
            consent=_(
                "I have read both notices above, and agree that the firm uses what I write here "
                "to answer me and to check for conflicts of interest."
            ),
            marketing=_(
                "Send me the firm's new briefings by e-mail as well. I can take this back at any "
                "time, and my enquiry does not depend on it."
            )
            if desk.offers_mailings
            else "",
        )
    wording.digest = wording.fingerprint()
    return wording


def stored(wording: Wording, *, at: datetime) -> Wording:
    """The same words' row, made when they are first used."""
    found = Wording.objects.filter(digest=wording.digest).first()
    if found:
        return found
    wording.first_used_at = at
    # Two enquiries may be the first at once; the unique digest lets only one row in.
    with suppress(IntegrityError), transaction.atomic():
        Wording.objects.bulk_create([wording])
    return Wording.objects.get(digest=wording.digest)
