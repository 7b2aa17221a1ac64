from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.desk import handle_enquiry
from contacts.intake import working_days
from contacts.models import Desk, Holiday
from tests.support.factories import make_enquiry

MACAU = ZoneInfo("Asia/Macau")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MACAU)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arrives", "due"),
    [
        ("2026-03-02 10:30", "2026-03-04 10:30"),  # Monday to Wednesday
        ("2026-03-05 10:30", "2026-03-09 10:30"),  # Thursday to Monday, over the weekend
        ("2026-03-07 23:10", "2026-03-11 09:00"),  # on a Saturday: from Monday morning
        ("2026-02-13 16:00", "2026-02-20 16:00"),  # over the Lunar New Year
        ("2026-12-23 12:00", "2026-12-29 12:00"),  # over Christmas
    ],
)
def test_an_enquiry_is_due_after_two_days_on_which_the_firm_works(arrives, due):
    enquiry = make_enquiry(at=at(arrives))

    assert enquiry.due_at == at(due)


@pytest.mark.django_db
def test_a_firm_that_works_on_saturdays_counts_them():
    desk = Desk(hours_to_answer=24, works_on_saturdays=True)

    assert working_days.deadline(at("2026-03-06 10:00"), desk) == at("2026-03-07 10:00")


@pytest.mark.django_db
def test_the_firm_adds_days_of_its_own():
    Holiday.objects.create(day=date(2026, 3, 4), name="喬遷 Moving house")

    assert working_days.deadline(at("2026-03-02 10:30"), Desk()) == at("2026-03-05 10:30")


@pytest.mark.django_db
@pytest.mark.parametrize("hours", [1, 23, 2_147_483_647])
def test_any_number_of_hours_has_a_deadline(hours):
    due = working_days.deadline(at("2026-03-06 23:30"), Desk(hours_to_answer=hours))

    assert due > at("2026-03-06 23:30")


@pytest.mark.django_db
def test_a_client_who_adds_details_later_is_due_anew(noon):
    enquiry = make_enquiry(at=noon)
    handle_enquiry.invite(enquiry=enquiry, by=None, at=noon)
    handle_enquiry.answer(enquiry=enquiry, text="Ten years.", key="k", by=None, at=noon)

    handle_enquiry.add_details(enquiry=enquiry, text="And then?", at=noon + timedelta(days=30))

    enquiry.refresh_from_db()
    assert enquiry.due_at > noon + timedelta(days=30)


@pytest.mark.django_db
def test_an_enquiry_that_is_opened_again_is_due_on_a_working_day():
    enquiry = make_enquiry(at=at("2026-03-02 10:30"))
    handle_enquiry.invite(enquiry=enquiry, by=None, at=at("2026-03-02 11:00"))
    handle_enquiry.answer(enquiry=enquiry, text="Ten.", key="k", by=None, at=at("2026-03-02 12:00"))

    handle_enquiry.add_details(enquiry=enquiry, text="And then?", at=at("2026-03-05 10:30"))

    enquiry.refresh_from_db()
    assert enquiry.due_at == at("2026-03-09 10:30")


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001
    st.integers(1, 500),
    st.sets(st.integers(0, 6), max_size=6),
)
def test_a_deadline_is_later_and_on_a_day_on_which_the_firm_works(arrives, hours, closed):
    arrives = arrives.replace(tzinfo=MACAU)

    due = working_days.after(
        arrives, hours=hours, is_working=lambda day: day.weekday() not in closed
    )

    assert due > arrives
    assert due.astimezone(MACAU).weekday() not in closed
