"""Enquiries as a readable table, with labels in the reader's language and Macau time."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Count, Field, Model, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Length
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from briefings.models.staff import person_name
from briefings.text.languages import CHINESE, ENGLISH, SIMPLIFIED
from contacts.intake import spam
from contacts.models import Enquiry, EnquiryFile, Entry
from mail.models import Message

# Well below a spreadsheet's limit per cell, which counts some characters twice.
LONGEST_CELL = 16_000
# More than what stands beside the text of an entry, the name of a file or a mail: time, kind, name.
_LONGEST_HEAD = 500
LANGUAGES = {
    ENGLISH: gettext_lazy("English"),
    CHINESE: gettext_lazy("Traditional Chinese"),
    SIMPLIFIED: gettext_lazy("Simplified Chinese"),
}


def label(row: Model, column: str) -> str:
    """Return the words of a row's choice in the reader's language, as get_…_display() does.

    That one translates the words of all choices each time: two thirds of the time of an export.
    """
    value = getattr(row, column)
    return _labels(type(row), column, get_language()).get(value, value)


@cache
def _labels(model: type[Model], column: str, _language: str | None) -> dict[str, str]:
    field = model._meta.get_field(column)
    assert isinstance(field, Field)
    return {value: str(words) for value, words in field.flatchoices}


def table() -> Iterator[list[str]]:
    """Yield a row of headings, then all enquiries, oldest first, a few in memory at a time.

    Text too long for a cell continues in extra columns at the end.
    """
    widths = _widths()
    yield [
        f"{label} ({part})" if part else str(label)
        for (label, _content), width in zip(_COLUMNS, widths, strict=True)
        for part in (0, *range(2, width + 1))
    ]
    for row in _rows(Enquiry.objects.all()):
        yield list(_level(row, widths))


def _rows(enquiries: QuerySet[Enquiry]) -> Iterator[list[list[str]]]:
    ordered = enquiries.order_by("received_at", "pk").select_related("lawyer", "assignee")
    entries = Entry.objects.order_by("at", "pk").prefetch_related("by")
    mails = Message.objects.order_by("pk").only("enquiry", "kind", "state", "sent_at")
    with_related = ordered.defer("folded", "named").prefetch_related(
        # An edition that many enquiries are about is loaded and read once for all of them.
        "edition__briefing",
        # Lists: a manager for each enquiry takes a fifth of the time of an export.
        Prefetch("entries", entries, to_attr="all_entries"),
        Prefetch("mails", mails, to_attr="all_mails"),
        Prefetch("files", EnquiryFile.objects.order_by("pk"), to_attr="all_files"),
    )
    for enquiry in with_related.iterator(200):
        yield _row(enquiry)


def _widths() -> list[int]:
    """Return how many cells each column needs: one, but for enquiries with very long texts."""
    widths = [1] * len(_COLUMNS)
    for row in _rows(_perhaps_too_long()):
        widths = [max(width, len(parts)) for width, parts in zip(widths, row, strict=True)]
    return widths


def _perhaps_too_long() -> QuerySet[Enquiry]:
    """Return the enquiries with a column that may need more than a cell."""
    long = Q(length_of_message__gt=LONGEST_CELL) | Q(length_of_parties__gt=LONGEST_CELL)
    for model, size in (
        (Entry, Sum(Length("text") + _LONGEST_HEAD)),
        (EnquiryFile, Sum(Length("name") + _LONGEST_HEAD)),
        (Message, Count("pk") * _LONGEST_HEAD),
    ):
        of_each = model._default_manager.exclude(enquiry=None).values("enquiry")
        long |= Q(
            pk__in=of_each.annotate(length=size).filter(length__gt=LONGEST_CELL).values("enquiry")
        )
    return Enquiry.objects.alias(
        length_of_message=Length("message"), length_of_parties=Length("parties")
    ).filter(long)


def _level(row: list[list[str]], widths: list[int]) -> Iterator[str]:
    for parts, width in zip(row, widths, strict=True):
        yield from parts + [""] * (width - len(parts))


def _row(enquiry: Enquiry) -> list[list[str]]:
    """Return each column's text, split into as many parts as it needs."""
    return [_parts(str(content(enquiry) or "")) for _label, content in _COLUMNS]


