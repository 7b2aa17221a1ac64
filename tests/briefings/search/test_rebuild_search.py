import pickle
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import publishing, search
from briefings.models.published.edition import Edition
from briefings.models.published.search import SearchEntry, SearchSpelling, TitleStart
from briefings.search.index import indexing
from briefings.text.texts import Texts
from tests.support.factories import make_briefing, publish_now

pytestmark = pytest.mark.django_db


def rebuild() -> str:
    out = StringIO()
    call_command("rebuild_search", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_rebuilding_finds_what_was_lost_and_says_how_many(edition):
    SearchEntry.objects.all().delete()

    assert "found: 1." in rebuild()
    assert search.find("商標", language="en").count == 1


def test_rebuilding_an_empty_system_is_no_error(db):
    assert "found: 0." in rebuild()


def test_many_briefings_are_rebuilt_in_one_transaction(
    noon, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(indexing, "AT_ONCE", 4)
    for _each in range(4):
        publish_now(make_briefing(), at=noon)
    # Counting anew (one), forgetting the spellings and the titles without a listing (four, in a turn).
    # The list of all, the editions, the turn (two), the listings, the entries, the words that are not
    # known (four, in a turn), what titles are suggested by. On SQLite, whether the tables are whole (two),
    # their settings (four), those of the session (four) and merging (ten); on PostgreSQL, the session's
    # and the indexes' settings, there and back.
    with django_assert_max_num_queries(36 if connection.vendor == "sqlite" else 33):
        assert list(search.rebuild()) == [(4, 4)]

    publish_now(make_briefing(), at=noon)
    assert list(search.rebuild()) == [(4, 5), (5, 5)]
    assert search.find("商標", language="en").count == 5


def test_what_is_as_it_was_is_not_written_again(edition):
    with CaptureQueriesContext(connection) as queries:
        list(search.rebuild())

    written = " ".join(query["sql"] for query in queries if "UPDATE" not in query["sql"])
    for table in ("searchentry", "titlestart", "searchtoken"):
        assert f'INTO "briefings_{table}"' not in written
    assert SearchSpelling.objects.filter(word="trade").exists()


def test_rebuilding_restores_what_titles_are_suggested_by(edition):
    there = set(TitleStart.objects.values_list("key", "listing"))
    TitleStart.objects.first().delete()
    TitleStart.objects.create(key="zzz", listing_id=edition.briefing_id)

    list(search.rebuild())

    assert set(TitleStart.objects.values_list("key", "listing")) == there


_TABLES = ("briefings_searchindex", "briefings_searchheads")


@pytest.fixture
def damaged(edition, request):
    with connection.cursor() as cursor:
        for table in _TABLES:
            for statement in request.param(table):
                cursor.execute(statement)


def _other_words(table: str) -> list[str]:
    """Replace the words of the only row, which keeps its number and its size."""
    columns = "title, front, body" if table == "briefings_searchindex" else "title, front"
    row = "FROM briefings_searchentry"
    sizes = f"{table}_docsize"
    return [
        f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM {sizes}",
        f"INSERT INTO {table}({table}, rowid, {columns}) SELECT 'delete', id, {columns} {row}",
        f"INSERT INTO {table}(rowid, title) SELECT id, 'damage' {row}",
        f"DELETE FROM {sizes}",
        f"INSERT INTO {sizes} SELECT * FROM kept_{table}",
    ]


_DAMAGES = [
    lambda table: [f"INSERT INTO {table}({table}) VALUES ('delete-all')"],
    lambda table: [f"DELETE FROM {table}_docsize"],
    lambda table: [f"DELETE FROM {table}_data WHERE id > 10"],
    _other_words,
]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="its full-text tables are its own")
@pytest.mark.parametrize(
    "damaged", _DAMAGES, ids=["rows", "sizes", "postings", "words"], indirect=True
)
def test_rebuilding_mends_a_damaged_full_text_table(damaged):
    list(search.rebuild())

    assert search.find("商標", language="en").count == 1
    assert search.find("damage", language="en").count == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="its full-text tables are its own")
