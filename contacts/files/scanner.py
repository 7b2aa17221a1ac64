"""Ask the firm's virus scanner about files, in the worker: no request waits for it."""

import logging
import shlex
import subprocess
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from contacts.models import EnquiryFile

log = logging.getLogger(__name__)

State = EnquiryFile.State
LONGEST = 120  # seconds for one file
MOST_AT_ONCE = 20  # files in a turn of the worker, which also has mail to send
# As ClamAV's programs end; any other code means that the file was not scanned.
CLEAN, INFECTED = 0, 1


def waiting() -> QuerySet[EnquiryFile]:
    return EnquiryFile.objects.filter(state=State.WAITING).order_by("pk")


def scan_waiting(*, at: datetime) -> int:
    """Scan waiting files, oldest first; return how many were passed or refused.

    Without a scanner nothing waits: files from before it was switched off are passed.
    """
    if not settings.ENQUIRY_FILE_SCANNER:
        return waiting().update(state=State.READY)
    done = 0
    for pk in list(waiting().values_list("pk", flat=True)[:MOST_AT_ONCE]):
        if not _scan(pk):
            break
        done += 1
    return done


def _scan(pk: int) -> bool:
    """Scan a file; return False if the scanner did not answer, so that the file keeps waiting."""
    content = EnquiryFile.objects.filter(pk=pk).values_list("content", flat=True).first()
    if content is None:
        return True
    code = _ask(bytes(content))
    row = EnquiryFile.objects.filter(pk=pk, state=State.WAITING)
    if code == CLEAN:
        row.update(state=State.READY)
    elif code == INFECTED:
        row.update(state=State.REFUSED, content=b"")
        log.warning("The virus scanner refused file %d.", pk)
    else:
        log.warning("The virus scanner (ENQUIRY_FILE_SCANNER) does not work: files are held.")
        return False
    return True


def _ask(content: bytes) -> int:
    """Return the code with which the scanner ends for these bytes; -1 if it does not run."""
    command = shlex.split(settings.ENQUIRY_FILE_SCANNER)
    try:
        answer = subprocess.run(  # noqa: S603  the firm's own setting
            command,
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return -1
    return answer.returncode
