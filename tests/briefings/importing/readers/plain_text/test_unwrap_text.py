"""Lines that a margin broke off within names, addresses and lists of these."""

from time import process_time

import pytest

from briefings.importing import read_text
from briefings.importing.readers.plain_text import text
from briefings.importing.readers.plain_text.hyphens import Hyphens
from briefings.importing.readers.plain_text.text import read_text as read_blocks
from briefings.importing.readers.plain_text.unwrap_text import glued, unwrapped

CHINESE = """租賃條款

出租人須於租期屆滿後三十日內退還按金予承租人，但承租人欠付租金或管理費者，
出租人得自按金中扣除有關款項，並以書面通知承租人扣除之數額及其理由，不得
無故拖延。

{said}

承租人不得於租賃物內存放任何易燃或危險物品，亦不得將租賃物之全部或任何部分
轉租予第三人，除非事先取得出租人之書面同意。
"""


NAMES = [
    "通知可寄往任何一個網址，例如 harbour.example、",
    "lease.example、deposit.example、",
    "Harbour Online 和 Lease Online。通知於寄出之日起第三個工作日視為收到，以郵",
    "戳日期為準。",
]
ADDRESS = [
    "承租人如對按金之扣除有任何疑問，可於收到通知後十五日內以書面提出，並發送到：",
    "notices@harbour.example。",
]
BLANK = ["承租人應保持租賃物清潔。", " 出租人負責外牆。"]


@pytest.mark.parametrize("broken", [NAMES, ADDRESS, BLANK])
def test_a_chinese_line_goes_on_in_one_of_names(broken):
    blocks = [block.text for block in read_blocks(CHINESE.format(said="\n".join(broken))).blocks]

    whole = "".join(broken).replace(" ", "")
    assert whole in [block.replace(" ", "") for block in blocks]


@pytest.mark.parametrize(
    "masthead",
    [
        "房屋及規劃局　Housing and Planning Bureau　二〇二四年修訂版",
        "指引第四號　Guide no. 4 on tenancies　房屋及規劃局　第二版",
        "租務指引   Guide to residential tenancies   房屋及規劃局   修訂版",
    ],
)
def test_a_masthead_in_both_languages_does_not_go_on_in_the_line_below(masthead):
    source = CHINESE.format(said=f"{masthead}\n一般規定")
    blocks = [block.text.split() for block in read_blocks(source).blocks]

    assert masthead.split() in blocks
    assert ["一般規定"] in blocks


def test_the_words_sent_to_within_a_sentence_head_no_mail():
    source = (
        "Terms\n\nThe lessee may raise questions about the deposit in writing; these may be\n"
        "sent to: notices@harbour.example.\n\nThe lessor shall return the deposit within thirty"
        " days after the lease\nhas ended, less the rent that has not been paid.\n"
    )

    paragraphs = [
        pair["en"]
        for section in read_text(source).to_json()["sections"]
        for pair in section["paragraphs"]
    ]

    assert paragraphs[0].endswith("may be sent to: notices@harbour.example.")


UNSPACED = """資料保護通訊：職業稅與外地僱員之新規定
本期整理上月刊登於《公報》之三項勞動法規，並說明僱主須於七月前辦妥之各項手續
及其罰則，以供參考。
自七月起，僱主每月扣繳稅款後須於翌月十五日前存繳，逾期者除補繳稅款外，另按法
定利率計收利息。
申請續期聘用許可時，須附上僱員過去十二個月之薪金收據副本，並由僱主簽署確認其
內容真實。
監管機關可要求僱主證明有關職位曾於本地刊登招聘廣告，並說明未能聘得本地僱員之
原因。
Employment Law Update: New Rules on Professional Tax and Workers from Abroad
This issue looks at three pieces of employment legislation published in the
Official Gazette last month, and at what employers must do before July.
From July, employers must pay over the tax withheld by the fifteenth day of the
following month; late payers owe interest at the legal rate.
Applications to renew an employment permit must now be accompanied by the pay
slips of the previous twelve months, signed by the employer.
The authority may ask the employer to prove that the post was advertised where
it is offered, and to say why nobody was found there.
"""


def test_a_title_right_above_wrapped_text_does_not_go_on_in_it():
    document = read_text(UNSPACED).to_json()

    assert document["title"] == {
        "zh-hant": "資料保護通訊：職業稅與外地僱員之新規定",
        "en": "Employment Law Update: New Rules on Professional Tax and Workers from Abroad",
    }
    assert [len(one["paragraphs"]) for one in document["sections"]] == [4]


