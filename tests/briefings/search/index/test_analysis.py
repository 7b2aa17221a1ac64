import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.management.commands.make_fold_table import fold_table
from briefings.search.index.analysis import VALUES, _stem, document, fold, tokens
from briefings.search.index.clauses import LONGEST_QUERY, Clause, clauses, spans, tidy
from briefings.search.index.fold_table import FROM, TO
from briefings.search.index.values import values


def typed(query: str) -> list[tuple[str, ...]]:
    return [clause.tokens for clause in clauses(query)]


@given(st.text())
def test_folding_twice_is_folding_once_and_keeps_every_offset(text):
    folded = fold(text)

    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_the_table_is_what_opencc_gives_today():
    assert dict(zip(FROM, TO, strict=True)) == fold_table()


def test_no_character_is_folded_to_one_that_is_folded_itself():
    assert set(FROM) & set(TO) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("知識產權", "知识产权"),
        ("隨著", "随着"),
        ("著作權", "著作权"),
        ("衞生", "衛生"),
        ("羣眾", "群众"),
        ("裏", "裡"),
        ("ＡＢＣ１２３", "abc123"),
        ("Associação", "associacao"),
        ("Associac\u0327a\u0303o", "associação"),
        ("companies", "Company"),
        ("the company’s", "the company's"),
        ("葛\U000e0100洪", "葛洪"),
        ("1,234,567", "1234567"),
    ],
)
def test_two_ways_of_writing_are_one_document(one, other):
    assert document(one) == document(other)


def test_chinese_is_overlapping_pairs_and_the_last_character():
    assert document("商標法") == "商标 标法 法"


def test_a_token_knows_its_place_in_the_text():
    text = "《商標》 Companies’ fees"

    assert [text[token.start : token.end] for token in tokens(text)] == [
        "商標",
        "標",
        "Companies",
        "fees",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("商標", [("商标",)]),
        ("商標權", [("商标", "标权")]),
        ("商標 law", [("商标",), ("law",)]),
        ("商標law", [("商标",), ("law",)]),
        ("第8/2005號", [("第", "8", "2005", "号")]),
        ("e-mail", [("e", "mail")]),
        ("2025-17", [("2025", "17")]),
        ('"trade mark law"', [("trade", "mark", "law")]),
        ("「商標 trademark」", [("商标", "标", "trademark")]),
        ("the law of trade marks", [("law",), ("trade",), ("mark",)]),
        ("the", [("the",)]),
        ('"of the"', [("of", "the")]),
        ("law LAW laws", [("law",)]),
    ],
)
def test_a_query_becomes_clauses(query, expected):
    assert typed(query) == expected


@pytest.mark.parametrize("query", ["", " ", "*", '"', "''", "。，", "\x00", "\ud800", "()", "_"])
def test_a_query_without_a_letter_asks_for_nothing(query):
    assert clauses(query) == []


def test_a_single_character_finds_it_wherever_it_stands():
    clause = clauses("稅")[0]

    assert all(
        clause.needle in f" {document(text)} " for text in ("稅", "所得稅", "稅務", "免稅額")
    )


def test_a_clause_remembers_how_it_was_typed():
    assert [clause.typed for clause in clauses("商标 Companies")] == ["商标", "Companies"]


def test_a_query_is_cut_at_its_longest_and_at_twelve_clauses():
    assert len(tidy("x" * 100_000)) == LONGEST_QUERY
    assert len(clauses(" ".join(f"w{number}" for number in range(60)))) == 12


def test_whole_phrases_are_marked():
    text = "澳門商標權與商標法"

    assert [text[start:end] for start, end, _clause in spans(text, clauses("商標權"))] == ["商標權"]


def test_the_blank_behind_an_amount_is_no_part_of_its_match():
    text = "申請費 1,000 或以上"
    (amount,) = values("1000")

    found = spans(text, [Clause(amount.codes, "1000")])

    assert [text[start:end] for start, end, _clause in found] == ["1,000"]


@given(
    st.text(st.sampled_from("商標法稅ab1,'’s é\u0301\ufe0f\U000e0100Ａ-，。"), max_size=80)
    | st.text()
)
def test_what_is_indexed_are_the_tokens(text):
    words, _mark, _values = document(text).partition(VALUES)

    assert words.split() == [token.text for token in tokens(text)]


@given(st.text(max_size=300))
def test_no_text_is_an_error_and_no_token_needs_quoting(text):
    for token in tokens(text):
        assert token.text
        assert token.text.replace("·", "").isalnum() or not token.text.isascii()
        assert not set(token.text) & set(" '\"\\%_*:&|!()<>")
    for clause in clauses(text):
        assert clause.tokens


@pytest.fixture
def busy_threads() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_people_who_search_at_the_same_time_do_not_mix_up_their_words(busy_threads):
    endings = ("ing", "ations", "er", "ers", "izing", "fulness", "ement", "ies", "ly", "able")
    words = [
        f"{word}{end}" for word in ("regist", "transf", "oblig", "conflict") for end in endings
    ]
    alone = [_stem(word) for word in words]

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda _time: [_stem(word) for word in words], range(100)))

    assert together == [alone] * 100
