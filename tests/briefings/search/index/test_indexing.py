import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import publishing, search
from briefings.models.published.search import SearchEntry, SearchSpelling, SearchToken
from briefings.search.index import entry, indexing, vocabulary
from briefings.search.question.understanding import understand
from briefings.text.texts import Texts
from tests.support.factories import make_briefing, pair, publish_now, section

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

    assert not vocabulary.outdated().exists()
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


def withdraw(briefing, at) -> None:
    publishing.withdraw(briefing=briefing, by=None, at=at, reason=Texts("誤", "Error"))


def test_no_correction_shows_a_word_that_only_a_withdrawn_text_had(noon):
    secret = make_briefing(sections=[section(pair("甲乙", "Hippopotamus Holdings"))])
    publish_now(make_briefing(sections=[section(pair("甲乙", "Hippopotamuses"))]), at=noon)
    publish_now(secret, at=noon)
    assert search.find("hippopotamos", language="en").corrections

    withdraw(secret, noon)

    results = search.find("hippopotamos", language="en")
    assert (results.count, results.corrections) == (1, ())


def test_no_correction_shows_a_word_of_which_only_the_count_remains(edition, noon):
    secret = make_briefing(sections=[section(pair("甲乙", "Hippopotamus Holdings"))])
    publish_now(secret, at=noon)
    withdraw(secret, noon)
    SearchToken.objects.filter(token="hippopotamus").update(entries=1)

    assert search.find("trade hippopotamos", language="en").corrections == ()


@pytest.fixture
def another_form(edition, monkeypatch) -> None:
    for module in (entry, vocabulary, indexing):
        monkeypatch.setattr(module, "FORM", 99)


def test_an_entry_of_another_form_that_was_counted_is_subtracted(another_form, noon, monkeypatch):
    made = indexing.entry_of

    def with_other_words(edition) -> SearchEntry:
        found = made(edition)
        found.title = " others "
        return found

    monkeypatch.setattr(indexing, "entry_of", with_other_words)

    search.keep_up(at=noon)

    assert (counts()[vocabulary.EVERY], counts()["others"]) == (1, 1)
    assert not vocabulary.outdated().exists()


def test_an_entry_of_another_form_with_the_same_words_is_not_written_anew(another_form, noon):
    before = counts()

    with CaptureQueriesContext(connection) as queries:
        search.keep_up(at=noon)

    assert not any('INTO "briefings_searchentry"' in query["sql"] for query in queries)
    assert not vocabulary.outdated().exists()
    assert counts() == before


def test_words_stay_as_rare_as_they_are_until_entries_of_another_form_are_made(another_form):
    understood = understand("trade hippopotamus")

    assert [unit.typed for unit in understood.units] == ["trade"]
    assert understood.unknown == ("hippopotamus",)


def test_rebuilding_counts_anew_and_forgets_the_words_of_withdrawn_texts(edition, noon):
    secret = make_briefing(sections=[section(pair("甲乙", "Hippopotamus Holdings"))])
    publish_now(secret, at=noon)
    withdraw(secret, noon)
    right = counts()
    SearchToken.objects.update(entries=7)
    SearchToken.objects.filter(token="商标").delete()

    list(search.rebuild())

    assert counts() == right
    assert SearchSpelling.objects.filter(word="trade").exists()
    assert not SearchSpelling.objects.filter(word="hippopotamus").exists()


def test_a_text_that_fails_holds_up_no_other_and_stays_found(old_entry, noon, monkeypatch, caplog):
    publish_now(make_briefing(), at=noon)
    SearchEntry.objects.filter(pk=old_entry.pk).delete()
    other = SearchEntry.objects.values().get()
    SearchEntry.objects.all().delete()
    SearchToken.objects.all().delete()
    for values in (other, {name: getattr(old_entry, name) for name in other}):
        SearchEntry.objects.create(**values | {"form": 0})
    made = indexing.entry_of

    def failing(edition):
        if edition.briefing_id == old_entry.listing_id:
            raise ValueError("words of the text")
        return made(edition)

    monkeypatch.setattr(indexing, "entry_of", failing)

    search.keep_up(at=noon)

    assert not vocabulary.outdated().exists()
    assert search.find("商標", language="en").count == counts()[vocabulary.EVERY] == 2
    assert str(old_entry.listing_id) in caplog.text
    assert "words of the text" not in caplog.text


def test_the_worker_makes_a_few_anew_at_a_time(noon, monkeypatch):
    monkeypatch.setattr(indexing, "A_FEW", 2)
    for _each in range(5):
        publish_now(make_briefing(), at=noon)
    rows = list(SearchEntry.objects.values())
    SearchEntry.objects.all().delete()
    SearchToken.objects.all().delete()
    SearchEntry.objects.bulk_create(SearchEntry(**row | {"form": 0}) for row in rows)
    together = []
    make = indexing._make_anew
    monkeypatch.setattr(indexing, "_make_anew", lambda ids: (together.append(len(ids)), make(ids)))

    search.keep_up(at=noon)

    assert together == [2, 2, 1]
    assert counts()[vocabulary.EVERY] == 5


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite compares by code points")
def test_spellings_are_compared_by_code_points():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT collation_name FROM information_schema.columns"
            " WHERE table_name = 'briefings_searchspelling' AND column_name = 'key'"
        )
        assert cursor.fetchone() == ("C",)


def test_words_are_completed_up_to_the_next_letter():
    for word in ("zon", "zone", "zones", "zoo", "zo", "zoné"):
        SearchSpelling.objects.create(key=word, word=word)

    assert vocabulary.beginning_with("zon") == ["zon", "zone", "zones", "zoné"]
