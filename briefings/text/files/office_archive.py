"""Parts of a zipped Office file (.docx, .xlsx); any damage raises one exception, Damaged."""

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

# The only methods Office writes; others can expand far beyond the limits set here.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Besides BadZipFile, zipfile raises these for a damaged archive: offsets before the start of the
# file, unknown versions and methods, encryption flags, names that cannot be decoded.
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
    """The archive is damaged, or one of its parts is not well-formed XML."""


class TooLarge(Exception):
    """A part is larger than the limit."""


def opened(data: bytes) -> zipfile.ZipFile:
    """Open the archive without unpacking it. Raises Damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as error:
        raise Damaged from error


def part(archive: zipfile.ZipFile, name: str, *, most: int) -> bytes:
    """Return the unpacked bytes of a part. Raises Damaged, or TooLarge beyond `most` bytes."""
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
    """Return the root element of a part. Document types, entities, odd encodings raise Damaged."""
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
