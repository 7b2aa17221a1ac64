"""Headings of plain text, known by what they say and by what stands around them."""

import pytest

from briefings.importing import read_files, read_html, read_text

TITLE = ("外地僱員須知", "Notes on non-resident workers")
ONE = (
    "僱主須先取得聘用許可，許可有效期為兩年。",
    "The employer must first obtain a permit to hire, which is valid for two years.",
)
TWO = (
    "逾期逗留者可被科罰款，並須離境。",
    "Those who overstay may be fined and must leave the territory.",
)


def headings(document: dict) -> list[str]:
    return [one["heading"]["zh-hant"] for one in document["sections"] if any(one["heading"])]


def alternating(*pairs: tuple[str, str]) -> dict:
    return read_text("\n\n".join(line for pair in (TITLE, *pairs) for line in pair)).to_json()


def two_files(*pairs: tuple[str, str]) -> dict:
    sides = [("\n\n".join(side)).encode() for side in zip(TITLE, *pairs, strict=True)]
    return read_files([("a.txt", sides[0]), ("b.txt", sides[1])]).to_json()


@pytest.mark.parametrize("read", [alternating, two_files])
@pytest.mark.parametrize(
    "statement",
    [
        ("罰款不免除補發欠薪的義務", "A fine does not release the employer from paying wages"),
        (
            "外文文件須附經認證的中文譯本",
            "Documents in other languages need a certified translation",
        ),
        ("未成年人所簽的僱傭合同無效", "An employment contract with a minor is void"),
    ],
)
def test_a_statement_without_a_full_stop_is_no_heading_beside_real_ones(read, statement):
    document = read(("聘用", "Hiring"), ONE, statement, ("罰則", "Penalties"), TWO)

    assert headings(document) == ["聘用", "罰則"]


@pytest.mark.parametrize(
    "heading",
    [
        ("誰可申請聘用外地僱員", "Who may apply to hire workers from abroad"),
        ("僱主應否支付往返旅費？", "Must the employer pay for the journey?"),
        ("不獲許可的工作類別及例外", "Kinds of work that are not permitted, and exceptions"),
    ],
)
def test_a_question_or_a_name_with_a_verb_in_it_is_a_heading(heading):
    assert headings(alternating(("聘用", "Hiring"), ONE, heading, TWO)) == ["聘用", heading[0]]


@pytest.mark.parametrize("read", [alternating, two_files])
@pytest.mark.parametrize("numbers", [("一、", "1. "), ("（一）", "(1) "), ("一、", "I. ")])
def test_a_heading_directly_above_the_next_is_one_if_the_numbers_go_on(read, numbers):
    han, latin = numbers

    def numbered(n: int, chinese: str, english: str) -> tuple[str, str]:
        roman = ["I", "II", "III", "IV"][n - 1]
        return (
            han.replace("一", "一二三四"[n - 1]) + chinese,
            latin.replace("1", str(n)).replace("I", roman) + english,
        )

    document = read(
        numbered(1, "聘用", "Hiring"),
        ONE,
        numbered(2, "續期與罰則", "Renewal and penalties"),
        numbered(3, "續期", "Renewal"),
        ONE,
        numbered(4, "罰則", "Penalties"),
        TWO,
    )

    assert [one[-2:] for one in headings(document)] == ["聘用", "罰則", "續期", "罰則"]


def test_numbered_lines_below_each_other_stay_a_list():
    items = [
        (f"{n}. {zh}", f"{n}. {en}")
        for n, zh, en in ((1, "工資單", "payslips"), (2, "合同", "the contract"))
    ]

    document = alternating(
        ("須備文件", "Documents"), ("須提交以下文件：", "Submit the following:"), *items, ONE
    )

    assert headings(document) == ["須備文件"]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("例外情況包括：", "The exceptions include:"),
        ("不獲批准的情況如下：", "The cases in which it is refused are:"),
        ("申請人包括：", "Applicants are:"),
    ],
)
def test_a_line_that_leads_on_is_no_heading_although_no_marks_follow(chinese, english):
    items = [("家務工作僱員；", "domestic workers;"), ("季節工人。", "seasonal workers.")]

    document = two_files(("聘用", "Hiring"), ONE, (chinese, english), *items, TWO)

    assert headings(document) == ["聘用"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            ("新制於下列日期公佈：", "The new system was published on:"),
            ("2023年7月3日", "3 July 2023"),
        ),
        (("生效日期：2024年3月1日", "Effective date: 1 March 2024"),),
    ],
)
def test_a_day_that_something_leads_to_heads_nothing(lines):
    document = alternating(ONE, *lines, TWO)

    assert set(headings(document)) == {""}


