"""Convert terms to rows of a table and back, with the problems of each line."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from briefings.models.terms import AVOID, REFERENCE_TERM, TERM, Field, Term, term_column
from briefings.text.files import spreadsheets
from briefings.text.languages import CHINESE, ENGLISH, REFERENCE, column
from briefings.text.texts import Texts

FIELDS = (*TERM, *AVOID, "note", *REFERENCE_TERM, "field", "source", "is_enforced")
_REFERENCE_NAMES = {"pt": ("葡文 Portuguese", "葡文", "portuguese", "pt", "português")}
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
    **{language.column_suffix: _REFERENCE_NAMES[language.code] for language in REFERENCE},
    "field": ("範疇 Field", "範疇", "field", "field of law"),
    "source": ("來源 Source", "來源", "source"),
    "is_enforced": ("檢查 Checked", "檢查", "checked"),
}
_YES, _NO = ("yes", "是", "true", "1"), ("no", "否", "false", "0")
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
        reference = (getattr(term, name) for name in REFERENCE_TERM)
        checked = _YES[0] if term.is_enforced else _NO[0]
        yield [
            *term.writings.values(),
            *avoided,
            term.note,
            *reference,
            term.field,
            term.source,
            checked,
        ]


_KINDS = {
    "csv": (spreadsheets.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (spreadsheets.as_xlsx, spreadsheets.XLSX),
}


def table_of(terms: Iterable[Term], *, name: str, kind: str) -> HttpResponse:
    """Return terms as a download, or 403 for an unknown kind."""
    if kind not in _KINDS:
        raise PermissionDenied
    make, content_type = _KINDS[kind]
    answer = HttpResponse(make(rows_of(terms)), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def columns_of(rows: list[list[str]]) -> set[str]:
    """Return the columns that a table names."""
    heading = next((row for row in rows if any(row)), [])
    return {field for cell in heading if (field := _COLUMNS.get(cell.strip().lower()))}


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
    return _terms_of(rows, columns, start)


def _terms_of(
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
    values: dict[str, Any] = {field: cells.get(field, "") for field in FIELDS}
    for field in AVOID:
        values[field] = "\n".join(
            part.strip()
            for part in values[field].replace("；", ";").replace("\n", ";").split(";")
            if part.strip()
        )
    values["is_enforced"] = values["is_enforced"].strip().lower() not in _NO
    values["field"] = values["field"].strip().lower()
    return Term(**values)


def _wrong(term: Term) -> str:
    try:
        term.clean_fields()
    except ValidationError as error:
        if term.writings.missing():
            return _("Give the term in both languages.")
        if "field" in error.message_dict:
            return _("Fields of law are: %s") % ", ".join(Field.values)
        return " ".join(error.messages)
    return ""
