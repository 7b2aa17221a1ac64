"""The briefings that a text refers to, and whether they were changed or withdrawn since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from briefings.models.published.readable import Status
from briefings.public import cards
from briefings.text.dates import day_in


@dataclass(frozen=True, slots=True)
class Cited:
    """A briefing that a text refers to; it has no card, and so no title, unless it is public."""

    reference: str
    card: cards.Card | None
    since: str


@dataclass(frozen=True, slots=True)
class References:
    """The briefings that a text refers to."""

    statuses: Mapping[str, Status]
    at: datetime  # when the text was published

    def since(self, language: str, reference: str) -> str:
        """Return a phrase if the briefing was changed or withdrawn since, else an empty text."""
        status = self.statuses.get(reference)
        if status is None:
            return ""
        with override(language):
            if status.withdrawn_at:
                return _("withdrawn on %(day)s") % {"day": _day(language, status.withdrawn_at)}
            if status.changed_at and status.changed_at > self.at:
                return _("changed on %(day)s") % {"day": _day(language, status.changed_at)}
        return ""

    def mark(self, language: str, reference: str) -> str:
        """Return that phrase as HTML, to be put after a reference in the text."""
        words = self.since(language, reference)
        return format_html(' <span class="since">[{}]</span>', words) if words else ""

    def in_language(self, language: str) -> tuple[Cited, ...]:
        return tuple(
            Cited(
                reference,
                cards.card(status.card, language=language) if status.card else None,
                self.since(language, reference),
            )
            for reference, status in self.statuses.items()
        )


def _day(language: str, at: datetime) -> str:
    return day_in(language, timezone.localtime(at))
