"""Secret links for clients: a reference with a signature that only this site can make."""

import re

from django.conf import settings
from django.core import signing
from django.urls import reverse

from contacts.models import Enquiry
from contacts.passages import Passage

_ENQUIRY = "contacts.enquiry"
_DETAILS = "contacts.details"
_REFERENCE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")


def _signer(salt: str) -> signing.Signer:
    return signing.Signer(sep=".", salt=salt)


def token(enquiry: Enquiry) -> str:
    return _signer(_ENQUIRY).sign(enquiry.reference)


def enquiry_of(token: str) -> Enquiry | None:
    """Return the enquiry of a token; None if the token is forged or the enquiry erased."""
    try:
        reference = _signer(_ENQUIRY).unsign(token)
    except signing.BadSignature:
        return None
    return Enquiry.objects.filter(reference=reference).first()


def status(enquiry: Enquiry) -> str:
    return settings.SITE_URL + reverse("contacts:status", args=[token(enquiry)])


def details(enquiry: Enquiry) -> str:
    """Return the one-time link to the details form; a new invitation makes a new link."""
    return settings.SITE_URL + reverse("contacts:details", args=[details_token(enquiry)])


def details_token(enquiry: Enquiry) -> str:
    return _details_signer(enquiry).sign(enquiry.reference)


def _details_signer(enquiry: Enquiry) -> signing.Signer:
    assert enquiry.invited_at  # only invited clients have such a link
    return _signer(f"{_DETAILS}.{enquiry.invited_at.timestamp()}")


def invited_enquiry_of(token: str) -> Enquiry | None:
    reference, _dot, _signature = token.partition(".")
    if not _REFERENCE.fullmatch(reference):
        return None  # malformed: a database would refuse it (NUL, for one)
    enquiry = Enquiry.objects.filter(reference=reference, invited_at__isnull=False).first()
    if not enquiry:
        return None
    try:
        _details_signer(enquiry).unsign(token)  # accepts SECRET_KEY_FALLBACKS too
    except signing.BadSignature:
        return None
    return enquiry


def passage(passage: Passage) -> str:
    """Return the URL of the briefing at the paragraph asked about."""
    path = reverse("briefings:by_reference", args=[passage.snapshot.reference])
    return settings.SITE_URL + path + (f"#p-{passage.paragraph}" if passage.pair else "")
