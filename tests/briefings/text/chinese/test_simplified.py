import json

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from briefings import drafting, search
from briefings.management.commands.make_simplified_words import simplified_words, words_file
from briefings.models.draft.briefing import Paragraph
from briefings.public import page_layout
from briefings.text.chinese.simplified import convert
from briefings.text.snapshot import Snapshot, digest
from tests.support.factories import make_briefing, pair, publish_now, section


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("知識產權", "知识产权"),
        ("智慧財產權", "智慧财产权"),
        ("人工智能與程式", "人工智能与程式"),
        ("隨著法律修訂", "随着法律修订"),
        ("著作權、著名、著稱、顯著", "著作权、著名、著称、显著"),
        ("成就卓著", "成就卓著"),
        ("編著、原著、土著、專著、論著、譯著", "编著、原著、土著、专著、论著、译著"),
        ("他著有《商標法》一書", "他著有《商标法》一书"),
        ("正在討論著此案", "正在讨论着此案"),
        ("意味著有大量案件", "意味着有大量案件"),
        ("專著眼於此", "专着眼于此"),
        ("覆審及司法覆核", "复审及司法复核"),
        ("衞生、裏面、綫路、羣體", "卫生、里面、线路、群体"),
        ("敍明、枱面、化粧、糉與糭、衹有", "叙明、台面、化妆、粽与粽、只有"),
        ("打壞門鎖、衞生局捏壞", "打坏门锁、卫生局捏坏"),
        ("乾淨、干預、乾坤、若干", "干净、干预、乾坤、若干"),
        ("徵稅與特徵", "征税与特征"),
        ("註冊、佔有、託管、餘額、余先生", "注册、占有、托管、余额、余先生"),
        ("皇后以後、公里裡", "皇后以后、公里里"),
        ("祇有終審法院", "只有终审法院"),
        ("氹仔", "氹仔"),
    ],
)
def test_law_firm_words_become_simplified(traditional, simplified):
    assert convert(traditional) == simplified


def test_addresses_stay_as_they_are():
    text = "見[公報](https://x.example/商標)及 https://y.example/a。"

    assert convert(text) == "见[公报](https://x.example/商標)及 https://y.example/a。"


@given(st.text(max_size=200))
def test_no_text_is_an_error(text):
    assert isinstance(convert(text.encode("utf-8", "ignore").decode()), str)


@given(st.text(st.characters(max_codepoint=0x2E7F, exclude_categories=["Cs"])))
def test_what_is_not_chinese_stays(text):
    assert convert(text) == text


def test_a_pair_may_have_its_own_simplified_wording(db, noon):
    briefing = make_briefing(sections=[section(pair("著作權", "Copyright") | {"zh-hans": "版权"})])

    edition = publish_now(briefing, at=noon)

    shown = page_layout.page(edition.snapshot, language="zh-hans")
    assert next(shown.pairs()).sides[0].html == "<p>版权</p>"
    assert search.find("版权", language="zh-hans").hits[0].places[0].quotes[0].html == (
        "<mark>版权</mark>"
    )


def test_an_edition_without_simplified_wording_keeps_its_digest(edition):
    assert "zh-hans" not in edition.body
    assert digest(Snapshot.from_json(json.loads(edition.body)).canonical()) == edition.digest


def test_an_editor_that_does_not_show_the_simplified_wording_leaves_it(db):
    briefing = make_briefing(sections=[section(pair("著作權", "Copyright") | {"zh-hans": "版权"})])
    text = drafting.text_of(briefing)
    del text["sections"][0]["paragraphs"][0]["zh-hans"]
    text["sections"][0]["paragraphs"][0]["en"] = "Author's right"

    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)

    assert drafting.text_of(briefing)["sections"][0]["paragraphs"][0]["zh-hans"] == "版权"


def test_blank_simplified_wording_is_automatic_again(db):
    briefing = make_briefing(sections=[section(pair("著作權", "Copyright") | {"zh-hans": "版权"})])
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["zh-hans"] = ""

    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)

    assert Paragraph.objects.get().text_zh_hans == ""


@pytest.mark.django_db
def test_a_reader_of_simplified_reads_everything_in_simplified(client, edition):
    response = client.get("/zh-hans/", follow=True)

    page = response.content.decode()
    assert '<html lang="zh-Hans">' in page
    assert "商标法修订" in page
    assert "商標" not in page


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("header", "language"),
    [("zh-CN,zh;q=0.9", "zh-hans"), ("zh-SG", "zh-hans"), ("zh-Hans", "zh-hans"),
     ("zh-TW", "zh-hant"), ("zh-HK", "zh-hant"), ("zh-Hant-CN", "zh-hant"), ("zh", "zh-hant"),
     ("pt-PT", "en"), ("en-GB", "en"), ("fr", "en")],
)  # fmt: skip
def test_the_first_page_is_in_the_language_the_browser_asks_for(client, db, header, language):
    response = client.get("/", headers={"accept-language": header})

    assert response["Location"] == f"/{language}/"


def test_the_interface_words_are_those_of_the_traditional_file():
    source, target = words_file("zh_Hant"), words_file("zh_Hans")

    with target.open("rb") as file:
        kept = {message.id: message.string for message in read_po(file) if message.id}

    made = {message.id: message.string for message in simplified_words(source) if message.id}
    assert kept == made, "Run manage.py make_simplified_words."


def test_simplified_pages_have_the_quotation_marks_of_the_mainland():
    assert convert("稱為「個人資料『敏感』」") == "称为“个人资料‘敏感’”"
