"""What the rest of a document shows: where lines break, stand alone or lead on."""

import pytest

from briefings.importing.read_document import read_html, read_text

pytestmark = pytest.mark.one_database

BODY = [
    ("公司須委任秘書，任期兩年。", "Every company appoints a secretary for two years."),
    ("秘書備存登記冊，並供股東查閱。", "The secretary keeps the registers open to members."),
    ("變更須於十五日內通知登記局。", "A change is notified to the registry within fifteen days."),
]
TITLE = ("公司秘書的職責", "Duties of a Company Secretary")


def read(*lines):
    return read_text("\n\n".join(lines)).to_json()


def both(pairs=BODY):
    return [text for pair in pairs for text in pair]


def said(document):
    return [
        tuple(pair.values()) for section in document["sections"] for pair in section["paragraphs"]
    ]


def headings(document):
    found = [tuple(section["heading"].values()) for section in document["sections"]]
    return [one for one in found if any(one)]


def test_sentences_that_end_with_a_quotation_or_name_a_telephone_number_stay():
    last = [
        (
            "發言人說：「我們不會以電話索取銀行帳戶資料。」",
            'A spokesman said, "We do not ask for bank account details by telephone."',
        ),
        (
            "市民如有懷疑，可致電 2856 8288 向本局查詢。",
            "Members of the public in doubt may call the Bureau on 2856 8288.",
        ),
    ]

    document = read("首頁 > 新聞稿", *TITLE, *both(), *both(last), "來源：本局")

    assert said(document) == [*BODY, *last]


def test_a_title_that_is_broken_in_both_languages_is_one():
    document = read(
        "跨境傳輸個人資料", "合規指引", "Guidance on", "Transfers of Personal Data", *both()
    )

    assert document["title"] == {
        "zh-hant": "跨境傳輸個人資料合規指引",
        "en": "Guidance on Transfers of Personal Data",
    }


def test_a_greeting_above_a_title_is_no_part_of_it():
    document = read("各位客戶：", *TITLE[:1], *(zh for zh, _ in BODY), "Dear clients,", TITLE[1],
                    *(en for _, en in BODY))  # fmt: skip

    assert tuple(document["title"].values()) == TITLE


def test_a_line_with_a_colon_before_a_quotation_is_no_heading_where_the_others_have_none():
    lead = ("《商法典》第237條規定：", "Article 237 of the Commercial Code provides:")
    quoted = ("「秘書由股東會選任。」", '"The secretary is elected by the members."')

    document = read(
        *TITLE, "委任", "Appointment", *both(BODY[:1]), *lead, *quoted,
        "登記", "Registration", *both(BODY[1:]),
    )  # fmt: skip

    assert headings(document) == [("委任", "Appointment"), ("登記", "Registration")]
    assert lead in said(document)


def test_headings_with_their_translation_in_brackets_are_cut_where_their_words_are_said_again():
    lines = ["公司秘書（Company Secretary）"]
    for head, pair in zip(
        ("秘書（Secretary）", "登記冊（Registers）", "變更（Changes）"), BODY, strict=True
    ):
        lines += [head, *pair]

    document = read(*lines)

    assert headings(document) == [
        ("秘書", "Secretary"),
        ("登記冊", "Registers"),
        ("變更", "Changes"),
    ]


def test_a_reference_in_brackets_beside_an_english_sentence_is_no_translation():
    line = (
        "法院認為，利益的喪失應客觀地審查（見第12/2018號案裁判）。"
        " The Court held that loss of interest is to be assessed objectively"
        " (see the judgment in Case No. 12/2018)."
    )

    document = read("裁判摘要", "Summary of a judgment", *(" ".join(pair) for pair in BODY), line)

    assert said(document)[-1] == (
        "法院認為，利益的喪失應客觀地審查（見第12/2018號案裁判）。",
        (
            "The Court held that loss of interest is to be assessed objectively"
            " (see the judgment in Case No. 12/2018)."
        ),
    )


def test_columns_with_the_tab_key_pressed_twice_are_two_languages():
    rows = ["\t".join(TITLE), *("\t\t".join(pair) for pair in BODY), "\t".join((*BODY[0], ""))]

    document = read_text("\n".join(rows)).to_json()

    assert tuple(document["title"].values()) == TITLE
    assert said(document) == [*BODY, BODY[0]]


def test_a_line_in_both_languages_within_one_half_divides_no_text():
    document = read(
        TITLE[0], "2026年5月 | May 2026", *(zh for zh, _ in BODY), TITLE[1], *(en for _, en in BODY)
    )

    assert tuple(document["title"].values()) == TITLE
    assert [pair for pair in said(document) if pair in BODY] == BODY


