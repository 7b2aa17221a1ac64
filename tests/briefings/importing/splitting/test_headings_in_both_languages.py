import pytest

from briefings import importing
from briefings.text.languages import CHINESE, ENGLISH

BODY = "申請須於六個月內提出。\n\nAn application must be made within six months.\n\n"


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        ("一、適用範圍 Scope", "一、適用範圍", "Scope"),
        ("七、博彩中介人 Gaming promoters", "七、博彩中介人", "Gaming promoters"),
        ("稅務考慮 Tax", "稅務考慮", "Tax"),
    ],
)
def test_a_short_heading_is_divided_whatever_number_stands_before_it(line, chinese, english):
    text = f"商標法修訂\nTrade mark law revised\n\n{BODY}{line}\n\n{BODY}"

    sections = importing.read_text(text).to_json()["sections"]

    assert {CHINESE: chinese, ENGLISH: english} in [section["heading"] for section in sections]


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        ("1. 背景 Background", "1. 背景", "1. Background"),
        ("1. Background 背景", "1. 背景", "1. Background"),
        ("(2) 適用範圍 Scope", "(2) 適用範圍", "(2) Scope"),
        ("3.1 罰則 Penalties", "3.1 罰則", "3.1 Penalties"),
    ],
)
def test_a_number_that_both_languages_write_stands_before_both(line, chinese, english):
    document = importing.read_text(f"商標法修訂\nTrade mark law revised\n\n{BODY}{line}\n\n{BODY}")

    headings = [section["heading"] for section in document.to_json()["sections"]]
    assert {CHINESE: chinese, ENGLISH: english} in headings
    assert document.ledger == ()


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        ("（一）遞交申請 3.1 Filing", "（一）遞交申請", "3.1 Filing"),
        ("A. Fees A. 收費", "A. 收費", "A. Fees"),
        ("A. 收費 A. Fees", "A. 收費", "A. Fees"),
        ("(b) Fees (b) 收費", "(b) 收費", "(b) Fees"),
    ],
)
def test_a_number_before_each_language_stays_with_it(line, chinese, english):
    document = importing.read_text(f"商標法修訂\nTrade mark law revised\n\n{BODY}{line}\n\n{BODY}")

    headings = [section["heading"] for section in document.to_json()["sections"]]
    assert {CHINESE: chinese, ENGLISH: english} in headings
    assert document.ledger == ()


@pytest.mark.parametrize(("han", "roman"), [("一", "I"), ("五", "V"), ("十", "X")])
def test_a_roman_number_of_one_letter_is_no_other_number(han, roman):
    text = f"商標法修訂\nTrade mark law revised\n\n{BODY}## {han}、罰則\n\n## {roman}. Penalties\n\n{BODY}"

    document = importing.read_text(text).to_json()

    assert document["sections"][-1]["heading"][ENGLISH] == f"{roman}. Penalties"
    assert document["review"] == []


def page(*headings: str, tag: str = "h2") -> str:
    rows = [
        f"<{tag}>{heading}</{tag}><p>交割於簽署後三十日內完成，費用由買方支付。</p>"
        "<p>Completion takes place within thirty days, and the buyer pays the costs.</p>"
        for heading in headings
    ]
    return "<h1>股份買賣 Share sales</h1>" + "".join(rows)


@pytest.mark.parametrize("tag", ["h2", "h3", "p><b"])
@pytest.mark.parametrize("order", ["{0} {1}", "{1} {0}"])
def test_headings_that_come_in_both_are_cut_although_the_text_says_their_words(tag, order):
    sides = [("交割", "Completion"), ("費用", "Costs"), ("買方", "The buyer"), ("稅項", "Tax")]
    source = page(*(order.format(*side) for side in sides), tag=tag)
    source = source.replace("</p><b>", "</b></p>")

    headings = [section.heading for section in importing.read_html(source).sections]

    assert [(one.chinese, one.english) for one in headings if one.chinese] == sides


def test_a_name_in_one_of_the_headings_is_no_other_side():
    source = page("關於 Completion 的定義", "費用", "買方", "賣方")

    headings = [section.heading.chinese for section in importing.read_html(source).sections]

    assert "關於 Completion 的定義" in headings


