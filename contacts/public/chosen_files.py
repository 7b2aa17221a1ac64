"""Files that a client chose in a form, and what the form shows of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.http import HttpRequest

from briefings.public.requests import client_network
from briefings.text.input_cleaning import whole_number
from contacts.desk.further_messages import may_write
from contacts.files import kinds, names, room, store
from contacts.files.check import RefusedFile, Result, check
from contacts.models import Enquiry, EnquiryFile

FIELD = "files"
DROP = "drop"
ACCEPT = ",".join(extension for kind in kinds.ALL.values() for extension in kind.extensions)


@dataclass(slots=True)
class Chosen:
    """The files of a form."""

    kept: list[EnquiryFile] = field(default_factory=list)  # they wait until it is sent
    refused: list[RefusedFile] = field(default_factory=list)
    again: list[str] = field(default_factory=list)  # names; no browser keeps a choice of files

    @classmethod
    def to_choose_again(cls, request: HttpRequest) -> Self:
        """Return that every file must be chosen again, because none could be stored."""
        offered = request.FILES.getlist(FIELD)
        return cls(again=[names.shown(file.name or "") for file in offered])

    def context(self) -> dict[str, Any]:
        return {
            "kept_files": self.kept,
            "refused_files": self.refused,
            "files_again": self.again,
            "files_accepted": ACCEPT,
            "most_files": room.MOST_FILES_OF_A_MESSAGE,
            "largest_file": settings.ENQUIRY_FILE_MEGABYTES,
            "most_megabytes": settings.ENQUIRY_MESSAGE_MEGABYTES,
        }


def take(request: HttpRequest, enquiry: Enquiry, form_key: str, *, at: datetime) -> Chosen:
    """Keep the acceptable files with the form, so that only the others must be chosen again."""
    if not may_write(enquiry):
        return Chosen()
    if pk := whole_number(request.POST.get(DROP, "")):
        store.drop(enquiry=enquiry, form_key=form_key, pk=pk)
    refused = _keep(request, enquiry, form_key, at=at)
    return Chosen(list(store.unsent(enquiry, form_key)), refused)


def check_only(request: HttpRequest, *, at: datetime) -> Result:
    """Check the files of a new enquiry, with which they are stored."""
    left = room.left_for(client_network.address_of(request), at=at)
    return check(request.FILES.getlist(FIELD), room.room_for(None, network=left))


def _keep(
    request: HttpRequest, enquiry: Enquiry, form_key: str, *, at: datetime
) -> list[RefusedFile]:
    offered: Iterable = request.FILES.getlist(FIELD)
    if not offered:
        return []
    network = client_network.address_of(request)
    left = room.left_for(network, at=at)
    result = check(offered, room.room_for(enquiry, form_key=form_key, network=left))
    store.keep(enquiry=enquiry, form_key=form_key, files=result.files, at=at)
    room.note(network, size=result.size, at=at)
    return result.refused
