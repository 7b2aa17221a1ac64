"""Front and back matter: date, byline, standfirst, sources and the firm's contact lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.importing.block import Block
from briefings.importing.cleaning.invisible import letters, one_line
from briefings.importing.document import Contact, Sides, Source
from briefings.importing.patterns.dates import date_in
from briefings.importing.patterns.markers import marker
from briefings.importing.splitting.headings import without_colon
from briefings.importing.splitting.pieces import Piece
from briefings.text.language_detection import ADDRESS, HAN, LATIN, han_count, has_han, latin_words
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.person_names import Names, paired, without_title

# Front matter stands among the first lines of a text, or of its second half if that is the
# whole text again in the other language.
FRONT_LINES = 8
FRONT_LINES_OF_SECOND_HALF = 4
MOST_WORDS_IN_NAME = 6
# A contact block is at the very end and short.
CONTACT_BLOCKS = 10

_BYLINE_WORD = r"作者|撰文|文|撰稿|撰稿人|供稿|執筆|authors?|by|written by|text|autor(?:es|a)?|por"
_LABELLED_BYLINE = re.compile(
    rf"(?:{_BYLINE_WORD})(?:\s*[/／|｜]?\s*(?:{_BYLINE_WORD}))?"
    r"\s*(?:[:：／/]\s*|(?<=[a-zA-Z])\s+)(?P<names>\S.{1,119})",
    re.IGNORECASE,
)
_NAME = {
    # Foreign names have several parts: 瑪麗亞·席爾瓦.
    CHINESE: re.compile(
        r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·‧・•．][\u4e00-\u9fff]{1,8}){1,3}"
    ),
    ENGLISH: re.compile(
        r"(?:[dD]['’])?[A-ZÀ-Þ][\w.'’-]*"
        r"(?:\s+(?:(?:d['’])?[A-ZÀ-Þ][\w.'’-]*|de|da|das|dos|do|del|di|van|von|der|bin|e))*"
    ),
}
_HAN_TITLED = re.compile(r"[\u4e00-\u9fff]{2,4}?\s*[（(]?律師[)）]?")
# Split where the language changes or a bracket opens: 陳美儀律師 Chan Mei I, 陳美儀（Chan Mei I）.
_BETWEEN_LANGUAGES = re.compile(
    rf"[（()）]|(?<=[{HAN}])\s*(?=[{LATIN}])|(?<=[{LATIN}.])\s*(?=[{HAN}])"
)
# 和, 及 and 與 also occur within names: 李家和律師, 陳和生.
_BETWEEN_NAMES = re.compile(
    r"\s*(?:[、,，;；/&＆]|\band\b)\s*"
    rf"|(?<=[{HAN}]{{2}})\s*[及和與]\s*(?=[{HAN}]{{2}})(?!\s*(?:實習|執業|資深)?大?律師)"
    rf"|(?<=[{HAN}]{{2}}[)）])\s*[及和與]\s*(?=[{HAN}]{{2}})"
)
_SOURCE_WORD = (
    r"(?:(?:資料|資訊|新聞|消息|圖片|文章)?(?:來源|出處)|原文(?:連結|鏈接|網址)?|參考資料"
    r"|sources?|references?|original(?: text| article)?)"
)
_SOURCE_LABEL = re.compile(
    rf"{_SOURCE_WORD}\s*(?:[/／|｜]?\s*{_SOURCE_WORD}\s*)?[:：]", re.IGNORECASE
)
_URL = re.compile(r"https?://[\x21-\x7e]+|www\.[\x21-\x7e]+")
_CONTACT_HEADING = re.compile(
    r"(?:contact(?: us)?|get in touch|enquiries|for (?:more|further) information"
    r"|further information|聯絡我們|聯繫我們|與我們聯絡|聯絡方式|查詢|如有查詢|聯絡)[\s!！:：.]*",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")


@dataclass(frozen=True)
class Front:
    pieces: list[Piece]
    authors: tuple[Sides, ...]
    date: str
    standfirst: Sides


def without_sources(blocks: Sequence[Block]) -> tuple[list[Block], list[Source]]:
    """Lines such as "資料來源：/ Source: https://…"; without an address they stay text."""
    rest: list[Block] = []
    sources: list[Source] = []
    for block in blocks:
        source = _source(block.text) if _SOURCE_LABEL.match(block.text) else None
        if source:
            sources.append(source)
        else:
            rest.append(block)
    return rest, sources


def _source(text: str) -> Source | None:
    urls = _URL.findall(text)
    if len(urls) != 1:
        return None
    said = _URL.sub(" ", text)
    labels = [one_line(part).strip(" /／|｜:：") for part in re.split(r"[/／|｜\n]", said)]
    chinese = [label for label in labels if has_han(label)]
    english = [label for label in labels if label and not has_han(label)]
    if len(chinese) > 1 or len(english) > 1:
        return None
    return Source(Sides("".join(chinese), "".join(english)), urls[0])


def without_contact(blocks: Sequence[Block]) -> tuple[list[Block], Contact]:
    """The closing "Contact Us", if it is in one language.

    In two languages it consists of pairs like any other section, and stays one.
    """
    for start in range(max(1, len(blocks) - CONTACT_BLOCKS), len(blocks)):
        if not _CONTACT_HEADING.fullmatch(blocks[start].text):
            continue
        said = [block.text for block in blocks[start + 1 :] if block.text]
        emails = [email for text in said for email in _EMAIL.findall(text)]
        if emails and len({has_han(text) for text in said if not ADDRESS.fullmatch(text)}) <= 1:
            text = "\n\n".join(line for line in said if line != emails[0])
            return list(blocks[:start]), Contact(blocks[start].text, text, emails[0])
    return list(blocks), Contact()


def without_front(pieces: Sequence[Piece]) -> Front:
    """The pieces without date, byline and standfirst."""
    dated = [n for n in _front_places(pieces) if date_in(pieces[n].text)]
    bylines = _bylines(pieces, dated)
    gone = {*dated, *bylines}
    people = paired(name for n in sorted(bylines) for name in bylines[n])
    rest = [piece for n, piece in enumerate(pieces) if n not in gone]
    rest, standfirst = _without_standfirst(rest)
    found = date_in(pieces[dated[0]].text) if dated else None
    authors = tuple(Sides.from_json(one) for one in people)
    return Front(rest, authors, found.isoformat() if found else "", standfirst)


def _front_places(pieces: Sequence[Piece]) -> list[int]:
    """Where front matter may stand: at the head, and at the head of a second half."""
    places = list(range(min(FRONT_LINES, len(pieces))))
    changes = [n for n in range(1, len(pieces)) if pieces[n].language != pieces[n - 1].language]
    far = [n for n in changes if n >= FRONT_LINES]
    if len(far) == 1:
        places += range(far[0], min(far[0] + FRONT_LINES_OF_SECOND_HALF, len(pieces)))
    return places


def _bylines(pieces: Sequence[Piece], dated: Sequence[int]) -> dict[int, list[Names]]:
    """Names by the number of their piece: labelled, or alone before the date."""
    found: dict[int, list[Names]] = {}
    for n in reversed(_front_places(pieces)):
        text = pieces[n].text
        label = _LABELLED_BYLINE.fullmatch(text)
        names = _names(label["names"] if label else text)
        if not names or n in dated or pieces[n].block.is_marked:
            continue
        if label or (_stands_before(pieces, n, dated, found) and _could_be_name(pieces, n)):
            found[n] = names
    return found | _translated(pieces, found)


def _translated(
    pieces: Sequence[Piece], found: Mapping[int, list[Names]]
) -> dict[int, list[Names]]:
    """Return the rest of the line after a byline, in the other language and without its label."""
    after = [n + 1 for n in found if n + 1 < len(pieces) and n + 1 not in found]
    return {
        n: names
        for n in after
        if pieces[n].line == pieces[n - 1].line and (names := _names(pieces[n].text))
    }


def _stands_before(
    pieces: Sequence[Piece], n: int, dated: Sequence[int], found: Mapping[int, list[Names]]
) -> bool:
    """Return whether the line precedes the date, or repeats the name of a line that does."""
    if n + 1 in dated:
        return True
    after = n + 1 in found and pieces[n + 1].language != pieces[n].language
    return after and _HAN_TITLED.fullmatch(pieces[n].text) is not None


def _could_be_name(pieces: Sequence[Piece], n: int) -> bool:
    """Return whether the line could be a name: no title, no heading mark, not part of a line.

    A part of a line counts only beside a name with a lawyer's title: 澳門 / Macau precedes dates
    too.
    """
    piece = pieces[n]
    titles = {
        next(k for k, one in enumerate(pieces) if one.language == language)
        for language in {one.language for one in pieces}
    }
    beside = [one for one in pieces if one.line == piece.line]
    is_whole = len(beside) == 1 or any(_HAN_TITLED.fullmatch(one.text) for one in beside)
    return n not in titles and is_whole and marker(piece.text) is None


def _names(text: str) -> list[Names]:
    """Return the people in a byline; empty if the line is not a byline."""
    people = [_person(name) for name in _BETWEEN_NAMES.split(text) if name]
    return [] if None in people else [one for one in people if one and any(one.values())]


def _person(text: str) -> Names | None:
    """Return a name in one or both languages; empty for a title alone, None if it is not a name."""
    parts = [without_title(part) for part in _BETWEEN_LANGUAGES.split(text)]
    found: Names = {CHINESE: "", ENGLISH: ""}
    for part in filter(None, parts):
        language = CHINESE if has_han(part) else ENGLISH
        too_long = len(part.split()) > MOST_WORDS_IN_NAME
        if found[language] or too_long or not _NAME[language].fullmatch(part):
            return None
        found[language] = part
    return found


def _without_standfirst(pieces: list[Piece]) -> tuple[list[Piece], Sides]:
    """A page head that repeats the title: title, standfirst, then the text with its title again."""
    if not pieces:
        return pieces, Sides()
    title = letters(pieces[0].text)
    for n in range(1, min(FRONT_LINES, len(pieces))):
        if title and letters(pieces[n].text) == title:
            start = next(k for k in range(n + 1) if pieces[k].line == pieces[n].line)
            between = pieces[1:start]
            # Two lines in a row that differ in their marks are two lines of the text.
            if not between and pieces[n].text.split() != pieces[0].text.split():
                continue
            return pieces[start:], Sides(_joined(between, CHINESE), _joined(between, ENGLISH))
    return pieces, Sides()


def _joined(pieces: Sequence[Piece], language: str) -> str:
    return "\n\n".join(piece.text for piece in pieces if piece.language == language)


def is_title_like(text: str) -> bool:
    """Short, no sentence, and no item of a list."""
    text = without_colon(text)
    found = marker(text)
    if found and found.style == "bullet":
        return False
    if re.search(r"[。；;]$|\.$", text) and not re.search(r"\b[A-Z]\.$", text):
        return False
    return len(latin_words(text)) <= 40 and han_count(text) <= 70 and not re.search(r"。.", text)
