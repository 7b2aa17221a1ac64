"""Sheets to PDF by Typst: archivable and accessible, or at least readable."""

import hashlib
import importlib.metadata
import json
import re
import threading
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
# The standards refuse a character that no font has; so many of them are told apart at most.
_MOST_UNPRINTABLE = 40
_UNPRINTABLE = re.compile(r"(?:text|character) [`\"“](.+?)[`\"”] could not be displayed")
# One typesetter at a time in a process: it uses every core it finds.
_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, and the characters for whose sake it does not keep PDF/UA-1 and PDF/A-2a."""

    pdf: bytes
    unprintable: str = ""


@lru_cache(maxsize=1)
def version() -> str:
    """Return a version that changes with this program's templates, words, typesetter and parser."""
    made = hashlib.sha256(importlib.metadata.version("typst").encode())
    files = (
        *sorted(FOLDER.glob("*.py")),
        *sorted(FOLDER.glob("*.typ")),
        *sorted(FOLDER.parent.glob("*.py")),  # the page that is printed ...
        *sorted((settings.BASE_DIR / "briefings" / "text").rglob("*.py")),  # ... and its Markdown
        *sorted((settings.BASE_DIR / "locale").rglob("*.mo")),
    )
    for file in files:
        made.update(file.read_bytes())
    return made.hexdigest()[:16]


def typeset(sheet: dict[str, Any], *, at: datetime) -> Typeset:
    with _turn:
        try:
            return Typeset(_compile(sheet, at, STANDARDS))
        except typst.TypstError as refusal:
            # Without glyphs there is no archivable file: print what can be printed, and say what
            # cannot. An error of another kind comes again.
            missing = _unprintable(refusal)
            pdf = _compile(sheet | {"unprintable": missing}, at, [])
            return Typeset(pdf, missing or "?")


def _unprintable(refusal: typst.TypstError) -> str:
    found = _UNPRINTABLE.findall(f"{refusal.message}\n{refusal.diagnostic}")
    return "".join(dict.fromkeys("".join(found)))[:_MOST_UNPRINTABLE]


def _compile(sheet: dict[str, Any], at: datetime, standards: "list[PDFStandard]") -> bytes:
    made = _compiler().compile(
        format="pdf",
        # Data, never markup: what a lawyer or a client typed cannot become a command.
        sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
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
