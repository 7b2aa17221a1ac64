"""The lines above a text: what they state becomes a field or is reported, and none is a row."""

import pytest

from briefings.importing import read_html, read_text
from briefings.importing.patterns.front_lines import front_line

BODY = (
    "\n\n商標法修訂將於下月生效，申請費減半。\nThe revised trade mark law takes effect next month."
)
TITLE = "商標法修訂\nTrade Mark Law Revised\n\n"
CHAN = {"zh-hant": "陳美儀", "en": "Chan Mei I"}


def rows(document) -> list[int]:
    return [len(section["paragraphs"]) for section in document["sections"]]


@pytest.mark.parametrize(
    "line",
    [
        "2024年5月8日 | 8 May 2024",
        "二〇二四年五月八日（8 May 2024）",
        "日期 Date：2024年5月8日 / May 8, 2024",
        "發佈日期：2024年5月8日（星期三）",
        "Published on Wednesday, 8 May 2024, 10:30 am",
        "澳門，2024年5月8日 / Macau, 8 May 2024",
        "客戶通訊 第12期 | Client Alert No. 12 | 8 May 2024",
        "2024-05-08 · 檔號 Our ref.：2024-17",
    ],
)
def test_a_line_with_the_date_in_both_languages_is_the_date(line):
    document = read_text(TITLE + line + BODY).to_json()

    assert document["date"] == "2024-05-08"
    assert rows(document) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "編號 Ref. 2024-17",
        "本所檔號：HK/2024/017",
        "Our ref.: AB-2024/17",
        "法律通訊 2024年5月號",
        "法律簡報 2024-17 · Legal Briefing 2024-17",
        "第十二期",
        "Issue No. 12",
    ],
)
def test_a_reference_or_the_number_of_an_issue_is_reported(line):
    document = read_text(TITLE + line + "\n2024年5月8日" + BODY).to_json()

    assert rows(document) == [1]
    assert line in document["dropped"]


@pytest.mark.parametrize(
    "line",
    [
        "陳美儀 Chan Mei I",
        "陳美儀律師   Chan Mei I",
        "文：陳美儀 | By Chan Mei I",
        "作者 Author：陳美儀 / Chan Mei I",
    ],
)
@pytest.mark.parametrize("comes_first", [True, False])
def test_names_beside_the_date_are_the_authors(line, comes_first):
    lines = [line, "2024年5月8日"] if comes_first else ["2024年5月8日", line]

    document = read_text(TITLE + "\n".join(lines) + BODY).to_json()

    assert document["authors"] == [CHAN]
    assert rows(document) == [1]


def test_names_in_groups_of_one_language_are_paired_in_order():
    line = "陳美儀、何東律師 Chan Mei I and Ho Tong"

    document = read_text(TITLE + line + "\n2024年5月8日" + BODY).to_json()

    assert document["authors"] == [CHAN, {"zh-hant": "何東", "en": "Ho Tong"}]


@pytest.mark.parametrize(
    "line",
    [
        "法案於2024年5月8日通過",
        "由2024年5月8日至2024年6月8日",
        "方法 Method",
        "生效日期：2024年5月8日",
        "商標 Trade Marks",
        "No. 12/2024",
        "Reference: the Basic Law",
    ],
)
def test_a_line_that_says_more_is_no_front_matter(line):
    found = front_line(line)

    assert found is None or not found.is_strong


def test_the_day_that_a_sentence_leads_to_is_text():
    document = read_text(
        "租約須知\nNotes on leases\n\n新法將於下列日期生效：\nThe new law takes effect on:\n"
        "2024年3月1日\n1 March 2024" + BODY
    ).to_json()

    assert document["date"] == ""
    assert "2024年3月1日" in str(document["sections"])


def test_the_heads_of_both_halves_are_read():
    chinese = ["租約須知", "作者：陳美儀", "2024年5月8日", *["租客須按月繳付租金。"] * 6]
    english = ["Notes on leases", "By Chan Mei I", "8 May 2024", *["The tenant pays monthly."] * 6]

    document = read_text("\n\n".join(chinese + english)).to_json()

    assert (document["date"], document["authors"]) == ("2024-05-08", [CHAN])
    assert rows(document) == [6]


