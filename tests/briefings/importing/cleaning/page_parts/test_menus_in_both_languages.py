"""The menu of a bilingual site says each item in both languages on one line."""

import pytest

from briefings.importing.read_document import read_html, read_text

TITLE = ["倉庫租約登記規章", "Regulation on the Registration of Warehouse Leases"]
BODY = [
    "第 一 章 總則",
    "Chapter I General Provisions",
    "第 1 條　出租人須於五月一日前登記租約。",
    "Article 1  The landlord must register the lease before 1 May.",
    "第 2 條　押金不得超過兩個月租金。",
    "Article 2  The deposit is at most two months' rent.",
]
MENU = ["選單 Menu", "主頁 Home", "船務 Shipping", "律師 Lawyers", "最新消息 News", "搜尋 Search"]

pytestmark = pytest.mark.one_database


def title(lines: list[str], between: str) -> list[str]:
    return list(read_text(between.join(lines)).to_json()["title"].values())


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_an_item_of_the_menu_is_no_title(between):
    document = read_text(between.join([*MENU, *TITLE, *BODY])).to_json()

    assert list(document["title"].values()) == TITLE
    assert [one["heading"]["en"] for one in document["sections"]] == [BODY[1]]
    assert "船務 Shipping" in document["dropped"]


@pytest.mark.parametrize("lead", ["現在位置：", "您的位置: ", "目前位置：", "You are here: "])
def test_a_path_is_no_part_of_the_title_below_it(lead):
    lines = [f"{lead}首頁 > 法規 > 法規內容", *TITLE, *BODY]

    assert title(lines, "\n") == TITLE


def test_a_title_of_menu_words_in_both_languages_stays():
    assert title(["私隱政策", "Privacy Policy", *BODY], "\n\n") == ["私隱政策", "Privacy Policy"]


@pytest.mark.parametrize(
    "page",
    [
        ["::: 主要內容區", "網站地圖", "兒童版", "意見信箱", "首頁／業務專區／法規查詢"],
        ["[Logo]", "Search…", "Our Firm", "Knowledge Hub", "Home / Knowledge Hub / Regulations"],
        ["略過導覽", "勞動法", "法規 Laws › 全文 Full text"],
    ],
)
@pytest.mark.parametrize("first", [0, 1], ids=["Chinese first", "English first"])
def test_what_stands_above_a_breadcrumb_trail_is_left_out(page, first):
    in_turn = [line for at in range(0, 6, 2) for line in (BODY[at + first], BODY[at + 1 - first])]
    document = read_text("\n\n".join([*page, TITLE[first], TITLE[1 - first], *in_turn])).to_json()

    assert list(document["title"].values()) == TITLE
    assert not [line for line in page if line in str(document["sections"])]
    assert [line for line in page if line not in document["dropped"]] == []


@pytest.mark.parametrize(
    "page",
    [
        ["簡介 Profile", "執業 Practice", "船務 Shipping", "聯繫 Contact"],
        ["主頁 Home | 船務 Shipping | 團隊 Team | 聯繫 Contact", "繁 简 EN PT"],
        ["手機 5G", "14:22", "法務通", "已關注 3.2萬"],
    ],
    ids=["lines", "one line", "app"],
)
@pytest.mark.parametrize("is_table", [False, True], ids=["halves", "columns"])
def test_the_head_of_a_page_is_no_title_above_one_in_each_half_or_column(page, is_table):
    zh, en = [TITLE[0], *BODY[::2]], [TITLE[1], *BODY[1::2]]
    rows = [f"{one}\t{other}" for one, other in zip(zh, en, strict=True)]
    text = "\n".join([*page, *(rows if is_table else [*zh, *en])])

    assert title([text], "") == TITLE


