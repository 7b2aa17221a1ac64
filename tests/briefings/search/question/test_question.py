import pytest

from briefings.search.question.question import parts


def asked(query: str) -> list[str]:
    return [part.clause.typed for part in parts(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("如何註冊商標", ["註冊", "冊商", "商標"]),
        ("商標罰款多少？", ["商標", "標罰", "罰款"]),
        ("how do I register a trademark", ["register", "trademark"]),
        ("how do I", ["how", "do", "I"]),
        ("what if my tenant doesn't pay", ["tenant", "pay"]),
        ("can’t I renew? I've tried", ["renew", "tried"]),
        ("陳大文律師", ["陳大", "大文"]),
        ("律師", ["律師"]),
        ("70日產假", ["70", "產假"]),
        ('"trade mark" 續期', ["trade mark", "續期"]),
        ("M&A e-mail", ["M&A", "e-mail"]),
        ("non-resident", ["non", "resident"]),
        ("*", []),
        ("你好，我是一間酒店的經理，想請問續期", ["續期"]),
        ("您好！本人是一名租客, 加租", ["加租"]),
        ("Hi, I'm the HR manager of a hotel, can I cut wages?", ["cut", "wages"]),
        ("我是業主，租客欠租", ["我是", "是業", "業主", "租客", "客欠", "欠租"]),
        ("I am pregnant, can I be fired", ["pregnant", "fired"]),
        ("我是一間酒店的經理", ["一", "我是", "間酒", "酒店", "經理"]),
    ],
)
def test_a_question_is_taken_apart(query, expected):
    assert asked(query) == expected
