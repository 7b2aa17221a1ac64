"""Check offered files one by one; those that are refused say why, and the others are kept."""

import hashlib
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.files import kinds, names
from contacts.files.room import MEGABYTE, Room


@dataclass(frozen=True, slots=True)
class Checked:
    name: str
    kind: kinds.Kind
    data: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def digest_of(file: File) -> str:
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that must be chosen again or left out."""

    name: str
    reason: str


@dataclass(slots=True)
class Result:
    files: list[Checked] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(len(file.data) for file in self.files)


def check(offered: Iterable[File], room: Room, *, known: Container[tuple[int, str]] = ()) -> Result:
    """Return the acceptable files, as many as there is room for, and the refused ones.

    Files whose size and digest are `known` are left out: the form has them already.
    """
    result = Result()
    for file in offered:
        if known and (file.size, digest_of(file)) in known:
            continue
        try:
            checked = _checked(file, room)
        except kinds.Refused as refusal:
            name = names.displayed(file.name or "")
            result.refused.append(RefusedFile(name, str(refusal.reason)))
        else:
            result.files.append(checked)
            room.take(len(checked.data))
    return result


def _checked(file: File, room: Room) -> Checked:
    if reason := _reason_by_size(file.size, room):
        raise kinds.Refused(reason)
    data = file.read()
    kind = kinds.recognise(data)
    return Checked(names.safe(file.name or "", kind), kind, data)


def _reason_by_size(size: int, room: Room) -> str:
    """Return why there is no room for a file of this size; empty if there is."""
    if size > room.largest:
        return _(
            "The file has %(size)s; at most %(limit)d MB are accepted. Please make it smaller or "
            "divide it."
        ) % {"size": filesizeformat(size), "limit": room.largest // MEGABYTE}
    if room.files < 1 or size > room.of_message:
        return ngettext(
            "One message takes at most %(count)d file and %(limit)d MB. Please send this one with "
            "another message.",
            "One message takes at most %(count)d files and %(limit)d MB. Please send this one with "
            "another message.",
            room.most_files,
        ) % {"count": room.most_files, "limit": room.most_of_message // MEGABYTE}
    if size > room.of_enquiry:
        return _("This enquiry has as many files as it can take. Please ask the firm what to do.")
    if size > room.of_network:
        return _("Too many files arrived within a day. Please send this one tomorrow.")
    return ""