PAIR = ("出租人須於三十日內退還按金。", "The lessor shall return the deposit within thirty days.")


def test_roman_numbers_stand_before_both_sides_of_a_heading():
    lines = ["須知", "Notes", "", "I. 租金 Rent", *PAIR, "II. 按金 Deposit", *PAIR]

    sections = importing.read_text("\n".join(lines)).to_json()["sections"]

    assert [(one["heading"]["zh-hant"], one["heading"]["en"]) for one in sections] == [
        ("I. 租金", "I. Rent"),
        ("II. 按金", "II. Deposit"),
    ]


def test_a_name_that_neither_language_translates_heads_a_section_in_both():
    text = f"網絡服務\nNetwork services\n\n{BODY}費用 / Fees\n\n{BODY}Harbour Cloud / Harbour Cloud\n\n{BODY}"

    sections = importing.read_text(text).to_json()["sections"]

    assert sections[-1]["heading"] == {CHINESE: "Harbour Cloud", ENGLISH: "Harbour Cloud"}


def test_a_title_that_begins_with_a_name_is_whole_in_each_of_its_lines():
    title = "<h1>Harbour 網絡服務 | 使用條款<br>Harbour Network Services | Terms of Use</h1>"
    body = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n") if line)

    document = importing.read_html(title + body * 2).to_json()

    assert document["title"] == {
        CHINESE: "Harbour 網絡服務 | 使用條款",
        ENGLISH: "Harbour Network Services | Terms of Use",
    }


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        ("商標申請費規章 Rules on Fees for Applications", None, None),
        ("Harbour 申請規章 Harbour Application Rules", None, None),
        ("Rules on Application of Harbour Harbour 申請規章", "Harbour 申請規章", None),
    ],
)
@pytest.mark.parametrize("order", [slice(None), slice(None, None, 2)])
def test_a_title_in_both_languages_is_divided_although_the_text_says_its_words(
    line, chinese, english, order
):
    chinese = chinese or line[: line.index("規章") + 2]
    english = line.replace(chinese, "").strip()
    body = [
        "商標申請費由申請人支付，規章另有規定者除外。",
        "The fees for applications are paid by the applicant unless the rules of Harbour differ.",
    ]
    lines = body * 4 if order.step is None else body[:1] * 4 + body[1:] * 4

    document = importing.read_text("\n\n".join([line, *lines])).to_json()

    assert document["title"] == {CHINESE: chinese, ENGLISH: english}


def test_a_heading_of_a_page_with_a_line_for_each_language_is_divided_where_the_line_ends():
    sections = importing.read_html(
        page("Review at Harbour<br>Harbour 審核", "Tax<br>稅項")
    ).to_json()["sections"]

    assert [section["heading"] for section in sections] == [
        {CHINESE: "Harbour 審核", ENGLISH: "Review at Harbour"},
        {CHINESE: "稅項", ENGLISH: "Tax"},
    ]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "SafePort: 如要停用，請依照以下步驟：",
            "SafePort: If you wish to disable this, follow these steps:",
        ),
        ("• Harbour Cloud 就會被停用", "• Harbour Cloud is now disabled"),
    ],
)
def test_a_bar_divides_a_line_although_both_its_sides_begin_with_the_same_name(chinese, english):
    lines = [
        "About your rights | 關於您的權利",
        "This program is free for everybody. | 此程式供所有人免費使用。",
        f"{english} | {chinese.removeprefix('• ')}",
        "You may ask us at any time. | 您可隨時向我們查詢。",
    ]

    document = importing.read_text("\n\n".join(lines)).to_json()

    sides = [
        (row[CHINESE].lstrip("• "), row[ENGLISH]) for row in document["sections"][0]["paragraphs"]
    ]
    assert (chinese.lstrip("• "), english) in sides


