"""What followers would be sent if a draft were published, or a briefing withdrawn, as it is now.

Only staff are shown it; nothing is stored.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from alerts.announcements import contents
from alerts.announcements.contents import Item, Languages
from alerts.announcements.sendable import Sendable
from briefings import publishing
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.models.published.announcement import Announcement
from briefings.models.published.edition import Edition, Listing, Withdrawal
from briefings.text.languages import WRITTEN
from briefings.text.snapshot import digest
from briefings.text.texts import Texts

PUBLICATION, WITHDRAWAL = "publication", "withdrawal"


def preview(event: str, briefing: Briefing, languages: Languages) -> Item | None:
    """Return the contents of the mail; None if the event cannot happen now."""
    if event == PUBLICATION:
        return _of_publication(briefing, languages)
    return _of_withdrawal(briefing, languages) if event == WITHDRAWAL else None


def _of_publication(briefing: Briefing, languages: Languages) -> Item:
    latest = briefing.editions.select_related("briefing").order_by("-number").first()
    is_revival = latest is not None and not publishing.is_public(briefing)
    edition = _edition(briefing, number=latest.number + 1 if latest else 1)
    announcement = Announcement.of_publication(
        edition, is_revival=is_revival, has_note=True, at=clock.now()
    )
    found = Sendable(edition, None if is_revival else latest)
    return contents.item(announcement, found, languages, ())


def _of_withdrawal(briefing: Briefing, languages: Languages) -> Item | None:
    listing = Listing.objects.filter(briefing=briefing).select_related("edition__briefing").first()
    if listing is None:
        return None
    edition, at = listing.edition, clock.now()
    reason = _placeholder(_("[The reason that you give on withdrawal]"))
    # Unsaved: it only stands behind the edition in memory.
    Withdrawal(edition=edition, withdrawn_at=at, **reason.to_columns("reason"))
    announcement = Announcement(edition=edition, kind=Announcement.Kind.WITHDRAWAL, at=at)
    return contents.item(announcement, Sendable(edition), languages, ())


def _edition(briefing: Briefing, *, number: int) -> Edition:
    body = publishing.freeze(briefing).canonical()
    note = _placeholder(_("[The change note that you give on publication]"))
    return Edition(
        briefing=briefing,
        number=number,
        body=body,
        digest=digest(body),
        published_at=clock.now(),
        **note.to_columns("change_note"),
    )


def _placeholder(words: Promise) -> Texts:
    """Return the words in every language."""
    said = {}
    for language in WRITTEN:
        with override(language):
            said[language] = str(words)
    return Texts.by_language(said)
