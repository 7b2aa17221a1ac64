"""Test a search server by queries with known results, in a separate index."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefings.search import opensearch
from briefings.search.analysis import clauses
from briefings.search.analysis import document as tokens_of
from briefings.search.entry import GAP, keys_of_year
from briefings.search.filters import Scope
from briefings.search.server_client import Away, Server

MARK = "the mark of this trial"
A, B, C = (keys_of_year(year)[0] + 1 for year in (2023, 2024, 2025))
# More pairs with a common prefix than a server's usual limits allow; the relevant one is last.
MANY = "".join(f"號{chr(code)}" for code in range(ord("一"), ord("一") + 3_000))
NAMES = {A: "A", B: "B", C: "C"}
# Title, front and the sides of the pairs.
TEXTS = {
    A: (["商標法修訂", "Trade Mark Law Revised"], ["2023-1"], ["申請費減半。", "Fees are halved."]),
    B: (["所得補充稅", "Complementary Tax"], ["2024-1", "商標"], ["第8/2005號法律", MANY]),
    C: (
        ["仲裁", "Arbitration"],
        ["2025-1"],
        ["標商與商標權人", "a mark of trade", "後記", "law", "第9號龥"],
    ),
}
LABELS = {A: ([1], [7]), B: ([1, 2], [8]), C: ([2], [7, 8])}


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and the documents it must return in order."""

    about: str
    query: str
    expected: list[int]
    scope: Scope = Scope.ALL
    filters: list[dict] = field(default_factory=list)
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """The problem of a query's result in words; empty if it was right."""

    about: str
    wrong: str


QUESTIONS = [
    Question("two characters, the newest first", "商標", [C, B, A]),
    Question("no more than were asked for", "商標", [C, B], limit=2),
    Question("the same in Simplified Chinese", "商标", [C, B, A]),
    Question("a phrase of pairs of characters", "商標權人", [C]),
    Question("the characters the other way round", "標商", [C]),
    Question("Chinese and English written together", "後記law", [C]),
    Question("a phrase does not reach into the next text", '"後記 law"', []),
    Question("nor into the next line", '"8 2005 mark"', []),
    Question("words of English by their stems", "mark fee", [A]),
    Question("a quoted phrase in its order", '"trade mark law"', [A]),
    Question("a quoted phrase in another order", '"law trade"', []),
    Question("a single character, wherever it stands", "稅", [B]),
    Question("a phrase whose last character is only begun", "第8/2005號", [B]),
    Question("the same among thousands that begin alike", "第9號", [C]),
    Question("a single character with thousands of neighbours", "號", [C, B]),
    Question("words far apart", "商標 arbitration", [C]),
    Question("a word that is nowhere", "商標 hippopotamus", []),
    Question("only titles", "商標", [A], scope=Scope.TITLE),
    Question("titles and what stands in front", "商標", [B, A], scope=Scope.FRONT),
    Question("one year", "商標", [B], filters=[opensearch.of_year(2024)]),
    Question("one practice area", "商標", [B, A], filters=[opensearch.with_any("areas", [1])]),
    Question("one author", "商標", [C, A], filters=[opensearch.with_any("authors", [7])]),
    Question("an author of nothing", "商標", [], filters=[opensearch.with_any("authors", [0])]),
]


def prove(url: str) -> Iterator[Finding]:
    """Yield every query with its problem, and delete the index at the end. Raises Away."""
    with Server(url) as server:
        index = f"{server.name}-trial-{secrets.token_hex(4)}"
        try:
            opensearch.create(server, index)
            yield from _asked_of(server, index)
        finally:
            opensearch.drop(server, index)


def _asked_of(server: Server, index: str) -> Iterator[Finding]:
    opensearch.put(server, index, map(_document, TEXTS))
    yield _behind("without a mark it does not count", server, index, MARK)
    opensearch.put_mark(server, index, MARK)
    for question in QUESTIONS:
        yield _finding(server, index, question)
    yield _behind("with the mark of another day it does not count", server, index, "another")
    opensearch.delete(server, index, [C])
    opensearch.put_mark(server, index, MARK)
    yield _finding(server, index, Question("what was deleted is gone", "商標", [B, A]))
    opensearch.take_mark(server, index)
    yield _behind("its mark taken away, it does not count", server, index, MARK)


def _finding(server: Server, index: str, question: Question) -> Finding:
    filters = [opensearch.phrase(clause, question.scope) for clause in clauses(question.query)]
    try:
        found = opensearch.matching(server, index, MARK, filters + question.filters, question.limit)
    except opensearch.Behind:
        return Finding(question.about, "the mark was not found")
    except Away as error:
        return Finding(question.about, f"no answer: {error}")
    if found == question.expected:
        return Finding(question.about, "")
    return Finding(
        question.about,
        f"asked {question.query}, expected {_said(question.expected)}, got {_said(found)}",
    )


def _behind(about: str, server: Server, index: str, mark: str) -> Finding:
    try:
        asked = [opensearch.phrase(clause, Scope.ALL) for clause in clauses("商標")]
        found = opensearch.matching(server, index, mark, asked, 10)
    except opensearch.Behind:
        return Finding(about, "")
    return Finding(about, f"expected no answer, got {_said(found)}")


def _said(keys: list[int]) -> str:
    return " ".join(NAMES.get(key, str(key)) for key in keys) or "nothing"


def _document(key: int) -> dict:
    title, front, body = (_line(texts) for texts in TEXTS[key])
    areas, authors = LABELS[key]
    return opensearch.document(key, (title, front, body), edition=1, areas=areas, authors=authors)


def _line(texts: list[str]) -> str:
    return f" {f' {GAP} '.join(map(tokens_of, texts))} "
