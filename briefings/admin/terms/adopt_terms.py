"""Add shipped terms to the firm's, replace those that the user chose, and take this back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from briefings.admin.terms.legal_terms import ADOPTED, Offer, Standing, offers, values_of
from briefings.models.terms import TERM, Field, Term, TermAdoption

KEEP, REPLACE, BOTH = "keep", "replace", "both"


class Conflict(Exception):
    """Two shipped terms would replace the same term of the firm."""


class Choices(NamedTuple):
    """What the user decided after the preview, by the keys of shipped terms."""

    added: frozenset[str]
    of_different: Mapping[str, str]  # KEEP, REPLACE or BOTH
    seen: Mapping[str, str]  # the firm's term as the preview showed it


class Undone(NamedTuple):
    """How many terms were taken back, and which had been edited since and stayed."""

    many: int
    stayed: list[str]


def adopt(choices: Choices, *, by: User, at: datetime) -> TermAdoption | None:
    """Write what was chosen. A term that changed since the preview is left as it is."""
    with transaction.atomic():
        known = list(Term.objects.select_for_update().order_by("pk"))
        found = offers(Field.values, known)
        added = [offer.shipped for offer in found if _is_added(offer, choices)]
        replaced = [offer for offer in found if _is_replaced(offer, choices)]
        _refuse_conflicts(replaced)
        changes = [*_replace(replaced), *_add(added)]
        if not changes:
            return None
        return TermAdoption.objects.create(at=at, by=by, changes=changes)


def _is_added(offer: Offer, choices: Choices) -> bool:
    if offer.standing == Standing.NEW:
        return offer.key in choices.added
    return offer.can_be_both and choices.of_different.get(offer.key) == BOTH


def _is_replaced(offer: Offer, choices: Choices) -> bool:
    return (
        offer.standing == Standing.DIFFERENT
        and choices.of_different.get(offer.key) == REPLACE
        and choices.seen.get(offer.key) == offer.seen
    )


def _refuse_conflicts(replaced: Iterable[Offer]) -> None:
    for own, many in Counter(offer.own for offer in replaced).items():
        if many > 1:
            raise Conflict(_("Two of the terms chosen would replace “%s”.") % own)


def _add(terms: Iterable[Term]) -> list[dict[str, Any]]:
    rows = [Term(**values_of(term), note=term.note, is_enforced=term.is_enforced) for term in terms]
    stored = Term.objects.bulk_create(rows)
    return [{"pk": term.pk, "after": _whole(term)} for term in stored]


def _replace(offers: Iterable[Offer]) -> list[dict[str, Any]]:
    changes = []
    for offer in offers:
        if offer.own is None:
            continue
        before = _whole(offer.own)
        for name, value in values_of(offer.shipped).items():
            setattr(offer.own, name, value)
        offer.own.save(update_fields=ADOPTED)
        changes.append({"pk": offer.own.pk, "before": before, "after": _whole(offer.own)})
    return changes


def _whole(term: Term) -> dict[str, Any]:
    """Return all columns of a term but its key: an edit of any of them counts."""
    return {
        field.attname: getattr(term, field.attname)
        for field in Term._meta.concrete_fields
        if not field.primary_key
    }


def undo(adoption: TermAdoption, *, at: datetime) -> Undone:
    """Undo an adoption. Terms that were edited since then stay."""
    with transaction.atomic():
        held = TermAdoption.objects.select_for_update().get(pk=adoption.pk)
        if held.undone_at:
            return Undone(0, [])
        terms = Term.objects.select_for_update().in_bulk([one["pk"] for one in held.changes])
        own = [(terms[one["pk"]], one) for one in held.changes if one["pk"] in terms]
        added = [(term, one) for term, one in own if "before" not in one]
        replaced = [(term, one) for term, one in own if "before" in one]
        # Deleted first: what is restored may be worded like one of them.
        stayed = [*_delete(added), *_restore(replaced)]
        held.undone_at = at
        held.save(update_fields=["undone_at"])
    return Undone(len(own) - len(stayed), [str(term) for term in stayed])


def _delete(added: Iterable[tuple[Term, dict[str, Any]]]) -> list[Term]:
    """Delete added terms, and return those that were edited since."""
    edited = [term for term, one in added if _whole(term) != one["after"]]
    gone = [term.pk for term, one in added if term not in edited]
    Term.objects.filter(pk__in=gone).delete()
    return edited


def _restore(replaced: Iterable[tuple[Term, dict[str, Any]]]) -> list[Term]:
    """Restore replaced terms, and return those that were edited or entered again since."""
    stayed = []
    for term, one in replaced:
        writings = {name: one["before"][name] for name in TERM}
        again = Term.objects.filter(**writings).exclude(pk=term.pk).exists()
        if again or _whole(term) != one["after"]:
            stayed.append(term)
        else:
            Term.objects.filter(pk=term.pk).update(**one["before"])
    return stayed
