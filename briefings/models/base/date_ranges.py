"""The range of plausible dates; others are typing errors."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The years that a reference may contain.
EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
WORDS = _("Give a date between 1900 and 2999.")


def makes_sense(day: date) -> bool:
    return EARLIEST <= day <= LATEST


def sensible_day(day: date) -> None:
    """Validate that a day is plausible."""
    if not makes_sense(day):
        raise ValidationError(WORDS, code="senseless_date")


def sensible_moment(moment: datetime) -> None:
    """Validate a moment by its day in the firm's time zone."""
    # Use the moment's own day: near the ends of the calendar it cannot be converted to another
    # zone.
    naive = moment.replace(tzinfo=None) if timezone.is_aware(moment) else moment
    sensible_day(naive.date())


class DayField(models.DateField):
    """A model field for a plausible day; the database stores an ordinary date."""

    default_validators = [sensible_day]

    def deconstruct(self) -> tuple:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs
