"""Articles, paragraphs, list numbers, ordinals and years, in the writings of each place."""

import pytest

from briefings.checking import parity

RIGHT = """
依第五條第二項及第三項處罰。|Punished under Paragraphs II and III of Article 5.
第四條第一項所定之人|the persons under Articles 4(I)
第七十條第一款第（三）項|Article 70, paragraph 1, item (3)
第5(2)(b)條適用。|Section 5(2)(b) applies.
第34A(1)(c)條中的法團|a corporation in section 34A(1)(c)
第4.2條所述的條件|the conditions in Clause 4.2
第三、五及七條不適用。|Articles 3, 5 and 7 do not apply.
第十二至十四條不適用。|Articles 12 to 14 do not apply.
第十六條至第十八條|Articles 16-18
見附件三及附表二。|See Annex III and Schedule 2.
第六章規定罰則。|Chapter Six lays down the penalties.
第二級資訊安全事件|a level-2 security incident
中華民國一百十一年五月一日施行。|In force from May 1, 2022.
民國110年12月31日前|before December 31, 2021
一百零六年二月四日失效。|Ceased to have effect on February 4, 2017.
每年一月至三月提交。|To be filed between January and March each year.
罰鍰千分之四|a fine of 0.4%
九點五成|95%
成交下跌一成二。|Sales fell 12%.
（一）申請人的姓名；|2.1 Name of the applicant;
第一章　總則|I. General provisions
五、罰則|V. Penalties
五、罰則|5. Penalties
V. 罰則|5. Penalties
罰則一覽|Overview of penalties
第Ⅱ章的義務|the obligations in Chapter II
二零二三年第四季|the fourth quarter of 2023
任何人不得進入。|No one may enter.
首三個月免租。|The first three months are rent-free.
符合CNS17025標準|in conformity with CNS 17025
一千公斤以上|1,000kg or more
萬分之三|0.03%
第二十五條第一項|Article 25.1
第六章之一|Chapter 6-1
十分之一|1/10
二〇一四年十二月十八日|December the 18th, 2014
凌晨零時至六時|from midnight to 6 a.m.
收費四元五角|a charge of MOP 4.50
首一千六百米|the first 1,600 metres
酒精零點零三公克|0.03g of alcohol
合計五百萬元|NT$ 5 millions in total
"""

WRONG = """
article|依第五條第二項及第三項處罰。|Punished under Paragraphs II and IV of Article 5.
article|第四條第一項所定之人|the persons under Articles 4(II)
article|第5(2)(b)條適用。|Section 5(2)(c) applies.
article|第5(2)(b)條適用。|Section 5(3)(b) applies.
article|第4.2條所述的條件|the conditions in Clause 4.6
article|第三、五及七條不適用。|Articles 3, 6 and 7 do not apply.
article|見附件三。|See Annex IV.
article|第三條適用於第五條及第三條的情況。|Article 5 applies to the cases of Articles 5 and 3.
amount|收費四元五角|a charge of MOP 4.58
date|凌晨零時至六時|from midnight to 5 a.m.
article|第Ⅱ章的義務|the obligations in Chapter IV
number|第四季的報告|the report of the second quarter
number|第三屆委員會|the second committee
number|第一次會議|the second meeting
number|1.2 罰則|3.2 Penalties
number|五日內通知，三十日內付款，五日內交付。|Notice in 30 days, payment in 30 days, delivery in 5 days.
date|中華民國一百十一年五月一日施行。|In force from May 1, 2021.
date|5月1日或6月1日前，以5月1日為準。|By 1 June or 1 June; 1 May prevails.
"""


def warnings(zh_hant: str, en: str) -> list[str]:
    return [one.kind for one in parity.findings(zh_hant, en) if one.severity != "hint"]


@pytest.mark.parametrize("line", RIGHT.strip().splitlines())
def test_a_reference_agrees_in_every_writing(line):
    assert warnings(*line.split("|")) == []


@pytest.mark.parametrize("line", WRONG.strip().splitlines())
def test_a_reference_to_something_else_is_found(line):
    kind, *pair = line.split("|")

    assert kind in warnings(*pair)
