import pytest

from briefings.search.question.question import parts
from briefings.search.question.unknown_parts import unknown_parts


@pytest.mark.parametrize(
    ("query", "known", "left"),
    [
        ("保護法罰款", {"保護", "護法", "罰款"}, []),  # 法罰 is only a seam
        ("離職後跳槽", {"離職", "職後"}, [("跳槽", 1.0)]),
        ("竞争对手", {"竞争"}, [("对手", 1.0)]),
        ("爸爸欠債", set(), [("爸爸欠債", 2.0)]),
        ("trade zebra", {"trade"}, [("zebra", 1.0)]),
        ("trade since 2022", {"trade", "2022"}, []),  # since says little
        ("商標 zebra 專利", {"商標"}, [("zebra", 1.0), ("專利", 1.0)]),
    ],
)
def test_what_is_unknown_is_counted_in_words(query, known, left):
    asked = parts(query)

    found = unknown_parts(asked, [part.clause.typed in known for part in asked])

    assert [tuple(one) for one in found] == left


def test_characters_that_say_little_are_not_named():
    asked = parts("在職")

    assert [one.typed for one in unknown_parts(asked, [False])] == ["在職"]
    asked = parts("會坐牢")
    assert [one.typed for one in unknown_parts(asked, [False, False])] == ["坐牢"]
