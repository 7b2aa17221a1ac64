"""Runs of formatted text into the Markdown subset, with what is literal kept literal."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefings.importing.block import Look, Reason
from briefings.importing.patterns import characters
from briefings.importing.readers.superscripts import Raised, raised_text

_BREAK = re.compile("[\n\x0b\u2028]")
_SAID = re.compile(r"[。.；;：:，,！!）)]$")
_ENDS = re.escape(characters.BLANK) + "\n"
# A line without the blanks at its ends: Markdown ignores marks beside blanks.
_LINE = re.compile(rf"[^{_ENDS}](?:[^\n]*[^{_ENDS}])?")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\]+", re.IGNORECASE)
# What Markdown would read as markup although the author wrote it as text.
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_LINK_TEXT = re.compile(r"\[(?=[^\[\]]*\]\()|\[(?=\^\w+\])")
_UNDERSCORES = re.compile(r"(?<![A-Za-z0-9_])_+|_+(?![A-Za-z0-9_])")
_QUOTE = re.compile(r"^(>)", re.MULTILINE)
_TABLE_RULE = re.compile(r"^(?=[^\n]*-)(?=[^\n]*\|)([ \t]*)(?=[-:|][-:| \t]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one format; `note` is the label of a footnote whose mark stands here.

    With a reason in `left`, the text is seen in the source and no part of the paragraph.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: str = ""
    raised: Raised = ""
    left: Reason | None = None
    size: float = 0.0
    underlined: bool = False


def markdown(runs: Sequence[Run]) -> str:
    """The runs as one paragraph; a paragraph bold from end to end is not marked as bold."""
    merged = list(_merged(_level(_tidied(runs))))
    if is_bold(merged):
        merged = list(_merged([replace(run, bold=False) for run in merged]))
    formatted = any(run.bold or run.italic for run in merged)
    stars = sum(run.text.count("*") for run in merged)
    text = "".join(_format(run, stars=formatted or stars > 1) for run in merged)
    return characters.tidy(text)


def paragraphs(runs: Sequence[Run], *, may_have_headings: bool) -> list[list[Run]]:
    """Divide runs where people end paragraphs by line breaks: two, or one beside a bold heading."""
    if not any(_BREAK.search(run.text) for run in runs):
        return [list(runs)]
    found: list[list[Run]] = []
    above: list[Run] = []
    for line in _lines(runs):
        if _is_written(line):
            if above and not (may_have_headings and _is_headed(above, line)):
                found[-1] += [Run("\n"), *line]
            else:
                found.append(line)
        above = line if _is_written(line) else []
    return found


def _is_headed(above: Sequence[Run], line: Sequence[Run]) -> bool:
    """Return whether one of two lines is bold, the other not, and the bold one is no sentence."""
    if is_bold(above) == is_bold(line):
        return False
    bold = "".join(run.text for run in (above if is_bold(above) else line))
    return not _SAID.search(bold.rstrip(characters.BLANK))


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = [run.text] if run.note else _BREAK.split(run.text)
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text)] for text in others]
    return lines


def _is_written(line: Iterable[Run]) -> bool:
    return any(run.note or characters.tidy(run.text) for run in line)


def without_layout_spaces(runs: Iterable[Run]) -> list[Run]:
    """Without the spaces that only lay the source of a page out: around a break, and doubled."""
    trimmed: list[Run] = []
    for run in runs:
        text = run.text
        if text.startswith(" ") and trimmed and trimmed[-1].text.endswith((" ", "\n")):
            text = text[1:]
        trimmed.append(replace(run, text=text))
    return trimmed


def is_bold(runs: Iterable[Run]) -> bool:
    written = [run for run in runs if run.text.strip(characters.BLANK + "\n")]
    return bool(written) and all(run.bold for run in written)


def look_of(runs: Iterable[Run], *, is_title: bool = False) -> Look:
    """The look of a paragraph: that of its smallest and plainest letters."""
    written = [run for run in runs if run.text.strip(characters.BLANK + "\n")]
    if not written:
        return Look(is_title=is_title)
    underlined = all(run.underlined and not run.link for run in written)
    return Look(min(run.size for run in written), is_bold(written) + underlined, is_title)


def note_mark(label: str) -> str:
    return f"[^{label}]"


def safe_link(address: str) -> str:
    """The address if it is one that a reader may follow, else nothing."""
    address = address.strip()
    return address if _LINK.fullmatch(address) else ""


def _tidied(runs: Iterable[Run]) -> list[Run]:
    return [replace(run, text=_BREAK.sub("\n", characters.visible(run.text))) for run in runs]


def _level(runs: Iterable[Run]) -> Iterable[Run]:
    """Raised and lowered text as ordinary text; pieces of one exponent are one."""
    for raised, same in groupby(runs, key=lambda run: run.raised):
        group = list(same)
        if not raised:
            yield from group
            continue
        written = [run for run in group if not run.note]
        if written:
            text = "".join(run.text for run in written)
            yield replace(written[0], text=raised_text(text, raised), raised="")
        yield from (run for run in group if run.note)


def _merged(runs: Iterable[Run]) -> Iterable[Run]:
    """Neighbours of the same format as one; blanks take the format of what is before them."""
    for _, same in groupby(
        _carried(runs), key=lambda run: (run.bold, run.italic, run.link, run.note)
    ):
        group = list(same)
        yield replace(group[0], text="".join(run.text for run in group))


def _carried(runs: Iterable[Run]) -> Iterable[Run]:
    before = Run("")
    for run in runs:
        if run.note:
            yield run
            continue
        if not run.text.strip(characters.BLANK + "\n") and not run.link:
            run = replace(run, bold=before.bold, italic=before.italic, link=before.link)
        before = run
        yield run


def _format(run: Run, *, stars: bool) -> str:
    if run.note:
        return note_mark(run.note)
    text = run.text.strip()
    if not text:
        return run.text
    start = run.text.index(text)
    before, after = run.text[:start], run.text[start + len(text) :]
    text = _literal(text, stars=stars)
    # A full stop alone shows no emphasis.
    is_word = any(map(str.isalnum, text))
    marks = ("**" if run.bold else "") + ("*" if run.italic else "") if is_word else ""
    # Mark each line separately: a line may become a heading or the text of the other language.
    text = _LINE.sub(lambda line: marks + line[0] + marks[::-1], text) if marks else text
    if run.link and run.link.rstrip("/") != run.text.strip().rstrip("/"):
        text = f"[{text}]({_destination(run.link)})"
    return before + text + after


def _literal(text: str, *, stars: bool) -> str:
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _LINK_TEXT.sub(r"\\[", text)
    text = _QUOTE.sub(r"\\\1", text)
    text = _TABLE_RULE.sub(r"\1\\", text)
    if len(_UNDERSCORES.findall(text)) > 1:
        text = _UNDERSCORES.sub(lambda match: "\\_" * len(match[0]), text)
    return text.replace("*", "\\*") if stars else text


def _destination(link: str) -> str:
    return link.replace("(", "%28").replace(")", "%29")
