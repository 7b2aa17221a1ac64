"""What a page sets above its title, and between its title and its text."""

import pytest

from briefings.importing import read_html, read_text

TITLE = (
    "終審法院裁定：租客遺下的貨物不構成繼續佔用",
    "Court of Final Appeal: Goods Left Behind Are Not Continued Possession",
)
TEXT = [
    ("租客遺下貨物，不等同繼續佔用物業。", "Goods left behind are not a holding over."),
    ("判決推翻了上訴法庭的裁決。", "The decision reverses that of the Court of Appeal."),
]


def read(above: list[str], below_title: list[str], between: str = "\n\n") -> dict:
    body = [side for pair in TEXT for side in pair]
    return read_text(between.join([*above, *TITLE, *below_title, *body])).to_json()


def rows(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"]) for one in document["sections"] for pair in one["paragraphs"]
    ]


@pytest.mark.parametrize(
    ("above", "below_title"),
    [
        (["政府一站通　繁 简 ENG　搜尋　網頁指南", "主頁 Home > 判決 Judgments"], []),
        (["主頁 > 判決"], ["A- A A+　列印　複製連結"]),
        (["主頁 > 判決"], ["全部展開 Expand all"]),
        (["當前位置：首頁 >> 判決 >> 評論", "字體：【大】 【中】 【小】"], ["關閉窗口"]),
        (["News  /  Courts  /  Articles"], ["Posted in Articles, Courts"]),
        (["主頁 > 判決"], ["最後審閱：2025年2月", "Last reviewed: February 2025"]),
        (["主頁 > 判決"], ["最後更新 Last updated: 二零二五年二月"]),
    ],
)
def test_controls_and_labels_around_a_title_are_no_text(above, below_title):
    document = read(above, below_title)

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT
    assert {*above, *below_title} <= {*document["dropped"]}


def test_a_reporter_beside_a_date_is_the_author():
    document = read([], ["記者 蘇曉彤　2025-05-30 16:40"])

    assert document["date"] == "2025-05-30"
    assert "蘇曉彤" in str(document["authors"])
    assert rows(document) == TEXT


@pytest.mark.parametrize("line", ["文／蘇曉彤  圖／資料圖片", "文：蘇曉彤　攝影：何明"])
def test_whose_a_picture_is_stands_beside_the_author_and_is_reported(line):
    document = read([], [line])

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert "蘇曉彤" in str(document["authors"])
    assert line in document["dropped"]


LONG = [
    *TEXT,
    ("業主追討五個月的租值。", "The landlord claimed five months of rent."),
    ("法官認為條文應作狹義解釋。", "The judge thought the provision narrow."),
]


@pytest.mark.parametrize(
    "above", [["Ho & Leong", "何梁律師事務所", "Courts"], ["Ho, Leong & Associates", "Courts"]]
)
def test_the_name_of_a_firm_above_a_half_is_neither_title_nor_its_language(above):
    chinese, english = zip(*LONG, strict=True)
    heads = ("案情", "The facts"), ("補救", "Remedies")
    lines = [*above, TITLE[0], "By Rui Chan", "14 March 2026"]
    lines += [*chinese[:2], heads[0][0], chinese[2], heads[1][0], chinese[3]]
    lines += [TITLE[1], *english[:2], heads[0][1], english[2], heads[1][1], english[3]]

    document = read_text("\n\n".join([*lines, "Share this:", "© 2026 Ho & Leong"])).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert document["standfirst"] == {"zh-hant": "", "en": ""}
    found = [tuple(one["heading"].values()) for one in document["sections"]]
    assert [one for one in found if any(one)] == [*heads]
    assert {*LONG} <= {*rows(document)}


