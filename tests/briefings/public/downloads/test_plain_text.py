"""Plain text, Markdown, citations and pictures of a briefing."""

import re
import struct
from dataclasses import replace

import pytest

from briefings.public import cover, page_layout
from briefings.public.citing import citations
from briefings.text.texts import Texts
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_markdown_keeps_the_source_and_text_has_none_of_its_marks(client, noon):
    text = section(pair("依**商標法**[^1]。\n\n[^1]: 見判決", "Under **the law**.\n\n- one\n- two"))
    publish_now(make_briefing(sections=[text]), at=noon)

    markdown = client.get("/en/briefings/2025-1.md")
    plain = client.get("/zh-hant/briefings/2025-1.txt")

    assert markdown["Content-Type"] == "text/markdown; charset=utf-8"
    assert "# Trade Mark Law Revised" in markdown.content.decode()
    assert "\n\n¶ 1\n\nUnder **the law**.\n\n- one\n- two\n" in markdown.content.decode()
    assert "依商標法[1]。\n[1] 見判決" in plain.content.decode()
    assert "**" not in plain.content.decode()


def test_what_is_missing_is_told_in_plain_text_too(client, noon):
    publish_now(
        make_briefing(sections=[section(pair("只有中文。", ""), pair("兩", "Both"))]), at=noon
    )

    assert (
        "(This paragraph is not available in English.)"
        in client.get("/en/briefings/2025-1.txt").content.decode()
    )


def test_a_citation_names_firm_title_edition_paragraph_date_and_address(edition):
    named = replace(edition.snapshot, firm=Texts("高樂律師", "Costa & Leong"))
    page = page_layout.page(named, language="en", edition_number=1)

    said = citations.citations(page, site="https://firm.example")

    assert said["zh-hant"] == (
        "高樂律師：〈商標法修訂〉，簡報2025-1，第1版，2025年4月24日，第{n}段，"
        "https://firm.example/zh-hant/briefings/2025-1/editions/1/#{id}"
    )
    assert said["en"] == (
        "Costa & Leong, ‘Trade Mark Law Revised’, Briefing 2025-1, edition 1, 24 April 2025, "
        "¶ {n}, "
        "https://firm.example/en/briefings/2025-1/editions/1/#{id}"
    )


def test_a_citation_names_no_firm_that_had_not_given_its_name(edition):
    page = page_layout.page(edition.snapshot, language="en", edition_number=1)

    said = citations.citations(page, site="https://firm.example")

    assert said["zh-hant"].startswith("〈商標法修訂〉，簡報2025-1")
    assert said["en"].startswith("‘Trade Mark Law Revised’, Briefing 2025-1")


def test_every_briefing_has_a_picture_for_where_it_is_shared(client, edition, settings):
    response = client.get("/en/briefings/2025-1/editions/1/cover.png")
    page = client.get("/en/briefings/2025-1/trade-mark-law-revised/").content.decode()

    assert struct.unpack(">II", response.content[16:24]) == (cover.WIDTH, cover.HEIGHT)
    assert (
        f'<meta property="og:image" content="{settings.SITE_URL}/en/briefings/2025-1/editions/1/cover.png">'
        in page
    )


@pytest.mark.parametrize(
    "title", ['#read("/etc/passwd")', "$x$ *b* = h", "爲氹衞裏着綫羣 😀", "商" * 400, ""]
)
def test_a_title_is_never_run_and_never_breaks_the_picture(edition, title):
    frozen = replace(edition.snapshot, title=Texts(title, title))
    for language in ("zh-hant", "zh-hans", "en"):
        assert cover.draw(frozen, language=language).startswith(b"\x89PNG")


def test_the_picture_begins_with_the_title_in_the_readers_language(client, edition):
    pictures = {
        language: client.get(f"/{language}/briefings/2025-1/editions/1/cover.png").content
        for language in ("zh-hant", "zh-hans", "en")
    }

    assert len(set(pictures.values())) == 3


def test_the_list_for_language_models_links_to_every_language(client, edition, settings):
    said = client.get("/llms.txt").content.decode()

    assert f"[商標法修訂]({settings.SITE_URL}/zh-hant/briefings/2025-1.md)" in said
    assert f"[Trade Mark Law Revised]({settings.SITE_URL}/en/briefings/2025-1.md)" in said


@pytest.fixture
def levelled(noon):
    parts = [
        section(pair(f"{n}。", f"{n}."), heading=(f"題{n}", f"Head {n}")) for n in (1, 2, 3, 4)
    ]
    for part, level in zip(parts, (1, 2, 3, 1), strict=True):
        part["level"] = level
    return publish_now(make_briefing(sections=parts), at=noon)


def test_headings_of_three_levels_stand_in_page_contents_feed_and_markdown(client, levelled):
    page = client.get("/en/briefings/2025-1/", follow=True).content.decode()
    markdown = client.get("/en/briefings/2025-1.md").content.decode()
    feed = client.get("/en/feed/").content.decode()

    for number, level in ((1, 1), (2, 2), (3, 3), (4, 1)):
        assert re.search(
            rf"<h{level + 1} id=\"s-\w+\" class=\"row\">\s*<span[^>]*>Head {number}<", page
        )
        assert f"\n\n{'#' * (level + 1)} Head {number}\n\n" in markdown
        assert f"&lt;h{level + 1}&gt;Head {number}" in feed
    assert page.count('class="level-2"') == page.count('class="level-3"') == 1


def test_no_level_is_skipped(client, noon):
    parts = [section(pair("一。", "One."), heading=("題", "Head")), section(pair("二。", "Two."))]
    parts[1] |= {"heading": {"zh-hant": "項", "en": "Item"}, "level": 3}

    edition = publish_now(make_briefing(sections=parts), at=noon)

    assert [part.level for part in edition.snapshot.parts] == [1, 2]
