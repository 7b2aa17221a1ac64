"""Whose passwords open an account, and which ones are refused as leaked."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

from accounts import ways_in

# Longer passwords are not guessed from lists, and would take long to measure.
MEASURED = 72
SAFE = 3  # of 4: "safely unguessable, protects if the table of passwords is stolen"


def may_open(user: AbstractBaseUser) -> bool:
    """Return whether the account may be signed in to without the identity provider."""
    return not ways_in.passwords_are_off() or is_break_glass(user)


def is_break_glass(user: AbstractBaseUser) -> bool:
    return ways_in.provider_is_on() and user.get_username() == settings.BREAK_GLASS_ACCOUNT


class GuessablePasswordValidator:
    """Measure a password offline by lists of leaked passwords, names, words, key rows and dates."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        known = ["briefings", *_about(user)]
        if zxcvbn(password[:MEASURED], user_inputs=known)["score"] < SAFE:
            raise ValidationError(
                _(
                    "This password is on lists of leaked passwords, or close to one. Four or five "
                    "words that do not belong together are better."
                ),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return _("Your password must not be one that lists of leaked passwords would find.")


def _about(user: AbstractBaseUser | None) -> list[str]:
    names = ("username", "first_name", "last_name", "email")
    return [str(value) for name in names if (value := getattr(user, name, ""))]
