"""One bilingual document set in the layouts lawyers paste, so that the right answer is known."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

Pair = tuple[str, str]
DATA = Path(__file__).parents[2] / "data" / "importing"
DOCUMENTS = ("open-data-licence", "cc0")


def gold(name: str) -> dict:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def pasted(name: str) -> str:
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")


def chinese_then_english(document: dict) -> str:
    return _lines(document, lambda zh, en: [zh, en])


def english_then_chinese(document: dict) -> str:
    return _lines(document, lambda zh, en: [en, zh])


def both_in_one_line(document: dict) -> str:
    return _lines(document, lambda zh, en: [zh + en])


def both_with_a_bar(document: dict) -> str:
    return _lines(document, lambda zh, en: [f"{en} | {zh}"])


def one_language_then_the_other(document: dict) -> str:
    sides = list(_all_sides(document))
    return "\n\n".join([zh for zh, _ in sides] + [en for _, en in sides])


def two_columns(document: dict) -> str:
    rows = [("中文", "English"), *_all_sides(document)]
    return "\n".join("\t".join(row) for row in rows)


def numbered_columns(document: dict) -> str:
    rows = enumerate(_all_sides(document), 1)
    return "\n".join(f"{number}\t{en}\t{zh}" for number, (zh, en) in rows)


def wrapped_at_seventy_six(document: dict) -> str:
    return _lines(document, lambda zh, en: [_han_wrapped(zh), _word_wrapped(en)])


LAYOUTS: tuple[Callable[[dict], str], ...] = (
    chinese_then_english,
    english_then_chinese,
    both_in_one_line,
    both_with_a_bar,
    one_language_then_the_other,
    two_columns,
    numbered_columns,
    wrapped_at_seventy_six,
)


def pair_f1(expected: dict, found: dict) -> float:
    """Pairs with both sides right, white space aside, as the harmonic mean of both shares."""
    wanted, got = Counter(_pairs(expected)), Counter(_pairs(found))
    right = sum((wanted & got).values())
    return 2 * right / (sum(wanted.values()) + sum(got.values()))


def headings(document: dict) -> set[Pair]:
    return {_bare(section["heading"]) for section in document["sections"]} - {("", "")}


def _pairs(document: dict) -> list[Pair]:
    return [_bare(pair) for section in document["sections"] for pair in section["paragraphs"]]


def _bare(sides: dict) -> Pair:
    return "".join(sides["zh-hant"].split()), " ".join(sides["en"].split())


def _all_sides(document: dict) -> list[Pair]:
    sides = [document["title"]]
    for section in document["sections"]:
        sides += [section["heading"]] if section["heading"]["en"] else []
        sides += section["paragraphs"]
    return [(one["zh-hant"], one["en"]) for one in sides]


def _lines(document: dict, set_pair: Callable[[str, str], list[str]]) -> str:
    return "\n\n".join(line for zh, en in _all_sides(document) for line in set_pair(zh, en))


def _han_wrapped(text: str, width: int = 38) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def _word_wrapped(text: str, width: int = 76) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
