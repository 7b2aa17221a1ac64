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
    ],
)
def test_a_question_is_taken_apart(query, expected):
    assert asked(query) == expected
