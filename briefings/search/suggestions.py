"""What a reader may mean while typing: areas, people, laws, terms and titles that begin so.

Two queries answer, whatever the number of briefings: one of the firm's own names, one of ranges in
indexes. Only public texts answer: titles and laws by the index of what is public; for terms whose
words are all public, a third query looks in the index for a text with the whole phrase.
"""

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from briefings.models.people import Author, PracticeArea
from briefings.models.published.search import SearchToken, TitleStart
from briefings.models.terms import TERM, Term
from briefings.search.index.analysis import fold
from briefings.search.index.beginnings import LONGEST_KEY, after, line_of, typed_key
from briefings.search.index.clauses import Clause, tidy, whole_phrase
from briefings.search.index.filters import Ask, Narrowing, Scope
from briefings.search.index.law_names import beginning, written_in
from briefings.search.index.lists import lists
from briefings.search.index.values import VALUE
from briefings.text.chinese import simplified
from briefings.text.language_detection import has_han
from briefings.text.languages import CHINESE, ENGLISH, SIMPLIFIED, WRITTEN, columns, written
from briefings.text.texts import Texts

AREA, PERSON, LAW, NUMBER, TERM_, BRIEFING = "area", "person", "law", "number", "term", "briefing"
# How many are shown, together and of a kind, and how many rows of an index are read for them.
MOST = 8
_MOST_OF = {AREA: 2, PERSON: 2, LAW: 2, NUMBER: 3, TERM_: 2, BRIEFING: MOST}
_TITLES, _LAWS = 60, 12
# How many names of a kind are looked at: terms may be the firm's own, which no public text has.
_NAMES = {AREA: 20, PERSON: 20, TERM_: 300}
_PHRASES = 12
# 8/2005, 第8/2005號, Law No. 8/20, Lei n.o 8/2005, 97/99/M
_NUMBER = re.compile(
    r"(?P<named>第|(?:\w+[ -])*(?:law|lei|act|decree|decreto|regulation|regulamento|dispatch"
    r"|despacho)\b\D*)?(?P<number>\d{1,4})(?P<rest>/\d{0,4}(?:/[a-z]{0,3})?)?\D*"
)
_NUMBER_CODE = re.compile(f"{VALUE}l(\\d+)x(\\d+)(?:x([a-z]+))?")
Row = tuple[str, str, str]
NameRow = tuple[str, str, str, str]


class Suggestion(NamedTuple):
    """A line to choose: what it is, its text, and the slug, the reference or the query it means."""

    kind: str
    text: str
    language: str
    key: str
    title: Texts | None = None


def suggest(typed: str, *, language: str) -> list[Suggestion]:
    """Return what begins as it was typed, for a reader of `language`."""
    typed = tidy(typed)
    key = typed_key(typed)
    if not key:
        return []
    order = sorted(WRITTEN, key=lambda code: code != written(language))
    names = list(_some_of_each(_names(tuple(_firm_names())).beginning_with(key)))
    terms = [one for one in names if one.kind == TERM_]
    phrases = {one.text: phrase for one in terms if (phrase := whole_phrase(one.text))}
    tokens = {token for phrase in phrases.values() for token in phrase.tokens}
    rows = list(_public(key, fold(typed), tokens))
    found = chain(
        (one for one in names if one.kind != TERM_),
        _public_terms(terms, phrases, rows, order),
        _laws(rows),
        _numbers(rows),
        _titles(rows, key, order),
    )
    return [_shown(one, language) for one in _best(found, order)]


def _best(found: Iterable[Suggestion], order: list[str]) -> list[Suggestion]:
    """Return a few of each kind, each thing once, in the reader's language if both begin so."""
    kinds = list(_MOST_OF)
    ranked = sorted(found, key=lambda one: (kinds.index(one.kind), order.index(one.language)))
    once = {(one.kind, one.key): one for one in reversed(ranked)}
    shown: list[Suggestion] = []
    counted = Counter[str]()
    for one in ranked:
        if once.get((one.kind, one.key)) is one and counted[one.kind] < _MOST_OF[one.kind]:
            counted[one.kind] += 1
            shown.append(one)
    return shown[:MOST]


def _shown(one: Suggestion, language: str) -> Suggestion:
    if language != SIMPLIFIED or one.language != CHINESE:
        return one
    return one._replace(text=simplified.convert(one.text), language=SIMPLIFIED)


# --- The firm's own names: areas, people, terms -----------------------------------------------


def _firm_names() -> QuerySet:
    """Return them in one query; their number does not depend on the briefings."""
    # Not by their managers: modeltranslation's querysets give columns in any order.
    areas: QuerySet = QuerySet(PracticeArea)
    people: QuerySet = QuerySet(Author).filter(is_public=True)
    terms = Term.objects.order_by()
    named = [(areas, AREA, "slug", columns("name")), (people, PERSON, "slug", columns("name"))]
    first, *others = (
        _columns(rows, kind, Cast(slug, TextField()) if slug else _text(""), *map(F, names))
        for rows, kind, slug, names in [*named, (terms, TERM_, "", TERM)]
    )
    return first.union(*others, all=True)


