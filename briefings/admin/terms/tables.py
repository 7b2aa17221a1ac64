"""Convert terms to rows of a table and back, with the problems of each line."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from briefings.models.terms import AVOID, TERM, Term, term_column
from briefings.text.languages import CHINESE, ENGLISH, column
from briefings.text.texts import Texts

FIELDS = (*TERM, *AVOID, "note")
# Accepted headings of each column; the first is used for exports.
_NAMES = {
    term_column(CHINESE): (
        *("中文 Chinese", "中文", "chinese", "zh", CHINESE, term_column(CHINESE)),
        *("zh-hk", "zh-tw"),
    ),
    term_column(ENGLISH): ("英文 English", "英文", "english", ENGLISH),
    column("avoid", CHINESE): (
        "避免的中文 Chinese to avoid",
        "避免的中文",
        "chinese to avoid",
        "avoid zh",
    ),
    column("avoid", ENGLISH): (
        "避免的英文 English to avoid",
        "避免的英文",
        "english to avoid",
        "avoid en",
    ),
    "note": ("備註 Note", "備註", "note", "notes"),
}
_COLUMNS = {name.lower(): field for field, names in _NAMES.items() for name in names}
MOST_TERMS = 20_000
MOST_MISTAKES = 50


class Mistake(NamedTuple):
    line: int  # counted as in spreadsheets; 0 for the whole file
    said: str


def rows_of(terms: Iterable[Term]) -> Iterator[list[str]]:
    """Return a heading and a row per term; wordings to avoid are separated by semicolons."""
    yield [names[0] for names in _NAMES.values()]
    for term in terms:
        avoided = ("; ".join(_lines(text)) for text in Texts.of(term, "avoid").values())
        yield [*term.writings.values(), *avoided, term.note]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def terms_in(rows: list[list[str]]) -> tuple[list[Term], list[Mistake]]:
    """Return the unsaved terms of a table, or the problems by line."""
    start = next((at for at, row in enumerate(rows) if any(row)), None)
    if start is None:
        return [], [Mistake(0, _("The table is empty."))]
    columns = [_COLUMNS.get(cell.strip().lower()) for cell in rows[start]]
    if not set(TERM) <= set(columns):
        said = _("The first line must name the columns: 中文 Chinese, 英文 English.")
        return [], [Mistake(start + 1, said)]
    if len(rows) > MOST_TERMS:
        return [], [Mistake(0, _("The table has too many lines."))]
    return _read(rows, columns, start)


def _read(
    rows: list[list[str]], columns: list[str | None], start: int
) -> tuple[list[Term], list[Mistake]]:
    terms: list[Term] = []
    mistakes: list[Mistake] = []
    known: dict = {}
    for line, row in enumerate(rows[start + 1 :], start=start + 2):
        if not any(row):
            continue
        term = _term(dict(zip(columns, row, strict=False)))
        said = _wrong(term)
        if not said and (first := known.setdefault(term.writings, line)) != line:
            said = _("Line %d has the same term.") % first
        if said:
            mistakes.append(Mistake(line, said))
        terms.append(term)
    return terms, mistakes[:MOST_MISTAKES]


def _term(cells: dict[str | None, str]) -> Term:
    values = {field: cells.get(field, "") for field in FIELDS}
    for field in AVOID:
        values[field] = "\n".join(
            part.strip()
            for part in values[field].replace("；", ";").replace("\n", ";").split(";")
            if part.strip()
        )
    return Term(**values)


def _wrong(term: Term) -> str:
    try:
        term.clean_fields()
    except ValidationError as error:
        if term.writings.missing():
            return _("Give the term in both languages.")
        return " ".join(error.messages)
    return ""
