import pytest
from django.utils import translation

from contacts import passages
from contacts.desk import handle_enquiry
from contacts.desk.replying import template_fields
from contacts.models import Enquiry
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.one_database


def test_a_field_may_be_written_in_either_language_of_the_interface():
    values = {"client": "陳大文", "reference": "ABCD-2345"}

    text = template_fields.filled("{client} { 客戶 } {編號} {Client}", values)

    assert text == "陳大文 陳大文 ABCD-2345 {Client}"


def test_what_stands_in_a_value_is_not_filled_again():
    assert template_fields.filled("{client}", {"client": "{reference}", "reference": "R"}) == (
        "{reference}"
    )


def test_unknown_and_unfilled_fields_are_named_once_as_they_are_written():
    text = "{client} {colour} {colour} {律師} {client}"

    assert template_fields.unknown_in(text) == ["{colour}"]
    assert template_fields.unfilled_in(text) == ["{client}", "{律師}"]
    assert template_fields.unfilled_in("{a clause}\n{} {\n}") == []


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "day"), [("zh-hant", "2025年5月6日"), ("en", "6 May 2025")])
def test_values_are_in_the_clients_language_whatever_the_clerk_reads(noon, edition, language, day):
    enquiry = make_enquiry(at=noon, language=language, passage=passages.in_edition(edition, ""))

    with translation.override("en" if language != "en" else "zh-hant"):
        values = template_fields.values_of(enquiry)

    assert values["client"] == enquiry.name
    assert values["deadline"] == day
    assert edition.snapshot.title[language] in values["briefing"]
    assert edition.snapshot.reference in values["briefing"]


@pytest.mark.django_db
def test_the_lawyer_is_the_one_in_charge_and_empty_if_there_is_none(noon, lawyer):
    lawyer.first_name, lawyer.last_name = "Ana", "Lei"
    lawyer.save()
    enquiry = make_enquiry(at=noon)
    before = template_fields.values_of(enquiry)["lawyer"]

    handle_enquiry.assign(enquiry=enquiry, to=lawyer, by=lawyer, at=noon)

    assert before == ""
    assert template_fields.values_of(Enquiry.objects.get())["lawyer"] == "Ana Lei"