@pytest.mark.parametrize(
    "foot", ["澳門新馬路12號", "www.example.com/briefings Enquiries", "電話：2800 0000"]
)
def test_the_head_of_the_second_half_is_read_although_a_line_of_the_other_language_ends_it(foot):
    chinese = ["租約須知", "作者：陳美儀", "2024年5月8日", *["租客須按月繳付租金。"] * 6]
    english = ["Notes on leases", "By Chan Mei I", "8 May 2024", *["The tenant pays monthly."] * 6]

    for halves in ([*chinese, *english], [*english, *chinese]):
        document = read_text("\n\n".join([*halves, foot])).to_json()
        assert (document["date"], document["authors"]) == ("2024-05-08", [CHAN])
        assert "Chan Mei I" not in str(document["sections"])


def test_the_day_of_publication_goes_before_the_day_of_an_update():
    document = read_text(TITLE + "更新：2024年6月9日\n發佈：2024年5月8日" + BODY).to_json()

    assert document["date"] == "2024-05-08"
    assert "2024年6月9日" in str(document["sections"])


def test_front_matter_in_a_labelled_table_row_is_read_and_a_bare_cell_is_not():
    row = "<tr><td>{}</td><td>{}</td></tr>"
    page = "<h1>租約 Leases</h1><table>{}</table><p>租客須按月繳付租金。</p><p>The tenant pays.</p>"

    assert read_html(page.format(row.format("日期 Date", "2024年5月8日"))).date == "2024-05-08"
    assert read_html(page.format(row.format("2024年5月8日", "8 May 2024"))).date == "2024-05-08"
    assert read_html(page.format(row.format("2024年5月8日", "2024年6月8日"))).date == ""


def test_a_small_table_of_date_and_author_is_front_matter():
    rows = [("日期 Date", "2024年5月8日 / 8 May 2024"), ("作者 Author", "陳美儀 Chan Mei I")]
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    page = (
        f"<h1>租約 Leases</h1><table>{cells}</table><p>租客須按月繳租。</p><p>The tenant pays.</p>"
    )

    document = read_html(page).to_json()

    assert (document["date"], document["authors"]) == ("2024-05-08", [CHAN])
    assert "| 日期" not in str(document["sections"])


def test_a_table_of_dates_in_the_text_stays():
    rows = [("簽署", "2024年5月8日"), ("交割", "2024年6月8日")]
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    page = (
        f"<h1>買賣 A sale</h1><table>{cells}</table><p>費用由買方支付。</p><p>The buyer pays.</p>"
    )

    document = read_html(page).to_json()

    assert document["date"] == ""
    assert "簽署" in str(document["sections"])


def test_names_of_the_other_language_are_known_by_their_number():
    chinese = ["租約須知", "2024年5月8日", "陳美儀律師、何東律師", *["租客須按月繳付租金。"] * 6]
    english = ["Notes on leases", "8 May 2024", "Chan Mei I, Ho Tong", *["The tenant pays."] * 6]

    document = read_text("\n\n".join(chinese + english)).to_json()

    assert document["authors"] == [CHAN, {"zh-hant": "何東", "en": "Ho Tong"}]
    assert rows(document) == [6]


@pytest.mark.parametrize(
    "series", [["勞動法快訊", "Employment Law Update, Issue 3"], ["法律通訊 第3期"]]
)
def test_the_name_of_a_series_is_no_title_above_another(series):
    title = ["新產假", "New maternity leave"]
    body = ["產假由五十六日增至七十日。", "Maternity leave rises from 56 to 70 days."]

    document = read_text("\n\n".join([*series, *title, "2024年5月8日", *body])).to_json()

    assert document["title"] == {"zh-hant": title[0], "en": title[1]}


@pytest.mark.parametrize("series", ["法律更新 LEGAL UPDATE", "勞動法速遞", "Tax Alert | 稅務快訊"])
def test_the_name_of_a_series_in_ordinary_letters_is_no_title_above_a_heading(series):
    title = "<h2>新產假</h2><h2>New maternity leave</h2>"
    body = "<p>產假由五十六日增至七十日。</p><p>Maternity leave rises from 56 to 70 days.</p>"

    document = read_html(f"<p>{series}</p>{title}{body}").to_json()

    assert document["title"] == {"zh-hant": "新產假", "en": "New maternity leave"}
    assert document["dropped"] == [series]


def test_the_name_of_a_series_is_the_title_where_no_other_is():
    body = ["產假由五十六日增至七十日。", "Maternity leave rises from 56 to 70 days."]

    document = read_text(
        "\n\n".join(["勞動法快訊", "Employment Law Update", "2024年5月8日", *body])
    ).to_json()

    assert document["title"] == {"zh-hant": "勞動法快訊", "en": "Employment Law Update"}


