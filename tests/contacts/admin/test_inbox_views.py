"""What stands in which view of the inbox, and what is done to several enquiries at once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from contacts.desk import handle_enquiry
from contacts.models import Enquiry
from tests.factories import make_enquiry, make_person

pytestmark = pytest.mark.django_db
INBOX = "/admin/contacts/enquiry/"


@pytest.fixture
def clerk(db) -> User:
    person = make_person("enquiries clerk", "carla")
    person.first_name = "蘇慧敏 Carla Sousa"
    person.save()
    return person


@pytest.fixture
def desk(clerk) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(clerk)
    return client


def listed(desk: Client, view: str = "") -> set[str]:
    page = desk.get(INBOX, {"state__exact": view} if view else {}).text
    return {one.name for one in Enquiry.objects.all() if one.reference in page}


def act(desk: Client, action: str, *enquiries: Enquiry, **more):
    chosen = [one.pk for one in enquiries]
    return desk.post(INBOX, {"action": action, "_selected_action": chosen} | more, follow=True)


def test_each_view_has_the_enquiries_that_belong_there(desk, clerk):
    now = timezone.now()
    made = {name: make_enquiry(at=now, name=name) for name in ("new", "mine", "answered", "closed")}
    make_enquiry(at=now - timedelta(days=20), name="late")
    make_enquiry(at=now, name="spam", trap="x")
    handle_enquiry.assign(enquiry=made["mine"], to=clerk, by=None, at=now)
    handle_enquiry.answer(enquiry=made["answered"], text="x", key="k", by=None, at=now)
    handle_enquiry.close(enquiry=made["closed"], by=None, at=now)

    assert listed(desk) == {"new", "mine", "late"}
    assert listed(desk, "mine") == {"mine"}
    assert listed(desk, "unassigned") == {"new", "late"}
    assert listed(desk, "late") == {"late"}
    assert listed(desk, "answered") == {"answered"}
    assert listed(desk, "closed") == {"closed"}
    assert listed(desk, "spam") == {"spam"}
    assert listed(desk, "all") == {"new", "mine", "answered", "closed", "late", "spam"}


def test_a_row_says_what_the_client_wants_how_long_they_wait_and_who_answers(desk, clerk):
    long_ago = timezone.now() - timedelta(days=3, hours=2)
    enquiry = make_enquiry(
        at=long_ago, message="\n\n  Is my lease void?\nMore.", language="zh-hans"
    )
    handle_enquiry.assign(enquiry=enquiry, to=clerk, by=None, at=long_ago)

    page = desk.get(INBOX).text

    assert '<bdi class="first-line">Is my lease void?</bdi>' in page
    assert "3\xa0days" in page
    assert "Simplified Chinese" in page
    assert "蘇慧敏 Carla Sousa" in page
    assert "More." not in page


def test_an_enquiry_is_unread_until_somebody_opens_it_and_when_the_client_writes_again(desk, noon):
    enquiry = make_enquiry(at=noon)
    unread = 'class="unread"'
    assert unread in desk.get(INBOX).text
    desk.get(f"{INBOX}{enquiry.pk}/change/")
    assert unread not in desk.get(INBOX).text

    handle_enquiry.invite(enquiry=enquiry, by=None, at=noon)
    handle_enquiry.add_details(enquiry=enquiry, text="The lease ends in May.", at=noon)

    assert unread in desk.get(INBOX).text


@pytest.mark.parametrize("state", ["answered", "closed"])
def test_a_client_who_writes_again_brings_the_enquiry_back(desk, noon, state):
    enquiry = make_enquiry(at=noon, name="Chan")
    handle_enquiry.invite(enquiry=enquiry, by=None, at=noon)
    if state == "answered":
        handle_enquiry.answer(enquiry=enquiry, text="x", key="k", by=None, at=noon)
    else:
        handle_enquiry.close(enquiry=enquiry, by=None, at=noon)
    assert listed(desk) == set()

    handle_enquiry.add_details(enquiry=enquiry, text="One more thing.", at=noon)

    assert listed(desk) == {"Chan"}


def test_several_are_assigned_closed_and_marked_as_spam_at_once(desk, clerk, noon):
    three = [make_enquiry(at=noon, name=name) for name in "abc"]

    act(desk, "assign", *three, to=clerk.pk)
    assert listed(desk, "mine") == {"a", "b", "c"}
    act(desk, "close", three[0], three[1])
    act(desk, "mark_as_spam", three[2])

    assert listed(desk, "closed") == {"a", "b"}
    assert listed(desk, "spam") == {"c"}
    assert three[0].entries.filter(by=clerk).count() == 2


def test_enquiries_are_assigned_only_to_people_who_answer_them(desk, noon):
    enquiry, stranger = make_enquiry(at=noon), make_person("author")

    for odd in (stranger.pk, "9" * 30, "x"):
        act(desk, "assign", enquiry, to=odd)

    enquiry.refresh_from_db()
    assert enquiry.assignee is None


def test_who_may_only_look_acts_on_none(client, noon):
    looker = make_person("enquiries clerk", "looker")
    looker.groups.get().permissions.filter(codename="answer_enquiry").delete()
    enquiry = make_enquiry(at=noon)
    client.force_login(looker)

    act(client, "close", enquiry)

    enquiry.refresh_from_db()
    assert enquiry.state == "new"


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("", "Every enquiry is answered."),
        ("late", "Nothing is late."),
        ("mine", "assigned to you."),
    ],
)
def test_an_empty_view_says_so(desk, view, words):
    assert words in desk.get(INBOX, {"state__exact": view} if view else {}).text
    assert "Nothing matches." in desk.get(INBOX, {"language": "en"}).text


@pytest.mark.parametrize("query", ["", "?q=question", "?q=補充稅", "?o=1"])
def test_a_page_asks_the_same_few_questions_however_many_enquiries_there_are(
    desk, clerk, noon, query, django_assert_max_num_queries
):
    for number in range(30):
        enquiry = make_enquiry(at=noon, name=str(number))
        handle_enquiry.assign(enquiry=enquiry, to=clerk, by=None, at=noon)

    with django_assert_max_num_queries(12):
        desk.get(f"{INBOX}{query}")


def test_the_box_of_a_row_is_called_by_its_reference(desk, noon):
    enquiry = make_enquiry(at=noon)

    box = f'name="_selected_action" value="{enquiry.pk}" class="action-select"'

    assert f'{box} aria-label="Select {enquiry.reference}"' in desk.get(INBOX).text