def test_days_alone_head_what_happened_on_them():
    document = alternating(
        *(ONE, TWO),
        *(("2023年7月3日", "3 July 2023"), ONE, ("2023年8月4日", "4 August 2023"), TWO),
    )

    assert headings(document) == ["", "2023年7月3日", "2023年8月4日"]


MORE = (
    "僱主不得扣留僱員的證件，違者處罰款，並須立即交還。",
    "The employer must not keep the documents of an employee and must return them at once.",
)


@pytest.mark.parametrize("read", [alternating, two_files])
def test_several_sentences_without_a_stop_above_longer_ones_that_have_it_are_headings(read):
    stated = [
        ("閣下須對使用本服務負責", "You are responsible for your use of the service"),
        ("本所的責任有重要的限制", "There are important limits on our liability"),
    ]

    document = read(
        ("聘用", "Hiring"), ONE, stated[0], MORE, stated[1], MORE, ("罰則", "Penalties"), TWO
    )

    assert headings(document) == ["聘用", stated[0][0], stated[1][0], "罰則"]


def test_a_question_with_a_comma_is_a_heading_where_other_questions_are():
    asked = [
        ("Q1　沒有許可，可否聘用外地僱員？", "Q1  May workers be hired without a permit?"),
        ("Q2　許可有效多久？", "Q2  How long is a permit valid?"),
        ("Q3　逾期逗留有何後果？", "Q3  What follows on overstaying?"),
    ]

    document = alternating(asked[0], ONE, asked[1], MORE, asked[2], TWO)

    assert headings(document) == [one[0] for one in asked]


def test_a_day_with_a_word_beside_it_above_the_text_is_no_heading():
    document = alternating(
        ("2025年4月22日生效", "Effective April 22, 2025"), ONE, ("罰則", "Penalties"), TWO
    )

    assert headings(document) == ["", "罰則"]


def test_the_days_on_which_a_law_was_amended_are_no_headings():
    history = [
        ("1.中華民國八十年七月二十二日令訂定發布", "1. Promulgated on July 22, 1991"),
        ("2.中華民國九十五年十一月六日令修正第3條", "2. Article 3 amended on November 6, 2006"),
    ]

    document = alternating(*history, ONE, ("罰則", "Penalties"), TWO)

    assert headings(document) == ["", "罰則"]


def test_a_line_that_leads_to_a_list_without_marks_is_no_heading():
    ended = [
        ("任何一方可終止：", "Either party may end it by:"),
        ("提前三十日以書面通知；", "thirty days' written notice;"),
        ("支付一個月工資以代通知。", "payment of a month's wages in lieu."),
    ]

    document = alternating(("聘用", "Hiring"), ONE, *ended, ("罰則", "Penalties"), TWO)

    assert headings(document) == ["聘用", "罰則"]


def test_a_question_with_a_comma_is_a_heading_alone():
    question = ("員工逾期逗留，僱主須負責嗎？", "Is the employer liable if a worker overstays?")

    assert headings(alternating(ONE, question, TWO)) == ["", question[0]]


def test_a_lone_question_with_a_comma_below_a_paragraph_of_a_section_is_text():
    question = (
        "退出的方式仍待訂定：機器可讀的聲明，還是條款便已足夠？",
        "How to opt out is open: must it be machine-readable, or will terms do?",
    )

    found = alternating(("期限", "Term"), ONE, question, ("罰則", "Penalties"), TWO)

    assert headings(found) == ["期限", "罰則"]


def test_two_names_with_a_semicolon_between_them_are_a_heading():
    numbered = [("1. 許可", "1. Permits"), ("2. 期限；終止", "2. Term; Termination")]

    found = headings(alternating(numbered[0], ONE, numbered[1], TWO))

    assert found == ["1. 許可", "2. 期限；終止"]


def test_the_number_of_a_case_above_the_first_heading_heads_nothing():
    case = ("中級法院第 213/2025 號案", "Case No. 213/2025, Court of Second Instance")
    found = alternating(case, ("事實", "Facts"), ONE, ("裁決", "Decision"), TWO)

    assert headings(found) == ["", "事實", "裁決"]
    assert found["sections"][0]["paragraphs"] == [dict(zip(("zh-hant", "en"), case, strict=True))]


def test_the_month_of_a_draft_above_its_first_chapter_is_no_heading():
    lines = [
        *("公共採購法", "Public Procurement Law", "二零二五年一月諮詢文本"),
        *("Consultation text, January 2025", "第一章　一般規定", "Chapter I  General provisions"),
        *("採購須公平。", "Procurement is fair.", "第二章　程序", "Chapter II  Procedure"),
        *("招標公開進行。", "Tenders are open."),
    ]

    found = read_text("\n\n".join(lines)).to_json()["sections"]

    assert [one["heading"]["zh-hant"] for one in found] == ["", "第一章　一般規定", "第二章　程序"]


