"""What followers would be sent if a draft were published as it is now; only staff are shown it."""

from django.utils.translation import gettext, override

from alerts.announcements import contents
from alerts.announcements.contents import Item, Languages
from alerts.announcements.sendable import Sendable
from briefings import publishing
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.models.published.announcement import Announcement
from briefings.models.published.edition import Edition
from briefings.text.languages import WRITTEN
from briefings.text.snapshot import digest
from briefings.text.texts import Texts


def of_publication(briefing: Briefing, languages: Languages) -> Item:
    """Return the contents of the mail; nothing is stored."""
    latest = briefing.editions.select_related("briefing").order_by("-number").first()
    is_revival = latest is not None and not publishing.is_public(briefing)
    edition = _edition(briefing, number=latest.number + 1 if latest else 1)
    announcement = Announcement.of_publication(
        edition, is_revival=is_revival, has_note=True, at=clock.now()
    )
    found = Sendable(edition, None if is_revival else latest)
    return contents.item(announcement, found, languages, ())


def _edition(briefing: Briefing, *, number: int) -> Edition:
    body = publishing.freeze(briefing).canonical()
    note = Texts.by_language({language: _placeholder(language) for language in WRITTEN})
    return Edition(
        briefing=briefing,
        number=number,
        body=body,
        digest=digest(body),
        published_at=clock.now(),
        **note.to_columns("change_note"),
    )


def _placeholder(language: str) -> str:
    with override(language):
        return gettext("[The change note that you give on publication]")
