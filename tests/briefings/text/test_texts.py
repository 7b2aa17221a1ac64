"""A text by language, as a value."""

import copy
import pickle
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.texts import Texts

SIDES = st.text(max_size=20)


@given(SIDES, SIDES)
def test_a_text_survives_its_columns_mapping_and_copies(chinese, english):
    text = Texts(chinese, english)

    assert Texts.of(SimpleNamespace(**text.to_columns("title")), "title") == text
    assert Texts.by_language(dict(text)) == text
    assert copy.deepcopy(text) == pickle.loads(pickle.dumps(text)) == text
    assert len({text, Texts(chinese, english)}) == 1


def test_sides_left_out_are_missing():
    text = Texts("甲")

    assert text.missing() == [ENGLISH]
    assert text.present()
    assert Texts().missing() == [CHINESE, ENGLISH]
    assert not Texts().present()


def test_a_side_of_blanks_is_missing_and_not_the_first():
    assert Texts(" \n", "A").missing() == [CHINESE]
    assert Texts(" \n", "A").first() == "A"


def test_a_text_is_equal_to_no_other_kind_of_mapping():
    assert Texts("甲", "A") != {CHINESE: "甲", ENGLISH: "A"}


def test_a_text_does_not_change():
    with pytest.raises(AttributeError):
        Texts("甲")._sides = ("乙", "")  # type: ignore[misc]


def test_an_unknown_language_and_too_many_sides_are_errors():
    with pytest.raises(KeyError):
        Texts()["pt"]
    with pytest.raises(ValueError, match="3 sides"):
        Texts("1", "2", "3")
