"""What every page says about itself to machines, and to readers who use other means than a mouse."""

import re
from datetime import timedelta

import lxml.html
import pytest

from briefings import publishing
from briefings.text.texts import Texts
from tests.briefings.public.views.test_masthead import PAGES
from tests.support.factories import make_area, make_author, make_briefing, publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?([+-]\d\d:\d\d|Z))?")


@pytest.fixture
def site(client, edition, noon):
    make_author(), make_area()
    gone = make_briefing(reference="2025-2")
    publish_now(gone, at=noon)
    publishing.withdraw(
        briefing=gone,
        by=None,
        at=noon + timedelta(microseconds=123456),
        reason=Texts("誤", "Error"),
    )
    return client


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_every_page_describes_itself_and_gives_moments_as_html_allows(site, language):
    for address in PAGES:
        shown = lxml.html.fromstring(site.get(f"/{language}/{address}").content)
        descriptions = shown.xpath("//meta[@name='description']/@content")
        assert len(descriptions) == 1, address
        assert descriptions[0].strip(" :·"), address
        for moment in shown.xpath("//time/@datetime"):
            assert _MOMENT.fullmatch(moment), (address, moment)


def test_the_name_of_a_language_link_begins_with_what_one_sees(site):
    shown = lxml.html.fromstring(site.get("/en/").content)

    links = shown.xpath("//nav[@class='languages']/a")
    assert [link.get("aria-label") for link in links] == ["繁體中文", "简体中文", "EN, English"]
    assert all(link.text in link.get("aria-label") for link in links)


def test_the_page_of_a_withdrawn_briefing_names_it(site):
    response = site.get("/en/briefings/2025-2/")

    assert response.status_code == 410
    (named,) = lxml.html.fromstring(response.content).xpath("//*[@class='gone']")
    assert named.text_content().split()[0] == "2025-2"
    titles = [title.text for title in named.xpath(".//cite")]
    assert titles == ["Trade Mark Law Revised", "商標法修訂"]


def test_a_withdrawn_briefing_says_why_in_the_language_of_the_page_first(site):
    for address, first in (("en", "en"), ("zh-hant", "zh-Hant-HK"), ("zh-hans", "zh-Hans")):
        shown = lxml.html.fromstring(site.get(f"/{address}/briefings/2025-2/").content)

        languages = shown.xpath("//*[@class='message']/div[@lang]/@lang")
        assert (len(languages), languages[0]) == (2, first)


@pytest.mark.parametrize(
    ("language", "said"), [("en", r"Withdrawn on \d+ \w+ \d{4}\."), ("zh-hant", "已於.+日撤回。")]
)
def test_the_day_of_a_withdrawal_stands_in_a_sentence(site, language, said):
    shown = lxml.html.fromstring(site.get(f"/{language}/briefings/2025-2/").content)

    assert re.fullmatch(said, shown.xpath("//*[@class='message']//time")[0].text)


@pytest.mark.parametrize("name", ["favicon.ico", "apple-touch-icon.png"])
def test_browsers_find_the_icons_where_they_look_for_them(client, name):
    response = client.get(f"/{name}")

    assert response.status_code == 302
    assert response["Location"].startswith("/static/")


def test_a_missing_standfirst_is_said_once_in_the_language_of_the_page(client, noon):
    briefing = make_briefing(standfirst=Texts("", "In short."))
    publish_now(briefing, at=noon)

    shown = client.get(f"/zh-hant/briefings/{briefing.reference}/", follow=True).content.decode()

    assert shown.count("此部分未有中文版本") == 1
    assert "not available in Chinese" not in shown
