"""A corrected table is a table in the mail, and lines with names in its plain text."""

import re

import pytest

from alerts.distribution import fan_out
from briefings.models import clock
from tests.support.factories import (
    change_side,
    deliver_due,
    make_briefing,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db

ROWS = "\n".join(f"| Class {number} | {number} days |" for number in range(3, 8))
ENGLISH = f"The fees:\n\n| Matter | Time |\n|---|---|\n| Renewal | 30 days |\n{ROWS}\n"
CHINESE = "費用：\n\n| 事項 | 期限 |\n|---|---|\n| 續期 | 30 日 |\n| 異議 | 60 日 |\n"


@pytest.fixture
def mail(follow, postbox, settings):
    """Return the mail of a correction in both languages; the opposition's row is not changed."""
    settings.BULK_MAILS_PER_MINUTE = 600_000
    follow(view="parallel")
    briefing = make_briefing(sections=[section(pair(CHINESE, ENGLISH))])
    publish_now(briefing, at=clock.now())
    fan_out.fan_out_all(at=clock.now())
    deliver_due(clock.now())
    change_side(briefing, "en", ENGLISH.replace("30 days", "45 days"), by=None)
    change_side(briefing, "zh-hant", CHINESE.replace("30 日", "45 日"), by=None)
    publish_now(briefing, at=clock.now(), note=("更正。", "Corrected."))
    fan_out.fan_out_all(at=clock.now())
    deliver_due(clock.now())
    return postbox.mails[-1]


def test_the_html_has_a_table_with_the_old_and_the_new_words_in_their_cell(mail):
    html = re.sub(r' style="[^"]*"', "", mail.get_body(("html",)).get_content())
    html = re.sub(r"\s+<(?!del|ins)", "<", html)  # blanks that no program shows

    assert "|" not in html
    assert re.search(r"<th [^>]*>Matter</th><th [^>]*>Time</th>", html)
    assert re.search(
        r"<tr><td [^>]*>Renewal</td><td [^>]*><del>30</del><ins>45</ins> days</td></tr>", html
    )
    assert re.search(r"<td [^>]*>續期</td><td [^>]*><del>30</del><ins>45</ins> 日</td>", html)


def test_the_text_says_the_columns_name_beside_each_cell(mail):
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")

    assert "- Matter: Renewal\n  Time: [-30-][+45+] days" in text
    assert "- 事項: 續期\n  期限: [-30-][+45+] 日" in text
    assert "|" not in text


def test_rows_that_did_not_change_are_left_out_and_this_is_said(mail):
    for form in ("plain", "html"):
        shown = mail.get_body((form,)).get_content()
        assert "Class 5" not in shown
        assert "60 日" not in shown
        assert shown.count("Unchanged rows are left out.") == 2
