"""A title is known by what stands around it, and a heading by the others like it."""

import pytest

from briefings.importing import read_docx, read_html, read_text
from briefings.importing.block import Line
from briefings.importing.cleaning.page_parts.prose import LEAST_SENTENCES, without_prose
from briefings.text.languages import CHINESE, ENGLISH
from tests.briefings.importing import word

TITLE = ("關於進口化妝品備案的通知", "Notice on imported cosmetics")
TEXT = [
    ("首次進口的化妝品，須於抵澳前十五日備案。", "A cosmetic is notified before it first arrives."),
    ("備案有效期為五年，配方變更須重新辦理。", "The notification lasts for five years."),
]
PARTS = [("附件一　費用", "Annex I　Fees"), ("附件二　過渡", "Annex II　Transition")]


def lines(*pairs: tuple[str, str]) -> str:
    return "\n\n".join(f"{zh}\n{en}" for zh, en in pairs)


def headings(document) -> list[str]:
    return [one["heading"]["en"] for one in document["sections"] if one["heading"]["en"]]


@pytest.mark.parametrize(
    "above",
    [
        "第07/ISAF/2026號通知   Notice No. 07/ISAF/2026",
        "公證署公告\nANÚNCIOS NOTARIAIS E OUTRAS PUBLICAÇÕES",
    ],
)
def test_a_number_or_a_line_in_another_language_is_no_title(above):
    text = lines(TITLE, TEXT[0], PARTS[0], TEXT[1], PARTS[1], TEXT[1])

    document = read_text(f"{above}\n\n{text}").to_json()

    assert document["title"] == {"zh-hant": TITLE[0], "en": TITLE[1]}
    assert headings(document) == ["Annex I　Fees", "Annex II　Transition"]


def test_a_mail_sent_on_has_the_title_of_what_it_sends():
    text = lines(TITLE, TEXT[0], TEXT[1])
    source = (
        "寄件者: Rita Lei <rlei@example.mo>\n日期: 2026年7月14日\n"
        "收件者: 陳志明 <chan@example.hk>\n主旨: FW: 進口化妝品\n\n"
        "現轉上同事的筆記，請細閱。\nPlease see the note of my colleague below.\n\n"
        "From: Ip Kuong <ip@example.mo>\nDate: Tue, 14 Jul 2026\nSubject: Cosmetics\n"
        f"To: Rita Lei <rlei@example.mo>\n\n{text}"
    )

    document = read_text(source).to_json()

    assert document["title"] == {"zh-hant": TITLE[0], "en": TITLE[1]}
    assert "From: Ip Kuong <ip@example.mo>" in document["dropped"]


def test_a_bold_question_of_two_sentences_is_a_heading_as_the_others_are():
    asked = [
        ("問1：可否等候律師？", "Q1: May we wait for a lawyer?"),
        ("問2：哪些文件保密？", "Q2: Which documents are privileged?"),
        ("問3：伺服器不在香港，怎麼辦？", "Q3: Our servers are abroad. What then?"),
    ]
    body = [word.paragraph(word.run(side), style="Title") for side in TITLE]
    for question in asked:
        body += [word.paragraph(word.bold(side)) for side in question]
        body += [word.paragraph(word.run(side)) for pair in TEXT for side in pair]

    document = read_docx(word.word_file(*body)).to_json()

    assert headings(document)[-1] == asked[-1][1]


def test_a_box_within_a_text_that_says_sentences_in_both_languages_is_text():
    said = "".join(f"<li><div>{zh}</div><div>{en}</div></li>" for zh, en in TEXT)
    after = "<p>當局一直採取審慎的態度。</p><p>The authority has been cautious throughout.</p>"

    document = read_html(
        f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1><aside><ul>{said}</ul></aside>{after}"
    ).to_json()

    read = [pair["en"] for one in document["sections"] for pair in one["paragraphs"]]
    assert [pair[1] in " ".join(read) for pair in TEXT] == [True, True]


def test_the_caption_of_a_figure_is_no_heading():
    caption = ("圖1　首選仲裁地", "Figure 1  Preferred seats")
    body = [word.paragraph(word.run(side)) for pair in TEXT for side in pair]
    body += [word.paragraph(word.bold(side)) for side in caption]
    body += [word.paragraph(word.run(side)) for pair in TEXT for side in pair]

    document = read_docx(word.word_file(*body)).to_json()

    assert headings(document) == []


