"""The findings of the checks in a text, row by row: parity, the firm's terms, promotion."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeGuard

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from briefings.admin.editor.finding_words import NAMES, sentence, style_sentence
from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.permissions import may
from briefings.checking import house_style, parity, promotion
from briefings.checking.terms import Departure, Entry, Glossary, Uses
from briefings.models.terms import AVOID, TERM, Term
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN
from briefings.text.length import utf16_length
from briefings.text.snapshot import Snapshot
from briefings.text.texts import Texts

MOST_ROWS = 2_000

Found = dict[str, Any]


@require_POST
def checks(request: HttpRequest) -> JsonResponse:
    """Return the findings in the submitted rows; store nothing."""
    if not may(request, "view"):
        raise PermissionDenied
    try:
        rows = sent(request).get("rows")
    except BadRequest as error:
        return refusal(str(error), error.status)
    if not _are_rows(rows):
        return refusal(_("What was sent is not the text of a briefing."), 400)
    glossary = current_glossary()
    return JsonResponse({"rows": [_checked(row, glossary) for row in rows]})


def _are_rows(rows: Any) -> TypeGuard[list[dict[str, str]]]:
    return (
        isinstance(rows, list)
        and len(rows) <= MOST_ROWS
        and all(
            isinstance(row, dict)
            and all(isinstance(row.get(name), str) for name in ("key", *WRITTEN))
            for row in rows
        )
    )


def _checked(row: dict[str, str], glossary: Glossary) -> Found:
    pair = Texts.by_language(row)
    uses = glossary.uses(pair)
    return {
        "key": row["key"],
        "findings": _found(pair, uses),
        "terms": [{**entry.writings, "note": entry.note} for entry in uses.entries],
    }


def found_in(pair: Texts, glossary: Glossary) -> list[Found]:
    """Return all findings in a pair, hints last."""
    return _found(pair, glossary.uses(pair))


def _found(pair: Texts, uses: Uses) -> list[Found]:
    found = [_parity(one, pair) for one in parity.findings(pair[CHINESE], pair[ENGLISH])]
    found += [_term(one, pair) for one in uses.departures]
    for one in promotion.praise(pair[CHINESE], pair[ENGLISH]):
        marks = {one.language: ((one.start, one.end),)}
        said = _("Say facts only: no praise, no promise.")
        found.append(_finding("praise", said, pair, marks))
    found += _style(pair)
    return sorted(found, key=lambda one: one["severity"] == "hint")


def _style(pair: Texts) -> Iterator[Found]:
    """Yield a finding for each rule of the house style and side; the places are its marks."""
    for language, side in pair.items():
        places: dict[str, list[house_style.Suggestion]] = {}
        for one in house_style.suggestions(side, language):
            if one.code not in house_style.ONLY_SPACES:
                places.setdefault(one.code, []).append(one)
        for code, here in places.items():
            severity = "warning" if code == house_style.SIMPLIFIED else "hint"
            marks = {language: [(one.start, one.end) for one in here]}
            found = _finding("style", style_sentence(code), pair, marks, severity)
            yield found | {"fixes": {language: [one.replacement for one in here]}}


def _parity(one: parity.Finding, pair: Texts) -> Found:
    marks = {CHINESE: one.chinese, ENGLISH: one.english}
    return _finding(one.kind, sentence(one), pair, marks, severity=one.severity)


def _term(one: Departure, pair: Texts) -> Found:
    wanted = one.entry.says(one.language)
    sentences = {
        (ENGLISH, "missing"): _("The firm writes here in English: %s"),
        (ENGLISH, "avoided"): _("In English, the firm writes instead: %s"),
        (CHINESE, "missing"): _("The firm writes here in Chinese: %s"),
        (CHINESE, "avoided"): _("In Chinese, the firm writes instead: %s"),
    }
    said = sentences[one.language, one.kind] % wanted
    found = _finding("term", said, pair, one.marks)
    if one.kind != "avoided":
        return found
    side = pair[one.language]
    written = [_as_written(wanted, side[start]) for start, _end in one.marks[one.language]]
    return found | {"fixes": {one.language: written}}


def _as_written(wanted: str, first: str) -> str:
    """Return a term with a capital where the words that it replaces begin with one."""
    return wanted[:1].upper() + wanted[1:] if first.isupper() else wanted


def _finding(kind: str, said: str, pair: Texts, marks: Found, severity: str = "warning") -> Found:
    return {
        "kind": kind,
        "name": str(NAMES[kind]),
        "said": said,
        "severity": severity,
        "marks": {
            language: _units(side, marks.get(language, ())) for language, side in pair.items()
        },
    }


def _units(text: str, spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return places in UTF-16 units, as browsers count."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return [list(span) for span in spans]
    return [[utf16_length(text[:place]) for place in span] for span in spans]


def current_glossary() -> Glossary:
    fields = ("pk", "note", "is_enforced", *TERM, *AVOID)
    return _glossary(tuple(Term.objects.order_by("pk").values_list(*fields)))


@lru_cache(maxsize=2)
def _glossary(rows: tuple[tuple, ...]) -> Glossary:
    return Glossary(
        Entry(pk, Texts(*sides[: len(TERM)]), Texts(*sides[len(TERM) :]), note, is_enforced)
        for pk, note, is_enforced, *sides in rows
    )


# --- For the publish page -------------------------------------------------------------------------


def summary(snapshot: Snapshot) -> list[Found]:
    """Return the findings in a frozen text by ¶, without hints, for the publisher."""
    glossary = current_glossary()
    return [
        {**one, "words": _marked(text, one), "id": key, "number": number}
        for key, number, text in _rows(snapshot)
        for one in found_in(text, glossary)
        if one["severity"] != "hint"
    ]


def _rows(snapshot: Snapshot) -> Iterator[tuple[str, int, Texts]]:
    """Yield the rows of the editor: headings, which have no number, and pairs."""
    number = 0
    for part in snapshot.parts:
        yield part.id, 0, part.heading
        for pair in part.pairs:
            number += 1
            yield pair.id, number, pair.text


def _marked(text: Texts, one: Found) -> dict[str, list[str]]:
    return {language: _words(side, one["marks"][language]) for language, side in text.items()}


def _words(text: str, spans: list[list[int]]) -> list[str]:
    units = text.encode("utf-16-le", "surrogatepass")
    return [units[2 * start : 2 * end].decode("utf-16-le", "replace") for start, end in spans]
