"""Dates look the same on every page in a language."""

import re
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

NOON = datetime(2025, 5, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day"),
    [("zh-hant", "2025年5月2日"), ("en", "2 May 2025"), ("zh-hans", "2025年5月2日")],
)
@pytest.mark.parametrize("length", ["", "SHORT_"])
def test_a_day_and_a_moment_have_one_format_in_each_language(language, day, length):
    with translation.override(language):
        assert date_format(NOON, f"{length}DATE_FORMAT") == day
        assert date_format(NOON, f"{length}DATETIME_FORMAT").startswith(day)


def test_no_page_writes_a_date_in_a_format_of_its_own():
    """Formats for machines stand in attributes, and therefore in single quotes."""
    allowed = {"DATE_FORMAT", "DATETIME_FORMAT", "YEAR_MONTH_FORMAT", "Y年n月j日"}
    found = {
        (path.name, form)
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        for form in re.findall(r'\|date:"([^"]+)', path.read_text())
    }

    assert {one for one in found if one[1] not in allowed} == set()