def _columns(rows: QuerySet, kind: str, *values: Combinable) -> QuerySet:
    """Return columns of the same names for every part of a union."""
    named = {f"column_{place}": value for place, value in enumerate(values, 1)}
    return rows.annotate(column_0=_text(kind), **named).values_list("column_0", *named)


def _text(value: str) -> Value:
    return Value(value, output_field=TextField())


class _Names:
    """Names in the order of all their beginnings."""

    def __init__(self, rows: Iterable[NameRow]):
        self._found = sorted(
            (start, place, Suggestion(kind, name, language, slug or name))
            for place, (kind, slug, *names) in enumerate(rows)
            for language, name in zip(WRITTEN, names, strict=True)
            for start in line_of(name).beginnings()
        )

    def beginning_with(self, key: str) -> list[Suggestion]:
        first = bisect_left(self._found, (key,))
        last = bisect_left(self._found, (after(key),), first)
        return [one for _start, _place, one in self._found[first:last]]


@lru_cache(maxsize=2)
def _names(rows: tuple[NameRow, ...]) -> _Names:
    return _Names(rows)


def _some_of_each(names: Iterable[Suggestion]) -> Iterator[Suggestion]:
    counted = Counter[str]()
    for one in names:
        counted[one.kind] += 1
        if counted[one.kind] <= _NAMES[one.kind]:
            yield one


def _public_terms(
    terms: list[Suggestion], phrases: dict[str, Clause], rows: list[Row], order: list[str]
) -> list[Suggestion]:
    """Return the terms that some public text has as a phrase; those come first that are shown."""
    there = {token for kind, token, _text in rows if kind == "token"}
    likely = {
        one.text: one
        for one in sorted(terms, key=lambda one: order.index(one.language))
        if one.text in phrases and there.issuperset(phrases[one.text].tokens)
    }
    asked = list(likely.values())[:_PHRASES]
    asks = [Ask(((phrases[one.text],),), Scope.ALL, 1) for one in asked]
    return [one for one, keys in zip(asked, lists(asks, Narrowing()), strict=True) if keys]


# --- What is public: titles, laws, numbers of laws --------------------------------------------


def _public(key: str, typed: str, tokens: set[str]) -> Iterator[Row]:
    """Yield kind, key and text of what the indexes have, by one query."""
    start = key[:LONGEST_KEY]
    titles = TitleStart.objects.filter(key__gte=start, key__lt=after(start))
    first = titles.order_by("key", "-listing").values("pk")[:_TITLES]
    shown = TitleStart.objects.filter(pk__in=first).order_by()
    title = KeyTextTransform("title", F("listing__card"))
    reference = Cast("listing__reference", TextField())
    query = _columns(shown, BRIEFING, reference, Cast(title, TextField()))
    parts = [_counted(LAW, beginning(key))]
    if number := _number(typed):
        parts.append(_counted(NUMBER, number))
    known = SearchToken.objects.filter(token__in=tokens, entries__gt=0).order_by()
    parts.append(_columns(known, "token", Cast("token", TextField()), _text("")))
    return query.union(*parts, all=True).iterator()


def _counted(kind: str, start: str) -> QuerySet:
    begun = SearchToken.objects.filter(token__gte=start, token__lt=after(start), entries__gt=0)
    some = SearchToken.objects.filter(pk__in=begun.order_by("token").values("pk")[:_LAWS])
    text = Cast(F("entries"), TextField())
    return _columns(some.order_by(), kind, Cast("token", TextField()), text)


def _number(typed: str) -> str:
    """Return how the tokens of laws begin whose number was begun; empty for other texts."""
    match = _NUMBER.fullmatch(typed)
    if not match or not (match["named"] or match["rest"]):
        return ""
    return f"{VALUE}l{int(match['number'])}x{(match['rest'] or '').strip('/').replace('/', 'x')}"


def _laws(rows: list[Row]) -> Iterator[Suggestion]:
    counted = [(-int(text), written_in(token)) for kind, token, text in rows if kind == LAW]
    for _count, name in sorted(counted):
        yield Suggestion(LAW, name, CHINESE if has_han(name) else ENGLISH, name)


def _numbers(rows: list[Row]) -> Iterator[Suggestion]:
    codes = {token: int(text) for kind, token, text in rows if kind == NUMBER}
    for code in sorted(codes, key=lambda code: (-codes[code], code)):
        # 97/99 is counted with 97/99/M.
        if (match := _NUMBER_CODE.fullmatch(code)) and not any(
            longer.startswith(f"{code}x") for longer in codes
        ):
            name = "/".join(filter(None, match.groups())).upper()
            yield Suggestion(NUMBER, name, ENGLISH, name)


def _titles(rows: list[Row], key: str, order: list[str]) -> Iterator[Suggestion]:
    titles = {reference: text for kind, reference, text in rows if kind == BRIEFING}
    newest = sorted(titles, key=lambda one: [int(part) for part in one.split("-")], reverse=True)
    for reference in newest:
        title = Texts.by_language(json.loads(titles[reference]))
        for language in order:
            if line_of(title[language]).has_beginning(key):
                yield Suggestion(BRIEFING, title[language], language, reference, title)
                break
