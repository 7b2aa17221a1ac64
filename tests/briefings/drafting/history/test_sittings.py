"""The history shows what one person saved without a long pause as one sitting."""

from datetime import UTC, datetime, timedelta

from briefings.drafting.history.sittings import PAUSE, sittings
from briefings.models.draft.history import DraftVersion

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def save(revision: int, minutes: float, by: int | None = 1) -> DraftVersion:
    at = NINE + timedelta(minutes=minutes)
    return DraftVersion(revision=revision, saved_at=at, saved_by_id=by)


def grouped(*saves: DraftVersion) -> list[list[int]]:
    return [[one.revision for one in sitting.saves] for sitting in sittings(reversed(saves))]


def test_saves_without_a_long_pause_are_one_sitting():
    half = PAUSE / timedelta(minutes=1)

    assert grouped(save(1, 0), save(2, half), save(3, 2 * half)) == [[3, 2, 1]]
    assert grouped(save(1, 0), save(2, half + 0.1)) == [[2], [1]]


def test_another_person_begins_another_sitting():
    assert grouped(save(1, 0), save(2, 1, by=2), save(3, 2)) == [[3], [2], [1]]


def test_saves_of_nobody_known_stand_alone():
    assert grouped(save(1, 0, by=None), save(2, 1, by=None)) == [[2], [1]]
    assert grouped() == []