@pytest.mark.parametrize("colon", ["：", "︰"])
def test_the_colon_of_a_statute_leads_to_its_items(colon):
    lead = (f"判斷書應記載下列各款事項{colon}", "An award shall contain the following items:")
    items = [("一、當事人姓名。", "1. Names of the parties."), ("二、主文。", "2. The decision.")]

    document = alternating(("聘用", "Hiring"), ONE, lead, *items, ("罰則", "Penalties"), TWO)

    assert headings(document) == ["聘用", "罰則"]


DEPARTMENT = ("勞動法組", "Employment Practice Group")


def test_the_only_department_between_title_and_text_heads_nothing():
    document = alternating(DEPARTMENT, ONE, ("罰則", "Penalties"), TWO)

    assert headings(document) == ["", "罰則"]
    assert list(document["sections"][0]["paragraphs"][0].values())[:2] == list(DEPARTMENT)


def test_departments_that_each_stand_above_their_text_are_headings():
    document = alternating(DEPARTMENT, ONE, ("稅務組", "Tax Team"), TWO)

    assert headings(document) == ["勞動法組", "稅務組"]


def test_the_first_number_below_a_list_of_names_begins_the_headings():
    names = [("陳大文", "Chan Tai Man"), ("李嘉欣", "Lei Ka Ian"), ("何文", "Ho Man")]
    numbered = [("一、通過議程", "1. Adoption of the agenda"), ("二、選舉", "2. Election")]

    document = alternating(("出席者：", "Present:"), *names, numbered[0], ONE, numbered[1], TWO)

    assert headings(document) == ["", "一、通過議程", "二、選舉"]


def test_who_made_a_by_law_and_under_what_is_text():
    made = (
        "由街市管理委員會根據《街市條例》第12條訂立",
        "Made by the Markets Committee under section 12 of the Markets Ordinance",
    )
    document = alternating(made, ("聘用", "Hiring"), ONE, ("罰則", "Penalties"), TWO)

    assert headings(document) == ["", "聘用", "罰則"]


def test_a_name_and_its_value_below_another_whose_value_is_parted_is_no_heading():
    values = [
        ("貨物：鋼材、木材，按樣本", "Goods: steel, timber, as sampled"),
        ("包裝：木箱及膠膜", "Packing: wooden cases and film"),
    ]
    document = alternating(
        ("聘用", "Hiring"), ONE, ("附表", "Schedule"), *values, ("罰則", "Penalties"), TWO
    )

    assert headings(document) == ["聘用", "附表", "罰則"]


def test_a_numbered_heading_without_a_translation_is_as_bold_as_the_others():
    heads = [("一、聘用", "1. Hiring"), ("二、罰則", "2. Penalties"), ("三、例外",)]
    body = [ONE, TWO, ("旅客無須許可。", "Visitors need no permit.")]
    lines = [*TITLE]
    for head, text in zip(heads, body, strict=True):
        lines += [*(f"<b>{one}</b>" for one in head), *text]

    document = read_html("".join(f"<p>{line}</p>" for line in lines)).to_json()

    assert headings(document) == ["一、聘用", "二、罰則", "三、例外"]


@pytest.mark.parametrize(
    "line",
    [
        ("民事上訴案件2024年第12號 CACV 12/2024", "[2024] HKCA 345"),
        ("離島業主聯會法律組編", "Compiled by the legal group of the Outlying Islands Owners"),
        ("由租務委員會編訂", "Prepared by the Tenancy Committee"),
    ],
)
def test_the_citation_of_a_judgment_and_who_compiled_a_text_are_no_headings(line):
    document = alternating(line, ("聘用", "Hiring"), ONE, ("罰則", "Penalties"), TWO)

    assert headings(document) == ["", "聘用", "罰則"]


THREE = ("續期申請須於屆滿前提出。", "Renewal is sought before the permit expires.")


@pytest.mark.parametrize("lone", ["續期", "第三步：續期", "Renewal of the permit"])
def test_a_line_that_was_not_translated_heads_what_is_below_it_as_the_headings_do(lone):
    lines = [*TITLE, "聘用", "Hiring", *ONE, "罰則", "Penalties", *TWO, lone, *THREE]
    document = read_text("\n\n".join(lines)).to_json()

    found = [tuple(one["heading"].values()) for one in document["sections"]]
    assert found[-1] in ((lone, ""), ("", lone))
    assert len(found) == 3


@pytest.mark.parametrize("below", [[], [THREE[0]]])
def test_a_lone_line_without_a_translated_sentence_below_it_is_no_heading(below):
    lines = [*TITLE, "聘用", "Hiring", *ONE, "罰則", "Penalties", *TWO, "完", *below]
    document = read_text("\n\n".join(lines)).to_json()

    assert headings(document) == ["聘用", "罰則"]


