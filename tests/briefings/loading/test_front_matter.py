"""The permitted form of an archive's document; any other field is refused by name."""

import pytest
from django.utils import translation

from briefings import loading
from tests.support.factories import document


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("authors", "Ana Lei"),
        ("authors", [{"name": "Ana Lei"}]),
        ("authors", [5]),
        ("authors", [None]),
        ("authors", [["Ana"]]),
        ("areas", "ip"),
        ("areas", [5]),
        ("standfirst", 5),
        ("standfirst", {"en": 5}),
        ("standfirst", {"pt": "Resumo"}),
        ("jurisdiction", ["Macau"]),
        ("contact", "Write to us"),
        ("contact", {"heading": 5}),
        ("contact", {"email": 5}),
        ("sources", {"url": "https://a.mo"}),
        ("sources", [{"url": 5}]),
        ("sources", [{"label": 5}]),
        ("title", {"en": 5}),
    ],
)
def test_another_shape_is_refused_by_the_name_of_its_part(name, value):
    with pytest.raises(loading.LoadError, match=name):
        loading.checked(document(**{name: value}))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"authors": [""]}, "An author has no name"),
        ({"authors": [{"zh-hant": "", "en": " "}]}, "An author has no name"),
        ({"authors": ["x" * 201]}, "longer than 200"),
        ({"sources": [{"accessed": "yesterday"}]}, "accessed"),
        ({"reference": "2025-" + "1" * 5_000}, "2025-17"),
        ({"reference": "1" * 5_000 + "-1"}, "2025-17"),
        ({"reference": ["2025-1"]}, "2025-17"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_with_the_reason(changes, reason):
    with translation.override("en"), pytest.raises(loading.LoadError, match=reason):
        loading.checked(document(**changes))


def test_documents_stand_on_one_line_or_as_they_are_printed():
    lines = [b'{"a": 1}\n', b"{\n", b' "b": {\n', b" }\n", b"}\n", b"\n", b'{"c": 1}']

    assert list(loading.documents(lines)) == [
        (1, b'{"a": 1}\n'),
        (2, b'{\n "b": {\n }\n}\n'),
        (6, b"\n"),
        (7, b'{"c": 1}'),
    ]


def test_a_printed_document_that_never_ends_is_read_no_further_than_any_is_long(monkeypatch):
    monkeypatch.setattr("briefings.loading.entries.MOST_BYTES", 20)
    lines = [b"{\n", *[b" 0123456789\n"] * 5]

    assert [number for number, _text in loading.documents(lines)] == [1, 4, 5, 6]


def test_a_printed_document_that_is_broken_off_takes_no_other_along():
    lines = [b"{\n", b' "title": {\n', b'{"title": 1}\n', b"{\n", b"}\n"]

    assert list(loading.documents(lines)) == [
        (1, b'{\n "title": {\n'),
        (3, b'{"title": 1}\n'),
        (4, b"{\n}\n"),
    ]


@pytest.mark.parametrize(
    "names", ["陳美儀律師、何東律師", "陳美儀律師及何東律師", "Chan Mei I and Ho Tong", "Chan / Ho"]
)
def test_several_people_in_one_name_are_refused(names):
    with translation.override("en"), pytest.raises(loading.LoadError, match="several people"):
        loading.checked(document(authors=[names]))


@pytest.mark.parametrize("name", ["Lei, Ana", "李家和律師", "Alexander Anderson", "瑪麗亞·席爾瓦"])
def test_one_person_is_not_taken_for_several(name):
    loading.checked(document(authors=[name]))
