"""Open a Word file safely: everything is checked before anything is parsed."""

import posixpath
import re
import stat
import struct
import zipfile
from urllib.parse import unquote

from lxml import etree

from briefings.importing.readers.limits import ImportRefused
from briefings.text.files import office_archive

# Word itself writes 15 to 40 parts; pictures add one each.
MOST_ENTRIES = 2_000
# All parts unpacked, pictures included; and what of them is read at all.
MOST_UNPACKED = 200_000_000
MOST_XML = 16_000_000
# XML packs 10 to 30 times; a part that unpacks further was made to.
MOST_EXPANSION = 250
SMALL = 1_000_000
# Each tag and attribute costs about 150 bytes in memory; over all parts that keeps it below 100 MB.
MOST_TAGS = 300_000
MOST_ATTRIBUTES = 300_000

_LOCAL_HEADER = b"PK\x03\x04"
_END_HEADER, _END_SIZE = b"PK\x05\x06", 22
# Mail programs add a line end to the files they hand on.
MOST_BEHIND = 4
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN_TYPES = frozenset(
    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}.main+xml"
    for kind in ("document", "template")
)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MACROS = re.compile(r"word.*macroenabled|vbaproject", re.IGNORECASE)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)(/\w+)?")
_SCHEMAS = b"http://schemas.openxmlformats.org/"


