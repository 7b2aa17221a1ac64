"""Pictures of a web page: those whose file stands in the page itself, as data: addresses.

Nothing is fetched. The files are taken out before the page is read, for they are no text.
"""

import re
from base64 import b64decode
from binascii import Error
from urllib.parse import unquote

from briefings.importing.block import FoundPicture

_DATA = re.compile(r"data:image/([a-z+.\-]{1,20})(;base64)?,([^\"'\s<>]*)", re.IGNORECASE)
_TAKEN = re.compile(r"data-picture:(\d{1,4})")
MOST_PICTURES = 60
# Smaller ones are dots that count readers, and signs of the layout.
FEWEST_PIXELS = 32
NOT_INSIDE = (
    "{0} 幅圖片不在所貼內容或檔案內，只有連結，未有匯入。請儲存圖片，再在內文頁加入。 "
    "Pictures that are only linked, not in the page itself, were not imported: {0}. "
    "Save them and add them on the text page."
)


class PagePictures:
    """The pictures of a page, and how many of them are elsewhere."""

    def __init__(self) -> None:
        self._files: list[tuple[str, bytes]] = []
        self._elsewhere: set[str] = set()

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
        found = _TAKEN.fullmatch(address)
        if found and int(found[1]) < len(self._files):
            name, data = self._files[int(found[1])]
            return [FoundPicture(data, name, given.get("alt", ""))]
        if address and not _is_small(given):
            self._elsewhere.add(address)
        return []

    def missing(self) -> list[str]:
        count = len(self._elsewhere)
        return [NOT_INSIDE.format(count)] if count else []


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
