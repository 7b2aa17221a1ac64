"""What staff see of followers, by role."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from alerts.consent import ledger
from alerts.distribution import fan_out
from alerts.models import Consent, Follower, Suppression
from briefings.models import clock
from briefings.text.languages import TABLE
from contacts.desk import data_subjects
from mail.outgoing import pace
from tests.support.factories import make_briefing, make_person, publish_now

pytestmark = pytest.mark.django_db


def enter(person) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(person)
    return client


def test_only_the_clerk_sees_followers_and_their_addresses(follow):
    follow()
    pages = [f"/admin/alerts/{name}/" for name in ("follower", "consent", "suppression")]

    of_clerk, of_publisher = enter(make_person("enquiries clerk")), enter(make_person("publisher"))
    clerk = [of_clerk.get(path) for path in pages]
    publisher = [of_publisher.get(path).status_code for path in pages]

    assert [answer.status_code for answer in clerk] == [200] * 3
    assert "chan@client.example" in clerk[0].text
    assert publisher == [403] * 3


def test_consents_are_listed_and_filtered_by_the_names_of_languages(follow):
    follow()
    clerk = enter(make_person("enquiries clerk"))
    kept = Consent.objects.get()

    page = clerk.get(f"/admin/alerts/consent/?language={kept.language}").text
    other = next(code for code in TABLE if code != kept.language)

    assert re.search(rf'class="field-language_name"[^>]*>{TABLE[kept.language].name}</td>', page)
    assert f">{kept.language}<" not in page
    assert "chan@client.example" not in clerk.get(f"/admin/alerts/consent/?language={other}").text


def test_who_may_not_see_addresses_sees_them_masked(follow):
    follow()
    person = make_person("publisher")
    person.user_permissions.add(Permission.objects.get(codename="view_follower"))

    page = enter(person).get("/admin/alerts/follower/?q=chan").text

    assert "chan@client.example" not in page
    assert "c…n@client.example" in page


def test_all_mails_to_followers_are_paused_and_go_on(follow):
    publish_now(make_briefing(), at=clock.now())
    fan_out.fan_out_all(at=clock.now())
    clerk = enter(make_person("enquiries clerk"))

    clerk.post("/admin/alerts/fanout/pause/", {"pause": ""})
    assert pace.is_paused()
    assert "are paused" in clerk.get("/admin/alerts/fanout/").text
    clerk.post("/admin/alerts/fanout/pause/", {"resume": ""})
    assert not pace.is_paused()

    refused = enter(make_person("publisher")).post("/admin/alerts/fanout/pause/", {"pause": ""})
    assert (refused.status_code, pace.is_paused()) == (403, False)


def test_the_publish_page_says_how_many_followers_will_be_notified(follow, briefing, lawyer):
    for number in range(3):
        follow(f"{number}@client.example")

    page = enter(lawyer).get(f"/admin/briefings/briefing/{briefing.pk}/publish/").text

    assert "3 followers will be notified by e-mail." in page


def test_a_persons_data_include_what_they_follow_and_erasing_ends_it(follow, noon):
    follow()

    data = data_subjects.export(email="chan@client.example", by=None, at=noon)
    data_subjects.erase(email="chan@client.example", by=None, at=noon)

    assert data["alerts"]["follows"] == ["everything"]
    assert data["alerts"]["consents"][0]["words"].startswith("Send me")
    assert not Follower.objects.exists()
    assert Consent.objects.get().ended_by == "erased"


def test_erasing_leaves_of_a_suppressed_address_only_what_recognises_it(noon):
    ledger.suppress("chan@client.example", reason="bounced", at=noon)

    data = data_subjects.export(email="Chan@client.example", by=None, at=noon)
    data_subjects.erase(email="Chan@client.example", by=None, at=noon)

    assert data["alerts"]["refused_at"]
    assert Suppression.objects.get().email == ""
    assert ledger.is_suppressed("chan@client.example")


def test_a_persons_data_include_a_request_that_is_not_confirmed(ask, noon):
    ask()

    data = data_subjects.export(email="chan@client.example", by=None, at=noon)

    assert data["alerts"]["asked_for"] == ["everything"]


def test_no_address_is_spelled_out_by_narrowing_the_list(follow):
    follow()
    person = make_person("publisher")
    person.user_permissions.add(Permission.objects.get(codename="view_follower"))
    client = enter(person)

    narrowed = client.get("/admin/alerts/follower/?email__startswith=c")

    assert narrowed.status_code == 400
    assert client.get("/admin/alerts/follower/?rhythm__exact=daily").status_code == 200
