"""The content of a printed briefing as plain data: the page, and the texts around it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from briefings.models.published.edition import Edition, Withdrawal
from briefings.models.published.readable import Readable
from briefings.public import page_layout, qr_code
from briefings.public.downloads.pdf.runs import Node, blocks, is_wide, shared_picture
from briefings.public.notices import withdrawal_notice
from briefings.public.notices.reader_notes import (
    heading_behind,
    paragraph_behind,
    paragraph_missing,
)
from briefings.public.page_layout import Page, Side
from briefings.text.languages import ENGLISH, SIMPLIFIED, TABLE, WRITTEN, written
from briefings.text.sides import TITLE, words_of

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RUNNING_TITLE = 70  # columns; a Han character takes two
_LONGEST_WORD = 12  # characters that fit into a heading's line in parallel


def sheet(found: Readable, *, language: str, parallel: bool) -> dict[str, Any]:
    """Return the data that briefing.typ prints."""
    edition = found.edition
    page = page_layout.page(
        edition.snapshot, language=language, parallel=parallel, edition_number=edition.number
    )
    own = own_address(found, page)
    # In parallel, Chinese is first, as in the text.
    columns, breaks = page.columns, found.title_breaks
    title = sorted(page.title, key=lambda side: columns.index(side.language))
    return {
        "columns": [_tag(column) for column in columns],
        "main": _tag(language),
        "title": [line for side in title if (line := _titled(side, breaks.get(TITLE, ())))],
        "plain_title": " · ".join(side.line for side in title if not side.missing),
        "running_title": page_layout.excerpt(page.headline.line, _RUNNING_TITLE),
        "firm": _lines(page.firm),
        "standfirst": _prose(page.standfirst),
        "key_points": _prose(page.key_points),
        "authors": [{"name": _line(one.name), "title": _line(one.title)} for one in page.authors],
        "author_names": [author.name.line for author in page.authors],
        "keywords": [page.reference, *(area.name.line for area in page.areas)],
        "facts": _facts(edition, page),
        "parts": _parts(page, breaks, own),
        "sources": [
            {
                "label": _line(source.label),
                "url": source.url,
                "accessed": _accessed(source.accessed, language),
            }
            for source in page.sources
        ],
        "disclaimer": _prose(page.disclaimer),
        "reference": page.reference,
        "words": _words(columns),
        "edition_line": _in_languages(columns, lambda column: _edition_line(edition, page, column)),
        "digest": edition.digest,
        "verify": f"{settings.SITE_URL}/verify/{edition.digest}/",
        "verify_code": qr_code.svg(f"{settings.SITE_URL}/verify/{edition.digest}/"),
        "converted": _converted(columns),
        "notices": _withdrawn(found.withdrawal) or _replaced(found, columns),
        "date": {
            "year": page.date.year,
            "month": page.date.month,
            "day": page.date.day,
        },
    }


def _tag(language: str) -> dict[str, str]:
    lang, region = TABLE[language].locale.split("_")
    return {"lang": lang, "region": region}


def _line(side: Side) -> dict[str, Any] | None:
    return None if side.missing else _tag(side.language) | {"text": side.line}


def _lines(sides: Any) -> list[dict[str, Any]]:
    return [line for side in sides if (line := _line(side))]


def _titled(side: Side, places: Sequence[int]) -> dict[str, Any] | None:
    """Return a title or heading with its words, at whose ends alone lines end; empty for any."""
    line = _line(side)
    words = words_of(side, places, longest=_LONGEST_WORD)
    return line and line | {"words": words if len(words) > 1 else []}


def _prose(sides: Any) -> list[dict[str, Any] | None]:
    """Return each column's prose; None for a missing side."""
    return [
        None if side.missing else _tag(side.language) | {"blocks": _blocks(side)} for side in sides
    ]


def _blocks(side: Side) -> list[Node]:
    briefings = f"{settings.SITE_URL}/{side.language}/briefings/"
    return blocks(side.source, first_note=side.first_note, briefings=briefings)


def _in_languages(columns: tuple[str, ...], say: Any) -> list[dict[str, Any]]:
    """Return a sentence in every printed language."""
    said = []
    for column in columns:
        with override(column):
            said.append(_tag(column) | {"text": str(say(column))})
    return said


def _facts(edition: Edition, page: Page) -> list[dict[str, Any]]:
    """Return the known facts as labels and values in every printed language."""
    places = edition.snapshot.jurisdiction
    note = edition.change_note
    facts = [
        (lambda _c: _("Reference"), lambda _c: page.reference),
        (lambda _c: _("Edition"), lambda c: _edition_number(edition, c)),
        (lambda _c: _("Date"), lambda c: day(page.date, c)),
        (lambda _c: _("Law as at"), lambda c: day(page.law_as_at, c) if page.law_as_at else ""),
        (lambda _c: _("Jurisdiction"), lambda c: page_layout.side(places, language=c).line),
        (lambda _c: _("Change note"), lambda c: page_layout.side(note, language=c).line),
    ]
    return [
        {
            "label": _in_languages(page.columns, label),
            "value": [said for said in _in_languages(page.columns, value) if said["text"]],
        }
        for label, value in facts
        if any(value(column) for column in page.columns)
    ]


