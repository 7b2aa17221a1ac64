import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as xml
from zoneinfo import ZoneInfo

import pytest

from briefings import publishing
from briefings.text.texts import Texts
from tests.support.factories import (
    change_side,
    make_area,
    make_author,
    make_briefing,
    pair,
    publish_now,
    section,
)

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


def test_a_corrected_old_briefing_comes_back_to_the_top(client, noon):
    old = make_briefing(title={"zh-hant": "舊", "en": "Old"}, date="2019-01-01")
    publish_now(old, at=noon - timedelta(days=900))
    for number in range(20):
        newer = make_briefing(title={"zh-hant": f"新{number}", "en": f"New {number}"})
        publish_now(newer, at=noon + timedelta(minutes=number))
    before = _feed(client, "en")
    change_side(old, "en", "Now it is seven years.", by=None)
    publish_now(old, at=noon + timedelta(days=3), note=("七年。", "Seven years."))

    after = _feed(client, "en")

    assert "Old" not in [title.text for title in before.findall("a:entry/a:title", ATOM)]
    assert after.find("a:entry/a:title", ATOM).text == "Old"
    moved = (noon + timedelta(days=3)).isoformat()
    assert after.find("a:updated", ATOM).text == after.find("a:entry/a:updated", ATOM).text == moved
    assert json.loads(client.get("/en/feed/json/").content)["items"][0]["title"] == "Old"


def test_a_correction_of_typing_moves_nothing(client, noon):
    old, newer = make_briefing(), make_briefing(title={"zh-hant": "新", "en": "New"})
    publish_now(old, at=noon)
    publish_now(newer, at=noon + timedelta(days=1))
    before = client.get("/en/feed/").content
    change_side(old, "en", "Macau has now revised its trade mark law.", by=None)

    publish_now(old, at=noon + timedelta(days=2))

    titles = [title.text for title in _feed(client, "en").findall("a:entry/a:title", ATOM)]
    assert titles == ["New", "Trade Mark Law Revised"]
    moment = _feed(client, "en").find("a:updated", ATOM).text
    assert f"<updated>{moment}</updated>" in before.decode()


def test_what_comes_back_after_its_withdrawal_is_news(client, briefing, edition, noon):
    reason = Texts("有誤。", "It was wrong.")
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=reason)

    publish_now(briefing, at=noon + timedelta(days=4))

    updated = _feed(client, "en").find("a:entry/a:updated", ATOM).text
    assert updated == (noon + timedelta(days=4)).isoformat()


def test_an_entry_begins_with_what_was_changed_and_leads_to_it(client, briefing, edition, noon):
    change_side(briefing, "en", "Now it is seven years.", by=None)
    publish_now(briefing, at=noon + timedelta(days=3), note=("七年。", "Seven years, not ten."))

    english = _feed(client, "en").find("a:entry/a:content", ATOM).text
    simplified = _feed(client, "zh-hans").find("a:entry/a:content", ATOM).text

    assert english.startswith("<p><strong>Changed on 5 May 2025: </strong>Seven years, not ten.")
    assert "/en/briefings/2025-1/editions/1..2/" in english
    assert simplified.startswith("<p><strong>2025年5月5日")
    assert "七年。" in simplified


@pytest.mark.parametrize("zone", ["Asia/Macau", "UTC", "Europe/Lisbon"])
def test_a_briefings_day_is_the_same_in_utc(client, edition, settings, zone):
    settings.TIME_ZONE = zone

    told = _feed(client, "en").find("a:entry/a:published", ATOM).text

    moment = datetime.fromisoformat(told)
    assert moment.astimezone(UTC).date().isoformat() == "2025-04-24"
    assert moment.astimezone(ZoneInfo("Asia/Macau")).date().isoformat() == "2025-04-24"


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


def test_an_area_and_an_author_have_feeds_of_their_own(client, noon):
    area, author = make_area(), make_author()
    own = make_briefing()
    own.areas.add(area)
    own.authors.add(author)
    publish_now(own, at=noon)
    other = make_briefing(title={"zh-hant": "另一份", "en": "Another"}, authors=["Bea Sou"])
    publish_now(other, at=noon)

    for address, page in (("areas/ip", "Intellectual property"), ("people/ana-lei", "Ana Lei")):
        assert f'href="/en/{address}/feed/"' in client.get(f"/en/{address}/").content.decode()
        feed = xml.fromstring(client.get(f"/en/{address}/feed/").content)
        assert feed.find("a:title", ATOM).text.startswith(page)
        assert feed.find("a:author/a:name", ATOM).text == "Legal Briefings"
        assert [one.text for one in feed.findall("a:entry/a:title", ATOM)] == [
            "Trade Mark Law Revised"
        ]
    assert client.get("/en/areas/none/feed/").status_code == 404
    hidden = make_author("new-person")
    hidden.is_public = False
    hidden.save()
    assert client.get("/en/people/new-person/feed/").status_code == 404
