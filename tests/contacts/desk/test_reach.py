"""A lawyer sees and answers the enquiries assigned to them, and nothing else of the desk."""

import pytest
from django.urls import reverse

from contacts.desk import handle_enquiry, reach
from contacts.models import Enquiry, Entry
from tests.support.factories import make_author, make_enquiry, make_person

pytestmark = pytest.mark.django_db

LIST = "admin:contacts_enquiry_changelist"


@pytest.fixture
def author(db):
    person = make_person("author")
    make_author("ana-lei", user=person)
    return person


@pytest.fixture
def assigned(author, noon) -> Enquiry:
    enquiry = make_enquiry(at=noon, name="Chan Tai Man", message="A question of trade marks.")
    handle_enquiry.assign(enquiry=enquiry, to=author, by=None, at=noon)
    return enquiry


@pytest.fixture
def other(noon) -> Enquiry:
    return make_enquiry(at=noon, name="Wong Siu Ming", message="A secret question of shares.")


@pytest.fixture
def signed_in(client, author):
    client.force_login(author)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def page_of(enquiry: Enquiry) -> str:
    return reverse("admin:contacts_enquiry_change", args=[enquiry.pk])


def test_lists_and_counts_hold_only_what_is_assigned(signed_in, assigned, other):
    for view in ("", "?state__exact=all", "?state__exact=unassigned", "?state__exact=spam"):
        page = signed_in.get(reverse(LIST) + view).content.decode()
        assert "Wong Siu Ming" not in page
        assert other.reference not in page

    page = signed_in.get(reverse(LIST)).content.decode()
    assert "Chan Tai Man" in page
    assert '<span class="count">1</span>' in page
    assert "Search for conflicts" not in page
    assert "Unassigned" not in page


def test_the_search_finds_nothing_else(signed_in, assigned, other):
    for term in ("Wong Siu Ming", "secret question"):
        page = signed_in.get(reverse(LIST), {"q": term, "state__exact": "all"}).content.decode()
        assert other.reference not in page
        assert "Nothing matches." in page


def test_a_reference_finds_nothing_else(signed_in, assigned, other):
    page = signed_in.get(reverse(LIST), {"q": other.reference, "state__exact": "all"})

    assert "Wong" not in page.content.decode()


def test_the_address_of_another_enquiry_leads_nowhere(signed_in, assigned, other):
    assert signed_in.get(page_of(other)).status_code == 404
    assert signed_in.post(page_of(other), {"do": "note", "note": "x"}).status_code == 404
    history = reverse("admin:contacts_enquiry_history", args=[other.pk])
    assert "Wong" not in signed_in.get(history, follow=True).content.decode()


def test_the_other_pages_of_the_desk_are_closed(signed_in, assigned):
    for address in (
        reverse("admin:contacts_conflicts"),
        reverse("admin:contacts_clients"),
        reverse("admin:contacts_person"),
        reverse("admin:contacts_record"),
        reverse("admin:contacts_export", args=["csv"]),
        reverse("admin:contacts_export", args=["xlsx"]),
        reverse("admin:mail_message_changelist"),
        reverse("admin:contacts_accessrecord_changelist"),
        reverse("admin:contacts_desk_changelist"),
    ):
        assert signed_in.get(address).status_code == 403, address
        assert signed_in.post(address, {"names": "Wong"}).status_code == 403, address


def test_the_page_shows_no_other_enquiry_with_the_same_names(signed_in, author, noon):
    first = make_enquiry(at=noon, name="Chan Tai Man", parties="ACME Ltd", message="One.")
    second = make_enquiry(at=noon, name="Chan Tai Man", parties="ACME Ltd", message="Two.")
    handle_enquiry.assign(enquiry=first, to=author, by=None, at=noon)

    page = signed_in.get(page_of(first)).content.decode()

    assert second.reference not in page
    assert "Conflicts of interest" not in page


def test_the_lawyer_replies_and_adds_notes(signed_in, assigned, author):
    signed_in.post(page_of(assigned), {"do": "note", "note": "Called.", "note_key": "n"})
    signed_in.post(page_of(assigned), {"do": "reply", "reply": "Ten years.", "key": "r"})

    written = Entry.objects.filter(enquiry=assigned, by=author)
    assert {(one.kind, one.text) for one in written} == {
        ("note", "Called."),
        ("reply", "Ten years."),
    }
    assigned.refresh_from_db()
    assert assigned.state == "answered"


def test_the_lawyer_does_nothing_else(signed_in, assigned, author):
    for action in ("assign", "spam", "close", "hold", "due", "invite", "conflict"):
        answer = signed_in.post(page_of(assigned), {"do": action, "to": "", "due_at": ""})
        assert answer.status_code == 403, action

    assigned.refresh_from_db()
    assert (assigned.state, assigned.assignee) == ("assigned", author)


def test_what_is_assigned_to_somebody_else_is_gone_at_once(signed_in, assigned, author, noon):
    clerk = make_person("enquiries clerk")
    handle_enquiry.assign(enquiry=assigned, to=clerk, by=None, at=noon)

    assert signed_in.get(page_of(assigned)).status_code == 404
    assert not reach.visible_to(author, Enquiry.objects.all()).exists()


def test_the_first_page_counts_only_what_is_assigned(signed_in, assigned, other):
    page = signed_in.get(reverse("admin:index")).content.decode()

    assert "assigned to you" in page
    assert assigned.reference in page  # under "What happened"
    assert other.reference not in page
    assert "suspected of being spam" not in page


def test_the_clerk_assigns_to_the_author_it_is_about(client, author, edition, noon):
    clerk = make_person("enquiries clerk")
    about = make_enquiry(at=noon)
    Enquiry.objects.filter(pk=about.pk).update(edition=edition)
    client.force_login(clerk)

    client.post(page_of(about), {"do": "assign", "to": author.pk})

    about.refresh_from_db()
    assert about.assignee == author


def test_the_clerk_assigns_to_no_lawyer_whom_it_is_not_about(client, noon):
    clerk, lawyer = make_person("enquiries clerk"), make_person("author")
    enquiry = make_enquiry(at=noon)
    client.force_login(clerk)

    client.post(page_of(enquiry), {"do": "assign", "to": lawyer.pk})

    enquiry.refresh_from_db()
    assert enquiry.assignee is None
