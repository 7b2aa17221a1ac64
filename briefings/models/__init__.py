"""The rows: the draft that lawyers change, the editions that clients read, and the people."""

from briefings.models.audit import AuditEntry
from briefings.models.clock import ClockReading
from briefings.models.draft.approval import Approval, Override, Schedule
from briefings.models.draft.briefing import Briefing, Byline, Paragraph, Section, Source
from briefings.models.draft.history import DraftVersion, Import
from briefings.models.draft.presence import Presence
from briefings.models.draft.preview import PreviewComment, PreviewLink
from briefings.models.erasure import Erasure
from briefings.models.firm import Firm
from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import Edition, Listing, Withdrawal
from briefings.models.published.generation import Generation
from briefings.models.published.readership import Readership
from briefings.models.published.search import SearchEntry
from briefings.models.published.tally import Tally
from briefings.models.terms import Term

__all__ = [
    "Approval",
    "AuditEntry",
    "Author",
    "Briefing",
    "Byline",
    "ClockReading",
    "DraftVersion",
    "Edition",
    "Erasure",
    "Firm",
    "Generation",
    "Import",
    "Listing",
    "Override",
    "Paragraph",
    "PracticeArea",
    "Presence",
    "PreviewComment",
    "PreviewLink",
    "Readership",
    "Schedule",
    "SearchEntry",
    "Section",
    "Source",
    "Tally",
    "Term",
    "Withdrawal",
]
