"""The cover picture of a briefing, shown where its URL is shared: its title in both scripts."""

import json
from functools import lru_cache
from pathlib import Path
from typing import cast

import pylopdf_fonts_zh_tw
import typst

from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.length import excerpt
from briefings.text.snapshot import Snapshot

TEMPLATE = Path(__file__).with_name("cover.typ")
WIDTH, HEIGHT = 1200, 630
# The longest text that fits at the smallest size.
MOST = 150


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    paths = [str(Path(pylopdf_fonts_zh_tw.serif_path()).parent)]
    return typst.Fonts(include_system_fonts=False, font_paths=paths)


@lru_cache(maxsize=64)
def png(titles: tuple[str, str], firm: str, reference: str) -> bytes:
    """Return the picture. Texts are passed as values, so none is read as markup."""
    zh, en = (excerpt(title, MOST) for title in titles)
    data = {
        "chinese": zh,
        "english": en,
        "zh_size": _size(zh, wide=2, sizes=(76, 64, 52, 42)),
        "en_size": _size(en, wide=1, sizes=(52, 46, 38, 32)),
        "firm": excerpt(firm, 50),
        "reference": reference,
    }
    compiler = typst.Compiler(str(TEMPLATE), font_paths=_fonts(), sys_inputs={"data": _json(data)})
    return cast("bytes", compiler.compile(format="png", ppi=72))


def _json(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False)


def _size(title: str, *, wide: int, sizes: tuple[int, ...]) -> int:
    """Return the font size: smaller for longer titles."""
    length = len(title) * wide
    return sizes[min(length // 32, len(sizes) - 1)]


def of(snapshot: Snapshot) -> bytes:
    firm = "  ".join(filter(None, snapshot.firm.values()))
    return png((snapshot.title[CHINESE], snapshot.title[ENGLISH]), firm, snapshot.reference)
