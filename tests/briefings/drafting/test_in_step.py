"""After a save, each heading and pair is in step or behind."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import drafting
from briefings.drafting.in_step import left_behind
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.last_edit import last_edits
from briefings.text import languages
from tests.support.factories import make_briefing, pair, section

SIDES = ("zh-hant", "en")
# Few wordings, so that gaps, changes and changes back all come about.
wordings = st.sampled_from(["", " ", "one", "two", "three"])
rows = st.builds(lambda zh, en: {"zh-hant": zh, "en": en}, wordings, wordings)


def marked(row: dict, behind: str = "", **more) -> dict:
    return row | {"behind": behind, "in_step": False} | more


@st.composite
def held_rows(draw):
    """A row as it may be held: a gap is never behind."""
    row = draw(rows)
    whole = all(row[side].strip() for side in SIDES)
    return marked(row, draw(st.sampled_from(["", *SIDES])) if whole else "")


@given(held_rows(), rows)
def test_only_a_side_with_text_beside_a_side_with_text_is_behind(before, after):
    behind = left_behind(before, marked(after))

    assert not behind or all(after[side].strip() for side in SIDES)


@given(held_rows(), rows, st.sampled_from(SIDES))
def test_changing_one_side_leaves_the_other_behind_unless_it_was_behind_itself(before, after, own):
    [other] = {*SIDES} - {own}
    after = marked(after) | {other: before[other]}
    whole = all(row[side].strip() for row in (before, after) for side in SIDES)
    changed = after[own].strip() != before[own].strip()

    behind = left_behind(before, after)

    if whole and changed:
        assert behind == ("" if before["behind"] == own else other)


@given(held_rows(), rows)
def test_changing_both_sides_brings_them_in_step(before, after):
    changed = all(after[side].strip() != before[side].strip() for side in SIDES)

    behind = left_behind(before, marked(after))

    assert not (changed and behind)


@given(held_rows())
def test_what_nobody_changes_stays_as_it_is(before):
    assert left_behind(before, marked(before)) == before["behind"]


@given(held_rows(), rows)
def test_writing_what_was_missing_brings_the_sides_in_step(before, after):
    had_a_gap = any(not before[side].strip() for side in SIDES)

    behind = left_behind(before, marked(after))

    assert not (had_a_gap and behind)


@given(held_rows(), rows)
def test_whoever_confirms_is_believed(before, after):
    assert left_behind(before, marked(after), confirmed=True) == ""


@given(rows)
def test_a_new_pair_begins_in_step(after):
    assert left_behind(None, marked(after)) == ""


@given(held_rows(), rows, wordings)
def test_nobody_brings_up_to_date_what_was_changed_unseen(before, after, seen):
    """Whoever writes the side that is behind must have had the newer other side before them."""
    one = before["behind"] or "en"
    [other] = {*SIDES} - {one}
    after = marked(after) | {other: before[other]}
    whole = all(row[side].strip() for row in (before, after) for side in SIDES)

    behind = left_behind(before, after, seen=after | {other: seen})

    if whole and before["behind"] and after[one].strip() != before[one].strip():
        assert behind == ("" if seen == before[other] else one)


# --- Three written languages ----------------------------------------------------------------------

THREE = ("zh-hant", "en", "pt")


@pytest.fixture
def three(monkeypatch):
    monkeypatch.setattr(languages, "WRITTEN", THREE)
    monkeypatch.setitem(left_behind.__globals__, "WRITTEN", THREE)


def trio(zh: str, en: str, pt: str, behind: str = "") -> dict:
    return marked({"zh-hant": zh, "en": en, "pt": pt}, behind)


@pytest.mark.parametrize(
    ("before", "after", "behind"),
    [
        (trio("一", "one", "um"), trio("二", "one", "um"), "en pt"),
        (trio("一", "one", "um"), trio("二", "two", "um"), "pt"),
        (trio("一", "one", "um"), trio("二", "two", "dois"), ""),
        (trio("二", "one", "um", "en pt"), trio("二", "two", "um"), "pt"),
        (trio("二", "one", "um", "en pt"), trio("二", "two", "dois"), ""),
        (trio("二", "one", "um", "en pt"), trio("三", "one", "um"), "en pt"),
        # The one that is up to date moves on; the one that is not stays behind.
        (trio("二", "two", "um", "pt"), trio("二", "three", "um"), "zh-hant pt"),
        # A side that is missing is a gap; the others are still compared with each other.
        (trio("一", "one", ""), trio("二", "one", ""), "en"),
        (trio("二", "one", "", "en"), trio("二", "one", "um"), "en"),
        (trio("二", "one", "um", "en pt"), trio("二", "one", ""), "en"),
        # Where the text that led is gone, the others say the same.
        (trio("二", "one", "um", "en pt"), trio("", "one", "um"), ""),
    ],
)
def test_a_change_leaves_every_other_language_behind(three, before, after, behind):
    assert left_behind(before, after) == behind


def test_of_three_nobody_brings_up_to_date_what_was_changed_unseen(three):
    before = trio("二", "one", "um", "en pt")

    unseen = left_behind(before, trio("二", "two", "um"), seen=trio("一", "two", "um"))

    assert unseen == "en pt"


# --- What is stored -------------------------------------------------------------------------------

db = pytest.mark.django_db


def save(briefing, text, **more):
    revision = more.pop("revision", Briefing.objects.get(pk=briefing.pk).revision)
    return drafting.save(briefing=briefing, text=text, revision=revision, **({"by": None} | more))


def changed(briefing, **sides) -> dict:
    """The text with the first pair's sides changed."""
    text = drafting.text_of(briefing)
    names = {"zh_hant": "zh-hant", "zh_hans": "zh-hans"}
    text["sections"][0]["paragraphs"][0] |= {names.get(name, name): sides[name] for name in sides}
    return text


