"""Dates in the style of each language."""

from datetime import date

from briefings.text.languages import ENGLISH

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_in(language: str, day: date) -> str:
    """Return 2025年4月24日 in Chinese, 24 April 2025 in English."""
    if language == ENGLISH:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"
