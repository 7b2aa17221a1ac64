"""The pictures of an RTF file, which are written in it in hexadecimal figures.

Pandoc names a picture by the SHA-1 of its bytes. It is given a short number in place of the bytes
of each, and so never reads one.
"""

import hashlib
import re
from binascii import Error, unhexlify
from functools import partial

from briefings.importing.block import FoundPicture
from briefings.importing.readers.picture_limits import (
    IN_PAGE_HEADERS,
    MOST_PICTURES,
    TOO_MANY,
    PictureFiles,
)

# No text has so many figures in a row. Each run is looked at once, because nothing in it can be
# given back.
_LONG = re.compile(rb"(?<![0-9a-fA-F\r\n])[0-9a-fA-F\r\n]{1000,}+")
_BRACE = re.compile(rb"(?<!\\)[{}]")
_NO_TEXT = (rb"\pict", rb"\*")
# What may stand between the word of a picture and its figures.
LONGEST_PROPERTIES = 8192
_BLANKS = b" \t\r\n"
_NUMBER, _FIRST_BINARY = b"%08x", 0x10000000
# Pandoc's ending by the kind it has read.
_ENDINGS = ("png", "jpg", "emf")
# Pandoc is not given any more, so that no page names a picture that is not known here.
MOST_NAMES = 2 * MOST_PICTURES * len(_ENDINGS)


class RtfPictures:
    """`text` is the file with a number in place of every long run of figures."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._runs: dict[bytes, tuple[int, int]] = {}
        self._binary: dict[bytes, bytes] = {}
        self.text = _LONG.sub(self._number, data)
        self._files = PictureFiles()
        # A picture of which pandoc is given nothing has the name of nothing.
        self.inside: dict[str, FoundPicture | None] = dict.fromkeys(_names(b""))
        self.missing = self._files.missing

    def _number(self, run: re.Match[bytes]) -> bytes:
        if not self._is_in_picture(run.start()):
            return run[0]
        number = _NUMBER % len(self._runs)
        self._runs[number] = run.span()
        return number

    def _is_in_picture(self, place: int) -> bool:
        """Return whether a group around this place is that of a picture, or of what is no text."""
        return any(self._is_within(word, place) for word in _NO_TEXT)

    def _is_within(self, word: bytes, place: int) -> bool:
        start = self._data.rfind(word, max(0, place - LONGEST_PROPERTIES), place)
        depth = 0
        for brace in _BRACE.findall(self._data, start, place) if start >= 0 else ():
            depth += 1 if brace == b"{" else -1
            if depth < 0:
                return False
        return start >= 0

    def numbered(self, raw: bytes) -> bytes:
        """Return a number for bytes that stand in the file as they are."""
        number = _NUMBER % (_FIRST_BINARY + len(self._binary))
        self._binary[number] = raw
        return number

    def named(self, figures: bytes, *, in_head: bool) -> bytes:
        """Remember a picture by the name pandoc will give it; return what pandoc is given."""
        parts = figures.split()
        number = b"".join(parts)
        if not number:
            return figures
        if in_head:
            self.missing.append(IN_PAGE_HEADERS)
            return figures
        if len(self.inside) > MOST_NAMES:
            self.missing.append(TOO_MANY)
            return b""
        names = _names(_bytes_of(number))
        file = self._files.get(names[0], self._size(parts), partial(self._bytes, parts))
        order = len(self.inside) // len(_ENDINGS)
        for name in names:
            ending = name.rpartition(".")[2]
            found = FoundPicture(file, f"{order}.{ending}") if file else None
            self.inside.setdefault(name, found)
        # Pandoc takes no picture with blanks among its figures.
        return number

    def _size(self, parts: list[bytes]) -> int:
        return sum(2 * len(self._binary.get(one, b"")) or self._length(one) for one in parts) // 2

    def _length(self, part: bytes) -> int:
        start, end = self._runs.get(part, (0, len(part)))
        return end - start

    def _bytes(self, parts: list[bytes]) -> bytes:
        if parts[0] in self._binary:
            return self._binary[parts[0]]
        return _bytes_of(b"".join(map(self._figures, parts)))

    def _figures(self, part: bytes) -> bytes:
        start, end = self._runs.get(part, (0, 0))
        return self._data[start:end] if end else part


def _bytes_of(figures: bytes) -> bytes:
    """The bytes, as far as they are written in whole pairs of figures."""
    figures = figures.translate(None, _BLANKS)
    try:
        return unhexlify(figures[: len(figures) // 2 * 2])
    except Error:
        return b"?"


def _names(data: bytes) -> list[str]:
    """The names that pandoc may give a picture of these bytes."""
    digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    return [f"{digest}.{ending}" for ending in _ENDINGS]