NARROW = """電子簽名新規定 New rules on
electronic signatures
適用範圍 Scope of application
本規定適用於在澳門訂立的所有私文
書，但公證書及經認證文書除外。
These rules apply to all private
documents made in Macau, except
notarial deeds.
一、何謂合格簽名 1. What a
Qualified Signature Is
合格電子簽名須以合格證書為基礎，
並由簽名人單獨控制。
A qualified electronic signature
rests on a qualified certificate
under the control of its holder.
罰則 Penalties
違反者可被科處澳門元五千元罰款。
Offenders face a fine of five
thousand patacas.
"""
WIDE = """三、裝修及改動 3. Fitting-out and alterations
承租人不得擅自改動主力牆。所有裝修工程須先取得出租人書面
同意，並向土地工務局申報。
The tenant may not touch structural walls. All works
need the prior written consent of the landlord and must
be notified to the bureau.
租約終止時，承租人須將商舖回復原狀，正常損耗除外，並負擔
一切費用。
When the lease ends the tenant must restore the shop to
its original state.
"""


def test_a_heading_in_both_languages_goes_on_in_the_next_line():
    blocks = [block.text for block in read_blocks(NARROW).blocks]

    assert blocks[0] == "電子簽名新規定 New rules on electronic signatures"
    assert "一、何謂合格簽名 1. What a Qualified Signature Is" in blocks
    assert {"適用範圍 Scope of application", "罰則 Penalties"} <= set(blocks)
    assert len(blocks) == 10


def test_a_heading_with_a_number_in_each_language_is_no_line_of_the_text():
    assert read_blocks(WIDE).blocks[0].text == "三、裝修及改動 3. Fitting-out and alterations"


INDENTED = """            共同部分的管理：業主須知
                二零二四年三月
（一）法律框架
　　第14/2017號法律《分層建築物共同部分的管理法律制度》（Regime
jurídico da administração das partes comuns do condomínio）取代
了《民法典》內的相應規定，自二零一八年八月二十二日起生效。
　　大堂、升降機、外牆、天台以及供排水的主管道，均推定為共同部分。
（二）大會
　　大會由管理機關召集，召集書須在會議日期前最少十日送達，並載明
議程。
"""


def test_an_indent_begins_a_paragraph_of_chinese():
    blocks = [block.text for block in read_blocks(INDENTED).blocks]

    assert blocks[:3] == ["共同部分的管理：業主須知", "二零二四年三月", "（一）法律框架"]
    assert blocks[3].endswith("（Regime jurídico da administração das partes comuns do condomínio）取代"
                              "了《民法典》內的相應規定，自二零一八年八月二十二日起生效。")  # fmt: skip
    assert blocks[4:6] == [
        "大堂、升降機、外牆、天台以及供排水的主管道，均推定為共同部分。",
        "（二）大會",
    ]


ENGLISH_FIRST = """Renewing a shop lease 商舖租約續
期須知
Notice 通知期
A tenant who wishes to renew tells
the landlord ninety days before.
承租人如欲續租，須於租期屆滿前九十
日通知出租人。
The parties may agree otherwise in
writing and register it elsewhere.
雙方可另訂協議，但須於財政局登記。
Rent reviews 租金調整
The rent stays as it is for three
years.
租金於首三年內不得調整。
"""


def test_headings_in_both_languages_begin_anew_below_a_full_line():
    blocks = [block.text for block in read_blocks(ENGLISH_FIRST).blocks]

    assert blocks[:2] == ["Renewing a shop lease 商舖租約續期須知", "Notice 通知期"]
    assert "雙方可另訂協議，但須於財政局登記。" in blocks
    assert "Rent reviews 租金調整" in blocks


def test_one_chinese_sentence_that_breaks_off_goes_on():
    first = "任何一方違反合同者，須賠償他方因此所受的損失，包括所失"
    text = f"須知\nNotes\n\n{first}\n的利益在內。\nA party in breach pays.\n"

    said = [
        (row.chinese, row.english) for one in read_text(text).sections for row in one.paragraphs
    ]
    assert said == [(f"{first}的利益在內。", "A party in breach pays.")]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "二〇二六年修訂，僱主須知的要點",
            "立法會通過了新的勞動關係法，新法將於明年一月一日起生效。",
        ],
        ["公司章程，以及最近一年的年度申報表", "董事身分證明文件，例如護照的副本"],
    ],
)
def test_titles_and_items_with_a_comma_stay_apart(lines):
    assert unwrapped([lines]) == [lines]


def test_a_sign_at_the_end_of_a_line_joins_what_is_around_it():
    texts = ["The tenancy for 2025-", "26 ends in June and/"]

    assert glued(texts[0], texts[1], Hyphens(texts)) == "The tenancy for 2025-26 ends in June and/"
    assert glued("in June and/", "or July", Hyphens([])) == "in June and/or July"
    assert glued("pre-", "and post-closing", Hyphens([])) == "pre- and post-closing"


