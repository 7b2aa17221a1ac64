"""How much more can be taken: in a message, in an enquiry, from a network and in all."""

import sys
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, QuerySet, Sum
from django.utils.crypto import salted_hmac

from contacts.models import Arrival, Enquiry, EnquiryFile

MEGABYTE = 1024 * 1024  # as sizes are shown
MOST_FILES_OF_A_MESSAGE = 10
# Small ones too: each is a row, and a line on the page.
MOST_FILES_OF_AN_ENQUIRY = 200
PER_NETWORK = timedelta(days=1)
IN_ALL = timedelta(hours=1)


@dataclass(slots=True, kw_only=True)
class Room:
    """The number of files and bytes that can still be taken."""

    largest: int
    most_files: int
    most_of_message: int
    files: int
    of_message: int
    of_enquiry: int
    of_network: int

    def take(self, size: int) -> None:
        self.files -= 1
        self.of_message -= size
        self.of_enquiry -= size
        self.of_network -= size


def room_for(enquiry: Enquiry | None, *, form_key: str = "", network: int | None = None) -> Room:
    """Return the room in a message; `network` are the bytes that its sender may still send."""
    here = _used(enquiry.files.filter(form_key=form_key)) if enquiry and form_key else (0, 0)
    in_all = _used(enquiry.files.all()) if enquiry else (0, 0)
    most = settings.ENQUIRY_MESSAGE_MEGABYTES * MEGABYTE
    of_enquiry = settings.ENQUIRY_FILES_MEGABYTES * MEGABYTE - in_all[1]
    return Room(
        largest=settings.ENQUIRY_FILE_MEGABYTES * MEGABYTE,
        most_files=MOST_FILES_OF_A_MESSAGE,
        most_of_message=most,
        files=MOST_FILES_OF_A_MESSAGE - here[0],
        of_message=most - here[1],
        of_enquiry=of_enquiry if in_all[0] < MOST_FILES_OF_AN_ENQUIRY else -1,
        of_network=of_enquiry if network is None else network,
    )


def _used(files: QuerySet[EnquiryFile]) -> tuple[int, int]:
    found = files.aggregate(count=Count("pk"), size=Sum("size", default=0))
    return found["count"], found["size"]


# --- What strangers may send ----------------------------------------------------------------------


def left_for(address: str, *, at: datetime) -> int:
    """Return the bytes that may still come from a network address today, and in all this hour."""
    known = Arrival.objects.filter(size__gt=0)
    own = known.filter(address=_keyed(address), at__gt=at - PER_NETWORK)
    limits = (
        (settings.ENQUIRY_FILE_MEGABYTES_PER_ADDRESS, own),
        (settings.ENQUIRY_FILE_MEGABYTES_PER_HOUR, known.filter(at__gt=at - IN_ALL)),
    )
    left = (
        limit * MEGABYTE - arrivals.aggregate(size=Sum("size", default=0))["size"]
        for limit, arrivals in limits
        if limit
    )
    return min(left, default=sys.maxsize)


def note(address: str, *, size: int, at: datetime) -> None:
    """Count the bytes that came from a network address."""
    if size:
        Arrival.objects.create(address=_keyed(address), content="", size=size, at=at)


def _keyed(address: str) -> str:
    return salted_hmac("contacts.files", address, algorithm="sha256").hexdigest()
