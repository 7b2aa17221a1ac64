"""The cover picture of a briefing, shown where its URL is shared: its title in every language."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import pylopdf_fonts_zh_cn
import pylopdf_fonts_zh_tw
import typst

from briefings.text.languages import TABLE, own_first
from briefings.text.length import excerpt, width_of
from briefings.text.sides import Side, side, words_of
from briefings.text.snapshot import Snapshot
from briefings.text.texts import Texts

TEMPLATE = Path(__file__).with_name("cover.typ")
WIDTH, HEIGHT = 1200, 630
# The longest text that fits at the smallest size.
MOST = 150
# Points, by length: of the first title, and of the others.
_SIZES = ((76, 64, 52, 42), (52, 46, 38, 32))
_LONGEST_WORD = 12  # characters that fit into a line at the largest size


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    packages = (pylopdf_fonts_zh_tw, pylopdf_fonts_zh_cn)
    paths = [str(Path(package.serif_path()).parent) for package in packages]
    return typst.Fonts(include_system_fonts=False, font_paths=paths)


def draw(snapshot: Snapshot, *, language: str, breaks: Sequence[int] = ()) -> bytes:
    """Return the picture for readers of a language; `breaks` are those of the Chinese title."""
    languages = own_first(language)
    titles = [side(snapshot.title, language=each) for each in languages]
    firms = [side(snapshot.firm, language=each).source for each in languages]
    shown = [_title(title, breaks) for title in titles if not title.missing]
    firm = "  ".join(filter(None, firms))
    return png(_json(shown), excerpt(firm, 50), snapshot.reference)


def of_site(*, name: Texts, about: Texts, language: str) -> bytes:
    """Return the picture of the site: the firm's description of itself above its name."""
    languages = own_first(language)
    lines = about if about.present() else name
    shown = [line for each in languages if not (line := side(lines, language=each)).missing]
    names = [side(name, language=each).source for each in languages]
    firm = "  ".join(filter(None, names)) if about.present() else ""
    return png(_json([_title(line, ()) for line in shown]), excerpt(firm, 50), "")


def _title(title: Side, breaks: Sequence[int]) -> dict[str, Any]:
    language, _script, region = TABLE[title.language].locale.partition("_")
    text = excerpt(title.source, MOST)
    whole = text == title.source
    words = words_of(title, breaks, longest=_LONGEST_WORD) if whole else [text]
    return {"lang": language, "region": region, "words": words, "width": width_of(text)}


@lru_cache(maxsize=64)
def png(titles: str, firm: str, reference: str) -> bytes:
    """Return the picture of titles (JSON): texts are passed as values, never read as markup."""
    sized = [
        title | {"size": _size(title["width"], _SIZES[min(at, 1)])}
        for at, title in enumerate(json.loads(titles))
    ]
    data = {"titles": sized, "firm": firm, "reference": reference}
    compiler = typst.Compiler(str(TEMPLATE), font_paths=_fonts(), sys_inputs={"data": _json(data)})
    return cast("bytes", compiler.compile(format="png", ppi=72))


def _size(width: int, sizes: tuple[int, ...]) -> int:
    """Return the font size: smaller for longer titles."""
    return sizes[min(width // 32, len(sizes) - 1)]


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)