def test_very_many_lines_that_break_off_take_little_time():
    lines = [f"承租人須於每月首日繳付租金，並支付管理費{number:05d}" for number in range(20_000)]
    begun = process_time()

    unwrapped([lines])

    assert process_time() - begun < 10


@pytest.mark.parametrize(("zh", "en"), [("——", "—"), ("—", "—")])
def test_a_dash_leads_to_the_items_below_it(zh, en):
    lines = [f"在本附例中，除文意另有所指外{zh}", "「攤檔」指街市內的任何攤位；", "「持牌人」指攤檔牌照的持有人。", "",
             f"In this By-law, unless the context otherwise requires{en}",
             '"stall" means any stall in a market;', '"licensee" means the holder of a licence.']  # fmt: skip

    document = read_text("\n".join(["街市附例", "Markets By-law", "", *lines])).to_json()

    rows = [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]
    assert rows == lines[:3]


@pytest.mark.parametrize(
    ("full", "heading", "item"),
    [
        (
            [
                "承租人須於每月首日或之前繳付租金，並負責繳付管理費、地租及差餉，逾",
                "期繳付者須按日支付利息，且出租人得不經通知即行終止租約並收回單位。",
            ],
            "押金之退還",
            "2. 押金須於租約終止後七日內退還承租人，出租人不得以尚未結清之水電費",
        ),
        (
            [
                "The tenant pays the rent on or before the first day of each month and",
                "bears the management fee, the ground rent and the rates that are due.",
            ],
            "RETURN OF THE DEPOSIT",
            "2. The deposit is returned within seven days of the end of the tenancy",
        ),
    ],
)
def test_a_short_line_below_a_full_one_that_ends_a_sentence_is_a_heading(full, heading, item):
    lines = [*full, *full, heading, item, "期。" if heading[0] == "押" else "and not later."]

    (paragraphs,) = unwrapped([lines])

    assert heading in paragraphs


def test_a_masthead_runs_into_no_line_below_it():
    masthead = "Client Briefing · 客戶簡報 · November 2025"
    english = [
        "The Consumer Law has been in force for years and",
        "binds traders and consumers alike.",
    ]
    lines = [masthead, "Consumer law: what retailers need to know", *english, *english, *english]

    assert text.read_text("\n".join(lines)).blocks[0].text == masthead


@pytest.mark.parametrize("between", ["\n", ""])
def test_neighbours_that_begin_with_small_letters_are_items_of_a_list(between):
    """The shorter ones look like lines that a margin broke off."""
    english = [
        "the nature of the data",
        "the purpose and duration of the processing",
        "the place of origin and of final destination",
        "the rules of law in force at the destination",
    ]
    chinese = ["資料的性質", "處理的目的及存續期間", "來源地與最終目的地", "接收地現行的法律規範"]
    lines = "\n".join(["審查時會考慮以下因素：", *chinese]) + "\n" + between + "\n".join(english)

    said = [block.text for block in read_blocks(lines).blocks]

    assert said[-4:] == english


def test_a_line_of_small_letters_goes_on_behind_a_break_of_the_page():
    lines = "The tenant shall pay interest at the rate\n\nof payment, and the landlord may claim\ndamages and legal fees."

    assert [block.text for block in read_blocks(lines).blocks][-1].endswith(
        "claim damages and legal fees."
    )


def test_a_line_of_small_letters_goes_on_behind_a_semicolon_at_a_break_of_the_page():
    lines = """收樓須知
Notes on moving in

買方須於收樓當日以支票方式付清餘款，逾期者須按年利率
百分之六支付利息，直至付清之日為止，賣方並得請求損害賠償
- 1 -
收樓須知 Notes on moving in
及訴訟費用，但買方能證明其無過失者除外，本條為強制規定。

The buyer shall pay the balance on the day of moving in, and that by cheque;
a buyer who is late shall pay interest at six per cent a year until the day
of payment, and the seller may also claim damages
- 2 -
收樓須知 Notes on moving in
and legal costs, unless the buyer proves that he is not at fault; this rule is
mandatory."""

    said = read_text(lines).to_json()["sections"][0]["paragraphs"][-1]["en"]

    assert "the day of payment, and the seller may also claim damages and legal costs" in said


def test_a_list_whose_first_item_has_a_capital_stays_apart_beside_whole_paragraphs():
    items = [
        "P&I club letter of undertaking",
        "guarantee from a bank licensed in Hong Kong",
        "payment into court",
    ]
    paragraph = "In Hong Kong a ship may be arrested for a maritime claim on application. " * 3

    said = [block.text for block in read_blocks("\n".join([paragraph, "至此。", *items])).blocks]

    assert said[-3:] == items
