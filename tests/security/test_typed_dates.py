"""Every date field refuses an implausible date with an explanation, and never fails."""

import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from briefings import drafting
from briefings.loading import entries
from briefings.models.draft.approval import Schedule
from briefings.models.draft.briefing import Briefing, Source
from contacts.models import Enquiry
from operations.backup import dump
from tests.support.factories import document, make_briefing, make_enquiry

pytestmark = pytest.mark.django_db
SENSELESS = ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"]
ODD = [*SENSELESS, "99999-01-01", "2025-02-30", "-1", "x", "\u0662\u0660\u0662\u0665-01-01"]


@pytest.fixture
def admin(client, lawyer):
    client.force_login(lawyer)
    return client


@pytest.mark.parametrize("day", SENSELESS)
@pytest.mark.parametrize("field", ["date", "law_as_at", "review_on"])
def test_a_briefings_days_are_checked_by_the_form(admin, briefing, field, day):
    address = f"/admin/briefings/briefing/{briefing.pk}/change/"
    page = admin.get(address).content.decode()
    typed = dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', page))
    typed |= {"title_en": "Renamed", field: day}

    answer = admin.post(address, typed, headers={"Accept-Language": "en"})

    assert answer.status_code == 200
    assert "Give a date between 1900 and 2999." in answer.content.decode()
    briefing.refresh_from_db()
    assert briefing.title_en != "Renamed"


@pytest.mark.parametrize("day", SENSELESS)
def test_the_day_on_which_a_source_was_looked_at_is_checked(briefing, day):
    source = Source(briefing=briefing, url="https://www.io.gov.mo/", label_en="x", accessed=day)

    with pytest.raises(ValidationError) as refused:
        source.full_clean()

    assert refused.value.error_dict["accessed"][0].code == "senseless_date"


@pytest.mark.parametrize("day", ["0001-01-01T00:00", "3000-01-01T10:00", "9999-12-31T23:59"])
def test_a_publication_is_not_planned_for_a_moment_that_makes_no_sense(admin, briefing, day):
    address = f"/admin/briefings/briefing/{briefing.pk}/publish/"

    answer = admin.post(
        address,
        {"revision": briefing.revision, "plan": "1", "due_at": day, "with_gaps": "on"},
        headers={"Accept-Language": "en"},
    )

    assert answer.status_code < 500
    assert "Give a date between 1900 and 2999." in answer.content.decode()
    assert not Schedule.objects.exists()


@pytest.mark.parametrize("day", SENSELESS)
def test_a_documents_day_is_checked_however_it_comes_in(day):
    with pytest.raises(drafting.DraftError, match=r"1900|2999"):
        make_briefing(date=day)
    for field in ("date", "law_as_at"):
        with pytest.raises(entries.LoadError, match=field):
            entries.checked(document(**{"date": "2025-04-24", field: day}))
    assert not Briefing.objects.exists()


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "address",
    [
        "contacts/enquiry/?received_at__gte={}&state__exact=all",
        "contacts/enquiry/?received_at__lt={} 00:00:00%2B08:00",
        "contacts/accessrecord/?at__gte={}",
        "contacts/marketingconsent/?given_at__gte={}",
        "mail/message/?created_at__gte={} 00:00:00%2B08:00",
        "briefings/edition/?published_at__gte={}",
        "briefings/auditentry/?since={0}&until={0}",
    ],
)
def test_filters_of_lists_take_any_date(admin, address, odd):
    make_enquiry(at=timezone.now())

    assert admin.get("/admin/" + address.format(odd)).status_code in {200, 302}


@pytest.mark.parametrize("odd", ODD)
def test_readers_may_ask_for_any_day(client, edition, odd):
    reference = edition.snapshot.reference

    for page in ("", "parallel/", "editions/"):
        address = (
            f"/en/briefings/{reference}/-/{page}"
            if not page
            else f"/en/briefings/{reference}/{page}"
        )
        assert client.get(f"{address}?on={odd}", follow=True).status_code in {200, 404}


def test_a_moment_that_python_cannot_hold_spoils_nothing_else(admin, noon, caplog):
    """As 1.0 could store it on PostgreSQL."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL holds such a moment")
    broken, other = make_enquiry(at=noon), make_enquiry(at=noon, message="Another.")
    for moment in ("0001-12-31 16:26:00+00 BC", "infinity", "-infinity", "294276-01-01 00:00+00"):
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE contacts_enquiry SET due_at = %s WHERE id = %s", [moment, broken.pk]
            )

        assert admin.get(f"/admin/contacts/enquiry/{broken.pk}/change/").status_code == 200
        assert admin.get("/admin/contacts/enquiry/?state__exact=all").status_code == 200
        assert admin.post("/admin/contacts/enquiry/export/csv/").status_code == 200
        assert {e.pk for e in Enquiry.objects.all()} == {broken.pk, other.pk}
        assert dump.write(io.BytesIO(), made_at="now", progress=lambda *_said: None) > 0
        call_command("run_worker", "--once")
        assert "cannot be" not in caplog.text
