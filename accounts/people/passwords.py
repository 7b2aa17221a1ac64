"""A forgotten password: a link by mail with which the person sets a new one."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from accounts import mails, secret_links
from accounts.models import SecretLink
from accounts.people.link_mail import enqueue_link
from accounts.sign_in import devices, recording, sessions
from accounts.sign_in.passwords import may_open

Purpose = SecretLink.Purpose
# So that strangers cannot fill a lawyer's mailbox with links.
MOST_LINKS = 3
WITHIN = timedelta(hours=1)


def ask(account: str, *, at: datetime) -> None:
    """Mail a link to the owners of that account name or address, if there are any."""
    account = account.strip()
    owners = User.objects.filter(
        Q(username=account) | Q(email__iexact=account), is_active=True, is_staff=True
    ).exclude(email="")
    for user in filter(may_open, owners.order_by("pk")[:MOST_LINKS]):
        made = SecretLink.objects.filter(user=user, purpose=Purpose.PASSWORD)
        if made.filter(made_at__gt=at - WITHIN).count() < MOST_LINKS:
            send(user, by=None, at=at)


@transaction.atomic
def send(user: User, *, by: User | None, at: datetime) -> None:
    """Mail the person a link for a new password; an earlier one ends."""
    link = secret_links.make(user=user, purpose=Purpose.PASSWORD, by=by, at=at)
    recording.recorded(user, "password_link_sent", by=by, at=at)
    enqueue_link(mails.password_link, link, at=at)


@transaction.atomic
def set_password(link: SecretLink, *, password: str, at: datetime) -> bool:
    """Set the password, end all sessions and forget all devices; False if the link was used."""
    if not secret_links.use(link, at=at):
        return False
    user = User.objects.select_for_update().get(pk=link.user_id)
    user.set_password(password)
    user.save(update_fields=["password"])
    sessions.end(user)
    devices.forget(user)
    recording.secured(user, "password_changed", by=user, at=at)
    return True
