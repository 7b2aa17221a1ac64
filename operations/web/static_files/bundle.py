"""Join static/css and static/js into one stylesheet and one script for each kind of large page.

A client's page then needs three requests: the page, css/site.css and js/site.js. The text page and
the review of an import load many modules as one. collectstatic, whitenoise and runserver find the
joined files through this finder, which rebuilds one when a part is newer.
"""

import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import rjsmin
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from operations.web.static_files import modules

_BRIEFING = (
    *("page", "bar", "contents", "text", "paragraph", "languages", "changes", "further"),
    *("parallel", "wide_screens"),
)
STYLES = (
    *("tokens", "base", "layout", "search"),
    *(f"briefing/{part}" for part in _BRIEFING),
    "print",
)
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
    file, (patterns, joined) = folder / name, BUNDLES[name]
    static = settings.BASE_DIR / "static"
    parts = [part for pattern in patterns for part in sorted(static.glob(pattern))]
    newest = max(part.stat().st_mtime for part in parts)
    if not file.exists() or file.stat().st_mtime < newest:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Another process may be reading it.
        draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        draft.write_text(joined(parts), "utf-8")
        draft.replace(file)
    return file


def joined_styles(parts: Iterable[Path]) -> str:
    return shortened("\n".join(part.read_text(encoding="utf-8") for part in parts))


def joined_scripts(parts: Iterable[Path]) -> str:
    """Join scripts, each in its own block so that its names stay private."""
    return rjsmin.jsmin("\n".join(f"{{\n{part.read_text(encoding='utf-8')}}}" for part in parts))


def joined_modules(entry: str, _parts: Iterable[Path]) -> str:
    """Join what a page's script imports, without the libraries: large, and they change rarely."""
    static = settings.BASE_DIR / "static" / "js"
    return modules.joined(static / entry, static, static / "vendor")


def shortened(css: str) -> str:
    """Without comments and needless blanks; a string's own blanks are single already.

    rcssmin 1.3 turns ".a :is(b)" within a layer into ".a:is(b)", which is another selector.
    """
    return _ROUND_MARKS.sub(r"\1", _BLANKS.sub(" ", _COMMENT.sub("", css))).strip()


SITE = ("css/site.css", "js/site.js")  # what clients' pages load
EDITOR = ["js/editor/**/*.js"]
BUNDLES: dict[str, tuple[list[str], Callable[[Iterable[Path]], str]]] = {
    "css/site.css": ([f"css/{name}.css" for name in STYLES], joined_styles),
    "js/site.js": ([f"js/{name}.js" for name in SCRIPTS], joined_scripts),
    "js/text_page.js": (EDITOR, partial(joined_modules, "editor/text_page.js")),
    "js/import_review.js": (EDITOR, partial(joined_modules, "editor/review/import_review.js")),
}