class Package:
    """The parts of a Word file that hold text."""

    def __init__(self, data: bytes) -> None:
        self._archive = _archive(data)
        self._tags = self._attributes = 0
        self._entries = {entry.filename.lower(): entry for entry in self._archive.infolist()}
        types = self._content_types()
        self.main = self._main_name()
        ending = "." + self.main.rpartition(".")[2].lower()
        if types.get("/" + self.main.lower(), types.get(ending)) not in _MAIN_TYPES:
            raise _other_office_file() if self._is_other_office_file() else damaged()

    def part(self, name: str) -> etree._Element | None:
        """The root of a part, or None if the file has no such part."""
        data = self.bytes_of(name)
        if data is None:
            return None
        self._tags += data.count(b"<") // 2
        self._attributes += data.count(b"=")
        if self._tags > MOST_TAGS or self._attributes > MOST_ATTRIBUTES:
            raise _too_large()
        try:
            return office_archive.xml(_transitional(data))
        except office_archive.Damaged as error:
            raise damaged() from error

    def main_part(self) -> etree._Element:
        """Return the document part. A file whose index names a missing part is damaged."""
        root = self.part(self.main)
        if root is None:
            raise damaged()
        return root

    def bytes_of(self, name: str) -> bytes | None:
        """The bytes of a part that is not XML, or None if the file has no such part."""
        entry = self._entry(name)
        return None if entry is None else self._content_of(entry.filename)

    def size_of(self, name: str) -> int:
        """How many bytes a part has, unpacked; none if the file has no such part."""
        entry = self._entry(name)
        return 0 if entry is None else entry.file_size

    def _entry(self, name: str) -> zipfile.ZipInfo | None:
        """The entry of a part: its name may differ in case, or be percent-encoded."""
        name = name.lower()
        return self._entries.get(name) or self._entries.get(unquote(name))

    def relations(self, part: str = "") -> dict[str, tuple[str, str]]:
        """For each relation of a part (the main part) its type and target; nothing is opened."""
        folder, name = posixpath.split(part or self.main)
        root = self.part(posixpath.join(folder, "_rels", name + ".rels"))
        if root is None:
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                relation.get("Target", ""),
            )
            for relation in root.iter(_RELATIONS + "Relationship")
        }

    def links(self, part: str = "") -> dict[str, str]:
        return {
            name: to for name, (kind, to) in self.relations(part).items() if kind == "hyperlink"
        }

    def beside_main(self, target: str) -> str:
        """The name of a part that the main part points to."""
        if target.startswith("/"):
            return target.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.main), target))

    def _main_name(self) -> str:
        root = self.part("_rels/.rels")
        for relation in () if root is None else root.iter(_RELATIONS + "Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.get("Target", "").lstrip("/"))
        raise damaged()

    def _content_types(self) -> dict[str, str]:
        root = self.part("[Content_Types].xml")
        if root is None:
            raise damaged()
        # A sheet of Excel in the binary format is "macroEnabled" whether or not it has macros.
        if any(_MACROS.search(item.get("ContentType", "")) for item in root):
            raise _macros()
        by_ending = {
            "." + item.get("Extension", "").lower(): item.get("ContentType", "")
            for item in root.iter(_TYPES + "Default")
        }
        return by_ending | {
            item.get("PartName", "").lower(): item.get("ContentType", "")
            for item in root.iter(_TYPES + "Override")
        }

    def _is_other_office_file(self) -> bool:
        return self.main.startswith(("xl/", "ppt/"))

    def _content_of(self, name: str) -> bytes:
        try:
            return office_archive.part(self._archive, name, most=MOST_XML)
        except office_archive.Damaged as error:
            raise damaged() from error
        except office_archive.TooLarge as error:
            raise _too_large() from error


def _transitional(data: bytes) -> bytes:
    """A part of a "Strict Open XML Document" with the names that other documents use."""
    if b"http://purl.oclc.org/ooxml/" not in data:
        return data
    return _STRICT.sub(lambda match: _SCHEMAS + match[1] + b"/2006" + (match[2] or b""), data)


def _archive(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        raise _protected()
    if not data.startswith(_LOCAL_HEADER) or not _ends_as_archive(data):
        raise damaged()
    try:
        opened = office_archive.opened(data)
    except office_archive.Damaged as error:
        raise damaged() from error
    _check_entries(opened.infolist())
    return opened


def _ends_as_archive(data: bytes) -> bool:
    """Nothing behind the archive, and it starts at the first byte: it is no other file as well."""
    at = data.rfind(_END_HEADER, -_END_SIZE - MOST_BEHIND)
    end = data[at : at + _END_SIZE]
    if at < 0 or len(end) < _END_SIZE or data[at + _END_SIZE :].strip(b"\r\n\0"):
        return False
    size, offset, comment = struct.unpack("<IIH", end[-10:])
    return comment == 0 and offset + size == at


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.lower() for entry in entries]
    if len(names) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_large()
    if len(set(names)) < len(names) or any(_is_unsafe(entry) for entry in entries):
        raise damaged()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise _protected()
    if any("vbaproject" in name or "vbadata" in name for name in names):
        raise _macros()
    if any(_expands_too_far(entry) for entry in entries):
        raise _too_large()


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    """A name that leads out of the archive, or a link instead of a file."""
    name = entry.orig_filename
    leads_out = name.startswith("/") or "\\" in name or ":" in name or "\x00" in name
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return leads_out or ".." in name.split("/") or is_link


def _expands_too_far(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > SMALL and entry.file_size > MOST_EXPANSION * entry.compress_size


def damaged() -> ImportRefused:
    return ImportRefused(
        chinese="此檔案並非完好的 Word 文件 (.docx)。請在 Word 開啟並另存為 .docx，再試一次。",
        english="This file is not a sound Word document (.docx). "
        "Open it in Word, save it as .docx and try again.",
    )


def _other_office_file() -> ImportRefused:
    return ImportRefused(
        chinese="此檔案是試算表或簡報，並非 Word 文件，未能匯入。"
        "請將文字複製到 Word 文件，或直接貼上。",
        english="This file is a spreadsheet or a presentation, not a Word document. "
        "Copy its text into a Word document, or paste it.",
    )


def _protected() -> ImportRefused:
    return ImportRefused(
        chinese="此檔案受密碼保護，或為舊格式 (.doc)。請在 Word 移除密碼並另存為 .docx，再試一次。",
        english="This file is protected by a password or in the old format (.doc). "
        "Remove the password in Word, save it as .docx and try again.",
    )


def _macros() -> ImportRefused:
    return ImportRefused(
        chinese="此檔案含有巨集，為安全起見未有讀取。"
        "請另存為不含巨集的「Word 文件 (.docx)」，再試一次。",
        english="This file contains macros and was not read, for safety. "
        "Save it as “Word Document (.docx)”, which has none, and try again.",
    )


def _too_large() -> ImportRefused:
    return ImportRefused(
        chinese="此檔案的內容太大，未能匯入。請刪去圖片，或分成幾份，再試一次。",
        english="The contents of this file are too large to import. "
        "Remove its pictures or divide it, and try again.",
    )
