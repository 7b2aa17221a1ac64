import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.drafting.merge_saves import merged
from tests.support.factories import pair, section


def text(*sections: dict) -> dict:
    for number, part in enumerate(sections):
        part["id"] = f"s{number}"
    return {"sections": list(sections)}


def row(key: str, zh_hant: str = "一", en: str = "one") -> dict:
    return {"id": key} | pair(zh_hant, en)


BASE = text(section(row("a"), row("b")), section(row("c"), row("d"), heading=("題", "Head")))


def changed(change) -> dict:
    copied = copy.deepcopy(BASE)
    change(copied["sections"])
    return copied


def ids(merged_text: dict) -> list[list[str]]:
    return [[pair["id"] for pair in part["paragraphs"]] for part in merged_text["sections"]]


def test_nothing_is_lost_when_each_writes_a_language():
    theirs = changed(lambda s: s[0]["paragraphs"][0].update({"zh-hant": "他"}))
    mine = changed(lambda s: s[0]["paragraphs"][0].update({"en": "mine"}))

    both, clashes = merged(BASE, theirs, mine)

    assert clashes == []
    assert both["sections"][0]["paragraphs"][0] == row("a", "他", "mine")


def test_the_same_side_changed_twice_is_a_clash_and_theirs_stands():
    theirs = changed(lambda s: s[1]["heading"].update({"en": "Theirs"}))
    mine = changed(lambda s: s[1]["heading"].update({"en": "Mine"}))

    both, clashes = merged(BASE, theirs, mine)

    assert [tuple(clash) for clash in clashes] == [("s1", "en", "Head", "Theirs", "Mine")]
    assert both["sections"][1]["heading"]["en"] == "Theirs"


def test_the_same_change_by_both_is_no_clash():
    same = changed(lambda s: s[0]["paragraphs"][0].update({"en": "same"}))

    assert merged(BASE, same, copy.deepcopy(same)) == (same, [])


def test_one_moves_rows_while_the_other_writes():
    theirs = changed(lambda s: s[0]["paragraphs"].reverse())
    mine = changed(lambda s: s[0]["paragraphs"][1].update({"en": "mine"}))

    both, clashes = merged(BASE, theirs, mine)

    assert clashes == []
    assert both["sections"][0]["paragraphs"] == [row("b", "一", "mine"), row("a")]


def test_both_add_rows():
    theirs = changed(lambda s: s[0]["paragraphs"].append(row("t")))
    mine = changed(lambda s: s[0]["paragraphs"].insert(0, row("")))

    both, _clashes = merged(BASE, theirs, mine)

    assert ids(both) == [["", "a", "b", "t"], ["c", "d"]]


def test_a_row_that_one_removed_and_the_other_rewrote_stays():
    removed = changed(lambda s: (s[0]["paragraphs"].pop(0), s[1]["paragraphs"].append(row("n"))))
    written = changed(lambda s: (s[0]["paragraphs"][0].update(en="new"), s[1]["paragraphs"].pop(0)))

    for theirs, mine in ((removed, written), (written, removed)):
        both, _clashes = merged(BASE, theirs, mine)

        assert ids(both) == [["a", "b"], ["d", "n"]]
        assert both["sections"][0]["paragraphs"][0]["en"] == "new"


def test_what_one_rewrote_stays_when_the_other_only_removed_it():
    written = changed(lambda s: s[0]["paragraphs"][0].update(en="new"))
    removed = changed(lambda s: s[0]["paragraphs"].pop(0))

    for theirs, mine in ((removed, written), (written, removed)):
        assert ids(merged(BASE, theirs, mine)[0]) == [["a", "b"], ["c", "d"]]


words = st.sampled_from(["one", "two", "three"])


@given(st.lists(words, min_size=8, max_size=8), st.lists(words, min_size=8, max_size=8))
def test_every_change_is_kept_or_named_as_a_clash(theirs_words, mine_words):
    theirs, mine = copy.deepcopy(BASE), copy.deepcopy(BASE)
    for version, chosen in ((theirs, theirs_words), (mine, mine_words)):
        rows = [pair for part in version["sections"] for pair in part["paragraphs"]]
        for number, word in enumerate(chosen):
            rows[number // 2][("zh-hant", "en")[number % 2]] = word

    both, clashes = merged(BASE, theirs, mine)

    named = {(clash.id, clash.side): (clash.theirs, clash.mine) for clash in clashes}
    kept = {p["id"]: p for part in both["sections"] for p in part["paragraphs"]}
    old = {p["id"]: p for part in BASE["sections"] for p in part["paragraphs"]}
    for version in (theirs, mine):
        for part in version["sections"]:
            for p in part["paragraphs"]:
                for side in ("zh-hant", "en"):
                    if p[side] != old[p["id"]][side]:
                        assert p[side] == kept[p["id"]][side] or p[side] in named[(p["id"], side)]


@pytest.mark.parametrize("version", [BASE, text(), text(section())])
def test_without_changes_of_mine_theirs_is_the_text(version):
    assert merged(BASE, version, copy.deepcopy(BASE))[0] == version


def test_the_level_is_that_of_the_user_who_changed_it():
    theirs = changed(lambda s: s[1].update(level=2))
    mine = changed(lambda s: s[0]["paragraphs"][0].update(en="mine"))

    for both, clashes in (merged(BASE, theirs, mine), merged(BASE, mine, theirs)):
        assert [one.get("level") for one in both["sections"]] == [None, 2]
        assert clashes == []
