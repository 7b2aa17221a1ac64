"""Why a sign-in through the identity provider failed, and what to do, in words."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """The name stands in the log and the audit trail; the label is for the person."""

    UNREACHABLE = "unreachable", _("The firm's sign-in service does not answer")
    BAD_SETTINGS = "settings", _("The firm's sign-in service did not accept this site")
    DENIED = "denied", _("The sign-in was cancelled")
    STATE = "state", _("This sign-in was begun elsewhere, or too long ago")
    CLOCK = "clock", _("The clocks do not agree")
    FORGED = "forged", _("The sign-in could not be verified")
    STALE = "stale", _("The sign-in is not recent enough")
    UNVERIFIED = "unverified", _("Your e-mail address is not confirmed")
    UNKNOWN = "unknown", _("You have no account here")
    INVITATION = "invitation", _("Your invitation has expired")
    CLOSED = "closed", _("Your account here is closed")
    AMBIGUOUS = "ambiguous", _("Your account here could not be told apart from another")
    OTHER = "other", _("Your account here belongs to another sign-in")
    PASSWORD_ONLY = "password-only", _("This account signs in with its password")
    MANY_GROUPS = "many-groups", _("Your roles could not be read")
    NO_ROLE = "no-role", _("You have no role here")


_TRY_AGAIN = _("Please try again. If it happens again, tell an administrator of the firm.")
_TELL_IT = _(
    "Tell an administrator of the firm; they find the reason with manage.py "
    "check_identity_provider and in the log."
)
_BY_PROVIDER = _(
    "Ask the person who runs the firm's sign-in service to confirm your e-mail address there, then "
    "sign in again."
)
# What to do about it.
REMEDIES: dict[Reason, str | Promise] = {
    Reason.UNREACHABLE: _(
        "Wait a few minutes and try again. If it lasts, tell an administrator of the firm, who can "
        "sign in with a password."
    ),
    Reason.BAD_SETTINGS: _TELL_IT,
    Reason.DENIED: _("Nothing has changed. Sign in again when you are ready."),
    Reason.STATE: _("Start again here, in this browser, and finish within ten minutes."),
    Reason.CLOCK: _(
        "The clock of this site's server or of the sign-in service is wrong by more than two "
        "minutes. Tell an administrator of the firm."
    ),
    Reason.FORGED: _TRY_AGAIN,
    Reason.STALE: _(
        "This page needs a fresh sign-in, and the sign-in service did not ask you again. Set up "
        "two-step verification here, or tell an administrator of the firm."
    ),
    Reason.UNVERIFIED: _BY_PROVIDER,
    Reason.UNKNOWN: _("Ask an administrator of the firm to invite you."),
    Reason.INVITATION: _("Ask the colleague who invited you for another invitation."),
    Reason.CLOSED: _("Please ask an administrator of the firm."),
    Reason.AMBIGUOUS: _(
        "Two accounts have your e-mail address. Ask an administrator of the firm to correct one of "
        "them."
    ),
    Reason.OTHER: _(
        "It was first used with another account of the sign-in service. If that was you, ask an "
        "administrator of the firm to separate the two."
    ),
    Reason.PASSWORD_ONLY: _("Use its password and its own second step."),
    Reason.MANY_GROUPS: _(
        "You are in so many groups that the sign-in service left them out. The person who runs it "
        "can limit the groups that it sends to this site."
    ),
    Reason.NO_ROLE: _(
        "None of your groups has a role here. Ask an administrator of the firm to put you into one."
    ),
}


class Refused(Exception):
    def __init__(self, reason: Reason):
        super().__init__(reason.value)
        self.reason = reason
