"""The calendar of the firm: Macau's holidays as delivered, which the clerk edits."""

from datetime import date, datetime
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.test import Client

from contacts.models import Holiday
from tests.support.factories import make_enquiry, make_person

pytestmark = pytest.mark.django_db
HOLIDAYS = "/admin/contacts/holiday/"
MONDAY = datetime(2026, 3, 2, 10, 30, tzinfo=ZoneInfo("Asia/Macau"))


@pytest.fixture
def clerk() -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(make_person("enquiries clerk"))
    return client


def test_a_day_that_the_clerk_enters_moves_later_deadlines_until_it_is_deleted(clerk):
    assert make_enquiry(at=MONDAY).due_at.day == 4

    clerk.post(f"{HOLIDAYS}add/", {"day": "2026-03-04", "name": "喬遷 Moving house"})
    assert make_enquiry(at=MONDAY, message="A second question").due_at.day == 5

    added = Holiday.objects.get(day=date(2026, 3, 4))
    clerk.post(f"{HOLIDAYS}{added.pk}/delete/", {"post": "yes"})
    assert make_enquiry(at=MONDAY, message="A third question").due_at.day == 4


def test_the_calendar_comes_with_the_holidays_of_macau(clerk):
    # A test that commits, if one ran before, has emptied the table.
    import_module("contacts.migrations.0009_working_days").fill(apps, None)

    page = clerk.get(HOLIDAYS, {"day__year": 2026}).text

    for name in ("農曆正月初一 Lunar New Year", "澳門特別行政區成立紀念日", "聖誕節 Christmas Day"):
        assert name in page


def test_who_does_not_work_at_the_desk_changes_no_day():
    client = Client()
    client.force_login(make_person("author"))

    assert client.post(f"{HOLIDAYS}add/", {"day": "2026-03-04", "name": "x"}).status_code == 403
