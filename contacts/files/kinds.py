"""Recognise what a file is by its content; its name is never believed.

Nothing is decoded or unpacked: of an archive only the directory and, within a limit, the one part
that names its kind are read (docs/decisions/0136).
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZipFile

from django.utils.translation import gettext_lazy as _

from briefings.text.files import office_archive

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is accepted; its first extension is given to names without one."""

    code: str
    label: "StrOrPromise"
    content_type: str
    extensions: tuple[str, ...]


class Refused(Exception):
    """The file is not accepted; `reason` says why and what to do."""

    def __init__(self, reason: "StrOrPromise"):
        super().__init__(str(reason))
        self.reason = reason


_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
PDF = Kind("pdf", "PDF", "application/pdf", (".pdf",))
DOCX = Kind("docx", "Word", _OFFICE + "wordprocessingml.document", (".docx",))
DOC = Kind("doc", "Word", "application/msword", (".doc",))
XLSX = Kind("xlsx", "Excel", _OFFICE + "spreadsheetml.sheet", (".xlsx",))
XLS = Kind("xls", "Excel", "application/vnd.ms-excel", (".xls",))
ODT = Kind("odt", "OpenDocument", _ODF + "text", (".odt",))
ODS = Kind("ods", "OpenDocument", _ODF + "spreadsheet", (".ods",))
TEXT = Kind("txt", _("text"), "text/plain", (".txt",))
JPEG = Kind("jpg", "JPEG", "image/jpeg", (".jpg", ".jpeg"))
PNG = Kind("png", "PNG", "image/png", (".png",))
WEBP = Kind("webp", "WebP", "image/webp", (".webp",))
HEIC = Kind("heic", "HEIC", "image/heic", (".heic", ".heif"))
ALL = {
    kind.code: kind for kind in (PDF, DOCX, DOC, XLSX, XLS, ODT, ODS, TEXT, JPEG, PNG, WEBP, HEIC)
}

_EMPTY = _("The file is empty. Please choose it again, or another one.")
_CUT = _("The file is damaged or incomplete. Please open it, save it again and choose it anew.")
_ARCHIVE = _(
    "Archives (ZIP, RAR, 7z) are not accepted. Please send the files in it one by one, as PDF, "
    "Word, Excel or pictures."
)
_PROGRAM = _("Programs are not accepted. Please send documents, as PDF, Word or Excel.")
_PAGE = _(
    "Web pages and SVG drawings are not accepted, because they can contain programs. "
    "Please save it as PDF."
)
_MACROS = _(
    "This document contains macros, which are not accepted. Please save it as PDF, or as .docx "
    "or .xlsx without macros."
)
_PASSWORD = _(
    "This document has a password, so it cannot be checked. Please save it without the password: "
    "files of an enquiry are open only to the client and the firm."
)
_MIXED = _("The file is several files in one. Please save it as PDF and choose that.")
_UNKNOWN = _(
    "This kind of file is not accepted. Please send a PDF, Word, Excel, OpenDocument or text file, "
    "or a picture (JPEG, PNG, WebP, HEIC)."
)

# Beginnings of what is refused with a sentence of its own.
_ARCHIVES = (
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"MSCF",
)
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"#!",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",  # a shortcut of Windows
)
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END_OF_ARCHIVE = b"PK\x05\x06"
_TAIL = 4096  # bytes at the end of a file in which its end must stand
# Larger directories than any document has; reading them would take memory and time.
_LARGEST_DIRECTORY = 1_000_000
_LARGEST_LIST_OF_TYPES = 1_000_000
# Control characters that no text file has.
_NO_TEXT = bytes({*range(32)} - {*b"\t\n\r\f"}) + b"\x7f"


def recognise(data: bytes) -> Kind:
    """Return the kind of the file. Raises Refused with the reason."""
    if not data:
        raise Refused(_EMPTY)
    if data.startswith(_ARCHIVES) or data[257:262] == b"ustar":
        raise Refused(_ARCHIVE)
    if data.startswith(_PROGRAMS):
        raise Refused(_PROGRAM)
    for recognises, kind_of in _BY_BEGINNING:
        if recognises(data):
            kind = kind_of(data)
            if kind not in _ZIPPED and _archive_begins(data) is not None:
                raise Refused(_MIXED)
            return kind
    return _text(data)


def _pdf(data: bytes) -> Kind:
    if b"%%EOF" not in data[-_TAIL:]:
        raise Refused(_CUT)
    return PDF


def _jpeg(data: bytes) -> Kind:
    if b"\xff\xd9" not in data:
        raise Refused(_CUT)
    return JPEG


