"""How many wrong passwords and codes are looked at. Nobody else's mistakes keep a person out.

An attempt is written down before it is looked at, so that many at once count each other. Limits
bind an account and a source together: a known device, or a network. What strangers do elsewhere
only makes new networks slower; a known device has a limit of its own.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from config.models import SignInAttempt

WINDOW = timedelta(minutes=15)
REMEMBERED = timedelta(hours=1)
# Wrong attempts in a WINDOW, for one account.
FROM_A_NETWORK = 5
FROM_A_WIDER_NETWORK = 10  # an IPv6 /48, of which a stranger may well have the whole
FROM_A_KNOWN_DEVICE = 20
# For all accounts together.
FROM_A_NETWORK_IN_ALL = 60
# So many in an hour from everywhere are an attack on the account: each network may do less.
MANY_FROM_EVERYWHERE = 30
FROM_A_NETWORK_IN_AN_ATTACK = 2
# Codes are short, so in an hour all networks together have only so many.
CODES_IN_AN_HOUR = 30


class TooManyAttempts(Exception):
    def __init__(self, seconds: int):
        super().__init__()
        self.seconds = seconds


@dataclass(frozen=True)
class Source:
    """Where an attempt comes from, as digests."""

    key: str
    wider: str = ""

    @property
    def is_known_device(self) -> bool:
        return not self.wider


def keyed(kind: str, value: str) -> str:
    """A digest that tells whether two are the same, and nothing to a reader of the table."""
    return salted_hmac(f"sign-in.{kind}", value, algorithm="sha256").hexdigest()


def password_of(name: str) -> str:
    """The account to count a password for, whether there is such an account or not."""
    return keyed("password", name.strip().casefold())


def code_of(user_pk: int) -> str:
    return keyed("code", str(user_pk))


def begin(*, account: str, source: Source, at: datetime) -> SignInAttempt:
    """Write down that a password is tried. Raises TooManyAttempts if it may not be looked at."""
    return _begin(account, source, _limits_of_passwords(account, source, at), at)


def begin_code(*, account: str, source: Source, at: datetime) -> SignInAttempt:
    """As begin(), for a code."""
    tried = SignInAttempt.objects.filter(account=account)
    counted = tried.filter(source=source.key) if source.is_known_device else tried.exclude(wider="")
    return _begin(account, source, [(counted, CODES_IN_AN_HOUR, REMEMBERED)], at)


def succeeded(attempt: SignInAttempt) -> None:
    """The right password: earlier mistakes from there no longer count."""
    SignInAttempt.objects.filter(account=attempt.account, source=attempt.source).delete()


_Limit = tuple[QuerySet[SignInAttempt], int, timedelta]


def _limits_of_passwords(account: str, source: Source, at: datetime) -> list[_Limit]:
    tried = SignInAttempt.objects.filter(account=account)
    here = tried.filter(source=source.key)
    if source.is_known_device:
        return [(here, FROM_A_KNOWN_DEVICE, WINDOW)]
    strangers = tried.exclude(wider="").filter(at__gt=at - REMEMBERED).count()
    attacked = strangers >= MANY_FROM_EVERYWHERE
    narrow = FROM_A_NETWORK_IN_AN_ATTACK if attacked else FROM_A_NETWORK
    wide = 2 * FROM_A_NETWORK_IN_AN_ATTACK if attacked else FROM_A_WIDER_NETWORK
    everybody = SignInAttempt.objects.filter(source=source.key)
    return [
        (here, narrow, WINDOW),
        (tried.filter(wider=source.wider), wide, WINDOW),
        (everybody, FROM_A_NETWORK_IN_ALL, WINDOW),
    ]


def _begin(account: str, source: Source, limits: list[_Limit], at: datetime) -> SignInAttempt:
    SignInAttempt.objects.filter(at__lte=at - REMEMBERED).delete()
    attempt = SignInAttempt.objects.create(
        account=account, source=source.key, wider=source.wider, at=at
    )
    seconds = max(_seconds_to_wait(limit, attempt, at) for limit in limits)
    if seconds:
        # What is refused does not make the wait longer.
        attempt.delete()
        raise TooManyAttempts(seconds)
    return attempt


def _seconds_to_wait(limit: _Limit, own: SignInAttempt, at: datetime) -> int:
    rows, most, window = limit
    others = rows.filter(at__gt=at - window).exclude(pk=own.pk).order_by("-at")
    # The one that must be forgotten before another may be looked at.
    oldest = others.values_list("at", flat=True)[most - 1 : most].first()
    if oldest is None:
        return 0
    return max(1, int((oldest + window - at).total_seconds()) + 1)
