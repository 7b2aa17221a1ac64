import json
from dataclasses import replace
from datetime import date

import pytest

from briefings.text.snapshot import Named, Pair, Part, Snapshot, Source, digest
from briefings.text.texts import Texts

PAIR = Pair("aaaaaaaaaa", Texts("澳門。", "Macau."), zh_hans="澳门。")
SNAPSHOT = Snapshot(
    reference="2025-1",
    title=Texts("題", "Title"),
    date=date(2025, 4, 24),
    parts=(Part("bbbbbbbbbb", Texts("節", "Section"), (PAIR,)),),
    authors=(Named("ana", Texts("安娜", "Ana")),),
    areas=(Named("ip", Texts("知識產權", "IP")),),
    sources=(Source(Texts("來源", "Source"), "https://www.io.gov.mo/"),),
    firm=Texts("律師事務所", "Firm"),
    disclaimer=Texts("聲明", "Disclaimer"),
)


def with_pair(**changes) -> Snapshot:
    part = SNAPSHOT.parts[0]
    return replace(SNAPSHOT, parts=(replace(part, pairs=(replace(PAIR, **changes),)),))


def differs(other: Snapshot) -> set[str]:
    """The languages whose wording is another."""
    return {
        language
        for language in ("zh-hant", "en")
        if other.wording_digest(language) != SNAPSHOT.wording_digest(language)
    }


def test_the_wording_of_a_language_says_nothing_in_the_other():
    assert "澳門" not in SNAPSHOT.wording("en")
    assert "Macau" not in SNAPSHOT.wording("zh-hant")
    assert json.loads(SNAPSHOT.wording("en"))["title"] == {"en": "Title"}


def test_its_digest_is_that_of_its_canonical_json():
    assert SNAPSHOT.wording_digest("en") == digest(SNAPSHOT.wording("en"))


@pytest.mark.parametrize(
    ("changed", "languages"),
    [
        (with_pair(text=Texts("澳門！", "Macau.")), {"zh-hant"}),
        (with_pair(text=Texts("澳門。", "Macau!")), {"en"}),
        (with_pair(zh_hans=""), {"zh-hant"}),
        (replace(SNAPSHOT, title=Texts("題", "Another")), {"en"}),
        (replace(SNAPSHOT, date=date(2025, 5, 1)), {"zh-hant", "en"}),
        (replace(SNAPSHOT, authors=()), {"zh-hant", "en"}),
        (
            replace(SNAPSHOT, sources=(Source(Texts("來源", "Source"), "https://dsi.gov.mo/"),)),
            {"zh-hant", "en"},
        ),
    ],
)
def test_what_a_language_says_is_approved_with_it(changed, languages):
    assert differs(changed) == languages


@pytest.mark.parametrize(
    "changed",
    [
        with_pair(behind=("en",)),
        replace(SNAPSHOT, parts=(replace(SNAPSHOT.parts[0], behind=("zh-hant",)),)),
        replace(SNAPSHOT, firm=Texts("新名", "New name")),
        replace(SNAPSHOT, disclaimer=Texts("新", "New")),
        replace(SNAPSHOT, authors=(Named("ana", Texts("安娜", "Ana Lei")),)),
    ],
)
def test_what_the_briefing_does_not_say_itself_is_no_part_of_it(changed):
    assert differs(changed) == set()
