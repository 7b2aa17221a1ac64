"""Each role sees and does only what it may, object by object, at every address of the admin."""

import json
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from briefings import drafting, publishing
from briefings.models.draft.approval import Approval, Schedule
from briefings.models.draft.briefing import Briefing, Paragraph
from briefings.models.draft.history import Import
from briefings.models.draft.last_edit import last_edits
from briefings.models.published.edition import Edition, Withdrawal
from tests.security.probing import addresses
from tests.support.factories import (
    TODAY,
    approve,
    document,
    make_author,
    make_enquiry,
    make_person,
    pair,
    publish_now,
    section,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
MARK = "Unpublizierbar"
ROLES = ("author", "editor", "publisher", "enquiries clerk", "administrator")
SEES_ALL = ("editor", "publisher", "administrator")
WRITES = ("author", "editor", "publisher")


def marked() -> dict:
    both = {"zh-hant": f"{MARK} 草稿", "en": f"{MARK} draft"}
    return document(
        title=both,
        standfirst=both,
        authors=["Somebody Else"],
        sections=[section(pair(both["zh-hant"], both["en"]), heading=(MARK, MARK))],
    )


@pytest.fixture
def stranger(db):
    return make_person("author", "stranger")


@pytest.fixture
def foreign(stranger) -> Briefing:
    """A draft that somebody else made and signs."""
    briefing = drafting.create(document=marked(), by=stranger, today=TODAY)
    briefing.refresh_from_db()
    return briefing


def enter(person) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(person)
    return client


def of(name: str, briefing: Briefing, *more) -> str:
    return reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk, *more])


def opens(client: Client, path: str) -> bool:
    answer = client.get(path)
    return answer.status_code == 200 and MARK in answer.content.decode("utf-8", "replace")


def about(briefing: Briefing) -> list[str]:
    """Every address of the admin that is about one briefing, and the import into it."""
    paths = [
        re.sub(r"(/briefing/)1/", rf"\g<1>{briefing.pk}/", path)
        for path in addresses.every("/admin/briefings/briefing/1/")
    ]
    return [*paths, f"/admin/briefings/briefing/import/?into={briefing.pk}"]


@pytest.mark.parametrize("role", ["author", "enquiries clerk"])
def test_others_drafts_are_nowhere_in_the_admin(foreign, role, noon):
    """Not in one page of all there are, even of an edition or a withdrawal of them."""
    publish_now(foreign, at=noon)
    make_enquiry(at=noon)
    client = enter(make_person(role))
    paths = [real for path in addresses.every("/admin/") for real in addresses.of_rows(path)]

    shown = [path for path in {*paths, *about(foreign)} if opens(client, path)]

    assert shown == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ["text", "publish", "editions", "versions", "change", "history"])
def test_who_sees_all_sees_others_drafts(foreign, role, name):
    answer = enter(make_person(role)).get(of(name, foreign))

    assert (answer.status_code == 200) == (role in SEES_ALL)


@pytest.mark.parametrize("how", ["made", "signed"])
def test_an_author_sees_and_changes_what_they_made_or_sign(foreign, how):
    author = make_person("author")
    if how == "made":
        Briefing.objects.filter(pk=foreign.pk).update(created_by=author)
    else:
        named = make_author("somebody", name_en="Somebody Else Too", user=author)
        foreign.bylines.create(author=named, position=1)
    client = enter(author)

    seen = [opens(client, of(name, foreign)) for name in ("text", "publish", "change")]
    saved = save(client, foreign)
    listed = client.get("/admin/briefings/briefing/")

    assert seen == [True] * 3
    assert saved.status_code == 200
    assert MARK in listed.text
    assert opens(client, f"/admin/briefings/briefing/import/?into={foreign.pk}")


def save(client: Client, briefing: Briefing):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Taken over."
    data = json.dumps({"revision": briefing.revision, "text": text})
    return client.post(of("text", briefing), data, content_type="application/json")


