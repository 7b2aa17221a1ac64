"""The rows: the draft that lawyers change, the editions that clients read, and the people."""

from briefings.models.draft import Briefing, Byline, Paragraph, Section, Source
from briefings.models.edition import Edition, Listing, Withdrawal
from briefings.models.firm import Firm
from briefings.models.generation import Generation
from briefings.models.history import DraftVersion, Import
from briefings.models.people import Author, PracticeArea
from briefings.models.search import SearchEntry
from briefings.models.tally import Tally

__all__ = [
    "Author",
    "Briefing",
    "Byline",
    "DraftVersion",
    "Edition",
    "Firm",
    "Generation",
    "Import",
    "Listing",
    "Paragraph",
    "PracticeArea",
    "SearchEntry",
    "Section",
    "Source",
    "Tally",
    "Withdrawal",
]
