"""The client list: load it from a table, and clear it."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefings.text.files import spreadsheets
from contacts.conflicts import party_names
from contacts.models import AccessRecord, ListedClient
from contacts.records import access_log

LONGEST = 300
MOST_ROWS = 50_000
MOST_MISTAKES = 20
# A column whose heading has one of these words holds names; other columns become the remark.
_HEADING_WORD = (
    r"client|customer|part(?:y|ies)|opposing|other|company|full|english|chinese|portuguese|name"
    r"|nome|cliente|客戶|客户|當事人|当事人|對方|对方|公司|中文|英文|葡文|外文|名稱|名称|姓名"
)
_HEADING = re.compile(rf"(?:(?:{_HEADING_WORD})(?:['’]?s)?[\s/()（）]*){{1,6}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A problem in a line of the table; line 0 stands for the whole table."""

    line: int
    words: str


class NotLoadable(Exception):
    """The table has mistakes; nothing was loaded."""

    def __init__(self, mistakes: list[Mistake]):
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = mistakes[:MOST_MISTAKES]
        self.more = len(mistakes) - len(self.mistakes)


def load(*, content: bytes, replaces: bool, by: User | None, at: datetime) -> int:
    """Load the names of a CSV or Excel table; return how many were added.

    Raises NotLoadable, and loads nothing, if any line of the table has a mistake.
    """
    loaded = _listed_clients(content, at)
    with transaction.atomic():
        if replaces:
            ListedClient.objects.all().delete()
        known = set(ListedClient.objects.values_list("name", "note"))
        fresh = [row for row in loaded if (row.name, row.note) not in known]
        ListedClient.objects.bulk_create(fresh, batch_size=500)
        access_log.log(
            action=AccessRecord.Action.LOADED,
            subject=f"client list: {len(fresh)} names" + (", replacing all" if replaces else ""),
            by=by,
            at=at,
        )
    return len(fresh)


@transaction.atomic
def clear(*, by: User | None, at: datetime) -> int:
    """Delete the whole list; return how many names it had."""
    deleted, _by_model = ListedClient.objects.all().delete()
    access_log.log(
        action=AccessRecord.Action.ERASED, subject=f"client list: {deleted} names", by=by, at=at
    )
    return deleted


def _listed_clients(content: bytes, at: datetime) -> list[ListedClient]:
    try:
        rows = spreadsheets.read(content)
    except spreadsheets.NotStorable as error:
        words = _("It contains characters that cannot be stored.")
        raise NotLoadable([Mistake(error.line, words)]) from None
    except spreadsheets.NotATable:
        words = _("This is neither a CSV in UTF-8 nor an Excel workbook.")
        raise NotLoadable([Mistake(0, words)]) from None
    if len(rows) > MOST_ROWS:
        words = _("The table has %(count)d lines; at most %(limit)d can be loaded.")
        raise NotLoadable([Mistake(0, words % {"count": len(rows), "limit": MOST_ROWS})])
    headed = [place for place, cell in enumerate(rows[0] if rows else []) if _is_heading(cell)]
    found = [
        _client(line, row, headed or [0], at)
        for line, row in enumerate(rows, start=1)
        if any(row) and not (headed and line == 1)
    ]
    if mistakes := [one for one in found if isinstance(one, Mistake)]:
        raise NotLoadable(mistakes)
    clients = [one for one in found if isinstance(one, ListedClient)]
    if not clients:
        raise NotLoadable([Mistake(0, _("There is no name in this table."))])
    return list({(client.name, client.note): client for client in clients}.values())


def _is_heading(cell: str) -> bool:
    return bool(_HEADING.fullmatch(cell))


def _client(line: int, row: list[str], of_names: list[int], at: datetime) -> ListedClient | Mistake:
    written = [row[place] for place in of_names if place < len(row) and row[place]]
    name = " / ".join(written)
    note = " · ".join(cell for place, cell in enumerate(row) if cell and place not in of_names)
    keys = party_names.keys_of(written)
    if words := _wrong(name, note, keys):
        return Mistake(line, words)
    return ListedClient(name=name, note=note, keys=keys, loaded_at=at)


def _wrong(name: str, note: str, keys: str) -> str:
    """Return the problem in a line as a sentence; empty if the line can be loaded."""
    if not name:
        return _("There is no name.")
    over = max(len(name), len(note)) - LONGEST
    if over > 0:
        words = ngettext(
            "The name or the remark is %d character too long.",
            "The name or the remark is %d characters too long.",
            over,
        )
        return words % over
    if not keys:
        return _("“%s” is too short to search for.") % name
    return ""
