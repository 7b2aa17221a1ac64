"""The newest release finds and shows enquiries of an earlier one."""

from datetime import UTC, datetime

import pytest

from contacts.conflicts import search
from contacts.models import Enquiry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("upgraded")]


@pytest.mark.parametrize("name", ["Casino Golden Lotus Limited", "Tai Fung Estates Limitada"])
def test_enquiries_from_before_are_searched_as_later_ones_are(name):
    [found] = search.search([name]).found[:1]

    assert [enquiry.name for enquiry in found.enquiries] == ["Lotus"]


def test_a_due_date_that_cannot_be_read_is_forgotten(noon):
    broken, kept = Enquiry.objects.get(name="Broken"), Enquiry.objects.get(name="Kept")

    assert broken.due_at is None
    assert kept.due_at == noon.astimezone(UTC)
    assert isinstance(kept.due_at, datetime)
