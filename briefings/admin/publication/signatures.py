"""The approvals of an edition by language, and publications without approval."""

from typing import NamedTuple

from django.utils.dateparse import parse_datetime

from briefings import publishing
from briefings.models.draft.approval import Approval
from briefings.models.published.edition import Edition
from briefings.text.languages import WRITTEN


class Signature(NamedTuple):
    """A language of an edition: its approval, or the reason for publishing without one."""

    language: str
    by: str = ""
    at: object = None
    reason: str = ""
    is_open: bool = False
    afterwards: bool = False


def signatures(edition: Edition) -> list[Signature]:
    """Return the signatures; none for editions published by commands, which need no approval."""
    if edition.approvals is None:
        return []
    given = {one["language"]: one for one in edition.approvals}
    lacking = {one.language: one for one in edition.overrides.all()}
    found = []
    for language in WRITTEN:
        name = publishing.name_of(language)
        if one := given.get(language):
            found.append(Signature(name, one["by"], parse_datetime(one["at"])))
        elif override := lacking.get(language):
            later = (
                Approval.objects.filter(
                    briefing=edition.briefing_id, language=language, digest=override.digest
                )
                .exclude(approved_by=override.by_id)
                .order_by("pk")
                .first()
            )
            found.append(
                Signature(
                    name,
                    later.approver_name if later else "",
                    later.approved_at if later else None,
                    override.reason,
                    is_open=later is None,
                    afterwards=later is not None,
                )
            )
    return found
