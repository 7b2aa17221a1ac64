"""The newest release finds and shows enquiries of an earlier one."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.state import StateApps

from contacts.conflicts import search
from contacts.models import Enquiry
from tests.databases.earlier_release import FIRST_RELEASE

pytestmark = pytest.mark.django_db
CANNOT_BE_READ = {
    "postgresql": "0001-12-31 16:26:00+00 BC",  # 1 January of year 1 in Macau
    "sqlite": "0001-01-01 00:00:00",
}


@pytest.fixture
def earlier(first_release) -> StateApps:
    """The models of 1.0."""
    return first_release.to(*FIRST_RELEASE)


def stored(apps, noon, **changes):
    wordings = apps.get_model("contacts", "Wording").objects
    wording = wordings.filter(digest="0" * 64).first() or wordings.create(
        digest="0" * 64, language="en", relationship="r", privacy="p", consent="c",
        first_used_at=noon,
    )  # fmt: skip
    number = apps.get_model("contacts", "Enquiry").objects.count()
    fields = {"reference": f"AAAA-{number:04}", "key": str(number), "name": "Chan", "topic": "t"}
    return apps.get_model("contacts", "Enquiry").objects.create(
        received_at=noon, state_at=noon, language="en", email="chan@client.example",
        wording=wording, consent=True, **(fields | changes),
    )  # fmt: skip


def test_enquiries_from_before_are_searched_as_later_ones_are(first_release, earlier, noon):
    old = stored(earlier, noon, message="Golden Lotus Casino Ltd.", folded="goldenlotuscasinoltd.")
    earlier.get_model("contacts", "Entry").objects.create(
        enquiry=old, kind="note", text="Also Tai Fung Estates, Lda.", at=noon
    )

    first_release.to_the_newest()

    for name in ("Casino Golden Lotus Limited", "Tai Fung Estates Limitada"):
        [found] = search.search([name]).found[:1]
        assert [enquiry.pk for enquiry in found.enquiries] == [old.pk]


def test_a_due_date_that_cannot_be_read_is_forgotten(first_release, earlier, noon):
    broken, kept = stored(earlier, noon), stored(earlier, noon, due_at=noon)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE contacts_enquiry SET due_at = %s WHERE id = %s",
            [CANNOT_BE_READ[connection.vendor], broken.pk],
        )

    first_release.to_the_newest()

    assert Enquiry.objects.get(pk=broken.pk).due_at is None
    assert Enquiry.objects.get(pk=kept.pk).due_at == noon.astimezone(UTC)
    assert isinstance(Enquiry.objects.get(pk=kept.pk).due_at, datetime)
