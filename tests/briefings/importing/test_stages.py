"""The text passes the stages in one direction, and no stage repeats a decision."""

import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType

import pytest

from briefings import importing
from briefings.importing import read_docx, read_html, read_text
from briefings.importing.block import Block, LeftOut, ReadSource
from briefings.importing.cleaning.clean_source import clean
from briefings.importing.pairing import cheapest_path
from briefings.importing.pairing.pair_price import price
from tests.benchmarks.importing.documents import document
from tests.briefings.importing import layouts, word

HOME = Path(importing.__file__).parent
STAGES = ["readers", "cleaning", "splitting", "pairing", "review"]
Call = tuple[str, str]


@pytest.fixture
def calls_between_modules() -> Callable[[Callable[[], object]], Counter[Call]]:
    """Run something and count the calls between modules of the importer."""

    def counted(work: Callable[[], object]) -> Counter[Call]:
        calls: Counter[Call] = Counter()

        def note(frame: FrameType, event: str, _argument: object) -> None:
            callee, caller = _module(frame), frame.f_back and _module(frame.f_back)
            if event == "call" and callee and caller and callee != caller:
                calls[(caller, callee)] += 1

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return calls

    return counted


def _module(frame: FrameType) -> str | None:
    return _module_in(frame.f_code.co_filename)


@cache
def _module_in(file: str) -> str | None:
    path = Path(file)
    if not path.is_relative_to(HOME):
        return None
    return ".".join(path.relative_to(HOME).with_suffix("").parts)


def _stage(module: str) -> str:
    return module.partition(".")[0]


SOURCES = {
    "lines": lambda: read_text(layouts.pasted("open-data-licence")),
    "page": lambda: read_html(
        "<h1>規則 Rules</h1><nav>主頁</nav>"
        + "".join(
            f"<p>第{n}條適用於乙方。</p><p>Article {n} applies to B.</p>" for n in range(2, 9)
        )
    ),
    "table": lambda: read_text(layouts.two_columns(layouts.gold("cc0"))),
    "Word file": lambda: read_docx(
        word.word_file(word.paragraph("第一條 定義"), word.paragraph("Article 1 Definitions"))
    ),
}


@pytest.mark.parametrize("source", SOURCES)
def test_only_the_start_calls_the_stages_and_each_in_its_turn(source, calls_between_modules):
    calls = calls_between_modules(SOURCES[source])

    between = [call for call in calls if _stage(call[0]) != _stage(call[1])]
    entered = [_stage(to) for caller, to in between if caller == "read_document"]
    across = {(_stage(a), to) for a, to in between if _stage(a) in STAGES and _stage(to) in STAGES}

    assert [stage for stage in dict.fromkeys(entered) if stage in STAGES] == STAGES
    # The ledger opens the file itself, as safely as the reader did.
    opened = {("review", "readers.docx.package")}
    assert across - opened <= {("review", "pairing.pair_price")}


@pytest.mark.parametrize("source", SOURCES)
def test_no_two_modules_call_each_other(source, calls_between_modules):
    calls = calls_between_modules(SOURCES[source])

    assert [call for call in calls if call[::-1] in calls] == []


def test_every_line_has_its_language_and_role():
    blocks = [Block("規則", "heading", 1), Block("Rules"), Block("12345"), Block("甲", row=1)]

    lines = clean(ReadSource(blocks)).lines

    assert [(line.language, line.role, line.place) for line in lines] == [
        ("zh-hant", "heading", 0),
        ("en", "text", 1),
        (None, "text", 2),
        ("zh-hant", "text", 3),
    ]


def test_every_text_left_out_has_its_reason():
    blocks = [
        *(Block(text, row=1, column=n) for n, text in enumerate(("中文", "English"))),
        Block("甲方應付款。", row=2),
        Block("Party A shall pay.", row=2, column=1),
        Block("© 2025 版權所有"),
    ]

    cleaned = clean(ReadSource(blocks, left_out=[LeftOut("第 1 頁", "page-header")]))

    assert [(one.text, one.reason) for one in cleaned.left_out] == [
        ("第 1 頁", "page-header"),
        ("中文", "table-header"),
        ("English", "table-header"),
        ("© 2025 版權所有", "page-furniture"),
    ]


def test_a_piece_of_a_text_that_alternates_is_compared_with_few_others(monkeypatch):
    compared = Counter()

    def counting(*sides: object) -> float:
        compared["times"] += 1
        return price(*sides)

    monkeypatch.setattr(cheapest_path, "price", counting)
    pairs = 200
    read_text(layouts.chinese_then_english(document(5, pairs=pairs)))

    assert compared["times"] <= 60 * pairs