@pytest.mark.parametrize("damaged", [_other_words], indirect=True)
def test_a_rebuild_that_is_interrupted_has_mended_the_tables(damaged):
    next(search.rebuild())

    assert search.find("商標", language="en").count == 1


def test_texts_may_be_analysed_in_other_processes(edition):
    SearchEntry.objects.all().delete()

    def elsewhere(work, batches):
        """What goes to another process and comes back is pickled."""
        for batch in batches:
            made = pickle.loads(pickle.dumps(work))(pickle.loads(pickle.dumps(batch)))
            yield pickle.loads(pickle.dumps(made))

    assert list(search.rebuild(elsewhere)) == [(1, 1)]
    assert search.find("商標", language="en").count == 1
    assert SearchSpelling.objects.filter(word="trade").exists()


def test_a_rebuild_that_is_interrupted_leaves_the_others_findable(noon, monkeypatch):
    monkeypatch.setattr(indexing, "AT_ONCE", 1)
    for _each in range(3):
        publish_now(make_briefing(), at=noon)

    assert next(search.rebuild()) == (1, 3)
    assert search.find("商標", language="en").count == 3


@pytest.mark.skipif(connection.vendor != "postgresql", reason="its indexes have pending lists")
def test_after_rebuilding_readers_need_not_read_pending_lists(edition):
    rebuild()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reloptions FROM pg_class WHERE relname LIKE 'briefings_searchentry_%%'"
            " AND relam = (SELECT oid FROM pg_am WHERE amname = 'gin')"
        )
        assert cursor.fetchall() == [(["fastupdate=off"],)] * 3


def _meanwhile(monkeypatch, happens) -> None:
    """Something happens after an edition was read, before its entry is written."""
    made = indexing.entry_of

    def entry_of(edition: Edition) -> SearchEntry:
        entry = made(edition)
        monkeypatch.setattr(indexing, "entry_of", made)
        happens()
        return entry

    monkeypatch.setattr(indexing, "entry_of", entry_of)


def test_what_is_withdrawn_while_it_is_rebuilt_is_not_found_again(edition, noon, monkeypatch):
    reason = Texts("有誤。", "Wrong.")
    _meanwhile(
        monkeypatch,
        lambda: publishing.withdraw(briefing=edition.briefing, by=None, at=noon, reason=reason),
    )

    list(search.rebuild())

    assert not SearchEntry.objects.exists()


def test_what_is_published_anew_while_it_is_rebuilt_is_found_as_it_is_now(
    edition, noon, monkeypatch
):
    briefing = edition.briefing
    briefing.title_en = "Patents now"
    briefing.save()
    _meanwhile(monkeypatch, lambda: publish_now(briefing, at=noon))

    list(search.rebuild())

    assert search.find("patents", language="en").count == 1
    assert SearchEntry.objects.count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="its full-text tables are its own")
def test_rebuilding_leaves_no_words_of_replaced_entries_in_the_full_text(edition):
    SearchEntry.objects.all().delete()
    list(search.rebuild())
    SearchEntry.objects.all().delete()

    list(search.rebuild())

    with connection.cursor() as cursor:
        for table in _TABLES:
            cursor.execute(f"SELECT count(DISTINCT segid) FROM {table}_idx")
            assert cursor.fetchone() == (1,)
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
    assert search.find("商標", language="en").count == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="its full-text tables are its own")
def test_rebuilding_gives_the_tables_of_an_earlier_release_the_settings(edition):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM briefings_searchindex_config WHERE k = 'hashsize'")

    rebuild()

    with connection.cursor() as cursor:
        cursor.execute("SELECT v FROM briefings_searchindex_config WHERE k = 'hashsize'")
        assert cursor.fetchall() == [(32 * 2**20,)]
