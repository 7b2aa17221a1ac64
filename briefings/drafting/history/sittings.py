"""Group the saves of a draft by sitting: what one person saves without a long pause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from briefings.models.draft.history import DraftVersion

PAUSE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Saves of one person, the latest first; each at most PAUSE after the one before."""

    saves: list[DraftVersion]

    @property
    def last(self) -> DraftVersion:
        return self.saves[0]

    @property
    def first(self) -> DraftVersion:
        return self.saves[-1]


def sittings(saves: Iterable[DraftVersion]) -> list[Sitting]:
    """Return the sittings of these saves, which come latest first."""
    found: list[Sitting] = []
    for save in saves:
        if found and _goes_on(save, found[-1].first):
            found[-1].saves.append(save)
        else:
            found.append(Sitting([save]))
    return found


def _goes_on(save: DraftVersion, later: DraftVersion) -> bool:
    same = save.saved_by_id is not None and save.saved_by_id == later.saved_by_id
    return same and later.saved_at - save.saved_at <= PAUSE