def first(briefing) -> dict:
    return drafting.text_of(briefing)["sections"][0]["paragraphs"][0]


@db
def test_a_save_tells_which_side_is_behind_and_keeps_it_in_the_history(briefing):
    saved = save(briefing, changed(briefing, zh_hant="改了。"))

    assert first(briefing)["behind"] == "en"
    assert saved.text == drafting.text_of(briefing)
    assert drafting.text_at(briefing, saved.revision) == saved.text


@db
def test_a_heading_is_in_step_or_behind_like_a_pair(briefing):
    text = drafting.text_of(briefing)
    text["sections"][1]["heading"]["en"] = "The main changes"

    save(briefing, text)

    assert drafting.text_of(briefing)["sections"][1]["behind"] == "zh-hant"


@db
def test_confirming_is_a_save_of_its_own_and_leaves_no_mark(briefing):
    behind = save(briefing, changed(briefing, zh_hant="改了。"))

    saved = save(briefing, changed(briefing, in_step=True))

    assert saved.revision == behind.revision + 1
    assert first(briefing).keys() == {"id", "zh-hant", "en"}
    assert drafting.text_at(briefing, saved.revision) == drafting.text_of(briefing)


@db
def test_what_the_browser_says_of_a_held_row_is_not_believed(briefing):
    save(briefing, changed(briefing, behind="en"))

    assert "behind" not in first(briefing)


@db
def test_a_deleted_pair_that_comes_back_is_still_behind(briefing):
    behind = save(briefing, changed(briefing, zh_hant="改了。")).text
    without = copy.deepcopy(behind)
    del without["sections"][0]["paragraphs"][0]
    save(briefing, without)

    save(briefing, behind)

    assert drafting.text_of(briefing) == behind


@db
def test_two_who_write_a_language_each_at_once_have_not_compared_them(briefing):
    opened = Briefing.objects.get(pk=briefing.pk).revision
    english = changed(briefing, en="Mine.")
    save(briefing, changed(briefing, zh_hant="他們的。"))

    save(briefing, english, revision=opened)

    row = first(briefing)
    assert (row["zh-hant"], row["en"], row["behind"]) == ("他們的。", "Mine.", "en")


@db
def test_confirming_what_somebody_has_changed_meanwhile_confirms_nothing(briefing):
    opened = save(briefing, changed(briefing, zh_hant="一改。")).revision
    confirmed = changed(briefing, in_step=True)
    save(briefing, changed(briefing, zh_hant="再改。"))

    save(briefing, confirmed, revision=opened)

    assert first(briefing)["behind"] == "en"


