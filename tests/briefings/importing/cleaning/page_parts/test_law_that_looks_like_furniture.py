"""Sentences of law in the words of newsletters, menus and feet of pages stay text."""

import pytest

from briefings.importing import read_html, read_text

TITLE = ("送達須知", "Notes on service")
TEXT = [
    "租客須於租約期滿前三個月通知業主，並繳清租金。",
    "The tenant must notify the landlord three months before the lease ends and pay the rent due.",
    "業主不同意續租時，須以書面說明理由。",
    "A landlord who does not agree to renew must give reasons in writing.",
]


def read(*lines: str) -> dict:
    return read_text("\n\n".join([*TITLE, *lines])).to_json()


@pytest.mark.parametrize(
    "sentence",
    [
        "The alert was sent to the employer.",
        "本通訊寄往登記地址即視為送達。",
        "如欲停止收取通知，可電郵至登記局申請。",
        "未經許可不得轉載。",
        "No part of this publication may be reproduced without consent.",
        "To change your address, reply to the Registry within eight days.",
        "終審法院於2019年12月4日的裁判中寫道：",
        "On 4 December 2019 the Court of Final Appeal wrote:",
        "Change",
        "Subscribe to the shares of the company",
    ],
)
def test_law_on_notices_and_copies_stays_in_the_midst_of_a_text(sentence):
    assert read(*TEXT[:2], sentence, *TEXT[2:])["dropped"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "本內容指律師向客戶提供的法律意見所載者。",
        "The contents of legal advice are privileged, and its information must not be disclosed.",
    ],
)
def test_law_on_legal_advice_is_no_disclaimer(sentence):
    assert read(*TEXT, sentence, "分享")["dropped"] == ["分享"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Subscribe for the shares by 5 May."],
        ["Sign up for the register by 5 May."],
        ["表決結果如下：", "The result of the vote:", "是", "Yes", "否", "No"],
        ["The alert was sent to the employer."],
        ["本通訊寄往登記地址即視為送達。"],
        ["如欲停止收取通知，可電郵至登記局申請。"],
    ],
)
def test_law_at_the_end_of_a_text_is_no_foot_of_a_page(lines):
    assert read(*TEXT, *lines)["dropped"] == []


@pytest.mark.parametrize(
    "lines",
    [
        ["這篇文章對您有幫助嗎？", "是", "否"],
        ["Was this page helpful?", "Yes / No"],
        ["Subscribe to our newsletter"],
        ["Sign up for our newsletter!"],
        ["本內容僅供參考，並不構成法律意見。", "分享"],
        ["This newsletter is not legal advice.", "Share"],
        ["未經許可不得轉載。"],
        ["陳美儀於2024年5月8日上午10:32寫道："],
    ],
)
def test_the_foot_of_a_page_is_still_left_out(lines):
    assert read(*TEXT, *lines)["dropped"] == lines


@pytest.mark.parametrize(
    "lead",
    [
        ["（一）主管機關如下。", "(1) The competent bodies are as follows."],
        ["本法由下列機關執行。", "The following bodies apply this law."],
        [],
    ],
)
def test_bodies_listed_below_a_sentence_are_text(lead):
    bodies = ["勞工事務局", "Labour Affairs Bureau", "法務局", "Legal Affairs Bureau"]

    document = read(*TEXT, *lead, *bodies)

    assert all(body in str(document["sections"]) for body in bodies)


def test_the_one_body_that_a_sentence_leads_to_is_text():
    lead = ["主管機關如下。", "The competent body is as follows."]

    document = read(*TEXT, *lead, "勞工事務局", "Labour Affairs Bureau")

    assert "勞工事務局" in str(document["sections"])


@pytest.mark.parametrize("mark", ["、", "，", ", "])
def test_laws_named_in_a_row_as_links_are_no_menu(mark):
    laws = mark.join(
        f'<a href="/{n}">{law}</a>' for n, law in enumerate(("勞動關係法", "民法典", "商法典"))
    )
    page = "".join(f"<p>{line}</p>" for line in (*TEXT[:2], laws, *TEXT[2:]))

    document = read_html(page).to_json()

    assert "民法典" in str(document["sections"])


def test_definitions_below_the_title_are_no_fields_of_a_letter():
    terms = [
        "From: the day on which a period begins.",
        "To: the day on which a period ends.",
        "Client: a person who instructs a lawyer.",
        "客戶：委託律師的人。",
    ]

    document = read("# Terms used in this guide", "", "\n\n".join(terms))

    assert document["dropped"] == []
    assert all(term in str(document["sections"]) for term in terms)


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Name", "The name is in Chinese or Portuguese."),
        ("名稱", "名稱以中文書寫。"),
        ("Website", "A shop states its number."),
        ("電郵", "電郵視作已送達。"),
    ],
)
def test_the_last_section_may_be_called_like_a_field_of_a_form(heading, sentence):
    document = read("# 商店須知", "", "商店須登記。", "", f"## {heading}", "", sentence)

    assert document["dropped"] == []
    assert heading in document["sections"][-1]["heading"].values()


def test_an_address_that_is_the_subject_of_the_last_section_is_text():
    document = read("# Whom to tell", "", "Tell us.", "", "## Email", "", "E-mail: info@example.mo")

    assert "info@example.mo" in str(document["sections"])


@pytest.mark.parametrize(
    "end",
    [
        ["出租人：", "日期：2026年3月1日", "承租人：", "日期：2026年3月1日"],
        ["承租人簽署：____________", "日期：2026年3月1日"],
    ],
)
def test_the_days_of_signatures_are_those_of_the_contract(end):
    clauses = [f"第{number}期租金於當月首日支付。" for number in "一二三四五六七八九十" * 2]

    document = read("# 樣本租約", "", *(f"{line}\n" for line in (*clauses, *end)))

    assert document["date"] == ""
    assert str(document["sections"]).count("2026年3月1日") == sum("日期" in line for line in end)


def test_the_word_of_a_button_heads_the_sentences_about_it():
    lines = [
        "接受",
        "Accept",
        "受要約人可以口頭或書面接受要約。",
        "The offeree may accept the offer orally.",
    ]

    document = read(TEXT[0], TEXT[1], *lines, *TEXT[2:])

    assert document["dropped"] == []


def test_a_menu_word_with_its_translation_right_above_the_text_is_a_heading():
    document = read("服務範圍", "Scope of our services", *TEXT)

    assert document["dropped"] == []
    assert list(document["sections"][-1]["heading"].values()) == [
        "服務範圍",
        "Scope of our services",
    ]
