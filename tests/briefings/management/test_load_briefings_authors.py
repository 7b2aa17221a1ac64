"""The authors of an archive: the same person is one author, and public only as one."""

import pytest

from briefings.models.people import Author
from tests.briefings.management.test_load_briefings import numbered, run, write
from tests.support.factories import document, make_author

pytestmark = pytest.mark.django_db

TWO_NAMES = ["陳美儀律師", "Chan Mei I"]
MAYBE_ONE = "“陳美儀” and “Chan Mei I” may be two names of one person"


def test_two_names_that_may_be_one_person_are_loaded_and_named(tmp_path):
    lines = [one | {"authors": TWO_NAMES} for one in numbered(2)]
    write(tmp_path / "some.jsonl", *lines)

    out, err = run(tmp_path / "some.jsonl")

    assert "2 loaded, 0 there already, 0 refused." in out
    assert all(f"line {number}: {MAYBE_ONE}" in err for number in (1, 2))
    assert Author.objects.count() == 2


def test_nobody_becomes_public_under_two_names(tmp_path):
    chan = {"zh-hant": "陳美儀律師", "en": "Chan Mei I"}
    given = [TWO_NAMES, [chan], ["Chan Mei I", "何東律師"]]
    lines = [one | {"authors": names} for one, names in zip(numbered(3), given, strict=True)]
    write(tmp_path / "some.jsonl", *lines)

    out, err = run(tmp_path / "some.jsonl", publish=True)

    assert "3 loaded, 0 there already, 0 refused." in out
    assert "0 published, 3 left as drafts." in out
    assert f"line 1: 2025-1 is a draft and was not published: {MAYBE_ONE}" in err
    assert f"line 2: 2025-2 is a draft and was not published: {MAYBE_ONE}" in err
    assert not Author.objects.public().exists()


def test_two_names_of_an_author_who_is_there_are_published(tmp_path):
    chan = make_author("chan", name_zh_hant="陳美儀", name_en="Chan Mei I", is_public=False)
    write(tmp_path / "some.jsonl", document(authors=TWO_NAMES))

    out, _err = run(tmp_path / "some.jsonl", publish=True)

    assert "1 published, 0 left as drafts." in out
    assert list(Author.objects.public()) == [chan]


def test_two_public_people_with_a_name_each_are_published(tmp_path):
    make_author("ana", name_zh_hant="", name_en="Ana Lei")
    make_author("ho", name_zh_hant="何東", name_en="")
    write(tmp_path / "some.jsonl", document(authors=["Ana Lei", "何東"]))

    out, _err = run(tmp_path / "some.jsonl", publish=True)

    assert "1 published, 0 left as drafts." in out
