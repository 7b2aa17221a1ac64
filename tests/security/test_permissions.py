"""No address lets staff do more than their permissions allow."""

import json

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from briefings.models.draft.briefing import Briefing, Paragraph
from briefings.models.published.edition import Edition, Withdrawal

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def staff(client, *permissions: str) -> User:
    person = User.objects.create_user("clerk", password="x", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(person)
    return person


def door(name: str, briefing: Briefing, *more: str) -> str:
    return reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk, *more])


def test_who_may_only_look_changes_nothing(client, briefing):
    staff(client, "view_briefing", "see_all_briefings")
    text = json.dumps({"revision": briefing.revision, "text": {"sections": []}})
    before = (Paragraph.objects.count(), briefing.title_en)

    answers = [
        client.post(door("text", briefing), text, content_type="application/json"),
        client.post(door("publish", briefing), {"revision": briefing.revision, "with_gaps": "on"}),
        client.post(door("withdraw", briefing), {"revision": 1, "zh_hant": "x", "en": "x"}),
        client.post(door("change", briefing), {"title_en": "Mine", "opened": "1"}),
        client.post(door("delete", briefing), {"post": "yes"}),
        client.post("/admin/briefings/briefing/add/", {"title_en": "Mine"}),
        client.post("/admin/briefings/briefing/import/", {"source": "Title\n\nText"}),
        client.post(
            "/admin/briefings/briefing/",
            {"action": "delete_selected", "_selected_action": briefing.pk, "post": "yes"},
        ),
    ]

    briefing.refresh_from_db()
    assert client.get(door("text", briefing)).status_code == 200
    # The last is the list again: the action is not among those offered.
    assert [answer.status_code for answer in answers] == [403] * 7 + [200]
    assert (Paragraph.objects.count(), briefing.title_en) == before
    assert Briefing.objects.count() == 1
    assert not Edition.objects.exists()


def test_who_may_change_does_not_publish_or_withdraw(client, briefing, edition):
    staff(client, "view_briefing", "change_briefing", "see_all_briefings")

    answers = [
        client.post(
            door(name, briefing), {"revision": briefing.revision, "zh_hant": "x", "en": "x"}
        )
        for name in ("publish", "withdraw")
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Edition.objects.count() == 1
    assert not Withdrawal.objects.exists()


def test_fields_that_are_not_offered_cannot_be_set(client, briefing, lawyer):
    client.force_login(lawyer)
    form = client.get(door("change", briefing)).context["adminform"].form
    offered = {name: form[name].value() or "" for name in form.fields if name != "areas"}
    for rows in ("bylines", "sources"):
        offered |= {f"{rows}-TOTAL_FORMS": "0", f"{rows}-INITIAL_FORMS": "0"}
    smuggled = {"number": "99", "year": "1999", "revision": "77", "id": "5", "public_id": "x"}
    smuggled |= {
        "changed_by": "1",
        "created_at": "1999-01-01",
        "title": "Ours",
        "reference": "1999-1",
    }
    before = Briefing.objects.values("year", "number", "pk").get()

    client.post(door("change", briefing), offered | smuggled | {"title_en": "New title"})

    briefing.refresh_from_db()
    assert briefing.title_en == "New title"
    assert Briefing.objects.values("year", "number", "pk").get() == before
    assert briefing.revision < 77


@pytest.mark.parametrize("name", ["edition", "withdrawal"])
def test_not_even_a_superuser_changes_what_was_published(client, edition, lawyer, name):
    client.force_login(lawyer)

    for page in ("add/", f"{edition.pk}/delete/", f"{edition.pk}/change/"):
        answer = client.post(f"/admin/briefings/{name}/{page}", {"digest": "x", "post": "yes"})
        assert answer.status_code in (302, 403, 404)
    assert Edition.objects.get().digest == edition.digest


@pytest.mark.parametrize(
    "lookup",
    [
        "password__startswith=p",
        "briefing__paragraphs__text_en__icontains=x",
        "bylines__author__email__startswith=a",
    ],
)
@pytest.mark.parametrize("model", ["author", "briefing", "edition"])
def test_filters_do_not_ask_about_other_tables(client, lawyer, lookup, model):
    client.force_login(lawyer)

    answer = client.get(f"/admin/briefings/{model}/", QUERY_STRING=lookup)

    assert answer.status_code in (302, 400)


@pytest.mark.parametrize(
    "path",
    [
        "export/csv/",
        "export/xlsx/",
        "export/json/",
        "person/",
    ],
)
def test_who_may_look_at_enquiries_does_not_take_them_out(client, path):
    staff(client, "view_enquiry")

    answer = client.get(f"/admin/contacts/enquiry/{path}", {"email": "chan@client.example"})

    assert answer.status_code in (302, 403, 404)
