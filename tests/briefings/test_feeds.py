import json
from xml.etree import ElementTree as xml

import pytest

from tests.factories import make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def _feed(client, language):
    return xml.fromstring(client.get(f"/{language}/feed/").content)


def test_the_feed_has_the_whole_text_in_its_language(client, edition, settings):
    entry = _feed(client, "en").find("a:entry", ATOM)

    assert entry.find("a:title", ATOM).text == "Trade Mark Law Revised"
    assert "<p>Application fees are halved.</p>" in entry.find("a:content", ATOM).text
    assert "<h2>Main changes</h2>" in entry.find("a:content", ATOM).text
    assert entry.find("a:id", ATOM).text == f"{settings.SITE_URL}/en/briefings/2025-1/"
    assert entry.find("a:author/a:name", ATOM).text == "Ana Lei"


def test_an_entry_names_the_other_language(client, edition):
    links = {
        link.get("hreflang"): link.get("href")
        for link in _feed(client, "zh-hant").findall("a:entry/a:link", ATOM)
    }

    assert set(links) == {"zh-Hant", "en"}
    assert links["en"].endswith("/en/briefings/2025-1/trade-mark-law-revised/")


def test_a_correction_updates_the_entry_and_keeps_its_id(client, briefing, edition, noon):
    before = _feed(client, "en").find("a:entry", ATOM)
    briefing.title_en = "Another Title"
    briefing.save()
    publish_now(briefing, at=noon.replace(month=6), note=("改題", "Another title"))

    after = _feed(client, "en").find("a:entry", ATOM)

    assert before.find("a:id", ATOM).text == after.find("a:id", ATOM).text
    assert before.find("a:updated", ATOM).text < after.find("a:updated", ATOM).text


def test_what_cannot_be_read_in_a_language_is_not_in_its_feed(client, noon):
    publish_now(make_briefing(sections=[section(pair("只有中文。", ""))]), at=noon)

    assert _feed(client, "en").find("a:entry", ATOM) is None
    assert _feed(client, "zh-hant").find("a:entry", ATOM) is not None


def test_the_json_feed_says_the_same(client, edition):
    response = client.get("/zh-hant/feed/json/")
    item = json.loads(response.content)["items"][0]

    assert response["Content-Type"] == "application/feed+json"
    assert item["title"] == "商標法修訂"
    assert "申請費減半。" in item["content_html"]
    assert item["language"] == "zh-Hant"


def test_a_feed_is_not_sent_twice(client, edition):
    first = client.get("/en/feed/")

    assert client.get("/en/feed/", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_an_empty_feed_is_a_feed(client):
    assert _feed(client, "en").find("a:updated", ATOM) is not None
