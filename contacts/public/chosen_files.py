"""Files that a client chose in a form, and what the form shows of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.http import HttpRequest

from briefings.public.requests import client_network
from briefings.text.input_cleaning import whole_number
from contacts.desk.further_messages import may_write
from contacts.files import form_fields, names, room, store
from contacts.files.check import RefusedFile, Result, check
from contacts.models import Enquiry, EnquiryFile


@dataclass(slots=True)
class Chosen:
    """The files of a form."""

    kept: list[EnquiryFile] = field(default_factory=list)  # they wait until it is sent
    were_sent: bool = False  # the form was sent before with its files, and its answer was lost
    refused: list[RefusedFile] = field(default_factory=list)
    again: list[str] = field(default_factory=list)  # names; no browser keeps a choice of files

    @classmethod
    def to_choose_again(cls, request: HttpRequest) -> Self:
        """Return that every file must be chosen again, because none could be stored."""
        offered = request.FILES.getlist(form_fields.FIELD)
        return cls(again=[names.displayed(file.name or "") for file in offered])

    def context(self) -> dict[str, Any]:
        return {
            "kept_files": self.kept,
            "refused_files": self.refused,
            "files_again": self.again,
        } | form_fields.limits()


def take(request: HttpRequest, enquiry: Enquiry, form_key: str, *, at: datetime) -> Chosen:
    """Keep the acceptable files with the form, so that only the others must be chosen again."""
    if not may_write(enquiry):
        return Chosen()
    if pk := whole_number(request.POST.get(form_fields.DROP, "")):
        store.drop(enquiry=enquiry, form_key=form_key, pk=pk)
    known = store.of_form(enquiry, form_key)
    refused = _keep(request, enquiry, form_key, known, at=at)
    kept = list(store.unsent(enquiry, form_key))
    return Chosen(kept, were_sent=bool(known) and not kept, refused=refused)


def check_only(request: HttpRequest, *, at: datetime) -> Result:
    """Check the files of a new enquiry, with which they are stored."""
    left = room.left_for(client_network.address_of(request), at=at)
    return check(request.FILES.getlist(form_fields.FIELD), room.room_for(None, network=left))


def _keep(
    request: HttpRequest, enquiry: Enquiry, form_key: str, known: set, *, at: datetime
) -> list[RefusedFile]:
    offered: Iterable = request.FILES.getlist(form_fields.FIELD)
    if not offered:
        return []
    network = client_network.address_of(request)
    left = room.left_for(network, at=at)
    here = room.room_for(enquiry, form_key=form_key, network=left)
    result = check(offered, here, known=known)
    store.keep(enquiry=enquiry, form_key=form_key, files=result.files, at=at)
    room.note(network, size=result.size, at=at)
    return result.refused
