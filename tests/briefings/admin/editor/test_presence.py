"""Two writers see each other, and a text in Simplified characters before it is written."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from briefings import drafting
from briefings.admin.editor.presence import GONE_AFTER, WRITTEN_EVERY
from briefings.models.draft.presence import Presence

pytestmark = pytest.mark.django_db


def beat(client, briefing, **data) -> dict:
    address = reverse("admin:briefings_briefing_presence", args=[briefing.pk])
    return client.post(address, data, content_type="application/json").json()


@pytest.fixture
def ben(db) -> Client:
    person = User.objects.create_superuser("ben", first_name="Ben", last_name="Chan")
    client = Client()
    client.force_login(person)
    return client


def row_of(briefing) -> str:
    return drafting.text_of(briefing)["sections"][1]["paragraphs"][0]["id"]


def test_somebody_else_is_told_by_name_row_and_side(admin, ben, briefing):
    row = row_of(briefing)
    beat(ben, briefing, row=row, side="en")

    told = beat(admin, briefing, row="", side="zh-hant")

    assert told == {"others": [{"name": "Ben Chan", "row": row, "side": "en"}]}


def test_nobody_is_told_of_themselves(admin, briefing):
    beat(admin, briefing, row=row_of(briefing), side="en")

    assert beat(admin, briefing, row=row_of(briefing), side="en") == {"others": []}


def test_whoever_leaves_is_gone_at_once(admin, ben, briefing):
    beat(ben, briefing, row="", side="")
    beat(ben, briefing, leaving=True)

    assert beat(admin, briefing) == {"others": []}


def test_whoever_has_not_been_heard_of_for_half_a_minute_is_gone(admin, ben, briefing):
    beat(ben, briefing, row="", side="")
    Presence.objects.update(seen_at=timezone.now() - GONE_AFTER - timedelta(seconds=1))

    assert beat(admin, briefing) == {"others": []}


def test_staying_is_written_seldom_and_moving_at_once(ben, briefing):
    row = row_of(briefing)
    beat(ben, briefing, row=row, side="en")
    before = Presence.objects.get().seen_at
    beat(ben, briefing, row=row, side="en")
    stayed = Presence.objects.get().seen_at
    beat(ben, briefing, row=row, side="zh-hant")
    moved = Presence.objects.get()
    Presence.objects.update(seen_at=before - WRITTEN_EVERY)

    beat(ben, briefing, row=row, side="zh-hant")

    assert stayed == before
    assert (moved.side, moved.seen_at > before) == ("zh-hant", True)
    assert Presence.objects.get().seen_at > before


def test_a_heartbeat_costs_the_same_however_many_are_here(
    admin, ben, briefing, django_assert_num_queries
):
    beat(admin, briefing)
    for number in range(5):
        user = User.objects.create_user(f"u{number}")
        Presence.objects.create(briefing=briefing, user=user, seen_at=timezone.now())

    # Session, user, briefing, who is here: nothing is written so soon after.
    with django_assert_num_queries(4):
        told = beat(admin, briefing)

    assert len(told["others"]) == 5


@pytest.mark.parametrize(
    "data",
    [{"row": 7}, {"row": "x" * 17, "side": "en"}, {"row": "<b>", "side": "en"}, {"side": "pt"}],
)
def test_a_place_that_makes_no_sense_is_no_place(ben, briefing, data):
    beat(ben, briefing, **data)

    assert (Presence.objects.get().row, Presence.objects.get().side) == ("", "")


def test_whoever_may_not_change_a_briefing_is_not_seen_editing_it(signed_in, briefing):
    reader = signed_in("view_briefing", "see_all_briefings")
    address = reverse("admin:briefings_briefing_presence", args=[briefing.pk])

    answer = reader.post(address, {}, content_type="application/json")

    assert answer.status_code == 403
    assert not Presence.objects.exists()


def test_the_conversion_to_simplified_characters_is_shown_and_nothing_stored(admin, briefing):
    before = drafting.text_of(briefing)
    address = reverse("admin:briefings_briefing_simplified")

    answer = admin.post(address, {"texts": ["知識產權", ""]}, content_type="application/json")
    refused = admin.post(address, {"texts": "知識"}, content_type="application/json")

    assert answer.json() == {"texts": ["知识产权", ""]}
    assert refused.status_code == 400
    assert drafting.text_of(briefing) == before


def test_a_save_answers_with_what_is_behind_in_the_order_of_the_rows(admin, briefing):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["zh-hant"] = "改了。"
    text["sections"][1]["heading"]["en"] = "Changed"
    body = {"text": text, "revision": briefing.revision}
    address = reverse("admin:briefings_briefing_text", args=[briefing.pk])

    answer = admin.post(address, body, content_type="application/json").json()

    assert answer["behind"] == ["", "en", "zh-hant", "", ""]
    assert len(answer["ids"]) == 5
