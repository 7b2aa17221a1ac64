"""Known documents laid out and damaged at random, so that every right pair of the result is known."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.briefings.importing import word

Pair = tuple[str, str]
Unit = tuple[str, str, str]
Row = tuple[str, list[str], list[str]]
LAYOUTS = ("alternating", "english-first", "one-line", "blocks", "section-blocks", "table", "dirty")
# What stands in one line or row was paired by its author.
GIVEN = ("one-line", "table", "word-table")
WORD_LAYOUTS = ("word-alternating", "word-table", "word-blocks")

_SHORT: tuple[Pair, ...] = (
    ("不適用。", "Not applicable."),
    ("同上。", "As above."),
    ("豁免。", "Exempt."),
    ("另有規定者除外。", "Unless otherwise provided."),
    ("見附件。", "See annex."),
    ("自然人；", "natural persons;"),
    ("法人。", "legal persons."),
    ("罰款；", "fines;"),
    ("包括：", "including:"),
    ("即時生效。", "Effective immediately."),
    ("未定。", "To be determined."),
    ("請參閱 https://www.io.gov.mo/", "See https://www.io.gov.mo/"),
)
_NUMBERED = (
    re.compile(
        r"^(?:第\s*[\d一二三四五六七八九十百-]+\s*[條章節]|[一二三四五六七八九十]+、"
        r"|[（(][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[.、])\s*"
    ),
    re.compile(
        r"^(?:(?:Article|Chapter|Section)\s+[\dIVX-]+[.:]?|\(?\w{1,2}[.)]|\d+(?:\.\d+)+)\s+"
    ),
)
_CHROME = (
    "跳至主要內容",
    "Home",
    "上一篇",
    "Share: WeChat | WhatsApp | LinkedIn | Print this page",
    "© 2025 版權所有 不得轉載",
)
_SENTENCE = (re.compile(r"(?<=[。；])(?=.)"), re.compile(r"(?<=[.;]) +(?=[A-Z(])"))


@dataclass(frozen=True)
class Variation:
    """A source as a lawyer might have it, and the pairs that belong together."""

    layout: str
    source: str | bytes
    pairs: tuple[Pair, ...]
    damage: str

    @property
    def truth(self) -> Counter[Pair]:
        return Counter(self.pairs)


def variation(documents: Sequence[dict], layout: str, seed: str) -> Variation:
    """The same one for the same documents, layout and seed."""
    chance = random.Random(f"{layout}/{seed}")
    title, units = _stretch(chance, chance.choice(documents))
    if chance.random() < 0.5:
        units = [_without_numbering(unit) for unit in units]
    units = _with_short_pairs(chance, units)
    damage = chance.choice(("none", "gaps", "gaps", "splits", "both", "both", "shuffled"))
    often = chance.choice((0.08, 0.15, 0.3))
    rows = [_damaged(chance, unit, damage, often) for unit in units]
    pairs = [(_bare(" ".join(zh)), _bare(" ".join(en))) for _kind, zh, en in rows]
    pairs = [*pairs, (_bare(title[0]), _bare(title[1]))]
    if damage == "shuffled" and layout not in GIVEN:
        rows = _shuffled(chance, rows)
    lay = _word if layout.startswith("word") else _text
    return Variation(layout, lay(chance, layout, title, rows), tuple(pairs), damage)


def marks(variation: Variation, found: dict) -> Counter[str]:
    """How many pairs are wrong and right, and how many of either are flagged for review.

    A side that is truly missing is neither: it can only be flagged.
    """
    truth = variation.truth
    flagged = {(entry["section"], entry.get("paragraph")) for entry in found["review"]}
    count: Counter[str] = Counter()
    for number, section in enumerate(found["sections"]):
        rows = [(None, section["heading"]), *enumerate(section["paragraphs"])]
        for place, sides in rows:
            pair = (_bare(sides["zh-hant"]), _bare(sides["en"]))
            if not any(pair):
                continue
            is_right = truth[pair] > 0
            truth[pair] -= is_right
            if is_right and not all(pair):
                continue
            kind = "right" if is_right else "wrong" if all(pair) else "lone"
            count[kind] += 1
            count[f"{kind} flagged"] += (number, place) in flagged
    count["expected"] = sum(1 for pair in variation.pairs if all(pair))
    return count


def _bare(text: str) -> str:
    """Without white space, Markdown's escapes and the colon of a heading."""
    return re.sub(r"\s+|[\u200b\\]|[:：]$", "", text.strip())


