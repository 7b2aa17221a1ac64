"""Cards of briefings in lists: kept as they were made, and never older than their listing."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from briefings import publishing
from briefings.models.published.edition import Listing
from briefings.public import cards
from briefings.text.texts import Texts
from tests.support.factories import make_area, make_briefing, publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def titles(client) -> dict[str, str]:
    return {each: client.get(f"/{each}/briefings/").content.decode() for each in ("zh-hans", "en")}


def test_lists_show_a_new_title_as_soon_as_it_is_published(client, noon):
    briefing = make_briefing(title=Texts("舊題", "Old title"))
    publish_now(briefing, at=noon)
    before = titles(client)
    assert "旧题" in before["zh-hans"]
    assert "Old title" in before["en"]

    briefing.title_zh_hant, briefing.title_en = "新題", "New title"
    briefing.save()
    publish_now(briefing, at=noon)

    after = titles(client)
    assert "新题" in after["zh-hans"]
    assert "旧题" not in after["zh-hans"]
    assert "New title" in after["en"]
    assert "Old title" not in after["en"]


def test_lists_leave_a_withdrawn_briefing_out_though_its_card_was_made(client, noon):
    briefing = make_briefing(title=Texts("題", "Withdrawn soon"))
    publish_now(briefing, at=noon)
    assert "Withdrawn soon" in titles(client)["en"]

    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=Texts("誤", "Wrong."))

    assert "Withdrawn soon" not in titles(client)["en"]


def test_a_card_is_in_its_own_language_whichever_is_active(noon):
    publish_now(make_briefing(), at=noon)
    stored = json.dumps(Listing.objects.get().card)

    with override("en"):
        card = cards.stored_card(stored, "zh-hans")

    assert 'href="/zh-hans/briefings/' in card.html
    assert 'href="/zh-hans/briefings/' in card.link


def test_the_list_costs_six_queries_however_many_areas_and_authors_it_names(client, noon):
    for number in range(4):
        briefing = make_briefing(authors=[f"Ana Lei {number}"])
        briefing.areas.add(make_area(f"area-{number}", "範疇", f"Area {number}"))
        publish_now(briefing, at=noon)

    with CaptureQueriesContext(connection) as queries:
        page = client.get("/en/briefings/").content.decode()

    assert len(queries) == 6
    assert "Area 3" in page
    assert "Ana Lei 3" in page
