"""Secret links and mail addresses for clients: a reference with this site's signature."""

import base64
import re

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from contacts.models import Enquiry
from contacts.passages import Passage

_ENQUIRY = "contacts.enquiry"
_DETAILS = "contacts.details"
_REPLY = "contacts.reply_address"
_REFERENCE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")
# The secret part of an address, whose letters mail servers may write in either case.
_IN_ADDRESS = r"([a-z0-9]{8})-([a-z2-7]{16})"
_MOST_ADDRESSES = 20


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


def reply_address(enquiry: Enquiry) -> str:
    """Return the address for mails about this enquiry; empty if the firm has not set one up."""
    name = enquiry.reference.replace("-", "").lower()
    secret_part = f"{name}-{_mark(enquiry.reference, settings.SECRET_KEY)}"
    return settings.ENQUIRY_REPLY_ADDRESS.replace("*", secret_part)


def enquiry_of_reply_address(text: str) -> Enquiry | None:
    """Return the enquiry of the first reply address of this site in the text, if any."""
    before, star, after = settings.ENQUIRY_REPLY_ADDRESS.partition("*")
    if not star:
        return None
    address = re.compile(re.escape(before) + _IN_ADDRESS + re.escape(after), re.I)
    for found in [*address.finditer(text)][:_MOST_ADDRESSES]:
        name, mark = found[1].upper(), found[2].lower()
        reference = f"{name[:4]}-{name[4:]}"
        if _is_marked(reference, mark):
            return Enquiry.objects.filter(reference=reference).first()
    return None


def _is_marked(reference: str, mark: str) -> bool:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(mark, _mark(reference, key)) for key in keys)


def _mark(reference: str, key: str) -> str:
    """Return 80 bits of a signature in the letters of an address."""
    made = salted_hmac(_REPLY, reference, secret=key, algorithm="sha256").digest()
    return base64.b32encode(made[:10]).decode().lower()
