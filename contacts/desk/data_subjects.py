"""Export and erase one person's data, found by e-mail address."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from alerts import topics
from alerts.consent import ledger
from alerts.models import Consent, Follower, FollowRequest, Suppression
from briefings.models.erasure import Erasure, named
from briefings.text.addresses.email_addresses import key_of, straightened
from briefings.text.languages import DEFAULT
from contacts.conflicts.index import lookup as index
from contacts.desk import export as exporting
from contacts.models import (
    AccessRecord,
    Enquiry,
    ErasureRequest,
    InboundMail,
    MarketingConsent,
)
from contacts.records import access_log

log = logging.getLogger(__name__)


def enquiries_of(email: str):
    return Enquiry.objects.filter(email__iexact=straightened(email))


def consents_of(email: str):
    return MarketingConsent.objects.filter(email__iexact=straightened(email))


def held_mails_of(email: str):
    """Return the mails from the address that belong to no enquiry yet."""
    return InboundMail.objects.filter(sender=key_of(email), entry=None)


def _erase_held_mails(email: str, at: datetime) -> None:
    held = held_mails_of(email).exclude(enquiry__on_hold=True)
    names = [named(mail, mail.received_at) for mail in held]
    Erasure.record(Erasure.Kind.HELD_MAIL, names, at=at)
    InboundMail.objects.filter(pk__in=[mail.pk for mail in held]).delete()


@transaction.atomic
def export(*, email: str, by: User | None, at: datetime) -> dict[str, Any]:
    """Return everything stored about the person."""
    found = enquiries_of(email)
    references = ", ".join(found.order_by("pk").values_list("reference", flat=True))
    access_log.log(action=AccessRecord.Action.EXPORTED, subject=references or "—", by=by, at=at)
    return {
        "email": email.strip(),
        "enquiries": list(exporting.rows(found)),
        "consents": [
            {
                "given_at": consent.given_at.isoformat(),
                "withdrawn_at": consent.withdrawn_at.isoformat() if consent.withdrawn_at else None,
                "words": consent.wording.marketing,
            }
            for consent in consents_of(email).select_related("wording").order_by("pk")
        ],
        "held_mails": [exporting.held_mail(mail) for mail in held_mails_of(email).order_by("pk")],
        "alerts": _alerts(email),
        "erasure_asked_at": [
            request.asked_at.isoformat()
            for request in ErasureRequest.objects.filter(email=key_of(email))
        ],
    }


def _topics(codes: Iterable[str]) -> list[str]:
    """Return topics with their names, as far as these are public."""
    return topics.described([topics.Topic.read(code) for code in codes], DEFAULT)


def _alerts(email: str) -> dict[str, Any]:
    """Return what the person follows or asked to follow, and each consent in the words shown."""
    key = key_of(email)
    follower = Follower.objects.filter(email_key=key).first()
    request = FollowRequest.objects.filter(email_key=key).first()
    suppression = Suppression.objects.filter(digest=Suppression.digest_of(key)).first()
    held = Consent.objects.filter(email__iexact=straightened(email)).select_related("wording")
    return {
        "follows": _topics(map(str, follower.topics.all())) if follower else [],
        "language": follower.view if follower else None,
        "rhythm": follower.rhythm if follower else None,
        "asked_for": _topics(request.topics) if request else [],
        "asked_at": request.asked_at.isoformat() if request else None,
        "refused_at": suppression.at.isoformat() if suppression else None,
        "consents": [
            {
                "topics": _topics(consent.topics),
                "words": consent.wording.words,
                "asked_at": consent.asked_at.isoformat(),
                "given_at": consent.given_at.isoformat(),
                "ended_at": consent.ended_at.isoformat() if consent.ended_at else None,
            }
            for consent in held.order_by("pk")
        ],
    }


@transaction.atomic
def erase(*, email: str, by: User | None, at: datetime) -> int:
    """Erase the person's enquiries with their threads and mails, except those on hold.

    A consent to mailings is withdrawn, not deleted: it proves that nothing may be sent.
    """
    found = enquiries_of(email).filter(on_hold=False)
    references = list(found.order_by("pk").values_list("reference", flat=True))
    Erasure.record(Erasure.Kind.ENQUIRY, references, at=at)
    found.delete()
    index.forget_erased()
    given = consents_of(email).filter(withdrawn_at__isnull=True)
    consents = [named(consent, consent.given_at) for consent in given]
    Erasure.record(Erasure.Kind.CONSENT, consents, at=at)
    given.update(withdrawn_at=at)
    ledger.erase(key_of(email), at=at)
    _erase_held_mails(email, at)
    log.info("Erased on request: %d enquiries", len(references))
    access_log.log(
        action=AccessRecord.Action.ERASED, subject=", ".join(references) or "—", by=by, at=at
    )
    return len(references)