def every_deed(client: Client, briefing: Briefing) -> None:
    """All that can be done to a briefing, asked for at its own address."""
    client.post(of("version", briefing, 2), {})
    briefing.refresh_from_db()
    save(client, briefing)
    briefing.refresh_from_db()
    said = {"revision": briefing.revision, "override": "x", "with_behind": "on", "with_gaps": "on"}
    client.post(of("submit", briefing))
    client.post(of("send_back", briefing), {"note": "x"})
    client.post(of("approve", briefing), said | {"language": ["zh-hant"]})
    client.post(of("publish", briefing), said | {"plan": "plan", "due_at": "2999-01-01T00:00"})
    client.post(of("unplan", briefing))
    client.post(of("publish", briefing), said | {"kind": "minor"})
    client.post(of("approve_edition", briefing, 1), {"language": "en"})
    client.post(of("withdraw", briefing), said | {"zh_hant": "x", "en": "x", "text": "gone"})
    client.post(of("change", briefing), {"title_en": "Mine", "opened": "1"})
    client.post(of("delete", briefing), {"post": "yes"})
    client.post(
        "/admin/briefings/briefing/",
        {"action": "delete_selected", "_selected_action": briefing.pk, "post": "yes"},
    )
    for path in about(briefing):
        if "/sign-in/" not in path:
            client.post(path, {"revision": briefing.revision})


def state_of(briefing: Briefing) -> tuple:
    kept = Briefing.objects.filter(pk=briefing.pk)
    return (
        kept.values_list("revision", "title_en", "submitted_at", "deleted_at").first(),
        list(Paragraph.objects.order_by("pk").values_list("text_zh_hant", "text_en")),
        Approval.objects.count(),
        Edition.objects.count(),
        Withdrawal.objects.count(),
        Schedule.objects.count(),
        Import.objects.filter(briefing=briefing).count(),
    )


@pytest.mark.parametrize("role", ["author", "enquiries clerk", "administrator"])
def test_nothing_can_be_done_to_others_drafts(foreign, role):
    client = enter(make_person(role))
    before = state_of(foreign)

    every_deed(client, foreign)

    assert state_of(foreign) == before


def test_the_same_deeds_are_done_by_who_may(foreign):
    """So the tests above and below can fail."""
    client = enter(make_person("publisher"))
    before = state_of(foreign)

    every_deed(client, foreign)

    now = state_of(foreign)
    assert [old != new for old, new in zip(before, now, strict=True)][:5] == [True] * 5
    deeds = set(foreign.audit.values_list("action", flat=True))
    assert deeds >= {"submitted", "returned", "approved", "scheduled", "unscheduled", "overridden"}


@pytest.mark.parametrize("role", ["author", "editor"])
def test_nobody_but_a_publisher_publishes_plans_or_withdraws(foreign, role, noon, stranger):
    person = make_person(role)
    Briefing.objects.filter(pk=foreign.pk).update(created_by=person)
    publish_now(foreign, at=noon)
    client = enter(person)

    every_deed(client, foreign)

    assert Edition.objects.count() == 1
    assert not Withdrawal.objects.exists()
    assert not Schedule.objects.exists()


def test_an_author_does_not_approve(foreign):
    author = make_person("author")
    Briefing.objects.filter(pk=foreign.pk).update(created_by=author)

    answer = enter(author).post(
        of("approve", foreign), {"revision": foreign.revision, "language": ["zh-hant", "en"]}
    )

    assert answer.status_code == 403
    assert not Approval.objects.exists()


def test_an_administrator_reads_but_neither_approves_nor_publishes(foreign):
    client = enter(make_person("administrator"))
    said = {"revision": foreign.revision, "language": ["en"], "override": "x"}

    codes = [client.post(of(name, foreign), said).status_code for name in ("approve", "publish")]

    assert codes == [403, 403]
    assert opens(client, of("text", foreign))


def test_an_import_goes_into_nobody_elses_briefing(foreign):
    author = make_person("author")
    client = enter(author)
    made = client.post(
        "/admin/briefings/briefing/import/", {"source": "Title\n\nSome words of my own."}
    )
    review = made["Location"]

    answer = client.post(
        f"{review}?into={foreign.pk}",
        json.dumps({"revision": foreign.revision, "front": {}, "text": {"sections": []}}),
        content_type="application/json",
    )

    assert answer.status_code == 404
    assert Paragraph.objects.filter(text_en__contains=MARK).exists()