def test_a_note_in_brackets_between_two_halves_is_left_out():
    note = "（以下為英文譯本，如有歧義以中文本為準）"
    more = [*BODY, *BODY[:2]]

    document = read(
        TITLE[0], *(zh for zh, _ in more), note, TITLE[1], *(en for _, en in more)
    )  # fmt: skip

    assert said(document) == more
    assert note in document["dropped"]


def test_two_paragraphs_for_one_are_put_together_in_the_second_half():
    zh = "月薪由澳門元15,000起，另有雙糧、醫療保險及十八天年假。"
    en = (
        "Monthly salary from MOP 15,000.",
        "A thirteenth month, medical insurance and 18 days of annual leave are also offered.",
    )

    document = read(
        TITLE[0], BODY[0][0], BODY[1][0], zh, BODY[2][0],
        TITLE[1], BODY[0][1], BODY[1][1], *en, BODY[2][1],
    )  # fmt: skip

    assert said(document) == [*BODY[:2], (zh, "\n\n".join(en)), BODY[2]]


def test_the_title_again_beside_the_number_of_a_page_is_left_out():
    document = read(
        "某局", *TITLE, *both(BODY[:2]), "第 1 頁，共 2 頁", TITLE[0], *both(BODY[2:]),
        "第 2 頁，共 2 頁",
    )  # fmt: skip

    assert said(document) == BODY


def test_one_word_beside_the_number_of_a_page_stays():
    document = read(
        *TITLE, *both(BODY[:1]), "附註", "Notes", "- 2 -", *both(BODY[1:2]), "- 3 -",
        *both(BODY[2:]),
    )  # fmt: skip

    assert ("附註", "Notes") in headings(document)


def test_a_place_above_the_first_sentence_may_be_the_first_heading():
    lines = ["三地監管比較", "Regulation in three places"]
    places = [("香港", "Hong Kong"), ("新加坡", "Singapore"), ("澳門", "Macau")]
    for place, pair in zip(places, BODY, strict=True):
        lines += [*place, *pair]

    assert headings(read(*lines)) == places


def test_the_sign_of_an_item_stands_before_each_of_its_languages():
    items = ["‧ criminal offences ‧ 刑事罪行", "‧ dangers to health ‧ 危害健康"]
    lead = "Matters that may be reported include: 可舉報的事項包括："

    document = read("Whistleblowing 舉報", *(f"{en} {zh}" for zh, en in BODY), lead, *items)

    assert said(document)[-2:] == [
        ("‧ 刑事罪行", "‧ criminal offences"),
        ("‧ 危害健康", "‧ dangers to health"),
    ]


# English that renders two or three Chinese paragraphs by one, group by group.
GROUPS = [
    (
        ["租金調整的規則今年再次修改。", "以下說明業主加租前應做的事，以及租客可以如何回應。"],
        (
            "The rules on adjusting rent have changed again this year. This note sets out what a "
            "landlord should do before raising the rent, and how a tenant may respond."
        ),
    ),
    (
        [
            "合同期內不得加租，但雙方另有書面約定者除外。",
            "續期時，加幅不得超過行政長官批示所定的系數。",
            "業主須於合同屆滿九十日前以掛號信通知租客。",
        ],
        (
            "The rent may not be raised during the term unless the parties have agreed otherwise in "
            "writing. On renewal, the increase may not exceed the coefficient fixed by the Chief "
            "Executive. The landlord must tell the tenant by registered letter ninety days before."
        ),
    ),
    (
        [
            "租賃合同須經公證認定簽名。",
            "沒有認定者，合同仍然有效。",
            "但租客不得以該合同對抗買受人。",
        ],
        (
            "The signatures on a tenancy must be notarially recognised. A contract without it is still "
            "valid, but the tenant cannot rely on it against a purchaser."
        ),
    ),
    (
        ["爭議可提交仲裁中心。", "仲裁費用由敗訴一方承擔，但仲裁員另有決定者除外。"],
        (
            "Disputes may be taken to the arbitration centre, at the cost of the losing party unless "
            "the arbitrator decides otherwise."
        ),
    ),
]


def rows_of_groups(document) -> list[tuple[str, str]]:
    sections = document["sections"]
    return [(row["zh-hant"], row["en"]) for one in sections for row in one["paragraphs"]]


@pytest.mark.parametrize("heading", ["租約 / Tenancies", "租約\n\nTenancies"])
def test_paragraphs_that_are_translated_as_one_are_one_row_although_one_is_short(heading):
    lines = ["新規\n\nNew Rules"]
    for chinese, english in GROUPS:
        lines += [heading, *chinese, english]

    document = read_text("\n\n".join(lines)).to_json()

    assert rows_of_groups(document) == [
        ("\n\n".join(chinese), english) for chinese, english in GROUPS
    ]


def test_a_paragraph_that_was_not_translated_stays_alone_where_no_others_are_joined():
    pairs = [(chinese[-1], english.split(". ")[-1]) for chinese, english in GROUPS]
    lines = [line for pair in pairs for line in pair]
    added = "本節譯文從缺。"

    document = read_text("\n\n".join([*lines[:4], added, *lines[4:]])).to_json()

    assert (added, "") in rows_of_groups(document)


