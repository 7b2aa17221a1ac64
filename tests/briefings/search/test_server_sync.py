import pytest

from briefings import publishing, search
from briefings.models.published.edition import Listing
from briefings.models.published.generation import Generation
from briefings.models.published.search import SearchEntry
from briefings.search import opensearch, ranking, server_sync
from briefings.text.texts import Texts
from tests.factories import make_area, make_briefing, publish_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(search_server, monkeypatch):
    """What the questions of readers were answered by."""
    answered = []
    adapter = ranking.adapter

    def database(connection):
        answered.append("database")
        return adapter(connection)

    monkeypatch.setattr(ranking, "adapter", database)
    return answered


def documents(house) -> dict:
    (index,) = house.indexes.values()
    return {key: one for key, one in index.found.items() if key != str(opensearch.MARK)}


def count(query: str = "商標") -> int:
    return search.find(query, language="en").count


def test_the_database_answers_until_the_server_knows_all(edition, search_server, asked, noon):
    before = count()
    search.keep_up(at=noon)

    assert (before, count()) == (1, 1)
    assert asked == ["database"]


def test_whatever_is_published_or_withdrawn_the_server_is_not_asked_until_it_knows(
    briefing, edition, search_server, asked, noon
):
    search.keep_up(at=noon)
    publish_now(make_briefing(), at=noon)
    assert (count(), asked.pop()) == (2, "database")
    search.keep_up(at=noon)
    assert (count(), asked) == (2, [])

    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=Texts("誤", "Error"))

    assert (count(), asked.pop()) == (1, "database")
    search.keep_up(at=noon)
    assert (count(), asked) == (1, [])


def test_only_what_differs_is_sent(edition, search_server, noon):
    search.keep_up(at=noon)
    publish_now(make_briefing(), at=noon)

    sent = list(search.bring_up_to_date())

    assert sent[-1] == 1
    assert len(documents(search_server)) == 2
    assert list(search.bring_up_to_date()) == []


@pytest.mark.parametrize("day", ["2025-04-24", "2025-04-30"])
def test_the_next_edition_takes_the_place_of_the_one_before(
    briefing, edition, search_server, asked, noon, day
):
    search.keep_up(at=noon)
    briefing.title_zh_hant, briefing.date = "專利法", day
    briefing.save()
    newer = publish_now(briefing, at=noon)

    search.keep_up(at=noon)

    assert [one["edition"] for one in documents(search_server).values()] == [[newer.pk]]
    assert (count("專利法"), asked) == (1, [])


def test_what_was_lost_or_put_there_by_others_is_repaired(edition, search_server, noon):
    search.keep_up(at=noon)
    (index,) = search_server.indexes.values()
    kept = dict(index.written)
    strange = {"key": 5, "edition": 5, "areas": [], "authors": [], "all": "x"}
    index.written.clear()
    index.write("5", strange)
    index.refresh()

    search.keep_up(at=noon)

    assert index.found == kept


def test_an_index_that_somebody_removed_is_made_again(edition, search_server, asked, noon):
    search.keep_up(at=noon)
    search_server.indexes.clear()

    before = count()
    search.keep_up(at=noon)

    assert (before, count()) == (1, 1)
    assert asked == ["database"]


def test_comparing_goes_on_window_by_window(search_server, noon, monkeypatch):
    monkeypatch.setattr(server_sync, "WINDOW", 2)
    monkeypatch.setattr(server_sync, "BATCH", 1)
    for day in range(1, 6):
        publish_now(make_briefing(date=f"2025-04-0{day}"), at=noon)
    search.keep_up(at=noon)
    gone = list(SearchEntry.objects.order_by("pk").values_list("pk", flat=True)[1:4])
    Listing.objects.filter(search_entry__in=gone).delete()
    Generation.advance()

    search.keep_up(at=noon)

    left = SearchEntry.objects.values_list("pk", flat=True)
    assert sorted(documents(search_server)) == sorted(map(str, left))
    assert count() == 2


def test_a_turn_of_the_worker_is_short_and_the_next_one_goes_on(
    search_server, asked, noon, monkeypatch
):
    monkeypatch.setattr(server_sync, "BATCH", 1)
    monkeypatch.setattr(server_sync, "A_TURN", 0.0)
    for _each in range(2):
        publish_now(make_briefing(), at=noon)

    search.keep_up(at=noon)
    assert (count(), asked.pop()) == (2, "database")
    for _turn in range(4):
        search.keep_up(at=noon)

    assert (count(), asked) == (2, [])


def test_two_workers_do_not_write_at_once(edition, search_server, noon):
    first = search.bring_up_to_date()
    next(first)

    second = list(search.bring_up_to_date())
    list(first)

    assert second == []
    assert len(documents(search_server)) == 1


def test_what_has_no_entry_is_not_found_whatever_the_server_says(
    edition, search_server, asked, noon
):
    search.keep_up(at=noon)

    Listing.objects.all().delete()

    assert (count(), asked) == (0, [])


def test_a_server_that_writes_only_half_is_not_trusted(edition, search_server, asked, noon, caplog):
    search_server.mood = "full"

    search.keep_up(at=noon)

    assert "not all was written" in caplog.text
    search_server.mood = "kind"
    assert (count(), asked) == (1, ["database"])


def test_a_server_that_does_not_show_what_it_was_given_is_not_trusted(
    edition, search_server, asked, noon, caplog
):
    search_server.mood = "forgetful"

    search.keep_up(at=noon)

    assert "does not find its own mark" in caplog.text
    assert (count(), asked) == (1, ["database"])


def test_a_renamed_area_narrows_at_once(briefing, search_server, asked, noon):
    area = publishing_area(briefing, noon)
    search.keep_up(at=noon)
    type(area).objects.filter(pk=area.pk).update(slug="trade-marks")

    found = search.find("商標", language="en", area="trade-marks").count
    lost = search.find("商標", language="en", area="ip").count

    assert (found, lost, asked) == (1, 0, [])


def publishing_area(briefing, at):
    area = make_area()
    briefing.areas.add(area)
    publish_now(briefing, at=at)
    return area


def test_without_a_search_server_nothing_is_asked(edition, search_server, settings, noon):
    settings.SEARCH_URL = ""

    search.keep_up(at=noon)

    assert count() == 1
    assert search_server.asked == []