def test_a_number_before_a_translation_in_italics_is_not_written_twice():
    items = [("(ii) 傳譯安排；", "(ii) interpretation;"), ("(iii) 頁碼。", "(iii) page numbers.")]
    lines = [f"<p>{chinese}<i>{english}</i></p>" for chinese, english in items]
    title = "<h1>商標法修訂</h1><h1>Trade mark law revised</h1>"
    said = "<p>申請須於六個月內提出。<i>An application must be made within six months.</i></p>"

    document = importing.read_html("".join([title, said, *lines, said])).to_json()

    found = [tuple(row.values())[:2] for row in document["sections"][0]["paragraphs"]]
    assert {(zh, en) for zh, en in found} >= {*items}


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        (
            "<b>1. 我們的服務</b> <b><i>1. Our services</i></b>",
            ("1. 我們的服務", "1. Our services"),
        ),
        (
            "<b><i>1. Our services</i></b> <b>1. 我們的服務</b>",
            ("1. 我們的服務", "1. Our services"),
        ),
        ("<b>1. Our services1. 我們的服務</b>", ("1. 我們的服務", "1. Our services")),
    ],
)
def test_the_number_of_a_heading_begins_its_other_language(line, pair):
    title = "<h1>委聘條款</h1><h1>Terms of engagement</h1>"
    said = "<p>我們每月匯報進展。</p><p>We report progress every month.</p>"
    other = line.replace("1.", "2.").replace("我們的服務", "收費").replace("Our services", "Fees")

    page = f"{title}<p>{line}</p>{said}<p>{other}</p>{said}"
    sections = importing.read_html(page).to_json()["sections"]

    headings = [tuple(one["heading"].values()) for one in sections]
    assert headings == [pair, ("2. 收費", "2. Fees")]


@pytest.mark.parametrize(
    "numbers",
    [[("甲部　", "Part A – "), ("乙部　", "Part B – "), ("丙部　", "Part C – ")], [("", "")] * 3],
)
def test_headings_among_questions_are_divided_although_the_text_says_their_words(numbers):
    heads = [("設立", "Creation"), ("信託財產", "Trust property"), ("受益人", "Beneficiaries")]
    lines = [(n + zh, m + en) for (n, m), (zh, en) in zip(numbers, heads, strict=True)]
    said = [
        ("信託以文書設立？", "Is a trust created by instrument?"),
        ("信託財產構成獨立財產，包括信託財產的收益。", "Trust property is held apart."),
    ]
    parts = [[f"{zh}  {en}", *said[0], *said[1]] for zh, en in lines]
    text = ["信託常見問題", "Questions on trusts", *(line for part in parts for line in part)]

    sections = importing.read_text("\n\n".join(text)).to_json()["sections"]

    headings = [tuple(one["heading"].values()) for one in sections]
    assert [one for one in headings if one in lines] == lines


def test_brackets_around_a_heading_in_both_languages_are_around_each():
    lines = [("【範圍】", "【Scope】"), ("【收費】", "【Fees】")]
    said = ["我們每月匯報進展。", "We report progress every month."]
    text = ["委聘條款", "Terms of engagement"]
    for chinese, english in lines:
        text += [f"{chinese[:-1]} {english[1:]}", *said]

    sections = importing.read_text("\n\n".join(text)).to_json()["sections"]

    assert [tuple(one["heading"].values()) for one in sections] == lines


def test_an_english_word_in_brackets_explains_the_chinese_of_a_heading():
    heads = [("選擇授權條款 (license)", "Choosing a license"), ("選擇名字", "Choosing a name")]
    page = "<h1>開始一個專案</h1><h1>Starting a project</h1>"
    for zh, en in heads:
        page += f"<h2>{zh} {en}</h2><p>請先想清楚您的需要。</p><p>Think of your needs first.</p>"

    sections = importing.read_html(page).to_json()["sections"]

    assert [tuple(one["heading"].values()) for one in sections] == heads


def test_a_short_word_in_capitals_is_the_english_of_a_heading_that_a_mark_divides():
    lines = ["颱風期間的工作", "Work during typhoons", "SAFETY / 安全"]
    lines += ["Loose objects must be tied down.", "鬆散物件須綁緊。", "INSURANCE / 保險"]
    lines += ["Check your policies before the season.", "請於風季前檢視保單。"]

    document = importing.read_text("\n\n".join(lines)).to_json()

    found = [tuple(one["heading"].values()) for one in document["sections"]]
    assert found == [("安全", "SAFETY"), ("保險", "INSURANCE")]
