"""Lines that a margin broke off within names, addresses and lists of these."""

import pytest

from briefings.importing import read_text
from briefings.importing.readers.plain_text.text import read_text as read_blocks

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
