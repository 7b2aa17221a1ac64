"""Days of the week, units of measure and currencies, and what only looks like them."""

import pytest

from briefings.checking import parity

RIGHT = """
5月6日星期一再訊。|Adjourned until Monday, 6 May.
逢星期一至五舉行|held from Monday to Friday
逢星期六、日休息|closed on Saturdays and Sundays
截止日期為2025年6月20日（五）。|The deadline is Fri., 20 June 2025.
每週三次，每次一小時|three times a week, one hour each
每周五天工作|a five-day week
周五福先生是合夥人。|Mr. Chau Ng Fok is a partner.
周末及工作天|weekends and working days
十五日內|within fifteen (15) days
九個工作日|nine business days
為期三年的合同|a three-year contract
年滿六十歲|aged 60 years
未滿14週歲的未成年人|minors under 14 years old
十八周歲以上|18 years or older
通知須於三十（30）日前發出。|Notice must be given thirty (30) days before.
寬度超過1.2m的開口|openings of a width of more than 1.2 m
面積720呎|an area of 720 square feet
載重三十公噸|a load of 30 metric tons
二十五毫克|25 mg
每月五百元|MOP 500 a month
每股新臺幣十元|NTD ten per share
新臺幣一萬八千元|Eighteen thousand N.T. dollars
港幣五千元|$5,000
三千元|NT$3,000
五百萬元|five million yuan
由行政院核定罰鍰新臺幣三千元|A fine of NT$3,000, approved by the Executive Yuan
重三十磅|weighing 30 pounds
資產總額逾新臺幣一兆元|total assets above NTD 1 trillion
市值三兆二千億元|a market value of 3.2 trillion dollars
裝機容量五百兆瓦|an installed capacity of 500 MW
此乃復甦之吉兆。|That is a good omen of recovery.
會議於下午五時十分結束。|The meeting closed at 5:10 p.m.
"""

WRONG = """
date|會議於下午五時十分結束。|The meeting closed at 5:15 p.m.
unit|寬度超過1.2m的開口|openings of a width of more than 1.2 cm
unit|須於三十（30）日內通知。|Notice must be given within thirty (30) months.
amount|資產總額逾新臺幣一兆元|total assets above NTD 1 billion
weekday|5月6日星期一再訊。|Adjourned until Tuesday, 6 May.
weekday|截止日期為2025年6月20日（五）。|The deadline is Thursday, 20 June 2025.
weekday|當局週三宣佈。|The authorities announced it.
weekday|當局宣佈。|The authorities announced it on Sunday.
unit|十五日內|within fifteen months
unit|十五日內|within fifteen working days
unit|九個工作日|nine working weeks
unit|工作滿一年|after one month of work
unit|二十平方米|20 square feet
unit|三十公斤|30 tonnes
unit|先三十日，後三十日|first 30 days, then 30 months
unit|每月五百元|MOP 500 a week
amount|澳門元五千元|HK$5,000
amount|澳門元一萬元至五萬元|MOP 10,000 to HK$50,000
amount|五百元|EUR 500
amount|歐元五百元|$500
amount|以港元支付|payable in patacas
"""


def warnings(zh_hant: str, en: str) -> list[str]:
    return [one.kind for one in parity.findings(zh_hant, en) if one.severity != "hint"]


@pytest.mark.parametrize("line", RIGHT.strip().splitlines())
def test_a_measure_agrees_in_every_writing(line):
    assert warnings(*line.split("|")) == []


@pytest.mark.parametrize("line", WRONG.strip().splitlines())
def test_another_day_unit_or_currency_is_found(line):
    kind, *pair = line.split("|")

    assert warnings(*pair) == [kind]


def test_the_number_is_marked_with_its_unit():
    (found,) = parity.findings("載重三十公斤。", "A load of 30 tonnes.")

    assert (found.kind, found.chinese, found.english) == ("unit", ((2, 6),), ((10, 19),))
