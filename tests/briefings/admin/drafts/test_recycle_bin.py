"""A draft in the bin is shown nowhere else, and is restored whole."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from briefings import drafting
from briefings.drafting import recycle_bin
from briefings.models import clock
from briefings.models.audit import AuditEntry
from briefings.models.draft.approval import Schedule
from briefings.models.draft.briefing import Briefing
from tests.support.factories import approve, change_side, make_briefing, make_person

BIN = "/admin/briefings/briefing/bin/"


def delete(admin, briefing):
    address = reverse("admin:briefings_briefing_delete", args=[briefing.pk])
    return admin.post(address, {"post": "yes"})


def test_deleting_puts_into_the_bin(admin, briefing, lawyer):
    answer = delete(admin, briefing)

    briefing.refresh_from_db()
    assert answer.status_code == 302
    assert briefing.deleted_by == lawyer
    assert briefing.reference in admin.get(BIN).text
    assert AuditEntry.objects.get(action="deleted").briefing == briefing


def test_what_was_published_cannot_be_thrown_away(admin, edition):
    answer = delete(admin, edition.briefing)

    edition.briefing.refresh_from_db()
    assert answer.status_code == 403
    assert edition.briefing.deleted_at is None


def test_many_are_thrown_away_at_once_but_not_with_one_that_was_published(admin, edition):
    drafts = [make_briefing(), make_briefing()]
    address = reverse("admin:briefings_briefing_changelist")

    def throw(rows):
        data = {"action": "delete_selected", "_selected_action": [r.pk for r in rows], "post": "y"}
        return admin.post(address, data)

    throw([*drafts, edition.briefing])
    assert Briefing.objects.kept().count() == 3

    throw(drafts)
    assert list(Briefing.objects.kept()) == [edition.briefing]
    assert AuditEntry.objects.filter(action="deleted").count() == 2


@pytest.mark.parametrize(
    "name", ["text", "publish", "share", "versions", "activity", "editions", "withdraw", "change"]
)
def test_no_page_of_a_thrown_away_draft_opens(admin, briefing, name):
    delete(admin, briefing)

    answer = admin.get(reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk]))

    assert answer.status_code == 404 or answer.headers.get("Location") == "/admin/"


@pytest.mark.parametrize("mode", ["zh-hant", "en", "parallel"])
def test_a_thrown_away_draft_has_no_preview_and_takes_no_import(admin, briefing, mode):
    delete(admin, briefing)

    assert admin.get(f"/admin/briefings/briefing/{briefing.pk}/preview/{mode}/").status_code == 404
    assert admin.get(f"/admin/briefings/briefing/import/?into={briefing.pk}").status_code == 404


def test_a_planned_publication_is_gone(admin, briefing, lawyer, noon):
    Schedule.objects.create(briefing=briefing, due_at=noon, revision=1, set_at=noon, set_by=lawyer)

    delete(admin, briefing)

    assert not Schedule.objects.exists()


def test_taken_out_it_is_whole_with_its_history(admin, briefing, lawyer):
    change_side(briefing, "en", "Changed.", by=lawyer)
    before = drafting.text_of(briefing)
    delete(admin, briefing)

    admin.post(reverse("admin:briefings_briefing_bin_recover", args=[briefing.pk]))

    briefing.refresh_from_db()
    assert drafting.text_of(briefing) == before
    assert (
        admin.get(reverse("admin:briefings_briefing_text", args=[briefing.pk])).status_code == 200
    )
    assert AuditEntry.objects.filter(action="recovered", briefing=briefing).exists()


def test_nobody_sees_or_takes_out_others_drafts(signed_in, admin, briefing):
    delete(admin, briefing)
    author = signed_in("view_briefing", "delete_briefing")

    recover = reverse("admin:briefings_briefing_bin_recover", args=[briefing.pk])

    assert briefing.reference not in author.get(BIN).text
    assert author.post(recover).status_code == 404


def test_an_administrator_empties_what_lay_there_for_thirty_days(client, briefing, lawyer):
    now = timezone.now()
    fresh = make_briefing()
    recycle_bin.throw_away(briefing=briefing, by=lawyer, at=now - timedelta(days=30, minutes=1))
    recycle_bin.throw_away(briefing=fresh, by=lawyer, at=now - timedelta(days=29))
    client.force_login(make_person("administrator"))
    pk = briefing.pk

    client.post(BIN + "empty/")

    assert list(Briefing.objects.all()) == [fresh]
    assert AuditEntry.objects.filter(briefing_id=pk, detail__for_ever=True).exists()


def test_the_bin_is_not_emptied_while_the_clock_is_wrong(client, briefing, lawyer, monkeypatch):
    now = timezone.now()
    recycle_bin.throw_away(briefing=briefing, by=lawyer, at=now)
    client.force_login(make_person("administrator"))
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1095))

    answer = client.post(BIN + "empty/", headers={"accept-language": "en"}, follow=True)

    assert "behind the database" in answer.text
    assert Briefing.objects.get() == briefing


@pytest.mark.parametrize("role", ["author", "editor", "publisher"])
def test_nobody_else_empties_the_bin(client, db, role):
    client.force_login(make_person(role))

    assert client.post(BIN + "empty/").status_code == 403


def test_what_somebody_approved_is_never_deleted_for_ever(briefing, lawyer, noon):
    approve(briefing, "en", by=make_person("editor"), at=noon)
    recycle_bin.throw_away(briefing=briefing, by=lawyer, at=noon)

    assert not recycle_bin.to_be_emptied(at=noon + timedelta(days=400)).exists()


def test_the_bin_opens_after_the_account_of_who_threw_it_away_is_gone(admin, briefing, noon):
    gone = make_person("editor")
    recycle_bin.throw_away(briefing=briefing, by=gone, at=noon)
    Briefing.objects.update(deleted_by=None)

    page = admin.get(reverse("admin:briefings_briefing_bin"))

    assert "—" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "leads"),
    [("author", True), ("publisher", True), ("administrator", True), ("enquiries clerk", None)],
)
def test_the_list_leads_to_the_bin_for_everybody_whom_it_opens_to(db, client, role, leads):
    client.force_login(make_person(role))

    listed = client.get("/admin/briefings/briefing/")

    assert (f'href="{BIN}"' in listed.text) == bool(leads)
    assert (client.get(BIN).status_code == 200) == bool(leads)
