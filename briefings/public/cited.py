"""The briefings that a text refers to: what became of them since, in words."""

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
    """A briefing referred to; without a card if it is not public, because its title is not."""

    reference: str
    card: cards.Card | None
    since: str


@dataclass(frozen=True, slots=True)
class References:
    """What a text of `at` refers to, by reference."""

    statuses: Mapping[str, Status]
    at: datetime

    def since(self, language: str, reference: str) -> str:
        """Return in words that the briefing was changed since, or withdrawn; else nothing."""
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
        """Return the same as HTML, to stand behind a reference in the text."""
        words = self.since(language, reference)
        return format_html(' <span class="since">[{}]</span>', words) if words else ""

    def shown(self, language: str) -> tuple[Cited, ...]:
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
