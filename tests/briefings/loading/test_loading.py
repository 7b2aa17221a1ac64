from datetime import timedelta

import pytest

from briefings import drafting, loading, publishing, search
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition, Listing
from tests.support.factories import document, make_area, make_author, pair, section

pytestmark = pytest.mark.django_db


def load(*documents: dict, at, publish: bool = True) -> list[Briefing]:
    new = loading.Intake().admit(loading.checked(one) for one in documents)
    loading.write(new, at=at, publish=publish)
    return [entry.briefing for entry in new]


def test_a_loaded_edition_is_what_publishing_would_freeze(noon):
    make_area("tax", "稅務", "Tax")
    make_area()
    make_author("ana", name_zh_hant="", name_en="Ana Lei")
    make_author("ho", name_zh_hant="何東", name_en="")
    one = document(areas=["tax", "ip", "unknown"], authors=["Ana Lei", "何東", "Ana Lei"])

    [briefing] = load(one, at=noon)

    edition = Edition.objects.current().get()
    assert edition.snapshot == publishing.freeze(Briefing.objects.get(pk=briefing.pk))
    assert [author.name["en"] or author.name["zh-hant"] for author in edition.snapshot.authors] == [
        "Ana Lei",
        "何東",
    ]
    assert Listing.objects.get().areas.count() == 2


def test_an_archive_begins_in_step_whatever_it_says(noon):
    marked = pair("甲", "One") | {"behind": "en", "in_step": True}

    [briefing] = load(document(sections=[section(marked)]), at=noon)

    text = drafting.text_of(briefing)
    assert text == drafting.text_at(briefing, 1)
    assert text["sections"][0]["paragraphs"][0].keys() == {"id", "zh-hant", "en"}


def test_what_is_loaded_is_found(noon):
    load(document(), at=noon)

    assert search.find("商标法", language="zh-hant").count == 1


def test_loading_again_makes_nothing_twice(noon):
    first = load(document(reference="2019-7"), document(), at=noon)

    again = load(document(reference="2019-7"), document(), document(), at=noon)

    assert [briefing.reference for briefing in first] == ["2019-7", "2025-1"]
    assert again == []
    assert Briefing.objects.count() == 2


def test_references_go_on_from_those_that_are_there(briefing, noon):
    made = load(
        document(reference="2025-9"),
        document(title={"zh-hant": "另一篇", "en": "Another"}),
        at=noon,
    )

    assert [one.reference for one in made] == ["2025-9", "2025-10"]


def test_batches_admitted_before_either_is_written_get_numbers_of_their_own(noon):
    intake = loading.Intake()
    titles = [{"zh-hant": f"第{n}篇", "en": f"No. {n}"} for n in range(4)]
    entries = [loading.checked(document(title=title, authors=["New Name"])) for title in titles]

    first, second = intake.admit(entries[:2]), intake.admit(entries[2:])
    loading.write(second, at=noon, publish=True)
    loading.write(first, at=noon, publish=True)

    assert [entry.briefing.reference for entry in entries] == [
        "2025-1",
        "2025-2",
        "2025-3",
        "2025-4",
    ]
    assert first[0].authors == second[0].authors


def test_a_refused_entry_is_numbered_anew_when_its_number_was_taken_meanwhile(briefing, noon):
    intake = loading.Intake()
    [entry] = intake.admit([loading.checked(document(title={"zh-hant": "新", "en": "New"}))])
    taken = entry.reference[1]
    Briefing.objects.create(year=2025, number=taken, date=noon.date(), title_en="Theirs")

    again = intake.admit_again(entry)
    loading.write(again, at=noon, publish=True)

    assert entry.briefing.number == briefing.number + 2


def test_a_refused_entry_is_left_out_when_others_wrote_it_meanwhile(noon):
    intake = loading.Intake()
    [entry] = intake.admit([loading.checked(document())])
    load(document(), at=noon)

    assert intake.admit_again(entry) == []


def test_without_publish_they_are_drafts_that_can_be_edited(noon):
    [briefing] = load(document(), at=noon, publish=False)

    assert not Edition.objects.exists()
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Edited."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    assert drafting.unmarked(drafting.text_of(briefing)) == text


def test_a_document_that_cannot_be_published_stays_a_draft(noon):
    load(document(authors=[]), at=noon)

    assert Briefing.objects.exists()
    assert not Edition.objects.exists()


def test_a_batch_costs_the_same_queries_however_large(noon, django_assert_max_num_queries):
    load(document(title={"zh-hant": "先", "en": "First"}), at=noon)
    many = [document(title={"zh-hant": f"第{n}篇", "en": f"No. {n}"}) for n in range(40)]

    with django_assert_max_num_queries(26):
        load(*many, at=noon + timedelta(days=1))

    assert Edition.objects.current().count() == 41


@pytest.mark.parametrize(
    "changes",
    [
        {"title": {"zh-hant": "", "en": " "}},
        {"title": {"zh-hant": "長" * 301, "en": ""}},
        {"title": "a string"},
        {"date": ""},
        {"date": "24 April"},
        {"reference": "seventeen"},
        {"reference": "2025-99999999"},
        {"sections": [{"heading": {}}]},
        {"sections": [section(pair("\0"))]},
        {"sources": [{"label": "x", "url": "javascript:alert(1)"}]},
        {"sources": ["x"]},
        {"contact": {"email": "nobody"}},
    ],
)
def test_what_makes_no_sense_is_refused_in_words(changes):
    with pytest.raises(loading.LoadError, match=r".{4,}"):
        loading.checked(document(**changes))
