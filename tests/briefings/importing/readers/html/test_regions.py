"""The text of a web page is read; the parts around it are left out and listed."""

import pytest

from briefings.importing import read_html

TEXT = (
    "<p>租客須於每月首日繳付租金，逾期者須付利息。</p><p>The tenant shall pay the rent monthly.</p>"
)
TITLE = "<h1>租約須知</h1><h1>Notes on leases</h1>"
NAMES = {"zh-hant": "租約須知", "en": "Notes on leases"}


def rows(document) -> list[dict[str, str]]:
    return [pair for section in document["sections"] for pair in section["paragraphs"]]


@pytest.mark.parametrize(
    ("around", "words"),
    [
        ("<aside><h3>延伸閱讀 Further reading</h3><p>新法概覽</p></aside>", "新法概覽"),
        ("<div id='cookieBanner'><p>本站使用小型文字檔。</p></div>", "本站使用小型文字檔。"),
        ("<div class='post-share'>轉發 <a>WeChat</a></div>", "轉發 WeChat"),
        ("<ul class='breadcrumbs'><li>主頁</li><li>刊物</li></ul>", "刊物"),
        ("<section role='complementary'><p>其他刊物</p></section>", "其他刊物"),
        ("<footer><p>地址：澳門南灣大馬路</p></footer>", "地址：澳門南灣大馬路"),
        ("<header><a>海旁律師</a></header>", "海旁律師"),
        ("<div class='lang-switch'><a>繁</a> <a>EN</a></div>", "繁 EN"),
        ("<div class='newsletter-box'><h3>電子通訊 Newsletter</h3></div>", "電子通訊 Newsletter"),
    ],
)
def test_what_stands_around_the_text_is_listed(around, words):
    document = read_html(f"<body>{around}<div>{TITLE}{TEXT}</div></body>").to_json()

    assert document["title"] == NAMES
    assert len(rows(document)) == 1
    assert words in "\n".join(document["dropped"])


@pytest.mark.parametrize("main", ["main", "article"])
def test_only_the_main_part_is_the_text(main):
    page = f"<body><p>關於本所</p><{main}>{TITLE}{TEXT}</{main}><p>其他服務</p></body>"

    document = read_html(page).to_json()

    assert document["title"] == NAMES
    assert len(rows(document)) == 1
    assert document["dropped"] == ["關於本所", "其他服務"]


def test_a_title_above_the_main_part_is_the_title():
    page = f"<body><p>關於本所</p><header>{TITLE}<p>2024年5月8日</p></header><main>{TEXT}</main>"

    document = read_html(page).to_json()

    assert (document["title"], document["date"]) == (NAMES, "2024-05-08")
    assert document["dropped"] == ["關於本所"]


def test_the_title_in_the_head_of_a_page_without_a_main_part_is_the_title():
    document = read_html(f"<body><header>{TITLE}</header>{TEXT}</body>").to_json()

    assert document["title"] == NAMES


@pytest.mark.parametrize(
    "frame",
    [
        "<main><p>主頁</p></main>{0}",
        "<div class='sidebar-right sidebar'>{0}</div>",
        "<aside>{0}</aside>",
        "<div class='lang'>{0}</div>",
        "<div class='content-with-sidebar'>{0}</div>",
        "<article>{0}</article><article>{0}</article>",
        "<article><header>{0}</header></article>",
    ],
)
def test_the_text_is_read_whatever_frame_it_stands_in(frame):
    document = read_html("<body>" + frame.format(TITLE + TEXT) + "</body>").to_json()

    assert "租客須於每月首日繳付租金" in str(document["sections"])


def test_the_lines_of_one_paragraph_below_the_title_are_front_matter():
    page = f"{TITLE}<p>2024年5月8日 | 8 May 2024<br>陳美儀 Chan Mei I<br>檔號 Ref. 2024-9</p>{TEXT}"

    document = read_html(page).to_json()

    assert document["date"] == "2024-05-08"
    assert document["authors"] == [{"zh-hant": "陳美儀", "en": "Chan Mei I"}]
    assert len(rows(document)) == 1


def test_a_text_that_is_named_a_menu_from_end_to_end_is_the_text():
    page = "<nav><h1>按金</h1><p>出租人須於三十日內退還按金，不得拖延。</p><p>逾期者須付利息予承租人。</p></nav>"

    document = read_html(page).to_json()

    assert document["dropped"] == []


def test_the_half_of_a_text_that_is_named_after_its_language_keeps_its_title():
    halves = [
        "<h1>採購法草案</h1><p>所有公告均須於平台公佈。</p><p>供應商只登記一次。</p>",
        "<h1>Procurement</h1><p>All notices are published.</p><p>Suppliers register only once.</p>",
    ]
    page = "<a class='lang' href='/pt'>Português</a>" + "".join(
        f"<div class='lang-{name}'>{half}</div>"
        for name, half in zip(("zh", "en"), halves, strict=True)
    )

    document = read_html(page).to_json()

    assert document["title"] == {"zh-hant": "採購法草案", "en": "Procurement"}
    assert len(rows(document)) == 2
    assert document["dropped"] == ["Português"]


def test_a_page_of_links_alone_stays_a_menu():
    page = "<nav><a href='/'>首頁</a><a href='/a'>關於我們</a></nav><p>見上。</p>"

    assert "首頁" in "".join(read_html(page).to_json()["dropped"])


def test_a_title_that_is_never_closed_hides_nothing():
    document = read_html(
        "<title>須知<p>甲須於三十日內付款。</p><p>A shall pay within thirty days.</p>"
    )

    assert document.sections[0].paragraphs[0].chinese == "甲須於三十日內付款。"
    assert document.ledger == ()


REMARK = ["單是上市地位，並不足夠。", "A listing alone will not do."]


def page_with_box(box: list[str], opening: str = "<aside>") -> str:
    said = "".join(f"<p>{line}</p>" for line in SAID[:2])
    more = "".join(f"<p>{line}</p>" for line in SAID[2:])
    inside = "".join(f"<p>{line}</p>" for line in box)
    return f"<article><h1>重組 Schemes</h1>{said}{opening}{inside}</aside>{more}</article>"


SAID = [
    "法院須信納公司與香港有足夠聯繫。",
    "The court must be satisfied of a sufficient connection with Hong Kong.",
    "其後須獲每一類別的債權人過半數贊成。",
    "Each class of creditors must then approve by a majority.",
]


@pytest.mark.parametrize("opening", ["<aside>", '<aside class="sidenote" role="note">'])
def test_one_sentence_in_each_language_in_a_box_within_the_text_is_a_part_of_it(opening):
    document = read_html(page_with_box(REMARK, opening)).to_json()

    pairs = [(row["zh-hant"], row["en"]) for row in document["sections"][0]["paragraphs"]]
    assert pairs == [tuple(SAID[:2]), tuple(REMARK), tuple(SAID[2:])]


@pytest.mark.parametrize(
    "box",
    [
        ["喜歡本文？訂閱我們的電子報。", "Enjoying this? Subscribe to our newsletter."],
        SAID[:2],
        ["相關文章", "Related articles"],
        REMARK[:1],
    ],
)
def test_an_offer_a_quotation_of_the_text_and_a_list_of_titles_in_a_box_are_left_out(box):
    document = read_html(page_with_box(box)).to_json()

    assert len(document["sections"][0]["paragraphs"]) == 2
    assert set(box) <= set(document["dropped"])