@pytest.mark.parametrize(
    "below",
    [
        "2025年9月 | September 2025",
        "2025年9月第二版 Second edition, September 2025",
        "2024年5月8日\n\n僱傭組 Employment Practice",
    ],
)
def test_month_edition_and_practice_below_a_title_are_left_out_and_listed(below):
    title = ["新產假", "New maternity leave"]
    body = ["產假由五十六日增至七十日。", "Maternity leave rises from 56 to 70 days."] * 3

    document = read_text("\n\n".join([*title, below, *body])).to_json()

    assert document["title"] == {"zh-hant": title[0], "en": title[1]}
    assert [one["heading"]["zh-hant"] for one in document["sections"]] == [""]
    assert rows(document) == [3]
    assert below.split("\n\n")[-1] in document["dropped"]


def test_a_month_is_no_title_where_only_the_name_of_a_series_could_be():
    head = ["勞動法快訊", "Employment Law Update", "2025年9月 | September 2025"]
    body = ["產假由五十六日增至七十日。", "Maternity leave rises from 56 to 70 days."]

    document = read_text("\n\n".join([*head, *body])).to_json()

    assert document["title"] == {"zh-hant": head[0], "en": head[1]}


def test_a_byline_below_the_text_names_the_authors_unless_one_stands_above_it():
    text = "租約須知\n\nNotes on leases\n\n{}" + "\n\n".join(
        ["租客須付租。", "The tenant pays."] * 9
    )
    below = "\n\n（作者：陳美儀）\n\n(By Chan Mei I)"

    assert read_text(text.format("") + below).to_json()["authors"] == [CHAN]
    assert read_text(text.format("作者：何東\n\n") + below).to_json()["authors"] == ["何東"]


@pytest.mark.parametrize(
    "text",
    [
        "本中心重視閣下之個人資料私隱，並承諾遵守第8/2005號法律《個人資料保護法》。",
        "本中心依第12號法律設立。",
    ],
)
def test_a_sentence_that_names_a_law_by_its_number_is_no_address(text):
    assert front_line(text) is None


def test_an_address_with_its_number_is_front_matter():
    assert front_line("澳門南灣大馬路599號羅德禮商業大廈12樓") is not None


@pytest.mark.parametrize(
    "line",
    ["2024年5月8日 | 閱讀時間 3 分鐘", "發布日期：2024/05/08　發布單位：市場監管組"],
)
def test_a_day_beside_the_time_of_reading_or_the_publishing_office_is_the_date(line):
    assert read_text(TITLE + line + BODY).to_json()["date"] == "2024-05-08"


@pytest.mark.parametrize(
    "above",
    [
        "勞資關係組　Employment Team",
        "稅務部\nTax Department",
        "林陳律師行　Lam & Chan Solicitors\n金融組　Finance Team",
    ],
)
@pytest.mark.parametrize(
    "month", ["2025年6月", "二〇二五年六月", "2025年6月\nJune 2025", "2025年6月 June 2025"]
)
def test_a_firm_or_its_department_above_a_month_is_reported(above, month):
    document = read_text(TITLE + f"{above}\n{month}" + BODY).to_json()

    assert rows(document) == [1]
    assert document["sections"][0]["heading"]["en"] == ""
    assert {*above.split("\n"), *month.split("\n")} <= set(document["dropped"])


def test_names_above_a_month_are_the_authors():
    document = read_text(TITLE + "陳美儀　Chan Mei I\n2025年6月" + BODY).to_json()

    assert document["authors"] == [CHAN]
    assert rows(document) == [1]


def test_a_month_above_a_public_body_may_be_the_first_of_several_headings():
    digest = "2025年6月\nJune 2025\n金融管理局\nMonetary Authority"

    document = read_text(TITLE + digest + BODY).to_json()

    assert "2025年6月" in str(document["sections"])
    assert "金融管理局" in str(document["sections"])


@pytest.mark.parametrize("line", ["勞工組　Employment Team", "金融組 Finance Team"])
@pytest.mark.parametrize("between", ["\n", " | "])
def test_a_department_beside_a_date_is_no_author(line, between):
    document = read_text(TITLE + f"{line}{between}2024年5月8日" + BODY).to_json()

    assert document["date"] == "2024-05-08"
    assert document["authors"] == []
    assert rows(document) == [1]
