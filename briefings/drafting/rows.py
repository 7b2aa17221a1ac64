"""Read and write a draft's sections and paragraphs, in one query per table.

Rows are plain tuples, because model instances would cost more than the rest.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Model
from django.utils.translation import gettext as _

from briefings.drafting.errors import DraftError
from briefings.drafting.validation import PUBLIC_ID, Document
from briefings.models.draft.briefing import Briefing, Paragraph, Section, new_public_id
from briefings.text.languages import SIMPLIFIED, WRITTEN, columns
from briefings.text.snapshot import level_of
from briefings.text.texts import Texts

_SECTION = ("briefing_id", "position", "behind", "level", *columns("heading"))
_PARAGRAPH = ("section_id", "position", "behind", "text_zh_hans", *columns("text"))


class Held(NamedTuple):
    """A briefing's rows by public id, in reading order: (key, columns)."""

    sections: dict[str, tuple[int, tuple]]
    paragraphs: dict[str, tuple[int, tuple]]


def read(briefing: Briefing) -> Held:
    sections = Section.objects.filter(briefing=briefing)
    paragraphs = Paragraph.objects.filter(section__briefing=briefing)
    return Held(_by_id(sections, _SECTION), _by_id(paragraphs, _PARAGRAPH))


def _by_id(rows, names: tuple[str, ...]) -> dict[str, tuple[int, tuple]]:
    ordered = rows.order_by("position", "pk").values_list("public_id", "pk", *names)
    return {row[0]: (row[1], row[2:]) for row in ordered}


def document_of(held: Held) -> Document:
    pairs: dict[int, list[Document]] = {}
    for public_id, (_key, values) in held.paragraphs.items():
        section, _position, behind, zh_hans, *sides = values
        pair = {"id": public_id, **Texts(*sides)}
        if zh_hans:
            pair[SIMPLIFIED] = zh_hans
        if behind:
            pair["behind"] = behind
        pairs.setdefault(section, []).append(pair)
    return {
        "sections": [
            {
                "id": public_id,
                "heading": dict(Texts(*sides)),
                **({"behind": behind} if behind else {}),
                **({"level": level} if level > 1 else {}),
                "paragraphs": pairs.get(key, []),
            }
            for public_id, (key, values) in held.sections.items()
            for _briefing, _position, behind, level, *sides in [values]
        ]
    }


def write(briefing: Briefing, text: Document, held: Held) -> None:
    """Write the document to the rows, and assign its missing ids."""
    pairs = pairs_of(text)
    _settle_ids(Section, text["sections"], held.sections)
    _settle_ids(Paragraph, pairs, held.paragraphs)
    keys = _put(Section, _section_rows(briefing, text), held.sections, _SECTION)
    _put(Paragraph, _paragraph_rows(text, keys), held.paragraphs, _PARAGRAPH)
    _forget(Paragraph, held.paragraphs, pairs)
    _forget(Section, held.sections, text["sections"])


def pairs_of(text: Document) -> list[Document]:
    return [pair for section in text["sections"] for pair in section["paragraphs"]]


def _settle_ids(model: type[Model], items: list[Document], held: dict) -> None:
    """Set every item's id: its own if allowed, else a new one.

    An id without a row is allowed: undoing a deletion restores the paragraph with its anchor. An
    id of another briefing is not.
    """
    given = [item["id"] for item in items if item["id"]]
    if len(given) != len(set(given)):
        raise DraftError(_("The same paragraph or section stands twice in what was sent."))
    unknown = [given_id for given_id in given if given_id not in held]
    taken = set()
    if unknown:
        others = model._default_manager.filter(public_id__in=unknown)
        taken = set(others.values_list("public_id", flat=True))
    for item in items:
        if item["id"] in taken or not PUBLIC_ID.fullmatch(item["id"]):
            item["id"] = new_public_id()


def _section_rows(briefing: Briefing, text: Document) -> dict[str, tuple]:
    return {
        item["id"]: (
            briefing.pk,
            position,
            item.get("behind", ""),
            level_of(item),
            *(item["heading"][language] for language in WRITTEN),
        )
        for position, item in enumerate(text["sections"])
    }


def _paragraph_rows(text: Document, keys: dict[str, int]) -> dict[str, tuple]:
    return {
        item["id"]: (
            keys[section["id"]],
            position,
            item.get("behind", ""),
            item.get(SIMPLIFIED, ""),
            *(item[language] for language in WRITTEN),
        )
        for section in text["sections"]
        for position, item in enumerate(section["paragraphs"])
    }


def _put[Row: (Section, Paragraph)](
    model: type[Row], wanted: dict[str, tuple], held: dict, names: tuple[str, ...]
) -> dict[str, int]:
    """Write new and changed rows in one query; return the key of every id."""
    changed = [
        model(public_id=public_id, **dict(zip(names, values, strict=True)))
        for public_id, values in wanted.items()
        if public_id not in held or held[public_id][1] != values
    ]
    written = changed and model._default_manager.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["public_id"],
        update_fields=[name.removesuffix("_id") for name in names],
    )
    keys = {public_id: key for public_id, (key, _values) in held.items()}
    return keys | {row.public_id: row.pk for row in written}


def _forget(model: type[Model], held: dict, kept: Iterable[Document]) -> None:
    gone = held.keys() - {item["id"] for item in kept}
    if gone:
        model._default_manager.filter(public_id__in=gone).delete()
