"""Words are found as a lawyer sees them, and replacing changes nothing beside them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.drafting.find.find_words import Place, Wanted, find_words, quoted, replaced

ALPHABET = "商标標法髮发aAbBéÉ ,，.。1２*\n|《》ßİ𠀀"
TEXTS = st.text(ALPHABET, max_size=40)
WANTED = st.builds(
    Wanted, st.text(ALPHABET, min_size=1, max_size=4), whole=st.booleans(), exact=st.booleans()
)


def words_found(text: str, words: str, **how: bool) -> list[str]:
    return [text[one.start : one.end] for one in find_words(text, Wanted(words, **how))]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("商標法與商标法", "商標法", ["商標法", "商标法"]),
        ("商標法與商标法", "商标", ["商標", "商标"]),
        ("The Trade mark and TRADE MARK", "trade mark", ["Trade mark", "TRADE MARK"]),
        ("aaa", "aa", ["aa"]),
        ("", "a", []),
        ("a", "", []),
        ("100% of a (b)", "% of a (", ["% of a ("]),
    ],
)
def test_capitals_and_scripts_are_alike(text, words, places):
    assert words_found(text, words) == places


def test_exactly_means_letter_for_letter():
    assert words_found("商標 商标 Mark mark", "商标", exact=True) == ["商标"]
    assert words_found("商標 商标 Mark mark", "mark", exact=True) == ["mark"]


def test_a_whole_word_is_not_a_part_of_another_and_chinese_has_no_such_borders():
    assert words_found("Mark, marks, remark mark", "mark", whole=True) == ["Mark", "mark"]
    assert words_found("新商標法", "商標", whole=True) == ["商標"]
    assert words_found("依MOP500", "MOP", whole=True) == []


def test_addresses_pictures_and_marks_of_notes_are_left_alone():
    digest = "a" * 64
    text = (
        f"mark[^mark] see https://www.io.gov.mo/mark/1\n\n![mark](figure:{digest}-4x4)\n\n"
        "[^mark]: mark"
    )

    assert [one.start for one in find_words(text, Wanted("mark"))] == [
        0,
        text.index("![mark]") + 2,
        len(text) - 4,
    ]
    assert find_words(text, Wanted("aaaa")) == []
    assert find_words(text, Wanted("io.gov")) == []


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("[商標法](https://zh.wikipedia.org/wiki/商標法)", "商標", 1),
        ("[a](/en/briefings/2025-17)", "2025", 0),
        ("[a](</en/x 2025> '2025')", "2025", 1),
        ("[a](/wiki/x_(b)_2025) 2025", "2025", 1),
        ("見 https://zh.wikipedia.org/wiki/商標法，商標", "商標", 1),
        ("mailto:mark@firm.example mark", "mark", 1),
        ("[商標] (商標)", "商標", 2),
        ("[^1](商標)", "商標", 1),
    ],
)
def test_the_address_of_a_link_is_left_alone_and_its_words_are_not(text, words, count):
    assert len(find_words(text, Wanted(words))) == count


ADDRESSES = st.builds("".join, st.lists(st.sampled_from(["商標", "a", "/", "-", "2025", "(a)"])))
LINKS = st.builds("[{}](https://a.mo/{})".format, st.text("商標a2", max_size=5), ADDRESSES)


@given(st.lists(st.tuples(TEXTS, LINKS), max_size=3), st.text("商標a20", min_size=1, max_size=3))
def test_no_replacement_changes_where_a_link_leads(parts, words):
    text = "".join(f"{before} {link}" for before, link in parts)
    targets = [link.partition("](")[2] for _before, link in parts]

    changed = replaced(text, find_words(text, Wanted(words)), "新")

    assert [changed.count(f"]({one}") for one in targets] == [
        text.count(f"]({one}") for one in targets
    ]


@given(TEXTS, WANTED)
def test_places_are_apart_in_order_and_have_the_length_of_the_words(text, wanted):
    places = find_words(text, wanted)

    assert all(one.end <= other.start for one, other in pairwise(places))
    assert all(one.end - one.start == len(wanted.words) for one in places)
    exactly = find_words(text, Wanted(wanted.words, exact=True))
    assert all(text[one.start : one.end] == wanted.words for one in exactly)


@given(TEXTS, WANTED, st.text(ALPHABET, max_size=5), st.data())
def test_replacing_touches_nothing_outside_and_can_be_taken_back(text, wanted, put, data):
    places = [one for one in find_words(text, wanted) if data.draw(st.booleans())]

    changed = replaced(text, places, put)

    kept, at, moved, back = [], 0, 0, []
    for one in places:
        kept.append(text[at : one.start])
        back.append(Place(one.start + moved, one.start + moved + len(put)))
        moved += len(put) - (one.end - one.start)
        at = one.end
    assert changed == put.join([*kept, text[at:]])
    undone = changed
    for one, was in zip(reversed(back), reversed(places), strict=True):
        undone = replaced(undone, [one], text[was.start : was.end])
    assert undone == text


@pytest.mark.parametrize(
    ("text", "words", "seen"),
    [
        ("據**《商標法》**第1條", "商標法", ("據《", "商標法", "》第1條")),
        ("see [the Law](https://a.mo/x) now", "Law", ("see the ", "Law", " now")),
        ("an _Act_[^1]\n\n[^1]: of 1999", "Act", ("an ", "Act", " of 1999")),
        ("| Fee | Day |\n| --- | --- |\n| 5 | Monday |", "5", (" Fee Day ", "5", " Monday ")),
        ("- One\n- Two", "Two", ("One ", "Two", "")),
        ("snake_case **a** b", "b", ("snake_case a ", "b", "")),
    ],
)
def test_a_place_is_quoted_as_readers_see_it(text, words, seen):
    place = find_words(text, Wanted(words))[-1]

    before, read, after = quoted(text, place, 30)

    assert (before, read, after) == seen


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("This Act is enacted for signatures of companies.", 10, ("…for ", " of…")),
        ("enacted for signatures only", 12, ("enacted for ", " only")),
        ("為推動電子簽章之普及，確保signatures的安全及發展", 6, ("…之普及，確保", "的安全及發展")),
        ("推動經濟signatures的安全及發展", 4, ("推動經濟", "的安全及…")),
    ],
)
def test_a_quotation_ends_between_words_and_says_that_there_is_more(text, around, expected):
    (place,) = find_words(text, Wanted("signatures"))

    before, _read, after = quoted(text, place, around)

    assert (before, after) == expected
