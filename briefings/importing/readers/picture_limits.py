"""How many pictures of a file are read, and what is said of those that are not."""

from collections.abc import Callable

from briefings.text.files.pictures import MOST_BYTES

MOST_PICTURES = 60
MOST_PICTURE_BYTES = 60_000_000
TOO_MANY = (
    f"圖片太多或太大，只匯入首 {MOST_PICTURES} 幅。其餘請在內文頁加入。 "
    f"There are too many or too large pictures; only the first {MOST_PICTURES} were imported. "
    "Add the others on the text page."
)
IN_NOTES = (
    "註腳只可有文字，註腳內的圖片未有匯入。如有需要，請在內文頁加入。 "
    "Footnotes hold only text, so a picture in a footnote was not imported. If it is needed, add "
    "it on the text page."
)
IN_PAGE_HEADERS = (
    "頁首或頁尾的圖片未有匯入。 A picture in a page header or footer was not imported."
)


class PictureFiles:
    """The files of a document's pictures by their name, each read once and up to a limit."""

    def __init__(self) -> None:
        self._bytes = self._count = 0
        self._files: dict[str, bytes | None] = {}
        self.missing: list[str] = []

    def get(self, name: str, size: int, read: Callable[[], bytes | None]) -> bytes | None:
        """Return the file; empty if it is one too many, None if it cannot be read."""
        if name not in self._files:
            self._count += 1
            self._bytes += size
            if self._count > MOST_PICTURES or self._bytes > MOST_PICTURE_BYTES or size > MOST_BYTES:
                self.missing.append(TOO_MANY)
                return b"" if size else None
            self._files[name] = read()
        return self._files[name]
