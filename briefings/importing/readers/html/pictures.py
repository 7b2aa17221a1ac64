"""Pictures of a web page: those whose file stands in the page itself, as data: addresses.

Nothing is fetched. The files are taken out before the page is read, for they are no text.
"""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from urllib.parse import unquote

from briefings.importing.block import FoundPicture
from briefings.importing.readers.picture_limits import IN_NOTES, MOST_PICTURES

_DATA = re.compile(r"data:image/([a-z+.\-]{1,20})(;base64)?,([^\"'\s<>]*)", re.IGNORECASE)
_TAKEN = re.compile(r"data-picture:(\d{1,4})")
# Smaller ones are dots that count readers, and signs of the layout.
FEWEST_PIXELS = 32
NOT_INSIDE = (
    "{0} 幅圖片不在所貼內容或檔案內，只有連結，未有匯入。請儲存圖片，再在內文頁加入。 "
    "Pictures that are only linked, not in the page itself, were not imported: {0}. "
    "Save them and add them on the text page."
)


class PagePictures:
    """The pictures of a page, and how many of them are elsewhere.

    A page that was made of a file has the pictures of the file `inside`, by their address; of one
    that is None, the file's reader says why.
    """

    def __init__(self, inside: Mapping[str, FoundPicture | None] | None = None) -> None:
        self._inside = inside or {}
        self._files: list[tuple[str, bytes]] = []
        self._elsewhere: set[str] = set()
        self._sentences: list[str] = []

    def taken_out(self, source: str) -> str:
        """Return the page with a short name in place of each file."""
        return _DATA.sub(self._name, source) if "data:image/" in source.lower() else source

    def _name(self, found: re.Match[str]) -> str:
        if len(self._files) >= MOST_PICTURES:
            self._elsewhere.add(f"{len(self._elsewhere)}")
            return ""
        number = len(self._files)
        self._files.append((f"{number + 1}.{found[1].lower()[:8]}", _decoded(found)))
        return f"data-picture:{number}"

    def of(self, given: dict[str, str]) -> list[FoundPicture]:
        """Return the picture of an img tag, or none if its file is not in the page."""
        address = given.get("src", "")
        if address in self._inside:
            picture = self._inside[address]
            return [picture] if picture else []
        found = _TAKEN.fullmatch(address)
        if found and int(found[1]) < len(self._files):
            name, data = self._files[int(found[1])]
            return [FoundPicture(data, name, given.get("alt", ""))]
        if address and not _is_small(given):
            self._elsewhere.add(address)
        return []

    def in_note(self, given: dict[str, str]) -> None:
        """Report the picture of an img tag in a footnote."""
        if given.get("src") and not _is_small(given):
            self._sentences.append(IN_NOTES)

    def missing(self) -> list[str]:
        count = len(self._elsewhere)
        return [*self._sentences, *([NOT_INSIDE.format(count)] if count else [])]


def _decoded(found: re.Match[str]) -> bytes:
    if not found[2]:
        return unquote(found[3]).encode("utf-8", "replace")
    try:
        return b64decode(unquote(found[3]))
    except (Error, ValueError):
        return b""


def _is_small(given: dict[str, str]) -> bool:
    sizes = (given.get(name, "").removesuffix("px") for name in ("width", "height"))
    return any(size.isdecimal() and int(size) < FEWEST_PIXELS for size in sizes)
