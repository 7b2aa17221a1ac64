import re
from collections import Counter

import pytest

from briefings.search.index.analysis import document
from briefings.search.question import synonyms
from briefings.search.question.synonyms import FILE

GROUPS = [
    line
    for line in FILE.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
SOURCE = re.compile(
    r"MO \d{1,3}/(?:\d{4}|\d{2}/M)|HK Cap\. \d{1,3}[A-Z]?|CN [\u4e00-\u9fff]+法典?|EU \d{4}/\d+"
    r"|DoJ|BUREAU|FATF|WIPO|UNCITRAL|ILO|OECD|HCCH|IMO|ICC|usage"
)


def test_each_shipped_group_names_where_its_words_are_from():
    sources = {line: line.partition("|")[2].strip().split(", ") for line in GROUPS}

    assert [line for line, some in sources.items() if not all(map(SOURCE.fullmatch, some))] == []


def test_no_line_of_the_shipped_list_is_there_twice_or_has_one_member_only():
    members = [
        tuple(sorted(one.strip() for one in line.partition("|")[0].split("="))) for line in GROUPS
    ]

    assert [one for one, times in Counter(members).items() if times > 1] == []
    assert [one for one in members if len(set(one)) < 2 or "" in one] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("short", "meant"),
    [
        ("foi", "freedom of information"),
        ("wht", "withholding tax"),
        ("llp", "limited liability partnership"),
        ("otp", "one-time password"),
        ("disinherit", "forced share"),
        ("taiwan", "中華民國"),
        ("cinema", "電影院"),
        ("lobbi", "遊說"),
    ],
)
def test_abbreviations_and_everyday_words_lead_to_what_texts_say(short, meant):
    assert meant in {one.typed.strip() for one in synonyms.known().of((short,))}


@pytest.mark.django_db
def test_a_source_is_no_synonym():
    known = synonyms.known()

    assert {one.typed.strip() for one in known.of(("summari", "judgment"))} == {"簡易判決"}
    assert known.of(("unusual",)) == known.of(("usag",)) == []


@pytest.mark.django_db
def test_a_phrase_is_found_without_the_words_that_a_question_leaves_out():
    found = [one.typed.strip() for one in synonyms.known().of(("caus",))]

    assert "without just cause" not in found


@pytest.mark.parametrize(
    ("word", "question", "meant"),
    [
        ("kick", "can we kick out a shareholder", False),
        ("kick", "when does the law kick in", True),
        ("fire", "can they fire me", True),
    ],
)
def test_a_single_word_stands_for_a_phrase_that_means_the_same_without_the_rest(
    word, question, meant
):
    known = synonyms.Synonyms(
        [synonyms.phrases(("kick in", "生效")), synonyms.phrases(("got fired", "生效"))]
    )

    found = known.of((word,), f" {document(question)} ")

    assert ("生效" in {one.typed for one in found}) is meant


def test_groups_that_share_a_member_are_joined_in_it_only():
    groups = [("貓", "cat"), ("cat", "feline"), ("dog", "犬隻")]
    known = synonyms.Synonyms(tuple(map(synonyms.phrases, groups)))

    assert {one.typed for one in known.of(("cat",))} == {"貓", "feline"}
    assert {one.typed for one in known.of(("felin",))} == {"cat"}
