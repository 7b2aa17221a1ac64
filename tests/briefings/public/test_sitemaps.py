from xml.etree import ElementTree as xml

import pytest

from briefings.public import sitemaps
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def _urls(client, address="/sitemap.xml") -> dict:
    return {
        url.find("s:loc", MAP).text: url
        for url in xml.fromstring(client.get(address).content).findall("s:url", MAP)
    }


def test_every_language_of_a_briefing_is_there_and_names_the_others(client, edition, settings):
    urls = _urls(client)
    own = [
        f"{settings.SITE_URL}/{language}/briefings/2025-1/trade-mark-law-revised/"
        for language in ("zh-hant", "zh-hans", "en")
    ]

    for address in own:
        links = {
            link.get("hreflang"): link.get("href") for link in urls[address].findall("x:link", MAP)
        }
        assert [links["zh-Hant"], links["zh-Hans"], links["en"]] == own
        assert links["x-default"] == own[2]
        assert urls[address].find("s:lastmod", MAP).text == "2025-05-02T12:00:00+08:00"


def test_every_address_answers(client, edition, settings):
    for address in _urls(client):
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200


def test_a_language_without_text_is_left_out(client, noon):
    publish_now(make_briefing(sections=[section(pair("只有中文。", ""))]), at=noon)

    addresses = [address for address in _urls(client) if "2025-1" in address]

    assert [address.split("/")[3] for address in addresses] == ["zh-hant", "zh-hans"]


def test_a_large_site_has_several_files(client, noon, monkeypatch):
    monkeypatch.setattr(sitemaps, "A_FILE", 8)  # addresses: two briefings in three languages
    for _each in range(3):
        publish_now(make_briefing(), at=noon)

    index = xml.fromstring(client.get("/sitemap.xml").content)
    files = [node.text.split("/")[-1] for node in index.findall("s:sitemap/s:loc", MAP)]

    assert files == ["sitemap-pages.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert len(_urls(client, "/sitemap-1.xml")) == 6
    assert len(_urls(client, "/sitemap-2.xml")) == 3
    assert client.get("/sitemap-3.xml").status_code == 404
    assert len(_urls(client, "/sitemap-pages.xml")) == 21


def test_a_file_has_as_many_addresses_as_it_may_and_no_more(client, noon, settings):
    assert sitemaps.A_FILE == 5000
    assert sitemaps._briefings_a_file() * len(settings.LANGUAGES) <= 5000


def test_robots_are_kept_from_the_staffs_pages_and_told_of_the_map(client, settings):
    said = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/" in said
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in said


def test_security_txt_has_what_its_standard_asks(client):
    response = client.get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines["Contact"].startswith("mailto:")
    assert lines["Expires"] > "2026"
    assert lines["Canonical"].endswith("/.well-known/security.txt")
