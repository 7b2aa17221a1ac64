"""Lines that are headings because they are as others are."""

import pytest

from tests.briefings.importing.pairing.headings.documents import (
    SAID,
    each_above,
    headings,
    text_of,
)

pytestmark = pytest.mark.one_database


def test_a_question_of_two_sentences_is_a_heading_where_other_questions_are():
    asked = [
        ("你們如何賺錢？", "How do you make money?"),
        (
            "我每天都用這項服務處理公司的文件和電郵，也在上面儲存客戶的資料。你們是否知道我在做什麼，對吧？",
            "I keep all our files and mails with this service. You know what I do, right?",
        ),
        ("可以關掉嗎？", "Can I turn it off?"),
    ]

    document = text_of(*each_above(asked, SAID[:3]))

    assert headings(document) == [zh for zh, _ in asked]
