"""Mail a secret link to its owner."""

from datetime import datetime

from django.conf import settings

from accounts.models import SecretLink
from accounts.people.names import language_of
from mail.kinds import Kind
from mail.outgoing import outbox


def enqueue_link(kind: Kind, link: SecretLink, *, at: datetime) -> None:
    """Enqueue the mail with the link, in the language that the owner chose."""
    outbox.enqueue_to(
        link.user.email,
        kind,
        key=str(link.pk),
        at=at,
        link=str(link.pk),
        language=language_of(link.user) or settings.LANGUAGE_CODE,
    )
