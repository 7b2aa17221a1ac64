from datetime import date

import pytest

from briefings.importing.patterns.front_lines import front_line


@pytest.mark.parametrize(
    "line",
    [
        "2025-09-15 · 家事法 · 閱讀時間5分鐘",
        "2025年9月15日 | 稅務訴訟",
        "15 September 2025 · Family law · 5 min read",
        "15 September 2025 | Dispute Resolution, Shipping",
        "2025-09-15 | 作者：Ho & Mak Solicitors 何麥律師行",
        "作者：何麥律師行 | 2025年9月15日",
    ],
)
def test_a_day_beside_an_area_of_practice_or_the_firm_that_wrote_is_front_matter(line):
    found = front_line(line)

    assert found is not None
    assert found.is_strong
    assert found.dates == (date(2025, 9, 15),)


@pytest.mark.parametrize(
    "line",
    [
        "家事法",
        "Family law",
        "2025年9月15日 | 法案獲一般性通過",
        "15 September 2025 | The bill passes its first reading",
        "2025年9月15日，法院裁定原告勝訴",
        "作者：只有死者的配偶方可申請",
        "譯文：合同應以書面訂立",
        "翻譯：須由認可翻譯員為之",
        "Translation: A contract is in writing",
    ],
)
def test_a_heading_and_an_entry_of_a_chronology_are_not(line):
    assert front_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Client Briefing · 客戶簡報 · November 2025",
        "法律更新 | 2025年11月",
        "更新日期：2025年6月 Last updated: June 2025",
        "Legal Bulletin 法律通訊 No. 47",
        "Vol. 3 No. 2 | 第三卷第二期",
    ],
)
def test_a_series_with_its_month_or_issue_is_front_matter(line):
    found = front_line(line)

    assert found is not None
    assert found.is_strong


@pytest.mark.parametrize("line", ["November 2025", "Client Briefing", "2025年11月 November 2025"])
def test_a_month_or_a_series_alone_may_be_a_title(line):
    found = front_line(line)

    assert found is not None
    assert not found.is_strong


def test_the_day_of_an_article_stands_beside_its_author_and_its_account():
    found = front_line("原創 跨境業務組 濠江法律觀察 2025年4月18日 19:30 广东")

    assert found is not None
    assert found.dates == (date(2025, 4, 18),)
    assert front_line("原創 2025年4月18日 法院裁定原告勝訴") is None
