"""Limits on wrong passwords and codes, designed so that strangers cannot lock a user out.

An attempt is recorded before it is checked, so concurrent attempts count each other. Limits apply
to an account and a source together: a known device, or a network. Attempts from elsewhere only
lower the limit for other networks; a known device has a separate limit.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from accounts.models import SignInAttempt
from briefings.public.requests.rate_limit import Limit, seconds_to_wait

WINDOW = timedelta(minutes=15)
REMEMBERED = timedelta(hours=1)
# Wrong attempts in a WINDOW, for one account.
FROM_A_NETWORK = 5
FROM_A_WIDER_NETWORK = 10  # an IPv6 /48, which a single attacker may own
FROM_A_KNOWN_DEVICE = 20
# From one network, for all accounts together.
FROM_A_NETWORK_IN_ALL = 60
# This many in an hour from all networks are an attack on the account: each network then gets fewer.
MANY_FROM_EVERYWHERE = 30
FROM_A_NETWORK_IN_AN_ATTACK = 2
# Codes are short, so all networks together have an hourly limit.
CODES_IN_AN_HOUR = 30


class TooManyAttempts(Exception):
    def __init__(self, seconds: int):
        super().__init__()
        self.seconds = seconds


@dataclass(frozen=True)
class Source:
    """The device or network of an attempt, as digests."""

    key: str
    wider: str = ""

    @property
    def is_known_device(self) -> bool:
        return not self.wider


def keyed(kind: str, value: str) -> str:
    """Return a keyed digest: equal inputs can be matched, but not read from the table."""
    return salted_hmac(f"sign-in.{kind}", value, algorithm="sha256").hexdigest()


def password_of(name: str) -> str:
    """Return the account name to count a password for, whether or not the account exists."""
    return keyed("password", name.strip().casefold())


def code_of(user_pk: int) -> str:
    return keyed("code", str(user_pk))


def begin(*, account: str, source: Source, at: datetime) -> SignInAttempt:
    """Record that a password is about to be checked. Raises TooManyAttempts beyond the limit."""
    return _begin(account, source, _limits_of_passwords(account, source, at), at)


def begin_code(*, account: str, source: Source, at: datetime) -> SignInAttempt:
    """Do the same as begin() for a code."""
    tried = SignInAttempt.objects.filter(account=account)
    counted = tried.filter(source=source.key) if source.is_known_device else tried.exclude(wider="")
    return _begin(account, source, [Limit(counted, CODES_IN_AN_HOUR, REMEMBERED)], at)


def begin_with_provider(*, source: Source, at: datetime) -> SignInAttempt:
    """Count a way to the identity provider or back, of which each costs a request to it."""
    account = keyed("provider", "")
    rows = SignInAttempt.objects.filter(account=account, source=source.key)
    return _begin(account, source, [Limit(rows, FROM_A_NETWORK_IN_ALL, WINDOW)], at)


def succeeded(attempt: SignInAttempt) -> None:
    """Delete earlier wrong attempts from this source after a right password."""
    SignInAttempt.objects.filter(account=attempt.account, source=attempt.source).delete()


def _limits_of_passwords(account: str, source: Source, at: datetime) -> list[Limit]:
    tried = SignInAttempt.objects.filter(account=account)
    here = tried.filter(source=source.key)
    if source.is_known_device:
        return [Limit(here, FROM_A_KNOWN_DEVICE, WINDOW)]
    strangers = tried.exclude(wider="").filter(at__gt=at - REMEMBERED).count()
    attacked = strangers >= MANY_FROM_EVERYWHERE
    narrow = FROM_A_NETWORK_IN_AN_ATTACK if attacked else FROM_A_NETWORK
    wide = 2 * FROM_A_NETWORK_IN_AN_ATTACK if attacked else FROM_A_WIDER_NETWORK
    everybody = SignInAttempt.objects.filter(source=source.key)
    return [
        Limit(here, narrow, WINDOW),
        Limit(tried.filter(wider=source.wider), wide, WINDOW),
        Limit(everybody, FROM_A_NETWORK_IN_ALL, WINDOW),
    ]


def _begin(account: str, source: Source, limits: list[Limit], at: datetime) -> SignInAttempt:
    SignInAttempt.objects.filter(at__lte=at - REMEMBERED).delete()
    attempt = SignInAttempt.objects.create(
        account=account, source=source.key, wider=source.wider, at=at
    )
    others = [limit._replace(rows=limit.rows.exclude(pk=attempt.pk)) for limit in limits]
    if seconds := seconds_to_wait(*others, at=at):
        # Delete the refused attempt: it must not extend the wait.
        attempt.delete()
        raise TooManyAttempts(seconds)
    return attempt
