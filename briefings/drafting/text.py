"""The draft's text as one document: read from the rows, and written back to them.

The document is plain data, {"sections": [{"id", "heading", "paragraphs": [{"id", ...}]}]}, the
sections of a snapshot. The editor, the importer and everything that restores text write through
save_text(), which costs the same few queries however long the text is.
"""

import re

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from briefings.drafting import versions
from briefings.drafting.errors import DraftError, StaleDraft
from briefings.drafting.shape import Document, checked
from briefings.models import Briefing, Paragraph, Section
from briefings.models.draft import new_public_id

_PUBLIC_ID = re.compile(r"[0-9a-z]{6,16}")


def text_of(briefing: Briefing) -> Document:
    """The draft's sections and pairs in reading order. Two queries."""
    return _document(*_rows(briefing))


def _rows(briefing: Briefing) -> tuple[list[Section], list[Paragraph]]:
    sections = Section.objects.filter(briefing=briefing).order_by("position", "pk")
    paragraphs = Paragraph.objects.filter(section__briefing=briefing).order_by("position", "pk")
    return list(sections), list(paragraphs)


def _document(sections: list[Section], paragraphs: list[Paragraph]) -> Document:
    pairs: dict[int, list[Document]] = {}
    for row in paragraphs:
        pair = {"id": row.public_id, "zh-hant": row.text_zh_hant, "en": row.text_en}
        if row.text_zh_hans:
            pair["zh-hans"] = row.text_zh_hans
        pairs.setdefault(row.section_id, []).append(pair)
    return {
        "sections": [
            {
                "id": row.public_id,
                "heading": {"zh-hant": row.heading_zh_hant, "en": row.heading_en},
                "paragraphs": pairs.get(row.pk, []),
            }
            for row in sections
        ]
    }


@transaction.atomic
def save_text(*, briefing: Briefing, text: Document, by: User | None, revision: int) -> int:
    """Make the rows say what the document says; the new revision.

    Ids that the briefing has are kept (so addresses stay), new ones are made where none is given,
    and rows that the document no longer names are deleted. Raises StaleDraft when the text has
    changed since `revision`, DraftError when the document makes no sense; then nothing is changed.
    """
    text = checked(text)
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    sections, paragraphs = _rows(briefing)
    now = _document(sections, paragraphs)
    _keep_simplified(text, now)
    if revision != briefing.revision and versions.text_at(briefing, revision) != now:
        raise StaleDraft(
            _("Somebody else has saved this briefing since you opened it. Nothing was overwritten.")
        )
    if text == now:
        return briefing.revision
    old_sections = {row.public_id: row for row in sections}
    old_paragraphs = {row.public_id: row for row in paragraphs}
    _settle_ids(Section, text["sections"], old_sections)
    pairs = _pairs(text)
    _settle_ids(Paragraph, pairs, old_paragraphs)
    kept = _write(Section, _sections(briefing, text), old_sections, _SECTION_FIELDS)
    _write(Paragraph, _paragraphs(text, kept), old_paragraphs, _PARAGRAPH_FIELDS)
    _forget(Paragraph, old_paragraphs, pairs)
    _forget(Section, old_sections, text["sections"])
    return _next_revision(briefing, text, by=by)


def _keep_simplified(text: Document, now: Document) -> None:
    """Who does not send the Simplified wording of a pair leaves it as it is; "" takes it away."""
    held = {pair["id"]: pair.get("zh-hans", "") for pair in _pairs(now)}
    for pair in _pairs(text):
        wording = pair.pop("zh-hans", held.get(pair["id"], ""))
        if wording.strip():
            pair["zh-hans"] = wording


def _pairs(text: Document) -> list[Document]:
    return [pair for section in text["sections"] for pair in section["paragraphs"]]


def _next_revision(briefing: Briefing, text: Document, *, by: User | None) -> int:
    Briefing.objects.filter(pk=briefing.pk).update(
        revision=F("revision") + 1, changed_by=by, changed_at=Now()
    )
    versions.keep(briefing, revision=briefing.revision + 1, by=by, text=text)
    return briefing.revision + 1


def _settle_ids(model, items: list[Document], old: dict) -> None:
    """Give every item its id: its own where it may have it, a new one where it may not.

    An id that no row holds is taken back into use: undoing a deletion brings the same paragraph
    back, at the same address. Another briefing's is not given away.
    """
    given = [item["id"] for item in items if item["id"]]
    if len(given) != len(set(given)):
        raise DraftError(_("The same paragraph or section stands twice in what was sent."))
    unknown = [given_id for given_id in given if given_id not in old]
    taken = set()
    if unknown:
        taken = set(model.objects.filter(public_id__in=unknown).values_list("public_id", flat=True))
    for item in items:
        if item["id"] in taken or not _PUBLIC_ID.fullmatch(item["id"]):
            item["id"] = new_public_id()


_SECTION_FIELDS = ["position", "heading_zh_hant", "heading_en"]
_PARAGRAPH_FIELDS = ["section_id", "position", "text_zh_hant", "text_en", "text_zh_hans"]


def _sections(briefing: Briefing, text: Document) -> list[Section]:
    return [
        Section(
            public_id=item["id"],
            briefing=briefing,
            position=position,
            heading_zh_hant=item["heading"]["zh-hant"],
            heading_en=item["heading"]["en"],
        )
        for position, item in enumerate(text["sections"])
    ]


def _paragraphs(text: Document, sections: dict[str, int]) -> list[Paragraph]:
    return [
        Paragraph(
            public_id=item["id"],
            section_id=sections[part["id"]],
            position=position,
            text_zh_hant=item["zh-hant"],
            text_en=item["en"],
            text_zh_hans=item.get("zh-hans", ""),
        )
        for part in text["sections"]
        for position, item in enumerate(part["paragraphs"])
    ]


def _write(model, wanted: list, old: dict, fields: list[str]) -> dict[str, int]:
    """Write what is new or changed in one query, leave the rest alone; the key of every id."""
    changed = [row for row in wanted if not _same(row, old.get(row.public_id), fields)]
    if changed:
        written = model.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["public_id"],
            update_fields=[name.removesuffix("_id") for name in fields],
        )
    else:
        written = []
    return {row.public_id: row.pk for row in [*old.values(), *written]}


def _same(row, old, fields: list[str]) -> bool:
    return old is not None and all(getattr(row, name) == getattr(old, name) for name in fields)


def _forget(model, old: dict, kept: list[Document]) -> None:
    gone = old.keys() - {item["id"] for item in kept}
    if gone:
        model.objects.filter(public_id__in=gone).delete()