def test_what_readers_did_with_a_post_is_not_joined_to_its_first_line():
    lines = ["2025年5月27日 下午6:12", "讚好 128　留言 9　分享"]
    wrapped = [
        ["租客遺下貨物，並不必然等同繼續佔", "用物業，業主因而不能向租客索取雙倍", "的租值。"],
        [
            "Goods left behind are not in",
            "themselves a holding over, so the",
            "landlord has no claim.",
        ],
        ["判決推翻了上訴法庭去年所作的裁決", "，並釐清一條源自英國法例的條文，而", "且即時生效。"],
        ["The decision reverses that of the", "Court of Appeal and clears up an old", "provision."],
    ]
    text = [line for one in wrapped for line in one]

    document = read_text("\n".join([*TITLE, *lines, *text])).to_json()

    assert document["date"] == "2025-05-27"
    assert rows(document)[0] == ("".join(wrapped[0]), " ".join(wrapped[1]))
    assert lines[1] in document["dropped"]


def test_a_wrapped_line_with_a_day_is_no_author():
    wrapped = [
        ["1.1 業主交還租客已付的按金，並自此", "由2025年4月1日起生效，試用期", "為一個月，其間租金照付。"],
        ["1.1 The landlord returns the deposit", "with effect from 1 April 2025, for a", "trial of one month."],
        ["1.2 租客遺下貨物，並不必然等同繼續", "佔用物業，業主因而不能向租客索取雙", "倍的租值，亦無其他補救。"],
        ["1.2 Goods left behind are not in them", "selves a holding over, so that there", "is no claim."],
    ]  # fmt: skip

    document = read_text("\n".join([*TITLE, "", *(x for one in wrapped for x in one)])).to_json()

    assert document["authors"] == []
    assert "由2025年4月1日起生效，試用期" in str(rows(document))


def test_a_long_title_in_both_languages_neither_hides_nor_joins_wrapped_lines():
    wrapped = [
        ["租客遺下貨物，並不必然等同繼續佔", "用物業，業主因而不能向租客索取雙倍", "的租值。"],
        ["Goods left behind are not in", "themselves a holding over, so the", "landlord has no claim."],
        ["判決推翻了上訴法庭去年所作的裁決", "，並釐清一條源自英國法例的條文，而", "且即時生效。"],
        ["The decision reverses that of the", "Court of Appeal and clears up an old", "provision."],
    ]  # fmt: skip
    text = [line for one in wrapped for line in one]

    document = read_text("\n".join([f"{TITLE[1]} {TITLE[0]}", *text])).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document)[0] == ("".join(wrapped[0]), " ".join(wrapped[1]))


def test_a_table_of_properties_and_the_networks_to_share_in_are_no_text():
    properties = [
        ("負責律師 Owner", "Joana Sequeira"),
        ("狀態 Status", "已覆核 Reviewed"),
        ("日期 Date", "@May 6, 2025"),
    ]
    rows = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in properties)
    page = (
        f"<h1>租約備忘 | Lease Note</h1><table>{rows}</table><p>採訪：K. L.</p><p>分享 Share</p>"
        "<p>Facebook</p><p>Threads</p><p><b>💡</b></p><p>租客須於每月首日繳付租金，逾期須付利息。</p>"
        "<p>The tenant shall pay the rent on the first day of each month, or interest.</p>"
    )

    document = read_html(page).to_json()

    assert document["date"] == "2025-05-06"
    assert not any("|" in str(section) for section in document["sections"])
    assert {"狀態 Status 已覆核 Reviewed", "分享 Share", "Facebook", "Threads", "💡"} <= set(
        document["dropped"]
    )


MENUS = [
    ["陳律師手記", "關於", "文章列表", "分類", "標籤", "友站連結", "RSS 訂閱"],
    ["滿 HK$500 免運費", "購物車 (2)", "我的最愛", "會員登入", "全部分類", "新品上架", "品牌"],
    ["Skip to content", "Product", "Solutions", "Pricing", "Sign in", "Public", "Issues 3", "Code"],
    ["Jump to search", "Main page", "Random page", "Page", "Discussion", "Read", "View history"],
    ["Docs", "Getting started", "API reference", "Search docs", "On this page", "Edit this page"],
    ["即時新聞", "港聞", "國際", "財經", "副刊", "專欄"],
    ["支援中心 > 法律文件 > 判決"],
]


