import pytest

from briefings import publishing, search
from briefings.models.published.search import SearchEntry, SearchSpelling, SearchToken
from briefings.search.index import vocabulary
from briefings.text.texts import Texts
from tests.factories import make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    return dict(SearchToken.objects.filter(entries__gt=0).values_list("token", "entries"))


def test_tokens_are_counted_as_briefings_come_change_and_go(briefing, noon):
    publish_now(briefing, at=noon)
    publish_now(make_briefing(), at=noon)
    assert (counts()["商标"], counts()[vocabulary.EVERY]) == (2, 2)

    briefing.title_en = "Patents"
    briefing.save()
    publish_now(briefing, at=noon)
    assert (counts()["patent"], counts()["商标"]) == (1, 2)

    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=Texts("誤", "Error"))
    assert counts()[vocabulary.EVERY] == 1
    assert "patent" not in counts()


@pytest.fixture
def old_entry(edition) -> SearchEntry:
    """As the release before left it: no words are counted."""
    SearchToken.objects.all().delete()
    SearchSpelling.objects.all().delete()
    values = SearchEntry.objects.values().get()
    SearchEntry.objects.all().delete()
    return SearchEntry.objects.create(**values | {"form": 0})


def test_the_worker_makes_entries_of_an_older_form_anew(old_entry, noon):
    search.keep_up(at=noon)

    assert not vocabulary.is_incomplete()
    assert counts()["商标"] == 1
    before = counts()
    search.keep_up(at=noon)
    assert counts() == before


def test_entries_of_an_older_form_are_found_meanwhile(old_entry):
    assert search.find("商標", language="en").count == 1
    assert search.find("trade marks", language="en").count == 1
    assert search.find("hippopotamus", language="en").count == 0


def test_a_word_of_a_withdrawn_briefing_is_no_correction(edition, noon):
    secret = make_briefing(sections=[section(pair("甲乙", "Hippopotamus Holdings"))])
    publish_now(secret, at=noon)
    (correction,) = search.find("hippopotamos", language="en").corrections
    assert correction.words == ("hippopotamus",)

    publishing.withdraw(briefing=secret, by=None, at=noon, reason=Texts("誤", "Error"))

    results = search.find("hippopotamos", language="en")
    assert (results.corrections, results.count) == ((), 0)
    assert search.find("hippopot", language="en").count == 0
