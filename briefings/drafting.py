"""The draft's text as one document: read from the rows, and written back to them.

The document is plain data, {"sections": [{"id", "heading", "paragraphs": [{"id", ...}]}]}, the
sections of a snapshot. The editor, the importer and everything that restores text write through
save_text(), which costs the same few queries however long the text is.
"""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from briefings.models import Author, Briefing, Byline, Paragraph, Section, Source
from briefings.models.draft import new_public_id

Document = dict[str, Any]


class DraftError(Exception):
    """The document cannot be saved; the message says why, in the reader's words."""


class StaleDraft(DraftError):
    """Somebody else saved the briefing since this copy of it was opened."""


def text_of(briefing: Briefing) -> Document:
    """The draft's sections and pairs in reading order. Two queries."""
    paragraphs: dict[int, list[dict]] = {}
    rows = Paragraph.objects.filter(section__briefing=briefing).order_by("position", "pk")
    for section, public_id, zh_hant, en in rows.values_list(
        "section_id", "public_id", "text_zh_hant", "text_en"
    ):
        paragraphs.setdefault(section, []).append({"id": public_id, "zh-hant": zh_hant, "en": en})
    sections = Section.objects.filter(briefing=briefing).order_by("position", "pk")
    return {
        "sections": [
            {
                "id": public_id,
                "heading": {"zh-hant": zh_hant, "en": en},
                "paragraphs": paragraphs.get(pk, []),
            }
            for pk, public_id, zh_hant, en in sections.values_list(
                "pk", "public_id", "heading_zh_hant", "heading_en"
            )
        ]
    }


@transaction.atomic
def save_text(*, briefing: Briefing, text: Document, by: User | None, revision: int) -> int:
    """Make the rows say what the document says; the new revision.

    Ids that the briefing has are kept (so addresses stay), new ones are made where none is given,
    and rows that the document no longer names are deleted. Raises StaleDraft when the briefing is
    no longer at `revision`, DraftError when the document makes no sense; then nothing is changed.
    """
    _take_turn(briefing, by=by, revision=revision)
    old_sections = {row.public_id: row for row in Section.objects.filter(briefing=briefing)}
    old_paragraphs = {
        row.public_id: row for row in Paragraph.objects.filter(section__briefing=briefing)
    }
    sections = _sections(briefing, text, old_sections)
    paragraphs = _paragraphs(text, sections, old_paragraphs)
    _forget(Paragraph, old_paragraphs, paragraphs)
    _forget(Section, old_sections, sections)
    return revision + 1


def _take_turn(briefing: Briefing, *, by: User | None, revision: int) -> None:
    turn = Briefing.objects.filter(pk=briefing.pk, revision=revision)
    if not turn.update(revision=F("revision") + 1, changed_by=by):
        raise StaleDraft(
            _("Somebody else has saved this briefing since you opened it. Nothing was overwritten.")
        )


def _sections(briefing: Briefing, text: Document, old: dict[str, Section]) -> list[Section]:
    wanted = [
        Section(
            pk=old[item["id"]].pk if item.get("id") in old else None,
            public_id=_id_for(item, old),
            briefing=briefing,
            position=position,
            heading_zh_hant=item["heading"]["zh-hant"],
            heading_en=item["heading"]["en"],
        )
        for position, item in enumerate(text["sections"])
    ]
    fields = ["position", "heading_zh_hant", "heading_en"]
    return _write(Section, wanted, old, fields)


def _paragraphs(
    text: Document, sections: list[Section], old: dict[str, Paragraph]
) -> list[Paragraph]:
    wanted = [
        Paragraph(
            pk=old[item["id"]].pk if item.get("id") in old else None,
            public_id=_id_for(item, old),
            section=section,
            position=position,
            text_zh_hant=item["zh-hant"],
            text_en=item["en"],
        )
        for section, part in zip(sections, text["sections"], strict=True)
        for position, item in enumerate(part["paragraphs"])
    ]
    fields = ["section_id", "position", "text_zh_hant", "text_en"]
    return _write(Paragraph, wanted, old, fields)


def _id_for(item: dict, old: dict) -> str:
    """The row's own id; a new one where the document has none, or another briefing's."""
    return item["id"] if item.get("id") in old else new_public_id()


def _write(model, wanted: list, old: dict, fields: list[str]) -> list:
    """Create what is new, update what changed, leave the rest alone."""
    _refuse_doubles(wanted)
    changed = [
        row
        for row in wanted
        if row.pk
        and any(getattr(row, name) != getattr(old[row.public_id], name) for name in fields)
    ]
    model.objects.bulk_create([row for row in wanted if not row.pk])
    if changed:
        model.objects.bulk_update(changed, [name.removesuffix("_id") for name in fields])
    return wanted


def _refuse_doubles(rows: list) -> None:
    ids = [row.public_id for row in rows]
    if len(ids) != len(set(ids)):
        raise DraftError(_("The same paragraph or section stands twice in what was sent."))


def _forget(model, old: dict, kept: list) -> None:
    gone = old.keys() - {row.public_id for row in kept}
    if gone:
        model.objects.filter(public_id__in=gone).delete()


@transaction.atomic
def create(*, document: Document, by: User | None, today: date) -> Briefing:
    """A new draft from an imported document (the shape that `import_briefing --json` prints)."""
    day = date.fromisoformat(document["date"]) if document.get("date") else None
    contact = document.get("contact") or {}
    briefing = Briefing.objects.create(
        **_next_reference((day or today).year),
        **_sides("title", document["title"]),
        **_sides("standfirst", document.get("standfirst")),
        **_sides("contact_heading", contact.get("heading")),
        **_sides("contact_text", contact.get("text")),
        contact_email=contact.get("email") or "",
        date=day,
        changed_by=by,
    )
    for position, name in enumerate(document.get("authors") or []):
        Byline.objects.get_or_create(
            briefing=briefing, author=author_named(name), defaults={"position": position}
        )
    for position, source in enumerate(document.get("sources") or []):
        Source.objects.create(
            briefing=briefing,
            position=position,
            url=source.get("url") or "",
            **_sides("label", source.get("label")),
        )
    save_text(briefing=briefing, text=document, by=by, revision=briefing.revision)
    briefing.refresh_from_db()
    return briefing


def _next_reference(year: int) -> dict[str, int]:
    last = Briefing.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    return {"year": year, "number": (last or 0) + 1}


def _sides(field: str, value: Any) -> dict[str, str]:
    """The two columns of a field; a bare string goes to the side whose script it is written in."""
    if isinstance(value, str):
        value = {_language_of(value): value}
    value = value or {}
    return {f"{field}_zh_hant": value.get("zh-hant", ""), f"{field}_en": value.get("en", "")}


def _language_of(text: str) -> str:
    return "zh-hant" if any("\u3400" <= letter <= "\u9fff" for letter in text) else "en"


def author_named(name: str) -> Author:
    """The author called so in either language, made when there is none."""
    found = Author.objects.filter(name_en__iexact=name).first()
    found = found or Author.objects.filter(name_zh_hant=name).first()
    if found:
        return found
    return Author.objects.create(slug=_free_slug(name), **_sides("name", name))


def _free_slug(name: str) -> str:
    slug = base = slugify(name)[:70] or "author"
    count = 1
    while Author.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{base}-{count}"
    return slug
