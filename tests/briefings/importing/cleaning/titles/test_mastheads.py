"""What stands above a title: publisher, kind of document, addressees. It is reported, not a row."""

import io

import docx
import pytest

from briefings.importing import read_docx, read_html, read_text

TITLE = ("工傷賠償的新計算法", "A new way to calculate compensation for injuries at work")
TEXT = [
    "賠償按受傷前三個月的平均工資計算。",
    "Compensation is based on the average wage of the three months before the injury.",
    "僱主須於七日內通知保險公司。",
    "The employer must notify the insurer within seven days.",
]


def read(*above: str) -> dict:
    return read_text("\n\n".join([*above, *TITLE, *TEXT])).to_json()


def rows(document: dict) -> list[str]:
    return [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]


@pytest.mark.parametrize(
    "above",
    [
        ["勞動事務局", "Labour Bureau"],
        ["海關", "Customs Office of the Region", "新聞稿 PRESS RELEASE"],
        ["職業安全中心 Occupational Safety Centre", "通函 CIRCULAR"],
        ["備忘錄 MEMORANDUM", "致 To：全體律師 All lawyers", "由 From：合規組 Compliance"],
        ["傳媒聲明", "Media statement", "即時發佈 / For immediate release"],
        ["大海律師行", "Open Sea Solicitors", "澳門新馬路12號3樓", "12 Avenida Nova, 3rd Floor"],
        ["專題文章 Feature article", "2024年5月8日 8 May 2024"],
        ["第 7/2024 號通告", "Circular No. 7/2024"],
        ["律師公會通訊", "Law Society Bulletin"],
        ["房屋局 通告第 4/2024 號"],
        ["公司及併購組 Corporate and M&A group"],
        ["客戶快訊 Client Alert"],
        ["勞動法季刊", "Employment Law Newsletter"],
    ],
)
def test_the_title_stands_below_publisher_and_kind_of_document(above):
    document = read(*above)

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]
    left = "\n".join(document["dropped"])
    assert all(line in left for line in above if "2024年" not in line and line != "海關")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("設立公司", "Setting up a company"),
        ("諮詢文件", "Consultation paper"),
        ("競爭委員會", "The Competition Commission"),
        ("電子合同的簽署", "Signing contracts electronically"),
    ],
)
def test_what_could_be_a_publisher_is_the_title_where_no_other_is(chinese, english):
    document = read_text("\n\n".join([chinese, english, *TEXT])).to_json()

    assert document["title"] == {"zh-hant": chinese, "en": english}


def test_a_company_in_a_title_is_no_publisher():
    above = ["設立公司", "Setting up a company", "一、名稱", "1. The name"]

    document = read_text("\n\n".join([*above, *TEXT])).to_json()

    assert document["title"] == {"zh-hant": above[0], "en": above[1]}


def test_a_routing_word_within_the_text_is_text():
    line = ["致：登記局局長", "To: the Registrar"]

    document = read_text("\n\n".join([*TITLE, *TEXT[:2], *line, *TEXT[2:]])).to_json()

    assert line[0] in str(document["sections"])


@pytest.mark.parametrize(
    "labels",
    [
        [("法院：終審法院", "Court: Court of Final Appeal"), ("案號：第12號", "Case: 12")],
        [("申請人：甲公司", "Applicant: Company A"), ("被訴人：乙公司", "Respondent: Company B")],
        [("地點：議事廳", "Place: Council chamber"), ("主席：李某", "Chair: Mr Lei")],
    ],
)
def test_lines_that_name_what_they_state_are_no_headings(labels):
    lines = [line for pair in labels for line in pair]

    document = read_text("\n\n".join([*TITLE, *lines, "A. 案情", "A. The facts", *TEXT])).to_json()

    assert [one["heading"]["zh-hant"] for one in document["sections"]] == ["", "A. 案情"]


