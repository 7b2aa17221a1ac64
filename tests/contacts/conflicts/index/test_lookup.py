"""What the index knows is what the enquiries say now: it is asked here without reading the rows."""

import pytest
from django.db import connection

from contacts.conflicts import party_names, search
from contacts.conflicts.index import lookup, sqlite
from contacts.desk import data_subjects, handle_enquiry
from contacts.models import Enquiry
from operations.worker import erase_expired
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db
ON_SQLITE = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="FTS5 is SQLite's")


def having(words: str, *, most: int = 10) -> list[int] | None:
    [found] = lookup.candidates([party_names.keys(words)], most=most)
    return found


def known(text: str) -> set[int]:
    return {pk for pk, _name in lookup.named_in(party_names.folded(text))}


@pytest.mark.parametrize(
    "words", ["Lotus", "golden lotus", "olden", "we", "銀河", "新銀", "補充稅", "lotus 銀河"]
)
def test_words_are_known_from_wherever_they_stand_in_a_text(noon, words):
    enquiry = make_enquiry(at=noon, message="We sue Golden Lotus: 所得補充稅，新銀河")
    make_enquiry(at=noon, message="Nothing of it.", email="a@other.example")

    assert enquiry.pk in (having(words) or [])
    assert list(search.containing(words, Enquiry.objects.all())) == [enquiry]


def test_more_candidates_than_wanted_are_not_listed(noon):
    for number in range(3):
        make_enquiry(at=noon, message=f"Golden Lotus {number}")

    assert having("lotus", most=2) is None
    assert len(having("lotus", most=3) or []) == 3
    assert search.containing("lotus", Enquiry.objects.all()).count() == 3


def test_single_characters_are_looked_for_in_the_rows(noon):
    enquiry = make_enquiry(at=noon, message="J K agreed.")

    assert having("j k") is None
    assert list(search.containing("j k", Enquiry.objects.all())) == [enquiry]


def test_details_are_known_by_their_words_and_names(noon, lawyer):
    enquiry = make_enquiry(at=noon)
    handle_enquiry.note(enquiry=enquiry, text="Against Jade Harbour Ltd.", by=lawyer, at=noon)

    assert having("harbour") == [enquiry.pk]
    assert enquiry.pk in known("my landlord, Jade Harbour Limited")


def test_what_is_changed_in_many_rows_at_once_is_known_too(noon):
    enquiry = make_enquiry(at=noon, message="Golden Lotus.")
    Enquiry.objects.update(folded="jade harbour", named="jade harbour")

    assert (having("lotus"), having("harbour")) == ([], [enquiry.pk])
    assert known("Jade Harbour") == {enquiry.pk}


def test_odd_characters_of_a_restored_row_do_not_stop_it(noon):
    enquiry = make_enquiry(at=noon)
    odd = 'a "b" \\n c\\ \t\x01 {},[]:null'

    Enquiry.objects.update(folded=odd, named=f"{odd}\nquite plain")

    assert enquiry.pk in known("quite plain")


def test_an_erased_person_is_in_no_index(noon):
    enquiry = make_enquiry(at=noon, name="Leong Ferreira", message="Golden Lotus.")
    data_subjects.erase(email=enquiry.email, by=None, at=noon)

    assert (having("leong ferreira"), having("lotus"), known("Leong Ferreira")) == ([], [], set())


@ON_SQLITE
@pytest.mark.parametrize("on_request", [True, False])
def test_no_piece_of_an_erased_text_stays_in_the_index(noon, on_request):
    enquiry = make_enquiry(at=noon, message="Xylophone.")
    Enquiry.objects.update(state_at=noon.replace(year=2020))
    assert "xyl" in pieces()

    if on_request:
        data_subjects.erase(email=enquiry.email, by=None, at=noon)
    else:
        erase_expired.erase_expired(at=noon)

    assert not Enquiry.objects.exists()
    assert pieces() == set()


def pieces() -> set[str]:
    """Return what the pages of the index hold, deleted or not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM contacts_enquirygrams_data WHERE id > 10")
        blocks = b"".join(bytes(block) for (block,) in cursor.fetchall())
    return {piece for piece in ("xyl", "ylo", "pho") if piece.encode()[1:] in blocks}


@ON_SQLITE
def test_the_triggers_outlive_every_migration():
    """Django makes a table anew without them; such a migration must call sqlite.watch()."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        names = {name for (name,) in cursor.fetchall()}

    assert names >= set(sqlite.TRIGGERS)