@pytest.mark.parametrize("menu", MENUS)
@pytest.mark.parametrize("halves", [True, False])
def test_the_menu_of_a_site_with_its_name_is_left_out_and_reported(menu, halves):
    chinese, english = zip(*TEXT, strict=True)
    body = [TITLE[0], *chinese, TITLE[1], *english] if halves else [*TITLE, *sum(TEXT, ())]

    document = read_text("\n\n".join([*menu, *body])).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT
    assert {*menu} == {*document["dropped"]}


def test_a_few_words_that_sites_have_too_are_headings():
    lines = [*TITLE, "歷史", "History", *TEXT[0], "語言", "Language", *TEXT[1]]

    document = read_text("\n\n".join(lines)).to_json()

    assert [one["heading"]["en"] for one in document["sections"]] == ["History", "Language"]
    assert document["dropped"] == []


def test_the_name_of_a_document_above_its_day_of_effect_is_the_title():
    menu = ["首頁", "關於我們", "聯絡我們", "登入"]
    title = ["私隱政策", "Privacy Policy"]
    effect = ["2024年4月3日起生效", "Effective April 3, 2024"]

    document = read_text("\n\n".join([*menu, *title, *effect, *sum(TEXT, ())])).to_json()

    assert list(document["title"].values()) == title
    assert rows(document) == [tuple(effect), *TEXT]
    assert document["dropped"] == menu


LATER = [
    ("本案發還區域法院重審。", "The case goes back to the District Court."),
    ("雙方須於十四日內提交陳詞。", "The parties file submissions within fourteen days."),
    ("聆訊日期另行通知。", "The date of the hearing is announced separately."),
]
NOTES = ["（僅供參考，以中文本為準）", "(For reference only. The Chinese text prevails.)"]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_on_the_text_that_prevails_is_no_partner_of_the_title(note):
    text = [*TEXT, ("訴訟費用由被告承擔。", "The defendant bears the costs."), *LATER]
    chinese, english = zip(*text, strict=True)

    above = read_text("\n\n".join([*TITLE, note, *sum(text, ())])).to_json()
    between = read_text("\n\n".join([TITLE[0], *chinese, TITLE[1], note, *english])).to_json()

    for document in (above, between):
        assert list(document["title"].values()) == list(TITLE)
        assert rows(document) == text
        assert document["dropped"] == [note]


def test_an_article_on_the_text_that_prevails_stays():
    article = ("（中文本為準。）", "(The Chinese text prevails.)")
    lines = [*TITLE, *TEXT[0], *article, *TEXT[1]]

    assert article in rows(read_text("\n\n".join(lines)).to_json())


@pytest.mark.parametrize(
    "byline",
    ["譯者：黃嘉敏", "Translated by Wong Ka Man", "譯者：黃嘉敏 Translated by Wong Ka Man"],
)
def test_the_translator_is_listed_as_left_out_and_is_no_author(byline):
    document = read([], [byline])

    assert list(document["title"].values()) == list(TITLE)
    assert document["authors"] == []
    assert rows(document) == TEXT
    assert document["dropped"] == [byline]


def test_a_line_on_the_day_of_effect_is_no_heading():
    effect = ["2025年10月31日生效", "Effective October 31, 2025"]

    document = read([], effect)

    assert [one["heading"]["en"] for one in document["sections"]] == [""]
    assert rows(document) == [tuple(effect), *TEXT]


@pytest.mark.parametrize("is_chinese_first", [True, False])
def test_a_menu_word_is_the_title_if_the_line_beside_it_translates_it(is_chinese_first):
    title = ["常見問題", "Frequently Asked Questions"]
    order = 1 if is_chinese_first else -1
    lines = ["首頁", "關於我們", "登入", *title[::order]]
    lines += [side for pair in TEXT for side in pair[::order]]

    document = read_text("\n\n".join(lines)).to_json()

    assert list(document["title"].values()) == title


def test_a_menu_word_above_a_title_and_its_translation_is_of_the_menu():
    lines = ["首頁", "關於我們", "免責聲明", *TITLE[::-1]]
    lines += [side for pair in TEXT for side in pair[::-1]]

    document = read_text("\n\n".join(lines)).to_json()

    assert list(document["title"].values()) == list(TITLE)
    assert document["dropped"] == lines[:3]


