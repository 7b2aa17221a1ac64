"""Series: their page, a briefing's place in them, their feed, the sitemap, structured data."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import publishing
from briefings.models.published.edition import Listing
from briefings.models.series import Series, SeriesPart
from briefings.public.views.lists import pages
from briefings.text.texts import Texts
from tests.support.factories import make_briefing, publish_now

pytestmark = pytest.mark.django_db
REASON = Texts("理由。", "A reason.")


def series_of(*briefings, slug="data-protection", position=0):
    series = Series.objects.create(
        slug=slug,
        position=position,
        name_zh_hant="資料保護系列",
        name_en="Data protection series",
        description_en="Four parts on one law.",
    )
    for place, briefing in enumerate(briefings):
        SeriesPart.objects.create(series=series, briefing=briefing, position=place)
    return series


def draft(name):
    return make_briefing(title={"zh-hant": f"{name}號文", "en": f"Text {name}"})


@pytest.fixture
def parts(noon):
    """Three public briefings, of which the newest comes first, and a draft between them."""
    drafts = [draft(name) for name in "CXAB"]
    for briefing in (drafts[0], *drafts[2:]):
        publish_now(briefing, at=noon)
    series_of(*drafts)
    return drafts


def further(client, briefing):
    return client.get(f"/en/briefings/{briefing.reference}/", follow=True).context["further"]


def data_of(html):
    return json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]


def test_a_series_lists_its_public_parts_in_the_order_of_the_firm(client, parts, noon):
    series_of(*reversed(parts), slug="backwards")

    page = client.get("/en/series/data-protection/")

    assert [card.reference for card in page.context["cards"]] == [
        parts[0].reference,
        parts[2].reference,
        parts[3].reference,
    ]
    assert "Text X" not in page.text
    assert "Four parts on one law." in page.text


def test_a_long_series_has_several_pages_that_go_on_counting(client, parts, monkeypatch):
    monkeypatch.setattr(pages, "A_PAGE", 2)

    first = client.get("/en/series/data-protection/")
    second = client.get("/en/series/data-protection/?page=2")

    assert [card.reference for card in second.context["cards"]] == [parts[3].reference]
    assert '<ol class="series-parts" start="3">' in second.text
    assert '<span class="count">3</span>' in first.text
    assert re.search(r'rel="next" href="\?page=2">Next<', first.text)
    assert re.search(r'rel="prev" href="[^"]*">Previous<', second.text)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Data protection series"),
        ("zh-hant", "資料保護系列"),
        ("zh-hans", "资料保护系列"),
    ],
)
def test_a_part_says_its_place_and_leads_to_its_neighbours(client, parts, language, name):
    page = client.get(f"/{language}/briefings/{parts[2].reference}/", follow=True)

    place = page.context["further"].series[0]
    assert (place.number, place.count) == (2, 3)
    assert (place.before.reference, place.after.reference) == (
        parts[0].reference,
        parts[3].reference,
    )
    assert place.name.source == name
    assert f'href="/{language}/series/data-protection/"' in page.text


def test_a_withdrawn_part_is_not_counted(client, parts, noon, lawyer):
    publishing.withdraw(briefing=parts[0], by=lawyer, at=noon, reason=REASON)

    place = further(client, parts[2]).series[0]

    assert (place.number, place.count, place.before) == (1, 2, None)
    assert "Text C" not in client.get("/en/series/data-protection/").text


@pytest.mark.parametrize("address", ["series/none/", "series/none/feed/"])
def test_a_series_without_a_public_part_is_as_if_it_did_not_exist(client, address, db):
    series_of(draft("A"), slug="none")

    unknown = client.get("/en/series/unknown/")
    answer = client.get(f"/en/{address}")

    assert answer.status_code == unknown.status_code == 404
    assert "Data protection series" not in answer.text
    assert "series/none" not in client.get("/sitemap.xml").text


def test_the_sitemap_names_series_with_their_languages(client, parts):
    sitemap = client.get("/sitemap.xml").text

    for language in ("zh-hant", "en", "zh-hans"):
        assert f"/{language}/series/data-protection/</loc>" in sitemap


def test_a_series_has_a_feed_of_its_parts(client, parts, noon):
    publish_now(draft("Other"), at=noon)

    feed = client.get("/en/series/data-protection/feed/").text

    assert feed.count("<entry>") == 3
    assert "Data protection series" in feed
    assert "Text Other" not in feed


def test_search_engines_learn_of_the_series(client, parts):
    page = client.get(f"/en/briefings/{parts[2].reference}/", follow=True)
    series = client.get("/en/series/data-protection/")

    part_of = data_of(page.text)["isPartOf"]
    assert [one["name"] for one in part_of] == ["Data protection series"]
    assert part_of[0]["@id"] == data_of(series.text)["@id"]
    assert len(data_of(series.text)["hasPart"]) == 3


def test_a_new_order_and_name_give_the_page_another_etag(client, parts):
    address = f"/en/briefings/{parts[2].reference}/"
    before = client.get(address, follow=True)["ETag"]

    SeriesPart.objects.filter(briefing=parts[0]).update(position=9)
    moved = client.get(address, follow=True)["ETag"]
    Series.objects.update(name_en="Renamed")
    renamed = client.get(address, follow=True)["ETag"]

    assert len({before, moved, renamed}) == 3


def test_pages_ask_the_database_as_often_for_long_series(client, parts, noon):
    def queries(address):
        client.get(address, follow=True)
        with CaptureQueriesContext(connection) as asked:
            client.get(address, follow=True)
        return len(asked)

    addresses = [f"/en/briefings/{parts[2].reference}/", "/en/series/data-protection/"]
    few = [queries(address) for address in addresses]
    series = Series.objects.get()
    for name in "DEFGH":
        briefing = draft(name)
        publish_now(briefing, at=noon)
        SeriesPart.objects.create(series=series, briefing=briefing, position=5)

    assert [queries(address) for address in addresses] == few


def test_the_preview_of_a_draft_shows_the_place_it_will_have(admin_client, parts):
    page = admin_client.get(f"/admin/briefings/briefing/{parts[1].pk}/preview/en/")

    place = page.context["further"].series[0]
    assert (place.number, place.count) == (2, 4)
    assert place.after.reference == parts[2].reference
    assert not Listing.objects.filter(briefing=parts[1]).exists()


def test_chats_show_the_name_of_the_series(client, parts):
    page = client.get("/en/series/data-protection/").text

    assert '<meta property="og:title" content="Data protection series · ' in page
