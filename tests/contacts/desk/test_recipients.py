"""Which lawyers an enquiry is for."""

import pytest
from django.contrib.auth.models import User

from briefings.models.people import PracticeArea
from contacts import passages
from contacts.desk.recipients import Choice, accounts_for
from tests.support.factories import make_area, make_author, make_briefing, make_enquiry, publish_now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def area(db):
    return make_area()


def in_field(noon, author: str, count: int = 1, **changes):
    """Briefings on trade marks by one author, published; the last of them."""
    area = PracticeArea.objects.get()
    for number in range(count):
        title = {"zh-hant": f"商標 {number}", "en": f"Trade marks {author} {number}"}
        briefing = make_briefing(authors=[author], title=title, **changes)
        briefing.areas.add(area)
        publish_now(briefing, at=noon)
    return briefing


def test_an_author_of_the_briefing_is_suggested_before_anybody_else(noon):
    in_field(noon, "Bo Chan", 2)
    read = in_field(noon, "Ana Lei")

    choice = Choice(passages.find(reference=read.reference))

    assert choice.suggested == "ana-lei"
    assert [lawyer.slug for lawyer in choice.of_field] == ["bo-chan"]


def test_where_no_author_takes_enquiries_who_writes_most_of_the_field_is_suggested(noon):
    in_field(noon, "Cy Wong", 1)
    in_field(noon, "Bo Chan", 2)
    read = in_field(noon, "Ana Lei", 3)
    read.authors.update(takes_enquiries=False)

    choice = Choice(passages.find(reference=read.reference))

    assert choice.suggested == "bo-chan"
    assert [lawyer.slug for lawyer in choice.of_field] == ["bo-chan", "cy-wong"]


def test_who_comes_from_a_field_is_offered_its_lawyers(noon, area):
    make_author("dora", name_en="Dora")
    in_field(noon, "Bo Chan")

    choice = Choice(area=area.slug)

    assert choice.suggested == "bo-chan"
    assert [lawyer.slug for lawyer in choice.others] == ["dora"]


def test_the_lawyer_the_client_came_from_is_suggested_first(noon):
    make_author("dora", name_en="Dora")
    read = in_field(noon, "Ana Lei")

    assert Choice(passages.find(reference=read.reference), asked="dora").suggested == "dora"


def test_nobody_is_suggested_where_nothing_tells():
    make_author("dora", name_en="Dora")

    assert Choice(area="no-such-area").suggested == ""


def test_the_form_names_the_lawyers_of_the_field_as_such(client, noon, area):
    make_author("dora", name_en="Dora")
    in_field(noon, "Bo Chan")

    page = client.get(f"/en/contact/?area={area.slug}").content.decode()

    assert "Lawyers who write on this field" in page
    assert '<option value="bo-chan" selected>' in page


def test_an_enquiry_is_suggested_to_the_account_of_its_lawyer(noon):
    user = User.objects.create_user("ana")
    lawyer = make_author("ana-lei", user=user)

    assert accounts_for(make_enquiry(at=noon, lawyer=lawyer)) == [user]


def test_an_enquiry_without_a_lawyer_is_suggested_to_the_author_of_what_was_read(noon):
    read = in_field(noon, "Ana Lei")
    user = User.objects.create_user("ana")
    read.authors.update(user=user)

    enquiry = make_enquiry(at=noon, passage=passages.find(reference=read.reference))

    assert accounts_for(enquiry) == [user]
