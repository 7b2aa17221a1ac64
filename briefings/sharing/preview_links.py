"""Share a draft with people without an account by a secret link, and store their comments."""

import re
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from briefings import notifications
from briefings.models.audit import AuditEntry
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.preview import PreviewComment, PreviewLink

BYTES = 24  # 192 bits
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
LONGEST_COMMENT = 2_000
LONGEST_NAME = 100
MOST_COMMENTS = 200
A_MINUTE, MOST_A_MINUTE = timedelta(minutes=1), 10


class NotTaken(Exception):
    """The comment was refused; the message says why."""


class LinkEnded(Exception):
    """The link that a form made is ended or expired."""


@transaction.atomic
def share(
    *,
    briefing: Briefing,
    by: User,
    at: datetime,
    label: str,
    days: int,
    takes_comments: bool,
    form_key: str = "",
) -> tuple[PreviewLink, str]:
    """Return a new link and its token; only a digest of the token is stored.

    A form that is sent twice (a reloaded page, a double click) has the same key and the same
    words, and returns the link that it made. Raises LinkEnded if that one shows nothing any more.
    """
    said = (briefing.pk, by.pk, label, days, takes_comments)
    token = _token_of_form(form_key, said) if form_key else secrets.token_urlsafe(BYTES)
    link, made = PreviewLink.objects.get_or_create(
        token_digest=_digest(token),
        defaults={
            "briefing": briefing,
            "label": label,
            "takes_comments": takes_comments,
            "created_at": at,
            "created_by": by,
            "expires_at": at + timedelta(days=days),
        },
    )
    if not made and not link.is_alive(at):
        raise LinkEnded
    if not made:
        return link, token
    AuditEntry.record(
        AuditEntry.Action.SHARED,
        by=by,
        at=at,
        briefing=briefing,
        link=link.pk,
        until=link.expires_at.isoformat(),
        takes_comments=takes_comments,
    )
    return link, token


@transaction.atomic
def unshare(*, link: PreviewLink, by: User | None, at: datetime) -> bool:
    """End a link now; return False if it had already ended."""
    if not PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        return False
    AuditEntry.record(
        AuditEntry.Action.UNSHARED, by=by, at=at, briefing=link.briefing, link=link.pk
    )
    return True


def opened(token: str, *, at: datetime) -> PreviewLink | None:
    """Return the live link of a token; None alike for ended links and unknown tokens."""
    if not _TOKEN.fullmatch(token):
        return None
    alive = PreviewLink.objects.filter(
        revoked_at=None, expires_at__gt=at, briefing__deleted_at=None
    )
    return alive.select_related("briefing").filter(token_digest=_digest(token)).first()


@transaction.atomic
def comment(
    *, link: PreviewLink, paragraph: str, name: str, text: str, at: datetime
) -> PreviewComment:
    """Store a comment on a pair, exactly as typed. Raises NotTaken."""
    link = PreviewLink.objects.select_for_update().get(pk=link.pk)
    said = PreviewComment.objects.filter(link=link)
    if said.count() >= MOST_COMMENTS:
        raise NotTaken(_("This link takes no more comments. Please write to the firm."))
    if said.filter(written_at__gt=at - A_MINUTE).count() >= MOST_A_MINUTE:
        raise NotTaken(_("That was quick. Please wait a minute, then send it again."))
    notifications.commented(link, at=at)
    return PreviewComment.objects.create(
        link=link, paragraph=paragraph, name=name, text=text, written_at=at
    )


def _token_of_form(form_key: str, said: tuple) -> str:
    """Return a token that only this site can derive from a form's key and what was filled in."""
    filled = repr((form_key, *said))
    derived = salted_hmac("briefings.sharing.preview_links", filled, algorithm="sha256").digest()
    return urlsafe_b64encode(derived[:BYTES]).decode()


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
