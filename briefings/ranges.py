"""The range of days that make sense in this product: what lies outside was mistyped."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The years that a reference may have.
EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
WORDS = _("Give a date between 1900 and 2999.")


def makes_sense(day: date) -> bool:
    return EARLIEST <= day <= LATEST


def sensible_day(day: date) -> None:
    """Validate a day."""
    if not makes_sense(day):
        raise ValidationError(WORDS, code="senseless_date")


def sensible_moment(moment: datetime) -> None:
    """Validate a moment by the day it is on in the firm's time zone."""
    # By its own clock: at the ends of the calendar a moment cannot be moved to another time zone.
    naive = moment.replace(tzinfo=None) if timezone.is_aware(moment) else moment
    sensible_day(naive.date())


class DayField(models.DateField):
    """A day that somebody types; in the database, a date like any other."""

    default_validators = [sensible_day]

    def deconstruct(self) -> tuple:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs
