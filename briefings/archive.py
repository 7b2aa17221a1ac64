"""The parts of a zipped Office file (.docx, .xlsx): whatever is damaged, one exception says so."""

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

# All that Office writes; other methods unpack further than anything here is limited to.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises for a damaged archive, besides its own exception: for offsets before the
# file's beginning, unknown versions and methods, flags of encryption, names that are no text.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_ENCODING = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.-]{1,30})[\"']"
)


class Damaged(Exception):
    """The file is no sound archive, or a part of it no sound XML."""


class TooLarge(Exception):
    """A part holds more than may be read."""


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive; nothing of it is unpacked yet. Raises Damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as error:
        raise Damaged from error


def part(archive: zipfile.ZipFile, name: str, *, most: int) -> bytes:
    """The bytes of a part, unpacked. Raises Damaged, or TooLarge beyond `most` bytes."""
    try:
        entry = archive.getinfo(name)
        if entry.compress_type not in _METHODS:
            raise Damaged
        with archive.open(entry) as file:
            data = file.read(most + 1)
    except (KeyError, *_FAULTS) as error:
        raise Damaged from error
    if len(data) > most:
        raise TooLarge
    return data


def xml(data: bytes) -> etree._Element:
    """The root of a part; document types, entities and odd encodings are refused as Damaged."""
    encoding = _ENCODING.match(data)
    if encoding and encoding[1].lower() not in (b"utf-8", b"utf-16", b"us-ascii", b"ascii"):
        raise Damaged
    plain = data.replace(b"\x00", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Damaged
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Damaged from error