def _edition_number(edition: Edition, language: str) -> str:
    published = day(timezone.localtime(edition.published_at), language)
    return _("%(number)d, published on %(day)s") % {"number": edition.number, "day": published}


def _edition_line(edition: Edition, page: Page, language: str) -> str:
    return _("Briefing %(reference)s, edition %(number)d of %(day)s") % {
        "reference": page.reference,
        "number": edition.number,
        "day": day(timezone.localtime(edition.published_at), language),
    }


def day(value: Any, language: str) -> str:
    """Return 2025年4月24日 or 24 April 2025."""
    if language == ENGLISH:
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def _accessed(value: Any, language: str) -> str:
    if not value:
        return ""
    with override(language):
        return _("accessed on %(day)s") % {"day": day(value, language)}


def _parts(page: Page, breaks: page_layout.Breaks, own: str) -> list[dict[str, Any]]:
    return [
        {
            "level": part.level,
            "heading": [_titled(side, breaks.get(part.id, ())) for side in part.heading]
            if part.has_heading
            else None,
            "behind": _behind(page, part.behind if part.has_heading else (), heading_behind),
            "pairs": [_pair(page, pair, own) for pair in part.pairs],
        }
        for part in page.parts
    ]


def _pair(page: Page, pair: page_layout.ShownPair, own: str) -> dict[str, Any]:
    sides = []
    for side in pair.sides:
        shown: dict[str, Any] = {**_tag(side.language)}
        if side.missing:
            shown["missing"] = _in_every_language(paragraph_missing, side.language)
        else:
            shown["blocks"] = _blocks(side)
        sides.append(shown)
    return {
        "number": pair.number,
        "link": f"{own}#{pair.anchor}",
        "sides": sides,
        "shared": shared_picture([side.get("blocks", []) for side in sides]),
        "wide": any(is_wide(side.get("blocks", ())) for side in sides),
        "behind": _behind(page, pair.behind, paragraph_behind),
    }


def own_address(found: Readable, page: Page) -> str:
    """Return the page's URL in the printed language and view; a past edition has its own."""
    number = found.edition.number
    names: dict[tuple[bool, bool], tuple[str, list[Any]]] = {
        (True, True): ("parallel", [page.reference]),
        (True, False): ("detail", [page.reference, page.slug]),
        (False, True): ("edition_parallel", [page.reference, number]),
        (False, False): ("edition", [page.reference, number]),
    }
    name, parts = names[found.is_current, page.parallel]
    with override(page.language):
        return settings.SITE_URL + reverse(f"briefings:{name}", args=parts)


def _behind(page: Page, behind: tuple[page_layout.Behind, ...], say: Any) -> list[dict[str, Any]]:
    """Return the notes, each with the column under which it stands where several are printed."""
    printed = [written(column) for column in page.columns]
    return [
        {
            "at": printed.index(one.language) if one.language in printed else 0,
            "words": _in_every_language(say, one),
        }
        for one in behind
    ]


def _in_every_language(say: Any, about: Any) -> list[dict[str, Any]]:
    """Return a note in every written language, since a reader may know only one."""
    return _in_languages(WRITTEN, lambda _column: say(about))


def _converted(columns: tuple[str, ...]) -> str:
    """Return the note that Simplified characters were converted automatically."""
    if SIMPLIFIED not in columns:
        return ""
    with override(SIMPLIFIED):
        return _(
            "The Chinese text was converted from Traditional to Simplified characters by machine;"
            " the Traditional text prevails."
        )


def _withdrawn(withdrawal: Withdrawal | None) -> list[dict[str, Any]]:
    """Return the notice above a withdrawn text that stays readable."""
    if withdrawal is None:
        return []
    paragraphs = withdrawal_notice.paragraphs(withdrawal)
    return [_tag(language) | {"text": text} for language, text in paragraphs.items()]


def _replaced(found: Readable, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the notice above a past edition."""
    if found.is_current:
        return []
    reference = found.listing.reference

    def say(_column: str) -> str:
        current = settings.SITE_URL + reverse("briefings:by_reference", args=[reference])
        return _(
            "This is edition %(number)d, which has been replaced. The current edition is at "
            "%(address)s"
        ) % {"number": found.edition.number, "address": current}

    return _in_languages(columns, say)


def _words(columns: tuple[str, ...]) -> dict[str, Any]:
    return {
        "key_points": _in_languages(columns, lambda _c: _("Key points")),
        "sources": _in_languages(columns, lambda _c: _("Sources")),
        "disclaimer": _in_languages(columns, lambda _c: _("Disclaimer")),
        "verification": _in_languages(columns, lambda _c: _("Verification")),
        "verify": _in_languages(
            columns,
            lambda _c: _("This address says which edition a copy is and whether it is current:"),
        ),
        "page": _in_languages(columns, lambda _c: _("Page {page} of {total}")),
        "unprintable": _in_languages(
            columns, lambda _c: _("Characters of the text that no font here can print:")
        ),
        "authors": _in_languages(columns, lambda _c: _("Authors")),
    }
