"""What a lawyer has typed and not saved is kept on the server, for nobody else."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from briefings import drafting
from briefings.models.draft.history import DraftVersion
from briefings.models.draft.working_copy import WorkingCopy
from contacts import retention
from operations.worker.erase_expired import RULES

pytestmark = pytest.mark.django_db

COPY = {"revision": 2, "rows": [{"key": "a", "kind": "pair", "zh-hant": "密稿", "en": "Secret"}]}


def address(name: str, briefing) -> str:
    return reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk])


def keep(client, briefing, copy=COPY):
    return client.post(
        address("working_copy", briefing), {"copy": copy}, content_type="application/json"
    )


def kept(client, briefing):
    return client.get(address("text", briefing)).context["settings"]["kept"]


@pytest.fixture
def ben(db) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(User.objects.create_superuser("ben"))
    return client


def test_it_is_there_on_another_device_and_is_no_part_of_the_draft(admin, briefing):
    before = drafting.text_of(briefing), DraftVersion.objects.count()

    answer = keep(admin, briefing)

    assert "not saved yet" in answer.json()["said"]
    assert kept(admin, briefing) == COPY
    assert (drafting.text_of(briefing), DraftVersion.objects.count()) == before


def test_the_latest_takes_the_place_of_the_one_before(admin, briefing):
    keep(admin, briefing)
    keep(admin, briefing, COPY | {"rows": []})

    assert kept(admin, briefing)["rows"] == []
    assert WorkingCopy.objects.count() == 1


def test_nobody_else_sees_it(admin, ben, briefing):
    keep(admin, briefing)

    assert kept(ben, briefing) is None
    assert "Secret" not in ben.get(address("text", briefing)).text
    for page in ("admin:index", "admin:briefings_briefing_changelist"):
        assert "Your unsaved work" not in ben.get(reverse(page)).text
        assert "Your unsaved work" in admin.get(reverse(page)).text


def test_the_overview_reminds_its_owner_once(admin, ben, briefing):
    keep(admin, briefing)
    keep(ben, briefing)

    page = admin.get(reverse("admin:index")).text

    listed = page.partition("Your unsaved work")[2].partition("</ul>")[0]
    assert listed.count(f'href="{address("text", briefing)}"') == 1


def test_saving_and_discarding_end_it_for_their_owner_only(admin, ben, briefing):
    keep(admin, briefing)
    keep(ben, briefing)
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Saved."
    sent = {"text": text, "revision": briefing.revision}
    admin.post(address("text", briefing), sent, content_type="application/json")

    assert kept(admin, briefing) is None
    assert kept(ben, briefing) == COPY
    ben.post(address("working_copy", briefing), {"forget": True}, content_type="application/json")
    assert kept(ben, briefing) is None


def test_who_may_not_change_the_draft_keeps_nothing(signed_in, briefing):
    reader = signed_in("view_briefing", "see_all_briefings")

    assert keep(reader, briefing).status_code == 403
    assert not WorkingCopy.objects.exists()


@pytest.mark.parametrize(
    "copy", [None, [], {}, {"rows": [], "revision": "2"}, {"rows": ["\0"], "revision": 2}]
)
def test_what_is_no_working_copy_is_refused(admin, briefing, copy):
    assert keep(admin, briefing, copy).status_code == 400
    assert not WorkingCopy.objects.exists()


def test_what_is_too_large_is_refused(admin, briefing, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = len(json.dumps(COPY))

    assert keep(admin, briefing, COPY | {"ids": "x" * 100}).status_code == 413


def test_it_goes_with_its_owner_and_when_it_is_old(admin, ben, lawyer, briefing):
    keep(admin, briefing)
    keep(ben, briefing)
    User.objects.get(username="ben").delete()
    mine = WorkingCopy.objects.get()
    assert mine.user == lawyer
    rule = next(one for one in RULES if one.what == "working copies")
    at = mine.kept_at + retention.WORKING_COPIES

    assert not rule.rows(at - timedelta(seconds=1)).exists()
    assert rule.rows(at).exists()
    assert not rule.rows(timezone.now()).exists()
