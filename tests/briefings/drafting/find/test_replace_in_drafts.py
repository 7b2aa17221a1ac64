"""Words are replaced over all drafts: what was listed and chosen, as saved versions, and no more."""

import pytest

from briefings import drafting
from briefings.drafting.find.find_words import Wanted
from briefings.drafting.find.replace_in_drafts import places_in, replace
from briefings.models.draft.briefing import Briefing
from tests.support.factories import change_side, make_briefing, pair, section

pytestmark = pytest.mark.django_db
DRAFTS = Briefing.objects.all()
TITLE = {"zh-hant": "題目", "en": "A title"}


@pytest.fixture
def drafts(lawyer) -> list[Briefing]:
    return [
        make_briefing(
            title=TITLE,
            sections=[section(pair("商標註冊。", "A Trade mark."), heading=("商标", "Marks"))],
        ),
        make_briefing(
            title=TITLE, sections=[section(pair("專利。", "A patent, not a trade mark."))]
        ),
        make_briefing(title=TITLE, sections=[section(pair("合同。", "A contract."))]),
    ]


def texts(briefing: Briefing) -> list[tuple[str, str]]:
    document = drafting.text_of(briefing)
    return [
        (row["zh-hant"], row["en"])
        for part in document["sections"]
        for row in (part["heading"], *part["paragraphs"])
    ]


def keys(words: str, **how: bool) -> list[str]:
    return [one.key for one in places_in(DRAFTS, Wanted(words, **how), most=100)]


def test_places_are_listed_with_their_context_newest_draft_first(drafts):
    places = places_in(DRAFTS, Wanted("trade mark"), most=100)

    assert [(one.briefing, one.before, one.words, one.after) for one in places] == [
        (drafts[1].pk, "A patent, not a ", "trade mark", "."),
        (drafts[0].pk, "A ", "Trade mark", "."),
    ]


def test_a_script_finds_the_other_in_headings_too_and_no_more_than_asked_for(drafts):
    assert len(keys("商標")) == len(keys("商标")) == 2
    assert len(keys("商標", exact=True)) == 1
    assert len(places_in(DRAFTS, Wanted("trade mark"), most=1)) == 1
    assert keys("100%_") == []


@pytest.mark.parametrize("words", ["«", "»é", "ß", "，，"])
def test_drafts_without_the_marks_or_accented_letters_are_not_read(
    drafts, words, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert keys(words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("CAFÉ", "café"), ("café", "CAFÉ"), ("STRAẞE", "straße"), ("Ω", "ω"), ("«a»", "«A»")],
)
def test_capitals_with_accents_are_found_as_plain_ones_are(drafts, text, words):
    change_side(drafts[0], "en", text, by=None)

    assert len(keys(words)) == 1


def test_chosen_places_are_replaced_as_a_saved_version_each(drafts, lawyer):
    chosen = keys("trade mark")

    done = replace(DRAFTS, Wanted("trade mark"), "trademark", chosen=chosen[:1], by=lawyer)

    assert done.replaced == {drafts[1].pk: 1}
    assert texts(drafts[1])[1] == ("專利。", "A patent, not a trademark.")
    assert texts(drafts[0])[1] == ("商標註冊。", "A Trade mark.")
    assert drafts[1].versions.latest("revision").saved_by == lawyer
    assert drafts[0].versions.count() == drafts[2].versions.count()


def test_a_side_that_changed_meanwhile_is_left_and_said(drafts, lawyer):
    chosen = keys("trade mark")
    change_side(drafts[0], "en", "A trade mark, reworded.", by=None)

    done = replace(DRAFTS, Wanted("trade mark"), "trademark", chosen=chosen, by=lawyer)

    assert done.replaced == {drafts[1].pk: 1}
    assert done.changed_meanwhile == 1
    assert texts(drafts[0])[1][1] == "A trade mark, reworded."


def test_the_other_side_is_behind_unless_it_is_stated_that_both_still_agree(drafts, lawyer):
    first, second = keys("trade mark")
    replace(DRAFTS, Wanted("trade mark"), "trademark", chosen=[first], by=lawyer)
    replace(DRAFTS, Wanted("trade mark"), "trademark", chosen=[second], by=lawyer, in_step=True)

    behind = [
        [
            row.get("behind", "")
            for part in drafting.text_of(one)["sections"]
            for row in part["paragraphs"]
        ]
        for one in drafts[:2]
    ]

    assert behind == [[""], ["zh-hant"]]


@pytest.mark.parametrize("key", ["", "x", "1/2/3", "99999999999999999999999/a/en/0-1/f"])
def test_a_place_that_makes_no_sense_changes_nothing(drafts, lawyer, key):
    assert replace(DRAFTS, Wanted("trade mark"), "", chosen=[key], by=lawyer).replaced == {}


def test_titles_and_key_points_are_searched_and_replaced_too(drafts, lawyer):
    briefing = drafts[2]
    briefing.key_points_zh_hant = "合同须以书面订立。"
    briefing.save()
    drafting.keep_front(briefing, by=None)
    places = places_in(DRAFTS, Wanted("合同"), most=100)

    done = replace(DRAFTS, Wanted("合同"), "合約", chosen=[one.key for one in places], by=lawyer)

    briefing.refresh_from_db()
    assert [one.is_in_front for one in places] == [True, False]
    assert done.replaced == {briefing.pk: 2}
    assert briefing.key_points_zh_hant == "合約须以书面订立。"
    assert texts(briefing)[1][0] == "合約。"
    assert briefing.versions.latest("revision").front["key_points"]["zh-hant"].startswith("合約")


def test_a_title_that_would_become_too_long_is_refused_and_nothing_of_the_draft_changes(
    drafts, lawyer
):
    titles = Briefing.objects.filter(pk=drafts[0].pk)
    titles.update(title_en="x " * 140)
    places = places_in(titles, Wanted("x"), most=500)

    chosen = [one.key for one in places]
    done = replace(titles, Wanted("x"), "trade mark", chosen=chosen, by=lawyer)

    assert (done.replaced, done.changed_meanwhile) == ({}, 0)
    assert done.refused[0].startswith(f"{drafts[0].reference}: ")
    assert titles.get().title_en == "x " * 140
