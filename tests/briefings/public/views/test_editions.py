"""A briefing through time."""

import io
import re
from datetime import timedelta

import pytest
from django.utils.html import strip_tags
from pypdf import PdfReader

from briefings import drafting, publishing
from briefings.public.downloads import pdf
from briefings.text.texts import Texts
from tests.support.factories import change_side, make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db
SLUG = "trade-mark-law-revised"


def _text(response) -> str:
    return response.content.decode()


@pytest.fixture
def two_editions(briefing, edition, noon):
    """Published on 2 May and, changed, on 12 May."""
    text = drafting.text_of(briefing)
    text["sections"][1]["paragraphs"][1] |= {
        "zh-hant": "續期為七年。",
        "en": "Renewal is for seven years.",
    }
    briefing.refresh_from_db()
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    note = ("更正續期年數。", "Corrects the years of renewal.")
    return edition, publish_now(briefing, at=noon + timedelta(days=10), note=note)


def test_an_old_edition_is_readable_under_a_banner_and_not_for_search_engines(
    client, two_editions, settings
):
    page = _text(client.get("/en/briefings/2025-1/editions/1/"))

    assert "You are reading edition 1 of 2 May 2025. It has been replaced." in strip_tags(page)
    assert "Renewal is for ten years." in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{settings.SITE_URL}/en/briefings/2025-1/{SLUG}/">' in page
    assert "hreflang" not in page.split("<body>")[0].split("canonical")[1].split("</head>")[
        0
    ].replace("markdown", "")


def test_changes_are_compared_in_simplified_chinese_for_its_readers(client, two_editions):
    page = _text(client.get("/zh-hans/briefings/2025-1/editions/1..2/"))

    assert re.search(r'class="side" lang="zh-Hans">\s*续期为', page)
    assert "續期" not in page
    assert "Renewal is for " in page


def test_a_lawyers_own_simplified_text_is_compared(client, briefing, noon):
    for at, zh_hans in enumerate(("第一稿", "第二稿")):
        text = drafting.text_of(briefing)
        text["sections"][0]["paragraphs"][0] |= {"zh-hant": f"稿{at}", "zh-hans": zh_hans}
        briefing.refresh_from_db()
        drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
        publish_now(briefing, at=noon + timedelta(days=at), note=("改。", "Changed."))

    page = _text(client.get("/zh-hans/briefings/2025-1/editions/1..2/"))

    assert "第<del>一</del><ins>二</ins>稿" in page


@pytest.fixture
def long_title(noon):
    """A title of several words, in two editions."""
    title = {"zh-hant": "個人資料保護法施行細則草案", "en": "Draft rules"}
    briefing = make_briefing(title=title)
    publish_now(briefing, at=noon)
    change_side(briefing, "zh-hant", "已修改。", by=None)
    publish_now(briefing, at=noon + timedelta(days=10), note=("更正。", "Corrected."))
    return briefing


@pytest.mark.parametrize("path", ["", "editions/", "editions/1/", "editions/1..2/"])
def test_a_chinese_title_breaks_between_words_on_the_pages_of_earlier_editions(
    client, long_title, path
):
    page = _text(client.get(f"/zh-hant/briefings/2025-1/{path}", follow=True))

    assert "個人資料<wbr>保護法<wbr>施行細則<wbr>草案</span>" in page


def test_another_title_does_not_break_where_todays_does(client, long_title, noon):
    long_title.title_zh_hant = "網絡安全法與關鍵基礎設施的保護"
    long_title.save()
    publish_now(long_title, at=noon + timedelta(days=20), note=("題", "Title"))

    assert "phrased" not in _text(client.get("/zh-hant/briefings/2025-1/editions/2/"))