def test_a_table_of_headings_beside_sentences_in_both_languages_is_a_text():
    heads = [("現況", "Where things stand"), ("罰則", "Penalties")]
    said = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in TEXT)
    table = "".join(
        f"<tr><td><p><b>{zh}</b></p><p><b>{en}</b></p></td><td>{said}</td></tr>" for zh, en in heads
    )

    document = read_html(f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1><table>{table}</table>").to_json()

    assert headings(document) == [en for _, en in heads]
    assert [len(one["paragraphs"]) for one in document["sections"]] == [2, 2]


def test_a_title_above_a_wrapped_paragraph_is_no_line_of_it():
    paragraph = (
        "Since the regime was opened to corporate funds forty-one of\n"
        "them have come from the Cayman Islands and from the British\n"
        "Virgin Islands, with assets of some billions, private credit\n"
        "being the commonest strategy.\n"
    )

    document = read_text("Moving offshore funds: one year on\n" + paragraph).to_json()

    assert document["title"]["en"] == "Moving offshore funds: one year on"


def test_several_sentences_in_both_languages_are_never_furniture():
    said = [
        line_of(side, language)
        for _ in range(LEAST_SENTENCES)
        for side, language in (
            ("本條例的規定不影響其他法律所賦予的任何權利或補救方法。", CHINESE),
            ("Nothing in this law affects a right that another law gives.", ENGLISH),
        )
    ]
    few = said[:2]

    assert without_prose(said, dict.fromkeys(range(len(said)), "page-furniture")) == {}
    assert len(without_prose(few, dict.fromkeys(range(len(few)), "page-furniture"))) == len(few)


def line_of(text: str, language) -> Line:
    return Line(text, language, is_mixed=False, role="text")


def test_the_only_chapter_with_a_heading_is_no_title():
    body = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in TEXT)
    head = f"<p><b>{TITLE[0]}</b></p><p><b>{TITLE[1]}</b></p>"

    document = read_html(
        f"{head}<h2>第一章　通則</h2><h2>Chapter 1 General Principles</h2>{body}"
    ).to_json()

    assert (document["title"]["zh-hant"], document["title"]["en"]) == TITLE


@pytest.mark.parametrize(
    "number", [["附錄三 Appendix 3"], ["附件二", "Annex 2"], ["附表一／Schedule 1"]]
)
def test_the_number_of_an_annex_stands_above_its_title(number):
    document = read_text("\n\n".join([*number, *TITLE, *TEXT[0], *TEXT[1]])).to_json()

    assert tuple(document["title"].values()) == TITLE
    assert rows(document)[1:] == [zh for zh, _ in TEXT]
    assert rows(document)[0] in number[0]


def test_the_number_of_an_annex_above_each_half_is_no_word_of_its_title():
    halves = [
        ["附錄三", TITLE[0], "一、備案", TEXT[0][0], "二、效期", TEXT[1][0]],
        ["Appendix 3", TITLE[1], "1. Filing", TEXT[0][1], "2. Term", TEXT[1][1]],
    ]

    document = read_text("\n\n".join([*halves[0], *halves[1]])).to_json()

    assert tuple(document["title"].values()) == TITLE
    assert headings(document) == ["1. Filing", "2. Term"]


def test_the_name_of_the_first_of_two_annexes_is_no_title():
    text = lines(("附件一", "Annex 1"), ("費用", "Fees"), TEXT[0], ("附件二", "Annex 2"), TEXT[1])

    document = read_text(text).to_json()

    assert document["title"] == {"zh-hant": "", "en": ""}


@pytest.mark.parametrize(
    "firm",
    [
        [
            "何陳律師事務所",
            "澳門宋玉生廣場 180 號 15 樓",
            "電話 +853 2875 1234",
            "info@hc.example.mo",
        ],
        ["何陳律師事務所　Ho & Chan, Lawyers", "+853 2875 1234", "www.hc.example.mo"],
    ],
)
def test_an_address_below_the_first_half_is_not_the_title_of_the_second(firm):
    chinese = ["租約續期須知", "宜於租約屆滿前三個月開始商討續租事宜。", "一、租金", TEXT[1][0]]
    english = ["Renewing a Lease", "Begin to discuss renewal in time.", "1. Rent", TEXT[1][1]]

    document = read_text("\n\n".join([*chinese, *firm, *english])).to_json()

    assert document["title"] == {"zh-hant": chinese[0], "en": english[0]}
    assert headings(document) == ["1. Rent"]


def test_a_title_with_its_day_below_it_in_each_language_stands_below_the_name_of_a_collection():
    days = ["修正日期：2018年7月2日", "Amended: 2 July 2018"]
    above = ["衛生法規彙編 Health Regulations", TITLE[0], days[0], TITLE[1], days[1]]
    said = [*TEXT[0], *TEXT[1], "進口化妝品的備案不收費。", "No imported cosmetic pays a fee."]

    document = read_text("\n\n".join([*above, *said])).to_json()

    assert tuple(document["title"].values()) == TITLE
    assert document["date"] == "2018-07-02"


def rows(document) -> list[str]:
    return [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]


def test_no_heading_below_the_first_sentence_is_the_title():
    case = "Banco Norte v Harbour Limited and others"
    text = lines(TEXT[0], ("案情", "Facts"), TEXT[1], ("裁決", "Decision"), TEXT[0])

    document = read_text(f"{case}\n\n{text}").to_json()

    assert document["title"]["en"] == case
    assert headings(document) == ["Facts", "Decision"]
