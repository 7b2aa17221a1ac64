"""The draft's text as one document, read from and written to its rows.

The document is plain data, {"sections": [{"id", "heading", "paragraphs": [{"id", ...}]}]}, the
sections of a snapshot. The editor, the importer and everything that restores text write through
save(), which costs the same few queries however long the text is.
"""

from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from briefings.drafting import rows
from briefings.drafting.errors import StaleDraft
from briefings.drafting.history import versions
from briefings.drafting.in_step import as_seen, changed_languages, settle
from briefings.drafting.merge_saves import merged
from briefings.drafting.validation import Document, checked
from briefings.models.draft.briefing import Briefing
from briefings.text.languages import SIMPLIFIED


class Saved(NamedTuple):
    """The result of a save: the new revision, and the text with all its ids."""

    revision: int
    text: Document


class Clashed(NamedTuple):
    """A clash that the user was shown to resolve."""

    opened: int  # the revision from which the user started
    shown: frozenset[str]  # the ids of the rows that were shown


def text_of(briefing: Briefing) -> Document:
    """Return the draft's sections and pairs in reading order, in two queries."""
    return rows.document_of(rows.read(briefing))


def save_text(*, briefing: Briefing, text: Document, by: User | None, revision: int) -> int:
    """Save the text and return the new revision. Raises like save()."""
    return save(briefing=briefing, text=text, by=by, revision=revision).revision


@transaction.atomic
def save(
    *,
    briefing: Briefing,
    text: Document,
    by: User | None,
    revision: int,
    then: Document | None = None,
    clash: Clashed | None = None,
) -> Saved:
    """Make the rows say what the document says, and tell of each which side is now behind.

    Ids that the briefing has are kept (so addresses stay), new ones are made where none is given,
    and rows that the document no longer names are deleted. What others have saved since `revision`
    is kept too. `then` is the earlier draft that some of the text comes from, if it does; `clash`
    is the clash that the text settles. Raises
    StaleDraft where they changed the same side of the same pair, DraftError when the document makes
    no sense; then nothing is changed.
    """
    text = sent = checked(text)
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    held = rows.read(briefing)
    now = rows.document_of(held)
    _keep_simplified(text, now)
    if revision != briefing.revision:
        text = _merged(briefing, revision, now, text)
    if clash and (opened := versions.text_at(briefing, clash.opened)):
        sent = as_seen(sent, now=now, opened=opened, shown=clash.shown)
    settle(text, now=now, sent=sent, then=then)
    if text == now:
        return Saved(briefing.revision, now)
    rows.write(briefing, text, held)
    return Saved(_next_revision(briefing, text, now, by=by), text)


def _merged(briefing: Briefing, revision: int, now: Document, mine: Document) -> Document:
    """Merge the submitted text with what others have saved since it was opened."""
    base = versions.text_at(briefing, revision)
    if base == now:
        return mine
    both: Document | None = None
    clashes: list = []
    if base:
        both, clashes = merged(base, now, mine)
        if not clashes:
            return both
    raise StaleDraft(
        _("Someone else has saved this briefing since you opened it. Nothing was overwritten."),
        text=both,
        clashes=clashes,
        revision=briefing.revision,
    )


def _keep_simplified(text: Document, now: Document) -> None:
    """Keep a pair's Simplified wording unless the text names it; an empty one removes it."""
    held = {pair["id"]: pair.get(SIMPLIFIED, "") for pair in rows.pairs_of(now)}
    for pair in rows.pairs_of(text):
        wording = pair.pop(SIMPLIFIED, held.get(pair["id"], ""))
        if wording.strip():
            pair[SIMPLIFIED] = wording


def _next_revision(briefing: Briefing, text: Document, now: Document, *, by: User | None) -> int:
    revision = briefing.revision + 1
    changed = changed_languages(now, text)
    versions.note_change(briefing, revision=revision, by=by, languages=changed)
    versions.keep(briefing, revision=revision, by=by, text=text)
    return revision
