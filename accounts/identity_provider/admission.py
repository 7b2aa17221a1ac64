"""Who comes in through the identity provider: which account a verified person has here.

At the first sign-in an account is found by its confirmed e-mail address, and from then on by the
provider's subject alone: an address may be given to somebody else. Superusers and the break-glass
account stay with their passwords, so that nobody who rules the provider takes them over.
"""

from datetime import datetime
from hashlib import sha256

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction

from accounts.identity_provider import roles_by_group
from accounts.identity_provider.configuration import PROVIDER, Configuration
from accounts.identity_provider.id_token import Claims
from accounts.identity_provider.refusals import Reason, Refused
from accounts.people import invitations, rights
from accounts.sign_in import recording


def key_of(claims: Claims) -> str:
    """Return the digest under which a person is known: a new provider's subjects are others."""
    return sha256(f"{claims.issuer}\n{claims.subject}".encode()).hexdigest()


def admit(claims: Claims, config: Configuration, *, at: datetime) -> User:
    """Return the person's account, with the roles of their groups. Raises Refused."""
    user = _admitted(claims, config, at=at)
    # After the roles were stored: who lost the last one is refused, and has lost it.
    if config.roles and not user.groups.exists():
        raise Refused(Reason.NO_ROLE)
    return user


@transaction.atomic
def _admitted(claims: Claims, config: Configuration, *, at: datetime) -> User:
    groups = claims.groups(config)
    user = _linked(claims)
    if user is None:
        user = _known(claims, config) or _created(claims, config, groups, at=at)
        _check(user)
        _link(user, claims, at=at)
    else:
        _check(user)
    _open(user, at=at)
    roles_by_group.update(user, groups, config.roles, at=at)
    return user


def _linked(claims: Claims) -> User | None:
    return User.objects.filter(
        socialaccount__provider=PROVIDER, socialaccount__uid=key_of(claims)
    ).first()


def _known(claims: Claims, config: Configuration) -> User | None:
    """Return the account with the person's confirmed address. Raises Refused."""
    email = claims.email
    # Beyond ASCII, two databases do not agree on which letters are the same.
    if not (email.isascii() and "@" in email and claims.has_verified_email(config)):
        raise Refused(Reason.UNVERIFIED)
    found = User.objects.filter(email__iexact=email)[:2]
    if len(found) > 1:
        raise Refused(Reason.AMBIGUOUS)
    return found[0] if found else None


def _created(claims: Claims, config: Configuration, groups: list[str], *, at: datetime) -> User:
    """Create the account of a person whose groups give a role, if the firm wants that."""
    given = roles_by_group.roles_of(groups, config.roles)
    if not (config.creates and given):
        raise Refused(Reason.UNKNOWN)
    # One at a time, as invitations: Django's table of accounts has no constraint on the address.
    Group.objects.select_for_update(no_key=True).order_by("pk").first()
    if invitations.is_taken(claims.email):
        raise Refused(Reason.AMBIGUOUS)
    user = User(
        username=invitations.free_account(claims.email),
        email=claims.email,
        first_name=claims.name[:150],
        is_staff=True,
    )
    user.set_unusable_password()
    user.save()
    rights.record(user, by=None, at=at, before={}, after={"by_provider": True})
    return user


def _check(user: User) -> None:
    """Refuse accounts that may not come in this way. Raises Refused."""
    if user.is_superuser or user.get_username() == settings.BREAK_GLASS_ACCOUNT:
        raise Refused(Reason.PASSWORD_ONLY)
    if not user.is_staff:
        raise Refused(Reason.UNKNOWN)
    if not user.is_active and not invitations.is_waiting(user):
        raise Refused(Reason.CLOSED)


def _link(user: User, claims: Claims, *, at: datetime) -> None:
    """Connect the account to the person, and mail its owner. Raises Refused if it has a person."""
    if SocialAccount.objects.filter(user=user).exists():
        raise Refused(Reason.OTHER)
    SocialAccount.objects.create(user=user, provider=PROVIDER, uid=key_of(claims), extra_data={})
    recording.secured(user, "provider_linked", by=user, at=at)


def _open(user: User, *, at: datetime) -> None:
    """Accept the person's invitation. Raises Refused if it has expired."""
    if not user.is_active and not invitations.accept_without_password(user, at=at):
        raise Refused(Reason.INVITATION)


@transaction.atomic
def unlink(user: User, *, by: User | None, at: datetime) -> bool:
    """Disconnect the account from its person at the provider. Returns False if it had none."""
    gone, _by_model = SocialAccount.objects.filter(user=user).delete()
    if gone:
        recording.secured(user, "provider_unlinked", by=by, at=at)
    return bool(gone)