def test_past_editions_can_be_printed_and_say_that_they_were_replaced(
    client, two_editions, settings, tmp_path
):
    settings.PDF_FOLDER = tmp_path / "pdf"
    pdf._store.cache_clear()
    here = "/en/briefings/2025-1"

    past = client.get(f"{here}/editions/1/pdf/")
    current = client.get(f"{here}/pdf/")
    words = [_printed(answer) for answer in (past, current)]
    pdf._store.cache_clear()

    assert "Renewal is for ten years." in words[0]
    assert "This is edition 1, which has been replaced." in words[0]
    assert f"{settings.SITE_URL}{here}/" in words[0]
    assert "replaced" not in words[1]
    assert past["Content-Disposition"] == 'inline; filename="2025-1-edition-1-en.pdf"'
    assert past["X-Robots-Tag"] == "noindex"
    assert past["ETag"] != current["ETag"]
    page = _text(client.get(f"{here}/editions/1/"))
    assert f'href="{here}/editions/1/pdf/"' in page
    assert f'href="{here}/editions/1/word/"' in page
    assert f'href="{here}/editions/1/pdf/"' in _text(client.get(f"{here}/editions/"))
    assert f'href="{here}/editions/2/pdf/"' not in _text(client.get(f"{here}/editions/"))


def _printed(answer) -> str:
    read = PdfReader(io.BytesIO(answer.content))
    return " ".join("\n".join(page.extract_text() for page in read.pages).split())


def test_a_file_of_a_language_that_the_edition_lacks_leads_to_its_page(client, noon):
    publish_now(make_briefing(sections=[section(pair("文字。", ""))]), at=noon)

    for tail, there in (("word/", f"{SLUG}/"), ("editions/1/word/", "editions/1/")):
        answer = client.get(f"/en/briefings/2025-1/{tail}")
        assert (answer.status_code, answer["Location"]) == (302, f"/en/briefings/2025-1/{there}")


@pytest.mark.parametrize("view", ["", "parallel/"])
def test_the_text_being_read_can_be_taken_along_as_a_word_file(client, two_editions, view):
    page = _text(client.get(f"/zh-hant/briefings/2025-1/{view}", follow=True))
    answer = client.get(f"/zh-hant/briefings/2025-1/{view}word/")

    assert f'href="/zh-hant/briefings/2025-1/{view}word/"' in page
    assert answer["Content-Disposition"].startswith('attachment; filename="2025-1-zh-hant')
    assert answer.content.startswith(b"PK")
    again = client.get(
        f"/zh-hant/briefings/2025-1/{view}word/", headers={"If-None-Match": answer["ETag"]}
    )
    assert again.status_code == 304


def test_the_history_tells_what_changed_and_when(client, two_editions):
    page = _text(client.get("/zh-hant/briefings/2025-1/editions/"))

    assert "更正續期年數。" in page
    assert "2025年5月12日" in page
    assert 'href="/zh-hant/briefings/2025-1/editions/1..2/"' in page


def test_differences_are_marked_in_both_languages(client, two_editions):
    page = _text(client.get("/en/briefings/2025-1/editions/1..2/"))

    assert "續期為<del>十</del><ins>七</ins>年。" in page
    assert "Renewal is for <del>ten</del><ins>seven</ins> years." in page
    assert "Application fees" not in page


def test_differences_the_other_way_round_lead_to_the_right_way(client, two_editions):
    assert client.get("/en/briefings/2025-1/editions/2..1/")["Location"].endswith("/editions/1..2/")
    assert client.get("/en/briefings/2025-1/editions/2..2/")["Location"].endswith("/editions/2/")
    assert client.get("/en/briefings/2025-1/editions/1..9/").status_code == 404


@pytest.mark.parametrize(
    ("on", "leads_to"),
    [
        ("2025-05-01", "/en/briefings/2025-1/editions/"),
        ("2025-05-02", "/en/briefings/2025-1/editions/1/"),
        ("2025-05-11", "/en/briefings/2025-1/editions/1/"),
        ("2025-05-12", "/en/briefings/2025-1/editions/2/"),
        ("2030-01-01", "/en/briefings/2025-1/editions/2/"),
    ],
)
def test_as_it_stood_on_a_day(client, two_editions, on, leads_to):
    response = client.get(f"/en/briefings/2025-1/{SLUG}/?on={on}")

    assert response["Location"] == f"{leads_to}?on={on}"


