"""Which terms of the firm a pair uses, and where a side departs from them."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.checking.terms import Entry, Glossary
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.texts import Texts

IP = Entry(
    1,
    Texts("知識產權", "intellectual property"),
    Texts("智慧財產權", "intellectual assets"),
)
RIGHT = Entry(2, Texts("產權", "title"))
COMPANY = Entry(3, Texts("有限公司", "limited company"))


def told(zh_hant: str, en: str, *entries: Entry) -> list[tuple]:
    """Departures, as the language, the kind, and the marked words of each side."""
    return [
        (
            one.language,
            one.kind,
            [zh_hant[start:end] for start, end in one.marks.get(CHINESE, ())],
            [en[start:end] for start, end in one.marks.get(ENGLISH, ())],
        )
        for one in Glossary(entries).uses(Texts(zh_hant, en)).departures
    ]


def test_a_term_on_both_sides_is_used_and_no_departure():
    uses = Glossary([IP, COMPANY]).uses(
        Texts("保護知識產權", "Intellectual Property is protected.")
    )

    assert uses.entries == [IP]
    assert uses.departures == []


def test_a_side_without_the_term_departs():
    expected = [("en", "missing", ["知識產權"], [])]

    assert told("保護知識產權", "Patents are protected.", IP) == expected


def test_a_writing_to_avoid_is_marked_on_the_side_that_has_it():
    expected = [("en", "avoided", ["知識產權"], ["intellectual assets"])]

    assert told("知識產權", "our intellectual assets", IP) == expected
    assert told("智慧財產權", "intellectual property", IP)[0][:2] == ("zh-hant", "avoided")


def test_the_longest_term_counts():
    assert told("知識產權", "intellectual property", IP, RIGHT) == []


def test_capitals_plurals_and_simplified_characters_do_not_matter():
    assert told("该有限公司", "both LIMITED COMPANIES", COMPANY) == []


def test_a_term_inside_another_word_is_none():
    mark = Entry(4, Texts("標", "mark"))

    assert told("目", "remarkable", mark) == []


def test_one_of_two_renderings_of_a_term_is_enough():
    other = Entry(5, Texts("知識產權", "IP"))

    assert told("知識產權", "IP is protected.", IP, other) == []


def test_a_missing_side_departs_from_nothing():
    assert told("知識產權", "", IP) == []


@given(st.text(max_size=120), st.text(max_size=120))
def test_no_text_is_too_strange(zh_hant, en):
    for one in Glossary([IP, RIGHT, COMPANY]).uses(Texts(zh_hant, en)).departures:
        for language, side in ((CHINESE, zh_hant), (ENGLISH, en)):
            spans = one.marks.get(language, ())
            assert all(0 <= start < end <= len(side) for start, end in spans)


# --- Terms with several right translations --------------------------------------------------------

CONTRACT = Entry(6, Texts("合同", "contract"), is_enforced=False)


def test_a_term_that_is_not_checked_is_shown_and_never_missing():
    uses = Glossary([CONTRACT]).uses(Texts("合同", "a contract"))

    assert uses.entries == [CONTRACT]
    assert told("合同", "an agreement", CONTRACT) == []


def test_a_wording_to_avoid_counts_though_the_term_is_not_checked():
    deed = Entry(7, Texts("合同", "contract"), Texts("", "deed"), is_enforced=False)

    assert told("合同", "a deed", deed) == [("en", "avoided", ["合同"], ["deed"])]


_PIECES = st.lists(
    st.sampled_from(["知識", "產權", "知識產權", "有限", "有限公司", "合同", "買"]), max_size=8
)
_WORDS = st.lists(
    st.sampled_from(["intellectual", "property", "title", "limited", "company", "contract"]),
    max_size=8,
)


@given(_PIECES, _WORDS)
def test_terms_that_are_not_checked_change_no_finding(pieces, words):
    side, other = "".join(pieces), " ".join(words)
    shipped = [
        Entry(10, Texts("知識產權合同", "property contract"), is_enforced=False),
        Entry(11, Texts("有限", "limited"), is_enforced=False),
        Entry(12, Texts("產權", "property title"), is_enforced=False),
    ]

    assert told(side, other, IP, RIGHT, COMPANY, *shipped) == told(side, other, IP, RIGHT, COMPANY)
