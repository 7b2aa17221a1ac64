import copy

import pytest

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.models.people import Author
from tests.support.factories import TODAY, document, make_briefing, pair, section, unmarked

pytestmark = pytest.mark.django_db


def save(briefing, text):
    revision = Briefing.objects.get(pk=briefing.pk).revision
    return drafting.save_text(briefing=briefing, text=text, by=None, revision=revision)


def test_what_was_saved_is_read_back_to_the_letter(briefing):
    text = drafting.text_of(briefing)
    text["sections"][1]["paragraphs"][0]["zh-hant"] = "𠮷野家，減半！ 🙂"

    save(briefing, text)

    assert unmarked(drafting.text_of(briefing)) == text


def test_ids_survive_moves_between_sections(briefing):
    text = drafting.text_of(briefing)
    moved = text["sections"][1]["paragraphs"].pop(0)
    text["sections"][0]["paragraphs"].insert(0, moved)

    save(briefing, text)

    assert drafting.text_of(briefing) == text


def test_new_rows_get_ids_and_left_out_rows_go(briefing):
    text = drafting.text_of(briefing)
    kept = text["sections"][1]
    text["sections"] = [kept, section(pair("新", "New"))]

    save(briefing, text)

    saved = drafting.text_of(briefing)["sections"]
    assert saved[0] == kept
    assert saved[1]["paragraphs"][0]["id"]
    assert len(saved) == 2


def test_an_id_of_another_briefing_is_not_taken_over(briefing):
    other = make_briefing()
    text = drafting.text_of(other)

    save(briefing, copy.deepcopy(text))

    assert drafting.text_of(other) == text
    assert drafting.text_of(briefing)["sections"][0]["id"] != text["sections"][0]["id"]


def test_a_stale_copy_is_refused_and_changes_nothing(briefing):
    text = drafting.text_of(briefing)
    save(briefing, text)

    with pytest.raises(drafting.StaleDraft):
        drafting.save_text(briefing=briefing, text={"sections": []}, by=None, revision=0)

    assert drafting.text_of(briefing) == text


def test_a_row_named_twice_is_refused(briefing):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"] *= 2

    with pytest.raises(drafting.DraftError):
        save(briefing, text)

    assert len(drafting.text_of(briefing)["sections"][0]["paragraphs"]) == 1


def test_saving_costs_the_same_queries_however_long_the_text(db, django_assert_max_num_queries):
    long = make_briefing(
        sections=[section(*[pair(f"甲{n}", f"a{n}") for n in range(13)]) for _ in range(12)]
    )
    text = drafting.text_of(long)
    for part in text["sections"]:
        part["paragraphs"][0]["en"] += " changed"

    with django_assert_max_num_queries(11):
        drafting.save_text(briefing=long, text=text, by=None, revision=long.revision)


def test_references_count_within_the_year(db):
    assert [make_briefing().reference, make_briefing(date="2024-01-01").reference] == [
        "2025-1",
        "2024-1",
    ]


def test_an_author_is_found_again_by_either_name(db):
    ana = Author.objects.create(slug="ana", name_zh_hant="李安娜", name_en="Ana Lei")

    found = [drafting.author_named(name) for name in ("李安娜", "ana lei")]

    assert found == [ana, ana]


def test_a_contact_block_goes_to_the_side_of_its_script(db):
    briefing = drafting.create(document=document(), by=None, today=TODAY)

    assert (briefing.contact_heading_en, briefing.contact_heading_zh_hant) == ("Contact Us!", "")


def test_a_deleted_paragraph_comes_back_under_its_own_id(briefing):
    text = drafting.text_of(briefing)
    without = copy.deepcopy(text)
    del without["sections"][1]["paragraphs"][0]
    save(briefing, without)

    save(briefing, text)

    assert drafting.text_of(briefing) == text


def test_saving_what_is_there_already_is_no_new_revision(briefing):
    before = briefing.revision

    after = save(briefing, drafting.text_of(briefing))

    assert after == before
    assert not Briefing.objects.filter(revision=before + 1).exists()


def test_an_older_copy_may_save_while_the_text_is_still_as_it_opened_it(briefing):
    opened = briefing.revision
    text = drafting.text_of(briefing)
    briefing.title_en = "Another title"
    briefing.save()
    drafting.keep_front(briefing, by=None)
    text["sections"][0]["paragraphs"][0]["en"] = "Mine."

    revision = drafting.save_text(briefing=briefing, text=text, by=None, revision=opened)

    assert revision == opened + 2
    assert unmarked(drafting.text_of(briefing)) == text


def test_every_save_is_kept(briefing):
    first = drafting.text_of(briefing)
    changed = copy.deepcopy(first)
    changed["sections"][0]["paragraphs"][0]["en"] = "Changed."
    save(briefing, changed)

    assert drafting.text_at(briefing, 2) == first
    assert unmarked(drafting.text_at(briefing, 3)) == changed


NOT_A_TEXT = [
    None,
    [],
    {},
    {"sections": {}},
    {"sections": [1]},
    {"sections": [section() | {"id": 7}]},
    {"sections": [section() | {"heading": "x"}]},
    {"sections": [section() | {"behind": "pt"}]},
    {"sections": [section(pair("一", "One") | {"behind": ["en"]})]},
    {"sections": [section(pair("一", "One") | {"behind": "zh-hant en"})]},  # none would lead
    {"sections": [section(pair("一", "One") | {"in_step": "yes"})]},
    {"sections": [section({"zh-hant": "一"})]},
    {"sections": [section(pair("一", None))]},
    {"sections": [section(pair("\ud800"))]},
    {"sections": [section(pair("nul\0"))]},
    {"sections": [section(heading=("甲\n乙", ""))]},
    {"sections": [section(heading=("甲" * 501, ""))]},
    {"sections": [section(pair("", "a" * 50_001))]},
    {"sections": [section(*[pair("一")] * 3001)]},
]


@pytest.mark.parametrize("text", NOT_A_TEXT)
def test_what_is_not_a_text_is_refused_in_a_sentence(briefing, text):
    before = drafting.text_of(briefing)

    with pytest.raises(drafting.DraftError, match=r"[.…;。；]"):
        save(briefing, text)

    assert drafting.text_of(briefing) == before


def test_a_heading_keeps_its_level(briefing):
    text = drafting.text_of(briefing)
    text["sections"][1]["level"] = 2

    save(briefing, text)

    saved = drafting.text_of(briefing)["sections"]
    assert [one.get("level") for one in saved] == [None, 2]


@pytest.mark.parametrize("level", [0, 4, "2", True, None])
def test_a_level_that_does_not_exist_is_refused(briefing, level):
    text = drafting.text_of(briefing)
    text["sections"][1]["level"] = level

    with pytest.raises(drafting.DraftError):
        save(briefing, text)