def test_a_list_of_facts_in_both_languages_below_the_title_stays():
    facts = "".join(
        f"<li>{one} A{n}</li>" for n, one in enumerate(["甲方", "乙方", "丙方", "丁方"])
    )
    body = "".join(f"<p>{line}</p>" for line in BODY)

    document = read_html(f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1><ul>{facts}</ul>{body}").to_json()

    assert "A3" in str(document["sections"])


def test_labels_in_both_languages_behind_a_text_with_a_line_for_each_are_left_out():
    foot = ["安全政策 Security policy", "資料開放宣告 Open data", "兒童版 For children"]
    document = read_text("\n\n".join([*TITLE, *BODY, *foot])).to_json()

    assert not [line for line in foot if line[:4] in str(document["sections"])]
    assert [line for line in foot if line not in document["dropped"]] == []


def test_two_labels_behind_a_text_stay():
    lines = [*TITLE, *BODY, "出租人 Landlord", "承租人 Tenant"]

    assert "承租人" in str(read_text("\n\n".join(lines)).to_json()["sections"])


def test_a_full_stop_behind_the_english_title_is_a_slip():
    lines = [TITLE[0], f"{TITLE[1]}.", *BODY]

    assert title(lines, "\n\n") == [TITLE[0], f"{TITLE[1]}."]


def test_a_row_of_items_in_one_language_and_the_choice_below_it_are_left_out():
    row = ["網站導覽 · 回首頁 · 本部簡介 · 資訊公開 · 雙語詞彙 · 兒童版", "兒童版 | English"]

    assert title([*row, *TITLE, *BODY], "\n\n") == TITLE


def test_a_row_of_items_is_no_title_where_every_line_is_in_both_languages():
    row = "主頁 Home · 簡介 About · 刊物 Publications · 登入 Login · 搜尋 Search"
    pairs = [f"{zh} {en}" for zh, en in zip(BODY[::2], BODY[1::2], strict=True)]

    assert title([row, "主頁 / Home » 文件 / Documents", " ".join(TITLE), *pairs], "\n\n") == TITLE


def test_short_lines_of_a_menu_are_not_joined_where_a_title_stands_below():
    menu = ["移至主內容", "首頁", "聯絡方式", "會員登入", "影音專區", "組織架構", "徵才公告"]

    assert title([*menu, TITLE[1], TITLE[0], *BODY], "\n") == TITLE


def test_links_above_the_text_that_name_no_part_of_it_are_a_menu():
    items = ["船務", "訴訟", "船務", "人物"]
    menu = "".join(f"<li><a href='/{n}'>{item}</a></li>" for n, item in enumerate(items))
    body = "".join(f"<p>{said}</p>" for said in (*TITLE, *BODY))

    document = read_html(f"<ul>{menu}</ul>{body}").to_json()

    assert list(document["title"].values()) == TITLE
    assert all(f"- {item}" in document["dropped"] for item in items)


def test_a_first_heading_with_words_of_a_menu_is_the_title():
    text = "<p>使用本服務前請細閱本條款。</p><p>Please read these terms before use.</p>" * 2
    page = f"<h1>服務條款</h1><h1>Terms of Service</h1><p>列印本頁 | 轉寄</p>{text}"

    assert list(read_html(page).to_json()["title"].values()) == ["服務條款", "Terms of Service"]


def test_words_of_a_menu_in_both_languages_on_one_line_alone_above_a_text_are_its_title():
    lines = ["服務條款 Terms of Service", *BODY[2:]]

    assert title(lines, "\n\n") == ["服務條款", "Terms of Service"]


@pytest.mark.parametrize(
    "labels",
    [("中文", "English"), ("繁體中文", "English"), ("中", "EN"), ("中文版", "English version")],
)
@pytest.mark.parametrize(
    "tags",
    [
        "<ul><li>{}</li><li>{}</li></ul>",
        "<div>{}</div><div>{}</div>",
        "<p><span>{}</span> <span>{}</span></p>",
    ],
)
def test_the_names_of_two_panels_that_each_show_a_language_are_left_out(labels, tags):
    sides = [
        ["租約須知", "租客須於每月首日繳付租金。", "業主須保養樓宇的結構。"],
        ["Notes on leases", "The tenant shall pay monthly.", "The landlord shall maintain it."],
    ]
    panels = ["<h1>{}</h1><p>{}</p><p>{}</p>".format(*side) for side in sides]

    document = read_html(tags.format(*labels) + "".join(panels)).to_json()

    assert list(document["title"].values()) == [sides[0][0], sides[1][0]]
    assert len(document["sections"][0]["paragraphs"]) == 2
    left = " ".join(document["dropped"])
    assert all(label in left for label in labels)