def _png(data: bytes) -> Kind:
    if b"IEND" not in data:
        raise Refused(_CUT)
    return PNG


def _riff(data: bytes) -> Kind:
    if data[8:12] != b"WEBP":
        raise Refused(_UNKNOWN)
    if int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise Refused(_CUT)
    return WEBP


def _heif(data: bytes) -> Kind:
    length = int.from_bytes(data[:4], "big")
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, min(length, 256), 4))}
    if not brands & _HEIC_BRANDS:
        raise Refused(_UNKNOWN)
    return HEIC


def _text(data: bytes) -> Kind:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeError:
            raise Refused(_UNKNOWN) from None
    if data.lstrip(b"\xef\xbb\xbf \t\r\n\f").startswith(b"<"):
        raise Refused(_PAGE)
    if data.translate(None, _NO_TEXT) != data or data.startswith(b"{\\rtf"):
        raise Refused(_UNKNOWN)
    return TEXT


# --- Word and Excel before 2007 ------------------------------------------------------------------


def _in_directory(name: str) -> bytes:
    """Return the name of a stream as the directory of an OLE file has it."""
    return (name + "\x00").encode("utf-16-le")


def _ole(data: bytes) -> Kind:
    if len(data) < 1536:
        raise Refused(_CUT)
    if _in_directory("EncryptedPackage") in data:
        raise Refused(_PASSWORD)
    if any(_in_directory(name) in data for name in ("_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA")):
        raise Refused(_MACROS)
    if _in_directory("WordDocument") in data:
        return DOC
    if any(_in_directory(name) in data for name in ("Workbook", "Book")):
        return XLS
    raise Refused(_UNKNOWN)


# --- Zipped documents ----------------------------------------------------------------------------


def _archive_begins(data: bytes) -> int | None:
    """Return where an archive that ends with the file begins; None if there is none."""
    end = _end_of_archive(data)
    if end is None:
        return None
    size, offset = struct.unpack_from("<LL", data, end + 12)
    return end - size - offset


def _end_of_archive(data: bytes) -> int | None:
    """Return the place of the record that ends an archive, as zipfile finds it."""
    if data[-22:-18] == _END_OF_ARCHIVE and data[-2:] == b"\x00\x00":
        return len(data) - 22
    place = data.rfind(_END_OF_ARCHIVE, max(0, len(data) - 65_557))
    if place < 0 or place + 22 > len(data):
        return None
    (comment,) = struct.unpack_from("<H", data, place + 20)
    return place if place + 22 + comment == len(data) else None


def _zipped(data: bytes) -> Kind:
    end = _end_of_archive(data)
    if end is None:
        raise Refused(_CUT)
    if _archive_begins(data) != 0:
        raise Refused(_MIXED)
    (size,) = struct.unpack_from("<L", data, end + 12)
    if size > _LARGEST_DIRECTORY or data[max(end - 20, 0) : end][:4] == b"PK\x06\x07":
        raise Refused(_ARCHIVE)
    try:
        with office_archive.opened(data) as archive:
            return _document(data, archive)
    except (office_archive.Damaged, office_archive.TooLarge):
        raise Refused(_CUT) from None


def _document(data: bytes, archive: ZipFile) -> Kind:
    names = [name.lower() for name in archive.namelist()]
    if data[30:38] == b"mimetype":
        return _open_document(data, names)
    if "[content_types].xml" not in names:
        raise Refused(_ARCHIVE)
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise Refused(_MACROS)
    most = _LARGEST_LIST_OF_TYPES
    types = office_archive.part(archive, "[Content_Types].xml", most=most)
    if b"macroenabled" in types.lower() or b"vbaproject" in types.lower():
        raise Refused(_MACROS)
    for kind in (DOCX, XLSX):
        if kind.content_type.encode() + b".main+xml" in types:
            return kind
    raise Refused(_UNKNOWN)


def _open_document(data: bytes, names: list[str]) -> Kind:
    if any(name.startswith(("basic/", "scripts/")) for name in names):
        raise Refused(_MACROS)
    for kind in (ODT, ODS):
        if data[38:].startswith(kind.content_type.encode() + b"PK"):
            return kind
    raise Refused(_UNKNOWN)


_ZIPPED = (DOCX, XLSX, ODT, ODS)
_BY_BEGINNING: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Kind]], ...] = (
    (lambda data: data.startswith(b"%PDF-"), _pdf),
    (lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    (lambda data: data.startswith(b"RIFF"), _riff),
    (lambda data: data[4:8] == b"ftyp", _heif),
    (lambda data: data.startswith(_OLE), _ole),
    (lambda data: data.startswith(b"PK"), _zipped),
)
