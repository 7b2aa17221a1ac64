"""The admin's first page shows what to set up, what is waiting, and the readership."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from briefings import publishing
from briefings.models.published.readership import Readership
from briefings.text.texts import Texts
from contacts.desk import erasure_requests
from operations import demo
from operations.setting_up import records
from tests.support.factories import make_briefing, make_enquiry, make_person, publish_now

pytestmark = pytest.mark.django_db


def first_page(client, user) -> str:
    client.force_login(user)
    return client.get(reverse("admin:index"), headers={"accept-language": "en"}).content.decode()


def test_the_links_begin_with_what_lawyers_use_daily(client, lawyer):
    links = first_page(client, lawyer).split('class="admin-nav"')[1].split("</nav>")[0]

    assert re.findall(r">([^<>]+)</a>", links) == [
        *("Briefings", "Editions", "Withdrawals", "Series", "Terms", "Authors", "Practice areas"),
        *("Readership report", "Firm", "Texts of pages"),
        "Audit trail",
        *("Enquiries", "Handling of enquiries", "Outbox"),
        *("Followers", "Alert records"),
        *("Users", "Roles"),
    ]


def test_an_editor_sees_what_waits_for_approval(client, noon):
    briefing = make_briefing()
    publishing.submit(briefing=briefing, by=make_person("author"), at=noon)

    page = first_page(client, make_person("editor"))

    assert "Trade Mark Law Revised" in page.split("Lately changed")[0]
    assert "in review" in page


def test_an_author_sees_nothing_of_other_peoples_drafts(client):
    make_briefing()

    page = first_page(client, make_person("author"))

    assert "Nothing waits for you." in page
    assert "Trade Mark" not in page


def test_the_clerk_sees_enquiries_and_no_briefings(client):
    make_enquiry(at=timezone.now() - timedelta(days=30))

    page = first_page(client, make_person("enquiries clerk"))

    assert "<b>1</b> late" in page
    assert "Waiting for you" not in page


def test_an_account_without_a_role_is_told_whom_to_ask(client, django_user_model):
    nobody = django_user_model.objects.create_user("new", is_staff=True)

    assert "no role yet" in first_page(client, nobody)


def test_readings_are_shown_by_language(client, edition):
    reference = edition.briefing.reference
    Readership.add(timezone.localdate(), {(reference, "en"): 7, (reference, "zh-hant"): 30})

    page = first_page(client, make_person("editor"))

    assert "<td>30</td><td>7</td>" in page
    assert "<b>37</b>" in page


def test_a_request_to_erase_is_counted_for_those_who_may_confirm_it(client):
    asking, confirming = (make_person("enquiries clerk", name) for name in ("ana", "rui"))
    erasure_requests.ask(email="chan@client.example", by=asking, at=timezone.now())

    assert "<b>1</b> erasure to confirm" in first_page(client, confirming)
    assert "to confirm" not in first_page(client, asking)
    assert "to confirm" not in first_page(client, make_person("editor"))


def test_what_is_read_is_named_in_the_language_of_the_page(client, noon):
    briefing = make_briefing(title={"zh-hant": "電子簽章法", "en": "Electronic Signatures Act"})
    publish_now(briefing, at=noon)
    Readership.add(timezone.localdate(), {(briefing.reference, "en"): 7})

    page = first_page(client, make_person("editor"))

    assert f"{briefing.reference}</span> Electronic Signatures Act</th>" in page


@pytest.mark.parametrize("more", [0, 12])
def test_the_page_costs_the_same_however_many_briefings_there_are(
    client, lawyer, noon, more, django_assert_max_num_queries
):
    for number in range(more):
        titles = {"zh-hant": f"標題 {number}", "en": f"Title {number}"}
        publish_now(make_briefing(title=titles), at=noon)
    client.force_login(lawyer)

    with django_assert_max_num_queries(30):
        client.get(reverse("admin:index"))


def test_the_stage_of_briefings_which_is_costly_is_asked_for_twice_only(client, noon):
    for number in range(7):
        briefing = make_briefing(title={"zh-hant": f"標題 {number}", "en": f"Title {number}"})
        publishing.submit(briefing=briefing, by=make_person("author", f"a{number}"), at=noon)

    with CaptureQueriesContext(connection) as queries:
        page = first_page(client, make_person("editor"))

    assert [page.count(f"Title {number}<") for number in range(7)] == [0, *[2] * 6]
    assert sum("briefings_listing" in query["sql"] for query in queries) == 2


def test_a_briefing_that_waits_is_listed_however_long_ago_it_changed(client, noon):
    waits = make_briefing(title={"zh-hant": "等候", "en": "Waits"})
    publishing.submit(briefing=waits, by=make_person("author"), at=noon)
    for number in range(6):
        make_briefing(title={"zh-hant": f"標題 {number}", "en": f"Title {number}"})

    waiting, lately = first_page(client, make_person("editor")).split("Lately changed")

    assert ("Waits" in waiting, "Title" in waiting) == (True, False)
    assert ("Waits" in lately, lately.count("Title ")) == (False, 6)
    assert "<b>1</b> in review" in waiting


def test_the_page_costs_the_same_however_many_enquiries_there_are(
    client, lawyer, noon, django_assert_max_num_queries
):
    for number in range(12):
        make_enquiry(at=noon, message=f"Question {number}")
    records.put_aside(records.LIST, by=lawyer, at=noon)
    client.force_login(lawyer)
    client.get(reverse("admin:index"))

    with django_assert_max_num_queries(14):
        client.get(reverse("admin:index"))


def test_no_more_is_listed_than_fits_and_all_that_waits_is_counted(client, noon):
    for number in range(8):
        titles = {"zh-hant": f"標題 {number}", "en": f"Title {number}"}
        briefing = make_briefing(title=titles)
        publishing.submit(briefing=briefing, by=make_person("author", f"a{number}"), at=noon)

    waiting = first_page(client, make_person("editor")).split("Lately changed")[0]

    assert waiting.count("Title ") == 6
    assert "All 8" in waiting


def test_the_language_of_the_admin_is_changed_with_a_button(client, lawyer):
    client.force_login(lawyer)

    client.post(reverse("set_language"), {"language": "en", "next": "/admin/"})
    page = client.get(reverse("admin:index")).content.decode()

    assert "Waiting for you" in page


def test_the_language_button_leads_nowhere_else(client):
    sent = client.post(
        reverse("set_language"), {"language": "en", "next": "https://elsewhere.example/"}
    )

    assert "elsewhere" not in sent["Location"]


def test_the_demonstration_shows_on_it(client, lawyer):
    publish_now(make_briefing(), at=timezone.now())
    demo.build(at=timezone.now())

    page = first_page(client, lawyer)

    assert "Consumer Protection Act" in page


def test_a_withdrawn_briefing_is_not_called_published(client, edition, noon):
    reason = Texts("內容有誤。", "It was wrong.")
    publishing.withdraw(briefing=edition.briefing, by=None, at=noon, reason=reason)

    page = first_page(client, make_person("editor"))
    as_published = client.get("/admin/briefings/briefing/?stage=done").text

    assert ">Withdrawn</span>" in page
    assert "As published" not in page
    assert edition.briefing.reference not in as_published