BILINGUAL = [
    "個人理財 Personal",
    "商業理財 Business",
    "登入 Log on",
    "分行及自動櫃員機位置 Branches & ATMs",
]


def test_a_long_entry_above_a_breadcrumb_is_of_the_menu():
    lines = [*BILINGUAL, "主頁 › 判決", *TITLE, *sum(TEXT, ())]

    document = read_text("\n\n".join(lines)).to_json()

    assert list(document["title"].values()) == list(TITLE)
    assert {*document["dropped"]} == {*lines[:5]}


@pytest.mark.parametrize("note", [[], ["（僅供參考，以中文本為準）"]])
def test_a_short_title_on_one_line_below_a_menu_in_both_languages_stays(note):
    menu = ["會員登入 Member Login", "商會簡介 About the Chamber", "活動 Events", "會訊 Newsletter"]
    lines = [*menu, "信託法 Trust Law", *note, "第一章 總則 Chapter I General", *sum(TEXT, ())]

    document = read_text("\n\n".join(lines)).to_json()

    assert list(document["title"].values()) == ["信託法", "Trust Law"]
    assert document["dropped"] == [*menu, *note]


@pytest.mark.parametrize("part", ["Legal Center", "Select All"])
def test_the_part_of_a_site_above_a_title_in_the_other_language_is_left_out(part):
    menu = ["Menu", "Products", "Pricing", "Company", "Sign in", part]
    chinese, english = zip(*TEXT, *LATER, strict=True)
    lines = [*menu, TITLE[0], *chinese, TITLE[1], *english]

    document = read_text("\n\n".join(lines)).to_json()

    assert list(document["title"].values()) == list(TITLE)
    assert document["dropped"] == menu


def test_a_menu_in_both_languages_is_left_out_of_a_text_with_both_on_each_line():
    menu = ["主頁 Home", "關於本署 About Us", "刊物 Publications", "聯絡我們 Contact Us"]
    lines = [*menu, " ".join(TITLE), *(" ".join(pair) for pair in (*TEXT, *LATER))]

    document = read_text("\n\n".join(lines)).to_json()

    assert list(document["title"].values()) == list(TITLE)
    assert document["dropped"] == menu


def test_a_title_that_lists_things_above_a_date_names_no_authors():
    title = ["網站、通信和 Cookie 聲明", "Websites, Communications & Cookies Notice"]

    document = read_text("\n\n".join([*title, "2025年11月5日", *sum(TEXT, ())])).to_json()

    assert list(document["title"].values()) == title
    assert document["authors"] == []


@pytest.mark.parametrize(
    ("above", "below_title"),
    [
        (
            [":::", "網站導覽", "回首頁", "English", "RSS", "現在位置： 首頁 > 主管法規"],
            ["修正日期：民國 112 年 12 月 20 日", "法規類別：行政 ＞ 國防部 ＞ 人事目"],
        ),
        (["首頁", "English", "RSS", "分享到 Facebook 分享到 Line 分享到 X"], []),
        (["首頁", "English", "RSS", "網站導覽", "列印此頁　電郵此頁"], []),
    ],
)
def test_a_short_title_below_a_menu_is_no_entry_of_it(above, below_title):
    title = ("軍人保險條例", "Act of Insurance for Military Personnel")
    body = [side for pair in TEXT for side in pair]

    document = read_text("\n\n".join([*above, *title, *below_title, *body])).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), title, strict=True))
    assert {*above} <= {*document["dropped"]}


def test_a_recital_that_ends_with_a_comma_is_no_title():
    day = "發布日期：2021-09-14"
    recital = ("鑑於各國已誓願促進人權，", "Whereas States have pledged to promote human rights,")
    lines = ["2023-05-04", "人權宣言 Declaration of Human Rights", day, *recital, *sum(TEXT, ())]

    document = read_text("\n\n".join(lines)).to_json()

    assert recital in rows(document)
