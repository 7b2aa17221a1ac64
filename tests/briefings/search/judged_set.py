"""A set of questions with known answers, and how well a search answers them.

The texts are our own, written for this. Half of the questions (by a hash) is held back: the floor
in test_relevance.py is measured on the open half, the other is for judging a finished change.
"""

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from briefings import search
from tests.support.factories import make_briefing, pair, publish_now, section

FOLDER = Path(__file__).parent / "judged"


class Answer(NamedTuple):
    name: str
    paragraph: int  # from 1; 0 if any will do
    grade: int


@dataclass(frozen=True, slots=True)
class Question:
    kind: str
    text: str
    answers: tuple[Answer, ...]

    @property
    def is_open(self) -> bool:
        return sha256(self.text.encode()).digest()[0] % 2 == 0

    @property
    def is_nonsense(self) -> bool:
        return not self.answers


def questions() -> list[Question]:
    lines = (FOLDER / "questions.txt").read_text(encoding="utf-8").splitlines()
    return [_question(line) for line in lines if line and not line.startswith("#")]


def _question(line: str) -> Question:
    kind, text, answers = (part.strip() for part in line.split(" | "))
    named = [] if answers == "none" else answers.split()
    return Question(kind, text, tuple(map(_answer, named)))


def _answer(written: str) -> Answer:
    name, _colon, paragraph = written.lstrip("+").partition(":")
    return Answer(name, int(paragraph or 0), 1 if written.startswith("+") else 2)


def documents() -> Iterator[tuple[str, dict]]:
    blocks = (FOLDER / "documents.txt").read_text(encoding="utf-8").strip().split("\n\n")
    for block in blocks:
        (head, zh_hant, en), lines = block.split("\n")[:3], block.split("\n")[3:]
        name, day, author = head.split(" ", 2)
        yield name, _document(day, author.split("/"), (zh_hant, en), lines)


def _document(day: str, author: list[str], title: tuple[str, str], lines: list[str]) -> dict:
    return {
        "title": {"zh-hant": title[0], "en": title[1]},
        "standfirst": {"zh-hant": "", "en": ""},
        "authors": [{"zh-hant": author[1], "en": author[0]}],
        "date": day,
        "sections": [section(*(pair(*lines[at : at + 2]) for at in range(0, len(lines), 2)))],
    }


def look_alikes(count: int) -> Iterator[dict]:
    """Make documents of the same words: each clause from another text."""
    chance = random.Random(17)
    texts = [document for _name, document in documents()]
    for number in range(count):
        lines = []
        for _each in range(4):
            chosen = chance.sample(texts, 3)
            lines += [_mixed(chosen, chance, "zh-hant", "，"), _mixed(chosen, chance, "en", ", ")]
        title = tuple(
            _halves(chance.choice(texts)["title"][code], 0)
            + joint
            + _halves(chance.choice(texts)["title"][code], 1)
            for code, joint in (("zh-hant", "與"), ("en", " and "))
        )
        day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        yield _document(day, [f"Lee {number}", f"李{number}"], title, lines)


def _halves(text: str, which: int) -> str:
    parts = text.split(" ") if " " in text else list(text)
    joint = " " if " " in text else ""
    middle = len(parts) // 2
    return joint.join(parts[:middle] if which == 0 else parts[middle:])


def _mixed(texts: list[dict], chance: random.Random, code: str, comma: str) -> str:
    clauses = [
        chance.choice(chance.choice(text["sections"][0]["paragraphs"])[code].split(comma))
        for text in texts
    ]
    return comma.join(clauses)


def publish_everything(at: datetime, *, among: int = 0) -> dict[str, str]:
    """Publish the documents, among look-alikes; return the name of each reference."""
    names = {}
    for name, document in documents():
        names[publish_now(make_briefing(**document), at=at).snapshot.reference] = name
    for document in look_alikes(among):
        publish_now(make_briefing(**document), at=at)
    return names


class Outcome(NamedTuple):
    question: Question
    found: tuple[str, ...]  # names, "" for a look-alike
    shown: frozenset[int]  # the paragraphs quoted from the best briefing
    labelled: bool  # not everything that was asked is in the first one

    @property
    def rank(self) -> int:
        best = [answer.name for answer in self.question.answers if answer.grade == 2]
        places = [place for place, name in enumerate(self.found) if name in best]
        return places[0] + 1 if places else 0

    @property
    def gain(self) -> float:
        grades = {answer.name: answer.grade for answer in self.question.answers}
        got = [2 ** grades.get(name, 0) - 1 for name in self.found[:10]]
        ideal = sorted((2**grade - 1 for grade in grades.values()), reverse=True)
        return _discounted(got) / _discounted(ideal)

    @property
    def passage(self) -> bool | None:
        """Return whether the answering paragraph is quoted; None if any will do."""
        wanted = self.question.answers[0].paragraph if self.question.answers else 0
        return wanted in self.shown if wanted else None


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def outcome(question: Question, names: dict[str, str]) -> Outcome:
    language = "en" if question.text.isascii() else "zh-hant"
    results = search.find(question.text, language=language)
    found = tuple(names.get(hit.snapshot.reference, "") for hit in results.hits)
    shown: set[int] = set()
    if question.answers and question.answers[0].name in found:
        best = results.hits[found.index(question.answers[0].name)]
        shown = {place.number for place in best.places}
    labelled = bool(results.hits) and not getattr(results.hits[0], "complete", True)
    return Outcome(question, found, frozenset(shown), labelled)


def figures(outcomes: list[Outcome]) -> dict[str, float]:
    asked = [one for one in outcomes if not one.question.is_nonsense]
    nonsense = [one for one in outcomes if one.question.is_nonsense]
    exact = [one for one in asked if one.question.kind == "exact"]
    passages = [one.passage for one in asked if one.passage is not None]
    return {
        "questions": len(outcomes),
        "first": _share(one.rank == 1 for one in asked),
        "among three": _share(0 < one.rank <= 3 for one in asked),
        "nDCG@10": sum(one.gain for one in asked) / len(asked),
        "passage": _share(bool(one) for one in passages),
        "empty": _share(not one.found for one in asked),
        "labelled": _share(one.labelled for one in asked),
        "honest": _share(not one.found or one.labelled for one in nonsense),
        "exact first": _share(one.rank == 1 for one in exact),
    }


def by_kind(outcomes: list[Outcome]) -> dict[str, float]:
    kinds = defaultdict(list)
    for one in outcomes:
        kinds[one.question.kind].append(one)
    return {
        kind: _share(one.rank == 1 for one in some)
        for kind, some in kinds.items()
        if kind != "nonsense"
    }


def _share(truths: Iterable[bool]) -> float:
    listed = list(truths)
    return sum(listed) / len(listed) if listed else 1.0