def _parts(text: str) -> list[str]:
    if len(text) <= LONGEST_CELL:
        return [text]
    starts = range(0, len(text), LONGEST_CELL)
    return [text[start : start + LONGEST_CELL] for start in starts]


def _moment(at: datetime | None) -> str:
    # Faster than strftime(), and the same: 2026-05-04 09:30.
    return at.astimezone(timezone.get_default_timezone()).isoformat(" ")[:16] if at else ""


def _moment_of(name: str) -> Callable[[Enquiry], str]:
    return lambda enquiry: _moment(getattr(enquiry, name))


def _edition(enquiry: Enquiry) -> str:
    if not enquiry.edition:
        return ""
    return _("%(reference)s, edition %(edition)s") % {
        "reference": enquiry.edition.briefing.reference,
        "edition": enquiry.edition.number,
    }


def _paragraph(enquiry: Enquiry) -> str:
    if not (enquiry.edition and enquiry.paragraph):
        return ""
    number = enquiry.edition.paragraph_numbers.get(enquiry.paragraph)
    return f"¶{number}" if number else ""


def _signs(enquiry: Enquiry) -> str:
    return "; ".join(str(spam.WORDS.get(sign, sign)) for sign in enquiry.suspicions)


def _entries(*kinds: str) -> Callable[[Any], str]:
    def texts(enquiry: Any) -> str:
        entries = [entry for entry in enquiry.all_entries if entry.kind in kinds]
        return "\n\n".join(map(_entry, entries))

    return texts


def _entry(entry: Entry) -> str:
    by = person_name(entry.by)
    head = " · ".join(filter(None, [_moment(entry.at), label(entry, "kind"), by]))
    return f"{head}\n{entry.text}"


def _mails(enquiry: Any) -> str:
    return "\n".join(map(_mail, enquiry.all_mails))


def _mail(message: Message) -> str:
    state = " ".join(filter(None, [label(message, "state"), _moment(message.sent_at)]))
    return f"{label(message, 'kind')}: {state}"


def _files(enquiry: Any) -> str:
    return "\n".join(f"{file.name} ({filesizeformat(file.size)})" for file in enquiry.all_files)


_COLUMNS: list[tuple[Promise | str, Callable[[Enquiry], object]]] = [
    (gettext_lazy("Reference"), lambda enquiry: enquiry.reference),
    (gettext_lazy("Received"), _moment_of("received_at")),
    (gettext_lazy("State"), lambda enquiry: label(enquiry, "state")),
    (gettext_lazy("In this state since"), _moment_of("state_at")),
    (gettext_lazy("Assigned to"), lambda enquiry: person_name(enquiry.assignee)),
    (gettext_lazy("To be answered by"), _moment_of("due_at")),
    (gettext_lazy("Name"), lambda enquiry: enquiry.name),
    (gettext_lazy("E-mail"), lambda enquiry: enquiry.email),
    (gettext_lazy("Telephone"), lambda enquiry: enquiry.phone),
    (
        gettext_lazy("Language"),
        lambda enquiry: LANGUAGES.get(enquiry.language, enquiry.language),
    ),
    (gettext_lazy("Preferred lawyer"), lambda enquiry: enquiry.lawyer),
    (gettext_lazy("Briefing"), _edition),
    (gettext_lazy("Paragraph"), _paragraph),
    (gettext_lazy("Topic"), lambda enquiry: enquiry.topic),
    (gettext_lazy("Other parties"), lambda enquiry: enquiry.parties),
    (gettext_lazy("Message"), lambda enquiry: enquiry.message),
    (gettext_lazy("Conflict check"), lambda enquiry: label(enquiry, "check_state")),
    (gettext_lazy("Details asked for"), _moment_of("invited_at")),
    (gettext_lazy("Details received"), _moment_of("detailed_at")),
    (gettext_lazy("Why it was suspected"), _signs),
    (
        gettext_lazy("Keep beyond its time"),
        lambda enquiry: gettext_lazy("yes") if enquiry.on_hold else "",
    ),
    (gettext_lazy("Internal notes"), _entries(Entry.Kind.NOTE)),
    (gettext_lazy("Thread"), _entries(*set(Entry.Kind.values) - {Entry.Kind.NOTE})),
    (gettext_lazy("Files"), _files),
    (gettext_lazy("E-mails"), _mails),
]
