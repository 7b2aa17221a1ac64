"""Makes bilingual briefings as a Macau firm might write them: the same ones for the same seed.

The words are drawn so that they are as unevenly common as words are: a few subjects fill most of an
archive, and names, figures and dates make each briefing one of a kind.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from string import Formatter
from typing import Any

from tests.benchmarks.importing.words import (
    AREAS,
    AUTHORS,
    BODIES,
    COMPANIES,
    DUTIES,
    EVENTS,
    GIVEN,
    HEADINGS,
    LAWS,
    PARTIES,
    PLACES,
    RIGHTS,
    SENTENCES,
    SURNAMES,
    TITLES,
    TOPICS,
)

Document = dict[str, Any]
Text = dict[str, str]
FIRST_DAY, DAYS = date(2005, 1, 3), 7_300
_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


def documents(count: int, *, seed: int = 1, pairs: int = 14) -> Iterator[Document]:
    """So many documents in the shape of `import_briefing --json`, with areas; newest last.

    `pairs` is how many paragraphs one has on average (the firm's own briefing has 14).
    """
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        day = FIRST_DAY + timedelta(days=number * DAYS // max(count, 1))
        yield _document(chance, day, pairs)


def document(number: int = 0, *, seed: int = 1, pairs: int = 14) -> Document:
    """One of them, of exactly so many pairs."""
    chance = random.Random(f"{seed}/{number}")
    return _document(chance, FIRST_DAY + timedelta(days=number), pairs, exact=True)


def _document(chance: random.Random, day: date, pairs: int, *, exact: bool = False) -> Document:
    total = pairs if exact else max(2, round(chance.gauss(pairs, pairs / 3)))
    topic = _common(chance, TOPICS)
    sections = []
    while total > 0:
        size = min(total, chance.randint(1, 4))
        heading = _filled(chance, _common(chance, HEADINGS), topic) if sections else _text("", "")
        sections.append(
            {"heading": heading, "paragraphs": [_pair(chance, topic) for _ in range(size)]}
        )
        total -= size
    return {
        "title": _filled(chance, _common(chance, TITLES), topic),
        "standfirst": _sentence(chance, topic),
        "authors": [_common(chance, AUTHORS)[1]],
        "areas": [topic[2] if chance.random() < 0.8 else _common(chance, AREAS)[2]],
        "date": day.isoformat(),
        "sections": sections,
        "sources": [{"label": _text("公報", "Official Gazette"), "url": "https://www.io.gov.mo/"}],
    }


def _text(zh_hant: str, en: str) -> Text:
    return {"zh-hant": zh_hant, "en": en}


def _pair(chance: random.Random, topic: tuple) -> Text:
    """Two to five sentences: about 110 Chinese characters and 60 English words."""
    sentences = [_sentence(chance, topic) for _ in range(chance.randint(2, 5))]
    return _text(
        "".join(one["zh-hant"] for one in sentences), " ".join(one["en"] for one in sentences)
    )


def _sentence(chance: random.Random, topic: tuple) -> Text:
    return _filled(chance, _common(chance, SENTENCES), topic)


def _filled(chance: random.Random, frame: tuple[str, str], topic: tuple) -> Text:
    """A frame with the same things said in both languages."""
    # Most sentences are about the briefing's own topic, some about another.
    about = topic if chance.random() < 0.8 else _common(chance, TOPICS)
    slots = {name: _thing(chance, name, about) for name in _slots(frame)}
    chinese = {name: value[0] for name, value in slots.items()}
    english = {name: value[1] for name, value in slots.items()}
    made = frame[1].format(**english)
    return _text(frame[0].format(**chinese), made[:1].upper() + made[1:])


@cache
def _slots(frame: tuple[str, str]) -> list[str]:
    return sorted({name for _text, name, *_rest in Formatter().parse(frame[0]) if name})


_LISTS = {
    "party": PARTIES,
    "body": BODIES,
    "right": RIGHTS,
    "duty": DUTIES,
    "event": EVENTS,
    "place": PLACES,
}


def _thing(chance: random.Random, slot: str, about: tuple) -> tuple[str, str]:
    if slot in _LISTS:
        return _common(chance, _LISTS[slot])
    made = {
        "topic": lambda: about,
        "law": lambda: _law(chance, about),
        "article": lambda: _number(chance, 1, 320),
        "days": lambda: _number(chance, 5, 180),
        "percent": lambda: _number(chance, 2, 80),
        "company": lambda: _company(chance),
        "person": lambda: _person(chance),
        "day": lambda: _day(chance),
        "amount": lambda: _amount(chance),
    }
    return made[slot]()


def _common(chance: random.Random, things: list | tuple):
    """One of the things, the first most often: the n-th about 1/n times as often (Zipf)."""
    weights = _WEIGHTS.setdefault(
        len(things), list(accumulate(1 / (rank + 2) for rank in range(len(things))))
    )
    return chance.choices(things, cum_weights=weights)[0]


_WEIGHTS: dict[int, list[float]] = {}


def _number(chance: random.Random, least: int, most: int) -> tuple[str, str]:
    number = str(chance.randint(least, most))
    return number, number


def _amount(chance: random.Random) -> tuple[str, str]:
    amount = chance.randint(1, 999) * 10 ** chance.randint(3, 6)
    return f"{amount:,}", f"{amount:,}"


def _day(chance: random.Random) -> tuple[str, str]:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    return f"{day.year}年{day.month}月{day.day}日", f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _law(chance: random.Random, topic: tuple) -> tuple[str, str]:
    kind = _common(chance, LAWS)
    number, year = chance.randint(1, 40), chance.randint(1999, 2025)
    return (
        f"第{number}/{year}號{kind[0]}《{topic[0]}法》",
        f"{kind[1]} No. {number}/{year} ({topic[1]})",
    )


def _person(chance: random.Random) -> tuple[str, str]:
    surname, first, second = _common(chance, SURNAMES), chance.choice(GIVEN), chance.choice(GIVEN)
    return surname[0] + first[0] + second[0], f"{surname[1]} {first[1]} {second[1]}"


def _company(chance: random.Random) -> tuple[str, str]:
    first, second, kind = chance.choice(GIVEN), chance.choice(GIVEN), _common(chance, COMPANIES)
    return f"{first[0]}{second[0]}{kind[0]}", f"{first[1]} {second[1]} {kind[1]}"