def test_a_reference_block_of_a_circular_is_reported():
    file = docx.Document()
    file.add_paragraph("金融管理局")
    file.add_paragraph("Monetary Office")
    table = file.add_table(rows=3, cols=2)
    cells = [
        ("檔號 Our ref.", "MO/3/2024"),
        ("日期 Date", "2024年5月8日 8 May 2024"),
        ("致 To", "各銀行 All banks"),
    ]
    for row, (label, value) in zip(table.rows, cells, strict=True):
        row.cells[0].text, row.cells[1].text = label, value
    for line in (*TITLE, *TEXT):
        file.add_paragraph(line)
    saved = io.BytesIO()
    file.save(saved)

    document = read_docx(saved.getvalue()).to_json()

    assert document["title"]["zh-hant"] == TITLE[0]
    assert (document["date"], rows(document)) == ("2024-05-08", TEXT[::2])
    assert "MO/3/2024" in "\n".join(document["dropped"])


@pytest.mark.parametrize(
    "signature",
    [["局長 王某", "Director, Wong"], ["秘書處", "The Secretariat"], ["主席 李某", "Chairman Lei"]],
)
def test_a_signature_below_the_last_sentence_is_no_heading(signature):
    text = "\n\n".join([*TITLE, *TEXT, *signature, "附表", "Schedule"])

    headings = [one["heading"]["zh-hant"] for one in read_text(text).to_json()["sections"]]

    assert signature[0] not in headings


@pytest.mark.parametrize(
    "line",
    [
        "*發佈日期：2024年5月8日 · Published: 8 May 2024*",
        "> 2024年5月8日 ｜ 8 May 2024",
        "_日期 Date: 2024年5月8日_",
        "修訂日期 Revision date：2024年5月8日 8 May 2024",
        "刊於 2024年5月8日 · 8 May 2024",
        "網頁更新日期：2024年5月8日 / Last revision date: 8 May 2024",
    ],
)
def test_a_date_is_read_in_emphasis_and_behind_any_label(line):
    document = read_text(f"# {TITLE[0]} {TITLE[1]}\n\n{line}\n\n" + "\n\n".join(TEXT)).to_json()

    assert (document["date"], rows(document)) == ("2024-05-08", TEXT[::2])


def test_a_question_that_folds_its_answer_is_a_heading():
    answers = "".join(
        f"<details><summary>{question}</summary><p>{text}</p></details>"
        for question, text in zip(
            ("誰須通知？", "Who must notify?", "何時通知？", "When?"), TEXT, strict=True
        )
    )

    document = read_html(f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1>{answers}").to_json()

    assert [one["heading"]["en"] for one in document["sections"]] == ["Who must notify?", "When?"]


@pytest.mark.parametrize("masthead", [["TAX WATCH 稅務觀察"], ["稅務觀察", "TAX WATCH"]])
@pytest.mark.parametrize(
    "title",
    [
        ("稅務觀察：六月號", "Tax Watch: June Issue"),
        ("稅務觀察第十二期", "Tax Watch No. 12"),
        ("稅務觀察：常設機構的新界線", "Tax Watch: New Lines for Permanent Establishments"),
    ],
)
def test_the_issue_below_the_masthead_that_it_begins_with_is_the_title(masthead, title):
    lines = [*masthead, "No. 12 | June 2026 | 第12期 | 2026年6月", *title, *TEXT]

    document = read_text("\n\n".join(lines)).to_json()

    assert document["title"] == {"zh-hant": title[0], "en": title[1]}


COLUMNS = [
    "The Consumer Law has been in force for years and binds traders and consumers alike.",
    "Concession holders are bound as well, but their charges follow the contract.",
    "消費者法多年來適用於經營者與消費者之間的交易。",
    "特許經營者亦受約束，但收費以合同為準。",
]


@pytest.mark.parametrize(
    "masthead",
    [
        "Client Briefing · 客戶簡報 · November 2025",
        "Client Alert 客戶快訊",
        "金融監管組 Financial Regulation Group",
        "CLIENT BRIEFING 客戶簡報 | 11/2025",
        "In Focus · 焦點 · November 2025",
    ],
)
def test_a_masthead_above_columns_of_one_language_each_is_no_title(masthead):
    title = ("消費者法：零售商須知", "Consumer law: what retailers need to know")
    lines = [masthead, title[1], *COLUMNS[:2], title[0], *COLUMNS[2:]]

    document = read_text("\n\n".join(lines)).to_json()

    assert (document["title"]["zh-hant"], document["title"]["en"]) == title
