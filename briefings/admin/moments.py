"""Moments as the admin shows them: one format in each language."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def moment(at: datetime) -> str:
    """Return 2025年4月24日 16:38 in Chinese, 24 April 2025, 16:38 in English."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")