@db
def test_confirming_goes_together_with_what_somebody_else_saves_elsewhere(briefing):
    opened = save(briefing, changed(briefing, zh_hant="一改。")).revision
    confirmed = changed(briefing, in_step=True)
    elsewhere = drafting.text_of(briefing)
    elsewhere["sections"][1]["paragraphs"][0]["en"] = "Elsewhere."
    save(briefing, elsewhere)

    save(briefing, confirmed, revision=opened)

    assert "behind" not in first(briefing)
    assert drafting.text_of(briefing)["sections"][1]["paragraphs"][0]["behind"] == "zh-hant"


@db
def test_what_is_brought_back_whole_is_in_step_as_it_was(briefing):
    then = drafting.text_of(briefing)
    save(briefing, changed(briefing, zh_hant="改了。"))

    save(briefing, then, then=then)

    assert drafting.text_of(briefing) == then


@db
def test_bringing_one_language_back_leaves_the_other_behind(briefing):
    then = drafting.text_of(briefing)
    now = save(briefing, changed(briefing, zh_hant="改了。", en="Changed.")).text
    row = first(briefing)["id"]

    save(briefing, drafting.restored(now, then, row, languages=["en"]), then=then)

    assert first(briefing)["behind"] == "zh-hant"


@db
def test_what_is_imported_as_a_whole_is_in_step(briefing):
    text = drafting.with_ids(changed(briefing, zh_hant="改了。"), drafting.text_of(briefing))

    save(briefing, drafting.in_step(text))

    assert "behind" not in first(briefing)


def edits(briefing: Briefing) -> dict:
    return {
        language: (edit.revision, edit.edited_by) for language, edit in last_edits(briefing).items()
    }


@db
def test_it_is_told_who_last_changed_which_language(lawyer, django_user_model):
    ben = django_user_model.objects.create_user("ben")
    briefing = make_briefing()
    one = save(briefing, changed(briefing, zh_hant="改了。"), by=lawyer).revision
    two = save(briefing, changed(briefing, en="Changed."), by=ben).revision

    save(briefing, changed(briefing, in_step=True), by=lawyer)

    assert edits(briefing) == {"zh-hant": (one, lawyer), "en": (two, ben)}


@db
def test_a_new_pair_is_a_change_of_both_languages(lawyer, briefing):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"].append(pair("新", ""))

    revision = save(briefing, text, by=lawyer).revision

    assert edits(briefing) == {"zh-hant": (revision, lawyer), "en": (revision, lawyer)}


@db
@pytest.mark.parametrize(
    ("change", "changed_in"),
    [
        ({"title_en": "Another"}, {"en"}),
        ({"key_points_zh_hant": "一\n二"}, {"zh-hant"}),
        ({"contact_email": "other@firm.example"}, {"zh-hant", "en"}),
        ({"law_as_at": "2025-04-20"}, {"zh-hant", "en"}),
    ],
)
def test_details_change_the_language_that_they_are_written_in(lawyer, briefing, change, changed_in):
    before = briefing.revision
    Briefing.objects.filter(pk=briefing.pk).update(**change)

    revision = drafting.keep_front(Briefing.objects.get(pk=briefing.pk), by=lawyer)

    assert revision == before + 1
    assert {side for side, edit in edits(briefing).items() if edit == (revision, lawyer)} == (
        changed_in
    )


@db
def test_a_version_kept_before_there_were_key_points_is_the_same_front_matter(briefing):
    version = briefing.versions.filter(front__isnull=False).get()
    del version.front["key_points"]
    version.save()

    revision = drafting.keep_front(briefing, by=None)

    assert revision == Briefing.objects.get(pk=briefing.pk).revision == briefing.revision


@db
def test_the_simplified_wordings_of_two_people_are_brought_together(briefing):
    opened = Briefing.objects.get(pk=briefing.pk).revision
    mine = changed(briefing, en="Mine.", zh_hans="")
    save(briefing, changed(briefing, zh_hans="简体。"))

    save(briefing, mine, revision=opened)

    assert first(briefing)["zh-hans"] == "简体。"


@db
def test_reading_and_saving_cost_what_they_did(django_assert_num_queries):
    long = make_briefing(sections=[section(*[pair(f"甲{n}", f"a{n}") for n in range(50)])])
    text = drafting.text_of(long)
    for row in text["sections"][0]["paragraphs"]:
        row["zh-hant"] += "。"

    with django_assert_num_queries(2):
        drafting.text_of(long)
    with django_assert_num_queries(10):
        drafting.save(briefing=long, text=text, by=None, revision=long.revision)
