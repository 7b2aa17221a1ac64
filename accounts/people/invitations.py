"""Invite colleagues: their accounts become active when they set a password."""

import re
from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts import mails, secret_links
from accounts.models import SecretLink
from accounts.people import rights
from accounts.people.link_mail import enqueue_link
from accounts.people.names import set_person
from accounts.sign_in import recording
from briefings.text.addresses.email_addresses import straightened
from briefings.text.texts import Texts
from mail.models import Message
from mail.outgoing import outbox

Purpose = SecretLink.Purpose
_NOT_IN_A_NAME = re.compile(r"[^\w.+-]")
LONGEST_ACCOUNT = 40


class NotInvited(Exception):
    """The account has no invitation to accept."""


class AddressTaken(Exception):
    """Another account has this address."""


def is_taken(email: str, *, but: User | None = None) -> bool:
    """Return whether an account other than the given one has the address."""
    others = User.objects.exclude(pk=but.pk) if but else User.objects.all()
    return others.filter(email__iexact=straightened(email)).exists()


@transaction.atomic
def invite(
    *,
    names: Texts,
    email: str,
    groups: Collection[Group],
    language: str,
    by: User,
    at: datetime,
) -> User:
    """Create an inactive account, and mail its owner a link for setting a password.

    Raises AddressTaken: two accounts with one address would share the links for new passwords.
    """
    # One invitation at a time: Django's table of accounts has no constraint on the address.
    Group.objects.select_for_update(no_key=True).order_by("pk").first()
    if is_taken(email):
        raise AddressTaken
    user = User(username=free_account(email), email=email, is_staff=True, is_active=False)
    user.set_unusable_password()
    user.save()
    set_person(user, names=names, language=language)
    user.groups.set(groups)
    given = sorted(group.name for group in groups)
    rights.record(user, by=by, at=at, before={}, after={"invited": True, "groups": given})
    _send(user, by=by, at=at)
    return user


@transaction.atomic
def send_again(user: User, *, by: User, at: datetime) -> None:
    """Mail a new link; the earlier one ends. Raises NotInvited."""
    if not is_waiting(user):
        raise NotInvited
    _cancel_mails(user)
    _send(user, by=by, at=at)


@transaction.atomic
def take_back(user: User, *, by: User, at: datetime) -> None:
    """Cancel the invitation and delete the unused account. Raises NotInvited."""
    if not is_waiting(user):
        raise NotInvited
    _cancel_mails(user)
    rights.record(user, by=by, at=at, before={"invited": True}, after={"deleted": True})
    user.delete()


@transaction.atomic
def accept(link: SecretLink, *, account: str, password: str, at: datetime) -> bool:
    """Open the account with the owner's password; False if the link was used meanwhile."""
    if not secret_links.use(link, at=at):
        return False
    user = User.objects.select_for_update().get(pk=link.user_id)
    user.username = account
    user.is_active = True
    user.set_password(password)
    user.save()
    recording.recorded(user, "invitation_accepted", by=user, at=at)
    return True


@transaction.atomic
def accept_without_password(user: User, *, at: datetime) -> bool:
    """Open the account of a person whom the identity provider knows; False if the link expired."""
    link = last_link(user)
    if link is None or not secret_links.use(link, at=at):
        return False
    user.is_active = True
    user.save(update_fields=["is_active"])
    recording.recorded(user, "invitation_accepted", by=user, at=at)
    return True


def waiting(users: QuerySet[User]) -> QuerySet[User]:
    """Return the accounts with an invitation that was not accepted yet."""
    invited = SecretLink.objects.filter(user=OuterRef("pk"), purpose=Purpose.INVITATION)
    used = invited.filter(used_at__isnull=False)
    return users.filter(
        Q(Exists(invited)) & ~Q(Exists(used)), is_active=False, last_login__isnull=True
    )


def is_waiting(user: User) -> bool:
    return waiting(User.objects.filter(pk=user.pk)).exists()


def last_link(user: User) -> SecretLink | None:
    links = SecretLink.objects.filter(user=user, purpose=Purpose.INVITATION)
    return links.select_related("made_by").order_by("-pk").first()


def _send(user: User, *, by: User, at: datetime) -> None:
    link = secret_links.make(user=user, purpose=Purpose.INVITATION, by=by, at=at)
    enqueue_link(mails.staff_invitation, link, at=at)


def _cancel_mails(user: User) -> None:
    links = [str(pk) for pk in user.secret_links.values_list("pk", flat=True)]
    outbox.cancel(Message.objects.filter(kind=mails.staff_invitation.name, about__link__in=links))


def free_account(email: str) -> str:
    """Return an unused account name from the address: ana.lei, then ana.lei2."""
    base = _NOT_IN_A_NAME.sub("", email.partition("@")[0])[:LONGEST_ACCOUNT] or "account"
    taken = {name.casefold() for name in User.objects.values_list("username", flat=True)}
    number = 1
    while (name := base if number == 1 else f"{base}{number}").casefold() in taken:
        number += 1
    return name
