"""One stylesheet for clients' pages: the small files of static/css, joined and without comments.

A page then asks for three things: itself, css/site.css and js/reading.js (a briefing's also for
js/clipboard.js). collectstatic, whitenoise and runserver find the joined file through this finder;
it is made anew whenever a part is newer.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
PARTS = ("tokens", "base", "layout", "briefing", "forms", "print")

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_BLANKS = re.compile(r"\s+")
_ROUND_MARKS = re.compile(r"\s*([{};,])\s*")


class Bundle(BaseFinder):
    """Finds css/site.css, which exists only in LOCAL."""

    def __init__(self, *args: Any, **kwargs: Any):
        self.storage = FileSystemStorage(settings.LOCAL / "bundle")

    def check(self, **kwargs: Any) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str]:  # type: ignore[override]  # noqa: FBT001, FBT002 - Django's signature
        if path != NAME:
            return []
        made = str(make(Path(self.storage.location) / NAME))
        return [made] if find_all else made

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        make(Path(self.storage.location) / NAME)
        yield NAME, self.storage


def make(file: Path) -> Path:
    parts = [settings.BASE_DIR / "static" / "css" / f"{name}.css" for name in PARTS]
    newest = max(part.stat().st_mtime for part in parts)
    if not file.exists() or file.stat().st_mtime < newest:
        file.parent.mkdir(parents=True, exist_ok=True)
        joined = "\n".join(part.read_text(encoding="utf-8") for part in parts)
        file.write_text(shortened(joined), encoding="utf-8")
    return file


def shortened(css: str) -> str:
    """Without comments and needless blanks; a string's own blanks are single already."""
    return _ROUND_MARKS.sub(r"\1", _BLANKS.sub(" ", _COMMENT.sub("", css))).strip()
