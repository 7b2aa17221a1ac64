import pytest

from briefings import drafting, publishing
from briefings.models.people import Author, PracticeArea
from briefings.models.published.tally import Tally
from briefings.public.views.lists.counted_lists import FEW, FilteredListings
from briefings.text.texts import Texts
from tests.support.factories import make_area, make_briefing, publish_now

pytestmark = pytest.mark.django_db
REASON = Texts("有誤。", "Wrong.")


def kept() -> dict:
    rows = Tally.objects.filter(count__gt=0)
    return {(row.area, row.author, row.year): row.count for row in rows}


def recounted() -> dict:
    Tally.recount()
    return kept()


def published(noon, *, area: PracticeArea | None = None, **changes):
    briefing = make_briefing(**changes)
    if area:
        briefing.areas.add(area)
    publish_now(briefing, at=noon)
    return briefing


def test_what_is_published_is_counted_under_all_that_it_has(noon):
    area = make_area()
    published(noon, area=area)
    published(noon, authors=["Ana Lei", "Rui Sá"], date="2024-02-01")

    listed = FilteredListings()

    ana = Author.objects.get(name_en="Ana Lei")
    assert len(listed) == 2
    assert {(one.row.slug, one.count) for one in listed.areas()} == {("ip", 1)}
    assert {(one.row.name["en"], one.count) for one in listed.authors()} == {
        ("Ana Lei", 2),
        ("Rui Sá", 1),
    }
    assert listed.years() == [{"year": 2025, "count": 1}, {"year": 2024, "count": 1}]
    assert len(FilteredListings(area="ip", author=ana.slug, year="2025")) == 1
    assert len(FilteredListings(area="ip", year="2024")) == 0
    assert kept() == recounted()


def test_a_new_edition_counts_where_it_is_now_and_a_withdrawn_one_nowhere(noon):
    one, other = make_area(), make_area("tax", "稅務", "Tax")
    briefing = published(noon, area=one)
    briefing.areas.set([other])
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Changed."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    publish_now(briefing, at=noon)

    assert [area.row.slug for area in FilteredListings().areas()] == ["tax"]
    assert len(FilteredListings()) == 1
    assert kept() == recounted()
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=REASON)
    assert kept() == recounted() == {}


def test_facets_follow_what_is_chosen_but_not_their_own_choice(noon):
    ip, tax = make_area(), make_area("tax", "稅務", "Tax")
    published(noon, area=ip)
    published(noon, area=tax, date="2024-02-01")

    listed = FilteredListings(area="ip")

    assert [area.row.slug for area in listed.areas()] == ["ip", "tax"]
    assert listed.years() == [{"year": 2025, "count": 1}]


@pytest.mark.parametrize("few", [0, FEW])
def test_both_ways_of_finding_an_areas_newest_find_the_same(noon, monkeypatch, few):
    monkeypatch.setattr("briefings.public.views.lists.counted_lists.FEW", few)
    area = make_area()
    for day in range(1, 25):
        published(noon, area=area if day % 2 else None, date=f"2025-03-{day:02}")

    listed = FilteredListings(area="ip", author=Author.objects.get().slug, year="2025")

    dates = [listing.date.day for listing in listed.page("1")]
    assert dates == list(range(23, 0, -2))


@pytest.mark.parametrize(
    "chosen",
    [{"area": "none"}, {"author": "none"}, {"year": "0000"}, {"year": "２０２５"}, {"year": "x"}],
)
def test_what_does_not_exist_has_nothing(noon, chosen):
    published(noon)

    assert len(FilteredListings(**chosen)) == 0
    assert list(FilteredListings(**chosen).page("7")) == []
