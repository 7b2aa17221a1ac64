"""Typeset sheets as PDFs with Typst: archivable and accessible if possible."""

import hashlib
import importlib.metadata
import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pylopdf_fonts_zh_cn
import pylopdf_fonts_zh_tw
import typst
from django.conf import settings

if TYPE_CHECKING:
    from typst import PDFStandard

FOLDER = Path(__file__).parent
STANDARDS: "list[PDFStandard]" = ["ua-1", "a-2a"]
_FONTS = [
    str(Path(str(package.__file__)).parent)
    for package in (pylopdf_fonts_zh_tw, pylopdf_fonts_zh_cn)
]
# The standards refuse characters that no font has; at most this many are identified.
_MOST_UNPRINTABLE = 40
_UNPRINTABLE = re.compile(r"(?:text|character) [`\"“](.+?)[`\"”] could not be displayed")
_NO_PICTURES: Mapping[str, str] = {}
# One compilation at a time per process: Typst uses all cores.
_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, and the characters that keep it from conforming to PDF/UA-1 and PDF/A-2a."""

    pdf: bytes
    unprintable: str = ""


@lru_cache(maxsize=1)
def version() -> str:
    """Return a digest of all that affects PDF and Word files: code, templates, words, libraries."""
    libraries = [importlib.metadata.version(name) for name in ("typst", "python-docx")]
    made = hashlib.sha256(" ".join(libraries).encode())
    for folder, pattern in (
        ("briefings/public", "*.py"),
        ("briefings/public", "*.typ"),
        ("briefings/text", "*.py"),
        ("locale", "*.mo"),
    ):
        for file in sorted((settings.BASE_DIR / folder).rglob(pattern)):
            made.update(file.read_bytes())
    return made.hexdigest()[:16]


def typeset(
    sheet: dict[str, Any], *, at: datetime, pictures: Mapping[str, str] = _NO_PICTURES
) -> Typeset:
    """Typeset a sheet with its pictures, each an SVG text by its digest."""
    with _turn:
        try:
            return Typeset(_compile(sheet, pictures, at, STANDARDS))
        except typst.TypstError as refusal:
            # Missing glyphs rule out an archivable file: print the rest, and report what is
            # missing. Any other error is raised again.
            missing = _unprintable(refusal)
            pdf = _compile(sheet | {"unprintable": missing}, pictures, at, [])
            return Typeset(pdf, missing or "?")


def _unprintable(refusal: typst.TypstError) -> str:
    found = _UNPRINTABLE.findall(f"{refusal.message}\n{refusal.diagnostic}")
    return "".join(dict.fromkeys("".join(found)))[:_MOST_UNPRINTABLE]


def _compile(
    sheet: dict[str, Any],
    pictures: Mapping[str, str],
    at: datetime,
    standards: "list[PDFStandard]",
) -> bytes:
    made = _compiler().compile(
        format="pdf",
        # Data, never markup: typed text cannot become a command.
        sys_inputs={
            "sheet": json.dumps(sheet, ensure_ascii=False),
            "pictures": json.dumps(pictures),
        },
        pdf_standards=standards,
        timestamp=int(at.timestamp()),
    )
    return cast("bytes", made)


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=_FONTS)
    return typst.Compiler(
        FOLDER / "briefing.typ", root=FOLDER, font_paths=fonts, ignore_system_fonts=True
    )
