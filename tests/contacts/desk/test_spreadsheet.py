"""The table of all enquiries that is exported."""

import pytest
from django.utils.translation import override

from contacts.desk import spreadsheet
from contacts.models import Entry
from contacts.passages import in_edition
from mail.models import Message
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


def column(name: str) -> list[str]:
    with override("en"):
        headings, *rows = spreadsheet.table()
    return [row[headings.index(name)] for row in rows]


def test_the_paragraph_of_each_enquiry_is_named_by_its_number(edition, noon):
    pairs = list(edition.snapshot.pairs())
    for place in (1, 0):
        make_enquiry(at=noon, passage=in_edition(edition, pairs[place].id), message=f"{place}?")
    make_enquiry(at=noon, passage=in_edition(edition, ""))

    assert column("Paragraph") == ["¶2", "¶1", ""]


def test_an_export_asks_the_same_few_questions_however_many_enquiries_there_are(
    edition, noon, lawyer, django_assert_max_num_queries
):
    pair = next(iter(edition.snapshot.pairs()))
    for number in range(12):
        passage = in_edition(edition, pair.id)
        enquiry = make_enquiry(at=noon, passage=passage, message=f"No. {number}")
        Entry.objects.create(enquiry=enquiry, kind="note", at=noon, by=lawyer, text="Called.")
    assert Message.objects.exists()

    with django_assert_max_num_queries(9):
        assert len(column("E-mails")) == 12