@pytest.mark.parametrize(
    "line",
    [
        "主講人：區志航 Lecturer: Au Chi Hong",
        "牌照編號 Licence No.: TL-88/2024",
        "File code 檔案代號：C-17",
        "適用地區：澳門 Territory: Macau",
    ],
)
def test_a_line_that_names_and_states_something_above_the_first_heading_is_none(line):
    lines = [*TITLE, line, "聘用", "Hiring", *ONE, "罰則", "Penalties", *TWO]
    document = read_text("\n\n".join(lines)).to_json()

    assert [one for one in headings(document) if one] == ["聘用", "罰則"]


def test_a_line_with_a_colon_in_both_languages_heads_a_text_whose_headings_are_such_lines():
    lines = [
        *TITLE,
        "背景：法律 Background: the law",
        "聘用 Hiring",
        *ONE,
        "後果：罰則 Results: penalties",
        *TWO,
    ]
    document = read_text("\n\n".join(lines)).to_json()

    assert headings(document) == ["背景：法律", "聘用", "後果：罰則"]


def bold_page(lone: str, *, emphasis: str = "") -> list[str]:
    pairs = [("聘用", "Hiring"), ONE, ("罰則", "Penalties"), TWO]
    lines = [f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1>"]
    for n, pair in enumerate(pairs):
        lines += [f"<p>{text if n % 2 else f'<b>{text}</b>'}</p>" for text in pair]
    lines += [emphasis, f"<p><b>{lone}</b></p>", *(f"<p>{text}</p>" for text in THREE)]
    return headings(read_html("".join(lines)).to_json())


def test_a_bold_line_that_was_not_translated_heads_as_all_other_bold_lines_do():
    assert bold_page("編輯的話") == ["聘用", "罰則", "編輯的話"]


def test_a_bold_line_that_was_not_translated_is_no_heading_where_text_is_bold_too():
    emphasis = "<p><b>請注意：不得轉讓許可。</b></p><p><b>No permit may be transferred.</b></p>"

    assert bold_page("重要", emphasis=emphasis) == ["聘用", "罰則"]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("聘用許可之全部或一部；以及", "the permit in whole or in part; and"),
        ("逗留許可之續期；或", "the renewal of the permit; or"),
        ("以下是本局在聘用外地僱員指引中寫道：", "Here is how our guide on hiring starts:"),
    ],
)
def test_what_leads_on_is_no_heading(chinese, english):
    heads = [("資格", "Eligibility"), ("續期", "Renewal"), ("罰款", "Fines")]
    pairs = [part for head in heads for part in (head, ONE)]

    document = alternating(*pairs, (chinese, english), TWO)

    assert headings(document) == [head[0] for head in heads]


def test_a_semicolon_parts_the_two_subjects_of_a_chapter():
    heads = [
        ("第一章　通則", "Chapter I: General Principles"),
        ("第二章　聘用許可及逗留", "Chapter II: Permits to Hire; Stay"),
    ]

    document = alternating(heads[0], ONE, heads[1], TWO)

    assert headings(document) == [head[0] for head in heads]


def test_the_version_of_a_text_is_no_heading_and_keeps_its_number():
    lines = ["須知 Notes", "2.1 版 Version 2.1", *(" ".join(pair) for pair in (ONE, TWO))]

    document = read_text("\n".join(lines)).to_json()

    assert headings(document) == [""]
    assert document["sections"][0]["paragraphs"][0] == {
        "zh-hant": "2.1 版",
        "en": "Version 2.1",
    }


SECTIONS = [("稅率", ONE), ("申報", TWO), ("小編提示", ONE)]


@pytest.mark.parametrize("form", ["【{}】{}", "{}、{}", "（{}）{}", "{1}"])
def test_headings_that_only_one_language_has_are_headings(form):
    numbered = [(form.format("一二三"[n], head), said) for n, (head, said) in enumerate(SECTIONS)]
    lines = [line for head, said in numbered for line in (head, *said)]

    document = read_text("\n\n".join([*TITLE, *TWO, *lines])).to_json()

    assert [*filter(None, headings(document))] == [head for head, _ in numbered]


@pytest.mark.parametrize("untranslated", [SECTIONS[:2], [("稅率；", ONE), ("申報；", TWO)] * 2])
def test_two_lines_or_items_without_a_translation_are_no_headings(untranslated):
    lines = [line for head, said in untranslated for line in (head, *said)]

    document = read_text("\n\n".join([*TITLE, *TWO, *lines])).to_json()

    assert [*filter(None, headings(document))] == []
