"""Names of people: without titles, compared, and two of a byline as one person."""

import pytest

from briefings.text.names import person_names


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("陳美儀律師", "陳美儀"),
        ("陳美儀 大律師", "陳美儀"),
        ("陳美儀資深大律師", "陳美儀"),
        ("歐陽美儀（實習律師）", "歐陽美儀"),
        ("律師陳美儀", "陳美儀"),
        ("陳律師", "陳律師"),
        ("律師", ""),
        ("Chan Mei I, Lawyer", "Chan Mei I"),
        ("Chan Mei I (Senior Partner)", "Chan Mei I"),
        ("Advogada Maria da Silva", "Maria da Silva"),
        ("Dr. Rui Chan, Advogado Estagiário", "Rui Chan"),
        ("Dra. Ana Lei", "Ana Lei"),
        ("Trainee Lawyer", ""),
        ("Ana Lei Junior", "Ana Lei Junior"),
        ("Drago Prof", "Drago"),
    ],
)
def test_a_name_loses_its_titles_and_nothing_else(given, name):
    assert person_names.without_title(given) == name


def test_names_are_compared_without_accents_case_and_the_order_of_words():
    assert person_names.folded("CHAN Mei-I") == person_names.folded("Mei I Chan")
    assert person_names.folded("João Lei") == person_names.folded("joao lei")
    assert person_names.folded("陳 美儀律師") == person_names.folded("陳美儀")


def test_as_many_names_in_one_language_as_in_the_other_are_the_same_people():
    found = [person_names.names_of(one) for one in ("陳美儀律師", "何東", "Chan Mei I", "Ho Tong")]

    assert person_names.paired(found) == [
        {"zh-hant": "陳美儀", "en": "Chan Mei I"},
        {"zh-hant": "何東", "en": "Ho Tong"},
    ]


def test_of_other_numbers_nobody_is_paired():
    found = [person_names.names_of(one) for one in ("陳美儀", "何東", "Chan Mei I")]

    assert [person_names.as_given(one) for one in person_names.paired(found)] == [
        "陳美儀",
        "何東",
        "Chan Mei I",
    ]


def test_who_shares_a_romanised_name_only_is_somebody_else():
    one = {"zh-hant": "陳美儀", "en": "Chan Mei I"}

    assert person_names.same(one, {"zh-hant": "", "en": "Mei I Chan"})
    assert not person_names.same(one, {"zh-hant": "陳美怡", "en": "Chan Mei I"})
    assert not person_names.same(one, {"zh-hant": "", "en": ""})
