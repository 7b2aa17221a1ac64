"""Fill a site with every kind of page that clients see."""

from datetime import timedelta

import pytest

from briefings import drafting, publishing
from briefings.text.texts import Texts
from tests.support.factories import (
    make_area,
    make_author,
    make_briefing,
    pair,
    publish_now,
    section,
)

# Punctuation that would like to stand where it must not, at every place of a line.
HARD = "「甲乙」，丙丁；戊己——庚辛……壬癸（子丑）、《寅卯》：辰巳！午未？申酉。"


@pytest.fixture
def library(transactional_db, noon):
    """Every kind of page: two editions, gaps, notes, lists, a withdrawn one, areas, a profile."""
    make_author(
        title_en="Partner",
        title_zh_hant="合夥人",
        biography_en="Knows marks.",
        biography_zh_hant="熟悉商標。",
    )
    noted = pair(
        "依據**《商標法》**第六條及*《馬德里議定書》*[^1]，詳見https://www.io.gov.mo/cn/bo/2025/17。\n\n[^1]: 見終審法院第23/2024號案件。",
        "Under **article 6** and the *Madrid Protocol*[^1], see https://www.io.gov.mo/pt/bo/2025/17.\n\n[^1]: Court of Final Appeal, case 23/2024.",
    )
    briefing = make_briefing(
        sections=[
            section(noted, pair("只有中文。", "")),
            section(
                pair(
                    "費用：\n\n- 申請費減半；\n- 續期為十年。",
                    "Fees:\n\n- applications at half;\n- renewals for ten years.",
                ),
                pair("", "> Only in English."),
                heading=("主要修改", "Main changes"),
            ),
            section(
                pair("過渡期為七年。", "The transition lasts seven years."),
                heading=("過渡期", "Transition"),
            ),
            section(
                *(
                    pair("字" * at + HARD * 3, f"Paragraph {at} of many, " * 12)
                    for at in range(1, 21)
                ),
                heading=("長文", "Long text"),
            ),
        ]
    )
    briefing.law_as_at = "2025-04-20"
    briefing.jurisdiction_zh_hant, briefing.jurisdiction_en = "澳門", "Macau"
    briefing.key_points_zh_hant = "申請費減半；\n" + HARD
    briefing.key_points_en = "Fees are halved.\nRenewal is for ten years."
    briefing.save()
    briefing.areas.add(make_area())
    publish_now(briefing, at=noon)
    text = drafting.text_of(briefing)
    text["sections"][2]["paragraphs"][0] |= {
        "zh-hant": "過渡期為十年。",
        "en": "The transition lasts ten years.",
    }
    # A heading and a paragraph that the other language has not followed yet.
    text["sections"][1]["heading"]["en"] = "The main changes"
    text["sections"][3]["paragraphs"][0]["zh-hant"] += "（經修訂）。"
    briefing.refresh_from_db()
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    publish_now(briefing, at=noon + timedelta(days=9), note=("更正年數。", "Corrects the years."))
    gone = make_briefing(title={"zh-hant": "舊法", "en": "Old Law"})
    publish_now(gone, at=noon)
    reason = Texts("法律已廢止。", "The law was repealed.")
    publishing.withdraw(briefing=gone, by=None, at=noon, reason=reason)
    return briefing