def test_a_day_belongs_to_the_firms_time_zone(client, briefing, noon):
    # 2 May, 00:30 in Macau is still 1 May in UTC.
    publish_now(briefing, at=noon.replace(hour=0, minute=30))

    response = client.get("/en/briefings/2025-1/?on=2025-05-02")

    assert "/editions/1/" in response["Location"]


def test_a_day_is_kept_in_the_parallel_view_and_told_in_a_banner(client, two_editions):
    page = client.get("/en/briefings/2025-1/parallel/?on=2025-05-03", follow=True)

    assert page.redirect_chain[-1][0].endswith("/editions/1/parallel/?on=2025-05-03")
    assert "how the briefing stood on 3 May 2025: edition 1" in strip_tags(_text(page))


@pytest.mark.parametrize("on", ["yesterday", "", "2025-13-40", "9999999-01-01"])
def test_a_day_that_is_none_leads_to_today(client, edition, on):
    response = client.get(f"/en/briefings/2025-1/?on={on}", follow=True)

    assert response.redirect_chain[-1][0] == f"/en/briefings/2025-1/{SLUG}/"


def test_a_printed_copy_is_told_current_or_not(client, two_editions):
    first, second = two_editions

    old = _text(client.get(f"/en/verify/{first.digest}/"))
    new = _text(
        client.get(f"/verify/{second.digest[:12].upper()}/", headers={"accept-language": "en"})
    )

    assert "No: it has been replaced" in old
    assert "briefing 2025-1, edition 1, published on 2 May 2025" in strip_tags(old)
    assert "Yes: this is the current edition" in new


def test_the_short_address_on_paper_speaks_the_readers_language(client, edition):
    response = client.get(f"/verify/{edition.digest}/", headers={"accept-language": "zh-MO"})

    assert "是，此為現行版本" in _text(response)
    assert "Accept-Language" in response["Vary"]
    assert response["Content-Language"] == "zh-hant"


def test_an_unknown_or_too_short_digest_is_not_found(client, edition):
    assert client.get(f"/en/verify/{'0' * 64}/").status_code == 404
    assert client.get(f"/en/verify/{edition.digest[:11]}/").status_code == 404


def test_a_withdrawn_edition_stays_told_after_the_next_is_published(
    client, briefing, edition, noon
):
    reason = Texts("有誤。", "It was wrong.")
    publishing.withdraw(briefing=briefing, by=None, at=noon + timedelta(days=1), reason=reason)
    briefing.contact_email = "new@firm.example"
    briefing.save()
    publish_now(briefing, at=noon + timedelta(days=2))

    assert client.get(f"/en/briefings/2025-1/{SLUG}/").status_code == 200
    assert client.get("/en/briefings/2025-1/editions/2/").status_code == 200
    assert client.get("/en/briefings/2025-1/editions/1/").status_code == 410
    assert client.get("/en/briefings/2025-1/editions/1..2/").status_code == 410
    assert "It was wrong." in _text(client.get("/en/briefings/2025-1/editions/"))
    assert "No: it has been withdrawn" in _text(client.get(f"/en/verify/{edition.digest}/"))


def test_changes_of_a_table_and_of_a_level_are_shown_in_their_place(client, noon):
    table = "| Item | Fee |\n| --- | --- |\n| Filing | 500 |"
    briefing = make_briefing(
        sections=[
            section(pair("表", table), heading=("甲", "A")),
            section(pair("乙。", "B."), heading=("乙", "B")),
        ]
    )
    publish_now(briefing, at=noon)
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = f"{table}\n| Renewal | 300 |"
    text["sections"][1]["level"] = 2
    briefing.refresh_from_db()
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    briefing.refresh_from_db()
    publish_now(briefing, at=noon + timedelta(days=1), note=("加入續期", "Renewal added"))

    page = client.get("/en/briefings/2025-1/editions/1..2/").content.decode()

    assert re.search(r"<td>\s*<ins>Renewal</ins>\s*</td>\s*<td>\s*<ins>300</ins>", page)
    assert "Heading of level 1, now of level 2" in page
    assert page.count('<h2 class="row">') == 2  # without the headings between, no level is skipped