def _stretch(chance: random.Random, document: dict) -> tuple[Pair, list[Unit]]:
    units: list[Unit] = []
    for section in document["sections"]:
        if section["heading"]["zh-hant"] and section["heading"]["en"]:
            units.append(("heading", section["heading"]["zh-hant"], section["heading"]["en"]))
        units += [
            ("pair", pair["zh-hant"], pair["en"])
            for pair in section["paragraphs"]
            if pair["zh-hant"] and pair["en"]
        ]
    size = chance.choice((10, 20, 40))
    start = chance.randrange(max(1, len(units) - size))
    return (document["title"]["zh-hant"], document["title"]["en"]), units[start : start + size]


def _without_numbering(unit: Unit) -> Unit:
    kind, zh, en = unit
    zh, en = _NUMBERED[0].sub("", zh) or zh, _NUMBERED[1].sub("", en) or en
    return kind, zh, en[:1].upper() + en[1:]


def _with_short_pairs(chance: random.Random, units: list[Unit]) -> list[Unit]:
    units = list(units)
    for zh, en in chance.sample(_SHORT, chance.choice((0, 0, 1, 3, 5))):
        units.insert(chance.randrange(len(units) + 1), ("pair", zh, en))
    return units


def _shuffled(chance: random.Random, rows: list[Row]) -> list[Row]:
    """Two paragraphs of one side in each other's place: rightly paired, they no longer stand so."""
    rows = list(rows)
    for at in range(len(rows) - 1):
        (a, zh, en), (b, next_zh, next_en) = rows[at : at + 2]
        if a == b == "pair" and chance.random() < 0.1:
            rows[at], rows[at + 1] = (a, next_zh, en), (b, zh, next_en)
    return rows


def _damaged(chance: random.Random, unit: Unit, damage: str, often: float) -> Row:
    """The paragraphs of either side: none where it is missing, two where it is split."""
    kind, zh, en = unit
    sides = [[zh], [en]]
    if kind == "heading":
        return kind, *sides
    side = chance.randrange(2)
    if damage in ("gaps", "both") and chance.random() < often:
        sides[side] = []
    elif damage in ("splits", "both") and chance.random() < often:
        sentences = _SENTENCE[side].split(sides[side][0])
        if len(sentences) > 1:
            at = chance.randrange(1, len(sentences))
            joint = " " if side else ""
            sides[side] = [joint.join(sentences[:at]), joint.join(sentences[at:])]
    return kind, sides[0], sides[1]


def _text(chance: random.Random, layout: str, title: Pair, rows: list[Row]) -> str:
    rows = [("title", [title[0]], [title[1]]), *rows]
    if layout == "table":
        return "\n".join("\t".join((" ".join(zh), " ".join(en))) for _kind, zh, en in rows)
    if layout == "one-line":
        joint = chance.choice(("", " ", " / ", "  "))
        return "\n\n".join(joint.join([*zh, *en]) for _kind, zh, en in rows)
    if layout in ("blocks", "section-blocks"):
        return "\n\n".join(_in_blocks(rows, by_section=layout == "section-blocks"))
    joint = chance.choice((" / ", "：", "", " | ", "\n"))
    lines: list[str] = list(chance.sample(_CHROME, 3)) if layout == "dirty" else []
    for kind, zh, en in rows:
        sides = [*en, *zh] if layout == "english-first" else [*zh, *en]
        lines += [joint.join(sides)] if layout == "dirty" and kind == "heading" else sides
    text = chance.choice(("\n\n", "\n"))
    return text.join(_soiled(chance, line) if layout == "dirty" else line for line in lines)


def _in_blocks(rows: list[Row], *, by_section: bool) -> list[str]:
    lines: list[str] = []
    parts: list[list[Row]] = [[]]
    for row in rows:
        if by_section and row[0] == "heading":
            parts.append([])
        parts[-1].append(row)
    for part in parts:
        for side in (1, 2):
            lines += [text for row in part for text in row[side]]
    return lines


def _soiled(chance: random.Random, line: str) -> str:
    line = "".join("\u00a0" if c == " " and chance.random() < 0.2 else c for c in line)
    return chance.choice(("", "", "\u3000\u3000", " ")) + line


def _word(chance: random.Random, layout: str, title: Pair, rows: list[Row]) -> bytes:
    styled = chance.random() < 0.6

    def line(kind: str, text: str) -> str:
        if kind == "pair":
            return word.paragraph(text)
        if styled:
            return word.paragraph(text, style="Title" if kind == "title" else "Heading1")
        return word.paragraph(word.bold(text))

    head = [line("title", side) for side in title]
    if layout == "word-table":
        cells = [
            tuple(
                word.cell(*[line(kind, text) for text in side]) for side in (zh or [""], en or [""])
            )
            for kind, zh, en in rows
        ]
        return word.word_file(*head, word.table(*cells))
    if layout == "word-blocks":
        body = [line(row[0], text) for side in (1, 2) for row in rows for text in row[side]]
        return word.word_file(*head, *body)
    return word.word_file(*head, *[line(kind, text) for kind, zh, en in rows for text in zh + en])
