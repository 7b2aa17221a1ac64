"""The contents of a mail about an announcement, in a reader's languages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from alerts.announcements.differences import Differences, bytes_of, differences
from alerts.announcements.sendable import Sendable
from briefings.models.published.announcement import Announcement
from briefings.models.published.edition import Edition
from briefings.text import sides
from briefings.text.languages import written
from briefings.text.length import excerpt
from briefings.text.sides import Side
from briefings.text.texts import Texts

Languages = tuple[str, ...]

# Keep a mail with text and HTML below 100 kB, beside its foot. The site shows what does not fit.
MOST_BYTES = 80_000
# Fewer items with what they say are better than many without.
LEAST_BYTES_OF_AN_ITEM = 8_000
_PER_ITEM = 1_200
_PER_BLOCK = 900


@dataclass(frozen=True, slots=True)
class Block:
    """The contents in one language."""

    language: str
    title: Side
    standfirst: Side
    points: tuple[str, ...]
    note: Side  # the change note, or the reason for a withdrawal

    @property
    def weight(self) -> int:
        texts = (self.title.line, self.standfirst.source, *self.points, self.note.source)
        return _PER_BLOCK + sum(map(bytes_of, texts))


@dataclass(frozen=True, slots=True)
class Item:
    kind: str
    reference: str
    names: tuple[str, ...]  # of the authors
    title: str  # for the subject
    blocks: tuple[Block, ...]
    differences: Differences | None
    url: str
    changes_url: str = ""
    # What supersedes a withdrawn briefing: its title and its page.
    successor: str = ""
    successor_url: str = ""

    @property
    def is_parallel(self) -> bool:
        return len(self.blocks) > 1

    @property
    def weight(self) -> int:
        """Return the most bytes that it takes in a mail."""
        changes = self.differences.weight if self.differences else 0
        return _PER_ITEM + changes + sum(block.weight for block in self.blocks)


Told = tuple[Announcement, Sendable, tuple[str, ...]]  # with the followed paragraphs


def newest(told: Sequence[Told], languages: Languages) -> list[Item]:
    """Return the contents of as many as fit into a mail, the newest of them, in their order."""
    items: list[Item] = []
    left = MOST_BYTES
    for place, (announcement, found, paragraphs) in enumerate(reversed(told)):
        share = max(left // (len(told) - place), LEAST_BYTES_OF_AN_ITEM)
        made = item(announcement, found, languages, paragraphs, most_bytes=share)
        left -= made.weight
        if left < 0 and items:
            break
        items.append(made)
    return items[::-1]


def item(
    announcement: Announcement,
    found: Sendable,
    languages: Languages,
    paragraphs: tuple[str, ...],
    *,
    most_bytes: int = MOST_BYTES,
) -> Item:
    """Return the contents, cached for all followers with the same languages and paragraphs."""
    made = _item(_Key(announcement, found), languages, paragraphs, most_bytes)
    if announcement.kind != Announcement.Kind.WITHDRAWAL:
        return made
    return _with_successor(made, found.edition, languages)


@dataclass(frozen=True, slots=True, eq=False)
class _Key:
    """Editions are immutable, so the contents depend on these parts alone."""

    announcement: Announcement
    found: Sendable

    @property
    def parts(self) -> tuple[object, ...]:
        before = self.found.before
        kind, edition = self.announcement.kind, self.found.edition
        # The preview of a withdrawal shows a placeholder for the reason.
        reason = edition.withdrawal.reason if kind == Announcement.Kind.WITHDRAWAL else None
        return kind, edition.pk, edition.digest, before and before.digest, reason

    def __hash__(self) -> int:
        return hash(self.parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.parts == other.parts


@lru_cache(maxsize=64)
def _item(key: _Key, languages: Languages, paragraphs: tuple[str, ...], most_bytes: int) -> Item:
    announcement, edition, before = key.announcement, key.found.edition, key.found.before
    snapshot = edition.snapshot
    blocks = tuple(_block(announcement, edition, language) for language in languages)
    left = most_bytes - _PER_ITEM - sum(block.weight for block in blocks)
    if left < 0:
        blocks = tuple(replace(block, points=()) for block in blocks)
    title = sides.named(snapshot.title, language=languages[0]).line
    names = tuple(sides.named(one.name, language=languages[0]).line for one in snapshot.authors)
    is_withdrawal = announcement.kind == Announcement.Kind.WITHDRAWAL
    anchor = f"#p-{paragraphs[0]}" if paragraphs and not is_withdrawal else ""
    return Item(
        kind=announcement.kind,
        reference=snapshot.reference,
        names=names,
        title=title,
        blocks=blocks,
        differences=differences(before.snapshot, snapshot, languages, paragraphs, most_bytes=left)
        if before
        else None,
        url=_page(languages, snapshot.reference) + anchor,
        changes_url=_url(languages[0], "changes", snapshot.reference, before.number, edition.number)
        if before
        else "",
    )


def _block(announcement: Announcement, edition: Edition, language: str) -> Block:
    snapshot = edition.snapshot
    note = edition.history_note
    if announcement.kind == Announcement.Kind.WITHDRAWAL:
        note = edition.withdrawal.reason
    elif announcement.kind == Announcement.Kind.FIRST:
        note = Texts()
    gone = announcement.kind == Announcement.Kind.WITHDRAWAL
    points = "" if gone else snapshot.key_points[written(language)]
    listed = sides.side(Texts.by_language({written(language): points}), language=language)
    return Block(
        language,
        sides.side(snapshot.title, language=language),
        _short(sides.side(Texts() if gone else snapshot.standfirst, language=language), 500),
        _points(listed),
        _short(sides.side(note, language=language), 1200),
    )


def _points(side: Side) -> tuple[str, ...]:
    """Return the first lines as plain text, of a bounded length."""
    lines = [line.strip(" -•") for line in side.source.splitlines() if line.strip()]
    return tuple(_short(replace(side, source=line), 300).source for line in lines[:8])


def _short(side: Side, most: int) -> Side:
    """Return plain text of at most `most` characters, to bound the size of the mail."""
    return replace(side, source=excerpt(side.brief, most))


def _with_successor(made: Item, edition: Edition, languages: Languages) -> Item:
    """Add the briefing that supersedes a withdrawn one, if it is public now."""
    successor = edition.withdrawal.successor
    listing = getattr(successor, "listing", None) if successor else None
    if listing is None:
        return made
    title = sides.named(Texts.by_language(listing.card["title"]), language=languages[0])
    return replace(made, successor=title.line, successor_url=_page(languages, listing.reference))


def _page(languages: Languages, reference: str) -> str:
    name = "parallel" if len(languages) > 1 else "by_reference"
    return _url(languages[0], name, reference)


def _url(language: str, name: str, *args: object) -> str:
    with override(language):
        return settings.SITE_URL + reverse(f"briefings:{name}", args=args)
