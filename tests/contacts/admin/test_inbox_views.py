"""What stands in which view of the inbox, and what is done to several enquiries at once."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from briefings.models.people import Author
from contacts.desk import handle_enquiry
from contacts.models import Enquiry
from mail.models import Message
from tests.support.factories import make_author, make_enquiry, make_person

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


def test_several_are_assigned_to_the_lawyer_they_are_about_and_the_others_are_named(desk, noon):
    ana, rui = make_person("author", "ana"), make_person("author", "rui")
    asked = make_author(slug="ana-lei", takes_enquiries=True)
    Author.objects.filter(pk=asked.pk).update(user=ana)
    mine, other = make_enquiry(at=noon, lawyer=asked), make_enquiry(at=noon, message="Another.")

    page = act(desk, "assign", mine, other, to=ana.pk).text

    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.assignee, other.assignee) == (ana, None)
    assert "1 enquiry was assigned." in page
    assert f"{other.reference}: ana is neither the lawyer asked for" in page
    assert f'<option value="{rui.pk}">' in page


@pytest.mark.parametrize(("action", "view"), [("close", "closed"), ("mark_as_spam", "spam")])
def test_what_was_done_to_several_is_undone_at_once(desk, clerk, noon, action, view):
    new, taken = make_enquiry(at=noon, name="new"), make_enquiry(at=noon, name="taken")
    handle_enquiry.assign(enquiry=taken, to=clerk, by=clerk, at=noon)
    waiting = Message.objects.filter(state="waiting").count()

    page = act(desk, action, new, taken).text
    assert listed(desk, view) == {"new", "taken"}
    page = desk.post(f"{INBOX}undo/?q=x", {"undo": undo_key(page)}, follow=True)

    assert page.redirect_chain[0][0] == f"{INBOX}?q=x"
    assert "2 enquiries are as before." in page.text
    assert (listed(desk), listed(desk, "mine")) == ({"new", "taken"}, {"taken"})
    assert Message.objects.filter(state="waiting").count() == waiting
    assert set(Enquiry.objects.values_list("state_at", flat=True)) == {noon}
    assert new.entries.filter(by=clerk, text="Undone.").count() == 1


def test_what_somebody_changed_since_is_left(desk, clerk, noon):
    one, other = make_enquiry(at=noon, name="one"), make_enquiry(at=noon, name="other")
    page = act(desk, "close", one, other).text
    handle_enquiry.reopen(enquiry=other, by=clerk, at=timezone.now())
    handle_enquiry.close(enquiry=other, by=clerk, at=timezone.now())

    answer = desk.post(f"{INBOX}undo/", {"undo": undo_key(page)}, follow=True).text

    assert "1 enquiry is as before." in answer
    assert "1 enquiry was left, because it has changed since." in answer
    assert listed(desk) == {"one"}


def test_only_the_last_action_is_undone_and_only_once(desk, noon):
    enquiries = [make_enquiry(at=noon, name=name) for name in "ab"]
    first = undo_key(act(desk, "close", enquiries[0]).text)
    second = undo_key(act(desk, "close", enquiries[1]).text)

    for key in (first, second, second):
        page = desk.post(f"{INBOX}undo/", {"undo": key}, follow=True).text

    assert "This can no longer be undone." in page
    assert listed(desk) == {"b"}


def test_what_was_closed_already_offers_no_undo(desk, noon):
    enquiry = make_enquiry(at=noon)
    handle_enquiry.close(enquiry=enquiry, by=None, at=noon)

    assert undo_key(act(desk, "close", enquiry).text) == ""


def test_who_only_takes_enquiries_undoes_nothing(client):
    client.force_login(make_person("author", "ana"))

    assert client.post(f"{INBOX}undo/", {"undo": "x"}).status_code == 403


def undo_key(page: str) -> str:
    found = re.search(r'form="undo" name="undo" value="(\w+)"', page)
    return found[1] if found else ""