def test_what_an_author_makes_is_theirs(db):
    author = make_person("author")
    client = enter(author)
    made = client.post(
        "/admin/briefings/briefing/import/", {"source": "Title\n\nSome words of my own."}
    )

    client.post(
        made["Location"],
        json.dumps(
            {
                "front": {"title_en": "Title"},
                "text": {"sections": [section(pair("", "Some words of my own."))]},
            }
        ),
        content_type="application/json",
    )
    form = {"title_en": "By the form", "opened": ""}
    for rows in ("bylines", "sources"):
        form |= {f"{rows}-TOTAL_FORMS": "0", f"{rows}-INITIAL_FORMS": "0"}
    client.post("/admin/briefings/briefing/add/", form)

    made = Briefing.objects.all()
    assert [one.created_by for one in made] == [author, author]
    assert {last_edits(one)["en"].edited_by for one in made} == {author}
    assert {entry.action for one in made for entry in one.audit.all()} == {"created"}


@pytest.mark.parametrize("role", WRITES)
def test_who_writes_names_authors_and_sources(role):
    named = make_author()
    form = {"title_en": "By the form", "opened": ""}
    form |= {"bylines-TOTAL_FORMS": "1", "bylines-INITIAL_FORMS": "0"}
    form |= {"sources-TOTAL_FORMS": "1", "sources-INITIAL_FORMS": "0"}
    form |= {"bylines-0-author": named.pk, "bylines-0-position": "0"}
    form |= {"sources-0-url": "https://www.io.gov.mo/", "sources-0-position": "0"}

    enter(make_person(role)).post("/admin/briefings/briefing/add/", form)

    made = Briefing.objects.get()
    assert [byline.author for byline in made.bylines.all()] == [named]
    assert [source.url for source in made.sources.all()] == ["https://www.io.gov.mo/"]


@pytest.mark.parametrize("role", ROLES)
def test_enquiries_are_the_clerks(role, noon):
    enquiry = make_enquiry(at=noon)
    client = enter(make_person(role))

    listed = client.get("/admin/contacts/enquiry/")
    opened = client.get(f"/admin/contacts/enquiry/{enquiry.pk}/change/")

    assert (enquiry.reference in listed.text) == (role == "enquiries clerk")
    assert (opened.status_code == 200) == (role == "enquiries clerk")
    # Lawyers have a list of what is assigned to them, which is nothing here.
    assert (listed.status_code == 403) == (role == "administrator")


@pytest.mark.parametrize("role", ROLES)
def test_people_and_accounts_are_the_administrators(role):
    client = enter(make_person(role))

    codes = {client.get(f"/admin/{path}/").status_code for path in ("auth/user", "auth/group")}
    codes |= {client.get(f"/admin/briefings/{path}/").status_code for path in ("author", "firm")}

    assert (403 not in codes) == (role == "administrator")


def test_a_partner_who_lost_the_role_no_longer_publishes_what_was_planned(foreign, noon):
    partner = make_person("publisher", "partner")
    approve(foreign, by=partner, at=noon)
    enter(partner).post(
        of("publish", foreign),
        {"revision": foreign.revision, "plan": "plan", "due_at": "2999-01-01T00:00"},
    )
    partner.groups.clear()

    publishing.publish_due(at=Schedule.objects.get().due_at)

    assert not Edition.objects.exists()
    assert timezone.now() < Schedule.objects.get().due_at


def test_the_command_makes_the_roles_true_again(db, capsys):
    person = make_person("enquiries clerk")
    person.groups.get().permissions.clear()

    call_command("make_roles")
    call_command("make_roles")

    clerk = type(person).objects.get(pk=person.pk)
    assert clerk.has_perm("contacts.answer_enquiry")
    assert not clerk.has_perm("briefings.view_briefing")
