"""The ledger of erasures beside the backups, and its application after a restore.

A backup may contain data that were erased later. So the ledger is also kept in a file outside the
database, one line per erasure, and `restore` erases again what the file names.
"""

import json
import logging
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from alerts.consent import ledger
from alerts.models import Consent
from briefings.drafting import recycle_bin
from briefings.models.draft.briefing import Briefing
from briefings.models.erasure import Erasure, named
from contacts.models import Enquiry, InboundMail, MarketingConsent

log = logging.getLogger(__name__)

NAME = "erasures.jsonl"
Kind = Erasure.Kind
A_BATCH = 500


@dataclass(frozen=True, slots=True)
class Line:
    kind: str
    subject: str
    at: datetime

    def __str__(self) -> str:
        row = {"kind": self.kind, "subject": self.subject, "at": self.at.isoformat()}
        return json.dumps(row)


class LedgerError(Exception):
    """Why a ledger file cannot be used, in a sentence."""


def keep(*, at: datetime) -> None:
    """Append new erasures to this machine's file (ERASURES_FILE)."""
    try:
        add_to(Path(settings.ERASURES_FILE))
    except (OSError, LedgerError) as error:
        # The kind only: an exception's words may quote what it failed on.
        kind = type(error).__name__
        log.warning("The ledger of erasures is not copied to ERASURES_FILE (%s).", kind)


def add_to(path: Path) -> int:
    """Append missing lines to the file; return their number. An interruption leaves it usable."""
    there = {(line.kind, line.subject) for line in read(path)} if path.exists() else set()
    rows = Erasure.objects.order_by("pk").values_list("kind", "subject", "at")
    new = [Line(*row) for row in rows.iterator(A_BATCH) if row[:2] not in there]
    if new:
        path.parent.mkdir(parents=True, exist_ok=True)
        _drop_half_a_line(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in new)
            file.flush()
            os.fsync(file.fileno())
    return len(new)


def _drop_half_a_line(path: Path) -> None:
    """Remove an incomplete line left by a process that died."""
    written = path.read_bytes() if path.exists() else b""
    if not written.endswith(b"\n"):
        whole = written.rfind(b"\n") + 1
        if whole < len(written):
            os.truncate(path, whole)


def read(path: Path) -> Iterator[Line]:
    """Return the lines of a file, without an incomplete last line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise LedgerError(f"{path} cannot be read: {error}.") from error
    for number, line in enumerate(text.split("\n")[:-1], 1):
        try:
            row = json.loads(line)
            yield _line(**row)
        except (ValueError, KeyError, TypeError) as error:
            raise LedgerError(f"Line {number} of {path} is not an entry of the ledger.") from error


def _line(*, kind: str, subject: str, at: str) -> Line:
    if Kind(kind) == Kind.BRIEFING:
        int(subject.partition(" ")[0])
    return Line(Kind(kind).value, str(subject), datetime.fromisoformat(at))


@transaction.atomic
def apply(lines: Iterable[Line]) -> dict[str, int]:
    """Erase again what the lines name, store the lines, and return the number erased by kind."""
    moments: dict[str, dict[str, datetime]] = defaultdict(dict)
    for line in lines:
        moments[line.kind].setdefault(line.subject, line.at)
    counts = {kind.value: _ERASE[kind](moments[kind]) for kind in Kind}
    for kind, subjects in moments.items():
        known = set(Erasure.objects.filter(kind=kind).values_list("subject", flat=True))
        Erasure.objects.bulk_create(
            [
                Erasure(kind=kind, subject=subject, at=at)
                for subject, at in subjects.items()
                if subject not in known
            ],
            batch_size=A_BATCH,
        )
    return counts


def _enquiries(moments: dict[str, datetime]) -> int:
    erased = 0
    for some in _some(list(moments)):
        _all, by_model = Enquiry.objects.filter(reference__in=some).delete()
        erased += by_model.get(Enquiry._meta.label, 0)
    return erased


def _consents(moments: dict[str, datetime]) -> int:
    """Withdraw the consents again; the rows remain as proof that no mailing may be sent."""
    taken_back = 0
    for consent in MarketingConsent.objects.filter(withdrawn_at=None):
        if at := moments.get(named(consent, consent.given_at)):
            MarketingConsent.objects.filter(pk=consent.pk).update(withdrawn_at=at)
            taken_back += 1
    return taken_back


def _briefings(moments: dict[str, datetime]) -> int:
    keys = {int(subject.partition(" ")[0]) for subject in moments}
    erased = 0
    for some in _some(sorted(keys)):
        # Anything published or approved under a key reused later is a different thing and stays.
        for briefing in Briefing.objects.filter(pk__in=some, editions=None, approvals=None):
            if at := moments.get(named(briefing, briefing.created_at)):
                recycle_bin.erase(briefing, at=at)
                erased += 1
    return erased


def _followers(moments: dict[str, datetime]) -> int:
    """End the consents to alerts again, and with them the following."""
    ended = 0
    for consent in Consent.objects.filter(ended_at=None):
        if at := moments.get(named(consent, consent.given_at)):
            ledger.end(consent.email.lower(), how=Consent.End.ERASED, at=at)
            ended += 1
    return ended


def _held_mails(moments: dict[str, datetime]) -> int:
    held = InboundMail.objects.filter(entry=None).only("received_at")
    gone = [mail.pk for mail in held if named(mail, mail.received_at) in moments]
    for some in _some(gone):
        InboundMail.objects.filter(pk__in=some).delete()
    return len(gone)


_ERASE = {
    Kind.ENQUIRY: _enquiries,
    Kind.CONSENT: _consents,
    Kind.BRIEFING: _briefings,
    Kind.FOLLOWER: _followers,
    Kind.HELD_MAIL: _held_mails,
}


def _some[Item](items: list[Item]) -> Iterator[list[Item]]:
    for start in range(0, len(items), A_BATCH):
        yield items[start : start + A_BATCH]
