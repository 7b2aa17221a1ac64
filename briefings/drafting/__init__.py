"""The draft as one document: read, merged, written in a few queries, with every version stored."""

from briefings.drafting.create_draft import add_front, create, fill_front, next_reference
from briefings.drafting.document import Clashed, Saved, save, save_text, text_of
from briefings.drafting.errors import DraftError, StaleDraft
from briefings.drafting.find.search_drafts import briefings_answering
from briefings.drafting.history.restore_version import restored
from briefings.drafting.history.versions import front_at, front_of, keep_front, text_at
from briefings.drafting.in_step import in_step, unmarked
from briefings.drafting.matching.authors import NEW, People, accounts, author_named, forget_unused
from briefings.drafting.matching.paragraphs import Comparison, compared, with_ids
from briefings.drafting.matching.same_text import fingerprint, imports_of_same_text
from briefings.drafting.validation import Document, checked, storable

__all__ = [
    "NEW",
    "Clashed",
    "Comparison",
    "Document",
    "DraftError",
    "People",
    "Saved",
    "StaleDraft",
    "accounts",
    "add_front",
    "author_named",
    "briefings_answering",
    "checked",
    "compared",
    "create",
    "fill_front",
    "fingerprint",
    "forget_unused",
    "front_at",
    "front_of",
    "imports_of_same_text",
    "in_step",
    "keep_front",
    "next_reference",
    "restored",
    "save",
    "save_text",
    "storable",
    "text_at",
    "text_of",
    "unmarked",
    "with_ids",
]
