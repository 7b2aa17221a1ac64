"""What readers see of a side that is behind, and of the key points."""

import pytest
from django.urls import reverse

from briefings import drafting, publishing
from briefings.models.published.readable import Readable
from briefings.public.downloads.pdf.sheet import sheet
from briefings.text.comparison.editions import compare
from briefings.text.texts import Texts
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PARAGRAPH = (
    "此段英文尚未按中文更新。",
    "The English of this paragraph is not yet updated to match the Chinese.",
)
HEADING = (
    "此標題的中文尚未按英文更新。",
    "The Chinese of this heading is not yet updated to match the English.",
)
ONE = "/briefings/2025-1/trade-mark-law-revised/"


@pytest.fixture
def behind(briefing, noon):
    """The first paragraph's English and a heading's Chinese are behind; published all the same."""
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["zh-hant"] = "澳門再次修訂商標法。"
    text["sections"][1]["heading"]["en"] = "The main changes"
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    return publish_now(briefing, at=noon)


@pytest.mark.parametrize(
    "address", [f"/zh-hant{ONE}", f"/en{ONE}", "/en/briefings/2025-1/parallel/"]
)
def test_a_reader_is_told_in_both_languages_at_the_paragraph(client, behind, address):
    text = client.get(address).text
    first, second = text.split('class="pair row"')[1:3]

    assert all(sentence in first for sentence in PARAGRAPH)
    assert all(sentence in text for sentence in HEADING)
    assert "not yet updated" not in second


def test_a_reader_of_the_side_that_is_behind_is_led_to_the_other(client, behind):
    english, chinese = (client.get(f"/{language}{ONE}").text for language in ("en", "zh-hant"))

    note = english.split('class="behind behind-en"')[1].split("</p>")[0]
    assert f'href="/zh-hant{ONE}#p-' in note
    assert "<a" not in chinese.split('class="behind behind-en"')[1].split("</p>")[0]


def test_the_simplified_page_says_it_in_simplified(client, behind):
    text = client.get(f"/zh-hans{ONE}").text

    assert '<span lang="zh-Hans">此段英文尚未按中文更新。</span>' in text
    assert PARAGRAPH[1] in text


@pytest.mark.parametrize("name", ["txt", "md"])
def test_plain_text_says_it_too(client, behind, name):
    text = client.get(f"/en/briefings/2025-1.{name}").content.decode()

    assert f"（{PARAGRAPH[0]}）\n({PARAGRAPH[1]})" in text
    assert f"（{HEADING[0]}）\n({HEADING[1]})" in text


def test_feeds_say_it_too(client, behind):
    entry = client.get("/en/feed/json/").json()["items"][0]

    assert all(sentence in entry["content_html"] for sentence in (*PARAGRAPH, *HEADING))


def test_paper_says_it_too(behind):
    printed = sheet(Readable(behind, behind.listing), language="en", parallel=False)

    said = [word["text"] for word in printed["parts"][0]["pairs"][0]["behind"][0]["words"]]
    assert said == list(PARAGRAPH)
    assert [word["text"] for word in printed["parts"][1]["behind"][0]["words"]] == list(HEADING)
    assert printed["parts"][1]["pairs"][0]["behind"] == []


def test_what_is_missing_is_told_in_both_languages_at_the_paragraph(client, noon):
    publish_now(make_briefing(sections=[section(pair("只有中文。"), pair("兩", "Both"))]), at=noon)

    page = client.get(f"/en{ONE}").text.split('class="pair row"')[1]
    plain = client.get("/en/briefings/2025-1.txt").content.decode()

    for said in (page, plain):
        assert "本段未有英文版本。" in said
        assert "This paragraph is not available in English." in said


# --- Key points -----------------------------------------------------------------------------------

POINTS = Texts(
    "申請費減半。\r\n• 續期為**十年**。\r\n", "Fees are halved.\n\n- Renewal: ten years."
)


@pytest.fixture
def pointed(briefing, noon):
    briefing.key_points_zh_hant, briefing.key_points_en = POINTS["zh-hant"], POINTS["en"]
    briefing.save()
    return publish_now(briefing, at=noon)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"/zh-hant{ONE}", ["要點", "<li>申請費減半。</li>", "<li>續期為<strong>十年</strong>。"]),
        (f"/zh-hans{ONE}", ["要点", "<li>申请费减半。</li>"]),
        (f"/en{ONE}", ["Key points", "<li>Fees are halved.</li>", "<li>Renewal: ten years.</li>"]),
        ("/en/briefings/2025-1/parallel/", ["<li>申請費減半。</li>", "<li>Fees are halved.</li>"]),
    ],
)
def test_key_points_stand_before_the_text(client, pointed, address, said):
    page = client.get(address).text
    before = page.split('<div class="text">')[0].replace("\n", "")

    assert all(words in before for words in said)


def test_a_briefing_without_key_points_has_no_place_for_them(client, edition):
    assert "key-points" not in client.get(f"/en{ONE}").text


def test_key_points_missing_in_one_language_are_told_as_missing(client, briefing, noon):
    briefing.key_points_en = "Fees are halved."
    briefing.save()
    publish_now(briefing, at=noon)

    page = client.get(f"/zh-hant{ONE}").text.split('class="key-points"')[1]

    assert "This part is not available in Chinese." in page


def test_key_points_are_in_plain_text_feeds_and_on_paper(client, pointed):
    plain = client.get("/en/briefings/2025-1.txt").content.decode()
    feed = client.get("/en/feed/json/").json()["items"][0]["content_html"]
    printed = sheet(Readable(pointed, pointed.listing), language="en", parallel=True)

    assert plain.index("Key points") < plain.index("Fees are halved.") < plain.index("¶ 1")
    assert feed.index("<li>Fees are halved.") < feed.index("Macau has revised")
    assert [side["lang"] for side in printed["key_points"]] == ["zh", "en"]


def test_changed_key_points_are_compared(pointed, noon):
    briefing = pointed.briefing
    briefing.key_points_en = "Fees are halved."
    briefing.save()

    comparison = compare(pointed.snapshot, publishing.freeze(briefing))

    assert [field.name for field in comparison.fields] == ["key_points"]


def test_the_details_form_takes_key_points_and_keeps_them_in_the_history(client, lawyer, briefing):
    client.force_login(lawyer)
    address = reverse("admin:briefings_briefing_change", args=[briefing.pk])

    assert 'name="key_points_zh_hant"' in client.get(address).text
    assert drafting.front_of(briefing)["key_points"] == {"zh-hant": "", "en": ""}
