"""Record sign-ins in the audit trail, and mail people when the way they sign in changes."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from accounts import mails
from accounts.models import Person
from briefings.models.audit import AuditEntry
from briefings.text.languages import CHINESE, ENGLISH
from mail.outgoing import outbox

Action = AuditEntry.Action

# allauth's name of a change: the audit trail's name.
CHANGES = {
    "totp_activated": gettext_noop("An authenticator app was set up for your account."),
    "totp_deactivated": gettext_noop("The authenticator app was removed from your account."),
    "webauthn_added": gettext_noop("A passkey was added to your account."),
    "webauthn_removed": gettext_noop("A passkey was removed from your account."),
    "recovery_codes_generated": gettext_noop("New recovery codes were made for your account."),
    "password_changed": gettext_noop("The password of your account was changed."),
    "second_step_removed": gettext_noop("An administrator reset your two-step verification."),
    "second_step_reset_asked": gettext_noop(
        "An administrator asked to reset your two-step verification. A second administrator must "
        "confirm it within a day."
    ),
    "address_changed": gettext_noop("An administrator changed the e-mail address of your account."),
    "provider_linked": gettext_noop(
        "Your account was connected with the firm's account, with which you sign in from now on."
    ),
    "provider_unlinked": gettext_noop(
        "Your account was disconnected from the firm's account; your next sign-in with it connects "
        "them again."
    ),
    "devices_forgotten": gettext_noop(
        "An administrator signed your account out on all devices and cleared your known devices."
    ),
}


def signed_in(user: User, *, at: datetime) -> None:
    AuditEntry.record(Action.SIGNED_IN, by=user, at=at, subject=user.get_username())


def signed_out(user: User, *, at: datetime) -> None:
    AuditEntry.record(Action.SIGNED_OUT, by=user, at=at, subject=user.get_username())


def refused(name: str, *, at: datetime, what: str = "password") -> None:
    """Record a failed attempt, naming existing accounts only: people type passwords as names."""
    known = User.objects.filter(username=name).exists()
    AuditEntry.record(Action.REFUSED, by=None, at=at, subject=name if known else "", what=what)


def break_glass_used(user: User, *, at: datetime) -> None:
    """Record a sign-in with the break-glass account, and mail all who look after accounts."""
    recorded(user, "break_glass_used", by=user, at=at)
    spoken = dict(Person.objects.values_list("user", "language"))
    backend = settings.AUTHENTICATION_BACKENDS[0]
    for keeper in User.objects.with_perm("auth.change_user", backend=backend).exclude(email=""):
        outbox.enqueue_to(
            keeper.email,
            mails.break_glass,
            key=f"{keeper.pk}.{at.timestamp()}",
            at=at,
            account=user.get_username(),
            used_at=at.isoformat(),
            language=spoken.get(keeper.pk) or settings.LANGUAGE_CODE,
        )


def recorded(user: User, change: str, *, by: User | None, at: datetime) -> None:
    """Record a change to a user's sign-in, without mailing them."""
    AuditEntry.record(Action.SECURED, by=by, at=at, subject=user.get_username(), what=change)


def secured(user: User, change: str, *, by: User | None, at: datetime) -> None:
    """Record a change to a user's sign-in, and mail them about it."""
    recorded(user, change, by=by, at=at)
    if not user.email:
        return
    said = {}
    for name, language in (("what_zh", CHINESE), ("what_en", ENGLISH)):
        with override(language):
            said[name] = _(CHANGES[change])
    outbox.enqueue_to(
        user.email,
        mails.security,
        key=f"{user.pk}.{change}.{at.timestamp()}",
        at=at,
        **said,
    )