def test_in_a_row_of_a_table_two_paragraphs_are_the_translation_of_one():
    chinese = [
        "僱主須於三十日內通知僱員，並扼要描述所歸責的事實。",
        "逾期者，視為不以合理理由解僱。",
    ]
    english = (
        "The employer must notify the employee within thirty days, with a brief description of "
        "the facts. A notice out of time counts as a dismissal without just cause."
    )
    cells = ["".join(f"<p>{text}</p>" for text in side) for side in (chinese, [english])]
    other = "<tr><td><p>合同須以書面訂立。</p></td><td><p>The contract is in writing.</p></td></tr>"
    table = f"<table>{other}<tr><td>{cells[0]}</td><td>{cells[1]}</td></tr>{other}</table>"

    document = read_html(f"<h1>解僱須知 Notes on dismissal</h1>{table}").to_json()

    found = [tuple(row.values())[:2] for one in document["sections"] for row in one["paragraphs"]]
    assert found[1] == ("\n\n".join(chinese), english)


def test_in_a_row_of_a_table_a_label_in_a_cell_of_its_own_is_no_part_of_the_text():
    cells = [
        ["公司 Company", "公司須於決議後十五日內申請登記。", "The company shall apply within fifteen days."],
        ["上訴 Appeal", "上訴須於十日內提起。", "An appeal shall be lodged within ten days."],
    ]  # fmt: skip
    rows = ["".join(f"<td><p>{text}</p></td>" for text in row) for row in cells]
    table = "".join(f"<tr>{row}</tr>" for row in rows)

    document = read_html(f"<h1>期限 Time limits</h1><table>{table}</table>").to_json()

    found = [tuple(row.values())[:2] for one in document["sections"] for row in one["paragraphs"]]
    assert {(chinese, english) for _label, chinese, english in cells} <= set(found)


def test_two_paragraphs_that_are_as_long_as_one_together_are_its_translation():
    pairs = [
        (
            "會員須於每年三月底前向秘書處申報所持的遊艇。",
            "Members must declare the yachts they hold to the secretariat by the end of March.",
        ),
        (
            "秘書處每兩年核對一次名冊，並在網上公布結果。",
            "The secretariat checks the list every two years and publishes the result online.",
        ),
    ]
    two = ["遲交申報的會員會先收到提醒。", "再逾一個月，資格即告暫停。"]
    one = "Members who are late first get a reminder; a month later their standing is suspended."
    chinese = ["遊艇會須知", *(zh for zh, _ in pairs), *two]
    english = ["Notes for the yacht club", *(en for _, en in pairs), one]

    document = read_text("\n\n".join([*chinese, *english])).to_json()

    assert rows_of_groups(document) == [*pairs, ("\n\n".join(two), one)]


def page_of_groups(*groups: tuple[str, ...], gap: str = "<p>&nbsp;</p>") -> list[tuple[str, str]]:
    parts = ["".join(f"<p>{text}</p>" for text in group) for group in groups]
    title = "<h1>公司秘書</h1><h1>Company secretaries</h1>"
    heading = "<p><b>職責</b></p><p><b>Duties</b></p>"
    return rows_of_groups(read_html(title + heading + gap.join(parts)).to_json())


MORE = [
    ("秘書可以辭職。", "The secretary may resign."),
    ("公司須備存帳目，並每年送交核數師。", "Accounts are kept and sent to the auditor each year."),
]


def test_a_paragraph_within_a_group_that_gaps_set_off_belongs_to_its_pair():
    chinese, english = "董事不得兼任秘書。", "No director may also be the secretary."
    added = "This does not apply to branches."

    rows = page_of_groups(*BODY, *MORE, (chinese, english, added))

    assert (chinese, f"{english}\n\n{added}") in rows


def test_a_paragraph_in_chinese_within_such_a_group_belongs_to_its_pair_too():
    chinese, english = "董事不得兼任秘書。", "No director may also be the secretary."
    added = "分公司不受此限。"
    groups = [pair[::-1] for pair in (*BODY, *MORE)]

    rows = page_of_groups(*groups, (english, chinese, added))

    assert (f"{chinese}\n\n{added}", english) in rows


def test_a_paragraph_that_gaps_set_off_by_itself_stays_alone():
    added = "This does not apply to branches."

    assert ("", added) in page_of_groups(*BODY, (added,), *MORE)


def test_a_paragraph_that_was_not_translated_stays_alone_where_no_gaps_part_pairs():
    pair = ("董事不得兼任秘書。", "No director may also be the secretary.")
    added = "This does not apply to branches."

    assert ("", added) in page_of_groups(*BODY, *MORE, (*pair, added), gap="")
