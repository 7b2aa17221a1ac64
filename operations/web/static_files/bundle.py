"""Join static/css and static/js into one short stylesheet and one short script for clients' pages.

A page then needs three requests: the page, css/site.css and js/site.js. collectstatic, whitenoise
and runserver find the joined files through this finder, which rebuilds one when a part is newer.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import rjsmin
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

STYLES = ("tokens", "base", "layout", "search", "briefing", "print")
SCRIPTS = ("reading",)

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_BLANKS = re.compile(r"\s+")
_ROUND_MARKS = re.compile(r"\s*([{};,])\s*")


class Bundle(BaseFinder):
    """Find css/site.css and js/site.js, which exist only in LOCAL."""

    def __init__(self, *args: Any, **kwargs: Any):
        self.storage = FileSystemStorage(settings.LOCAL / "bundle")

    def check(self, **kwargs: Any) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str]:  # type: ignore[override]  # noqa: FBT001, FBT002 - Django's signature
        if path not in BUNDLES:
            return []
        made = str(make(Path(self.storage.location), path))
        return [made] if find_all else made

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in BUNDLES:
            make(Path(self.storage.location), name)
            yield name, self.storage


def make(folder: Path, name: str) -> Path:
    file, (names, joined) = folder / name, BUNDLES[name]
    parts = [settings.BASE_DIR / "static" / part for part in names]
    newest = max(part.stat().st_mtime for part in parts)
    if not file.exists() or file.stat().st_mtime < newest:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(joined(part.read_text(encoding="utf-8") for part in parts), "utf-8")
    return file


def joined_styles(parts: Iterable[str]) -> str:
    return shortened("\n".join(parts))


def joined_scripts(parts: Iterable[str]) -> str:
    """Join scripts, each in its own block so that its names stay private."""
    return rjsmin.jsmin("\n".join(f"{{\n{part}}}" for part in parts))


def shortened(css: str) -> str:
    """Without comments and needless blanks; a string's own blanks are single already.

    rcssmin 1.3 turns ".a :is(b)" within a layer into ".a:is(b)", which is another selector.
    """
    return _ROUND_MARKS.sub(r"\1", _BLANKS.sub(" ", _COMMENT.sub("", css))).strip()


BUNDLES: dict[str, tuple[list[str], Callable[[Iterable[str]], str]]] = {
    "css/site.css": ([f"css/{name}.css" for name in STYLES], joined_styles),
    "js/site.js": ([f"js/{name}.js" for name in SCRIPTS], joined_scripts),
}
