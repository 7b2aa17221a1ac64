"""Contents of the fields on an enquiry's page, shown again until they are sent."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Self

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import get_random_string

from contacts.models import Enquiry, Entry, UnsentText

DUE_FORMAT = "%Y-%m-%dT%H:%M"
_LONGEST_KEY = 60


def _new_key() -> str:
    return get_random_string(32)


def _key(given: str) -> str:
    return given[:_LONGEST_KEY].replace("\x00", "") or _new_key()


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The fields of the page. The key belongs to a text, so sending the text twice stores it
    once.
    """

    reply: str = ""
    key: str = field(default_factory=_new_key)
    note: str = ""
    note_key: str = field(default_factory=_new_key)
    # A key for the page: pressing a button without a text twice acts once.
    once: str = field(default_factory=_new_key)
    to: str = ""
    to_was: str = ""
    due: str = ""
    due_was: str = ""
    # The last entry of the thread when the page was opened; empty until it is shown.
    seen: str = ""
    # Whether somebody replied or the client wrote since then.
    is_overtaken: bool = False
    # A draft that was just discarded, and its kind.
    discarded: str = ""
    discarded_kind: str = ""

    @classmethod
    def nothing(cls, enquiry: Enquiry, *, reply: str = "") -> Self:
        """Return the fields of a newly opened page."""
        to = str(enquiry.assignee_id or "")
        due = timezone.localtime(enquiry.due_at).strftime(DUE_FORMAT) if enquiry.due_at else ""
        return cls(reply=reply, to=to, to_was=to, due=due, due_was=due)

    @classmethod
    def sent(cls, request: HttpRequest, enquiry: Enquiry) -> Self:
        """Return the submitted fields; missing ones have the values of a newly opened page."""
        given = request.POST
        now = cls.nothing(enquiry)
        return cls(
            reply=given.get("reply", ""),
            key=_key(given.get("key", "")),
            note=given.get("note", ""),
            note_key=_key(given.get("note_key", "")),
            once=_key(given.get("once", "")),
            to=given.get("to", now.to),
            to_was=given.get("to_was", now.to),
            due=given.get("due_at", now.due),
            due_was=given.get("due_was", now.due),
            seen=given.get("seen", ""),
            discarded=given.get("discarded", ""),
            discarded_kind=given.get("discarded_kind", ""),
        )

    def texts(self) -> dict[str, tuple[str, str]]:
        """Return the texts with their keys, by kind."""
        return {"reply": (self.reply, self.key), "note": (self.note, self.note_key)}

    def with_drafts(self, drafts: dict[str, UnsentText]) -> Self:
        """Return the fields of a newly opened page with the person's drafts in them."""
        found = self
        if (draft := drafts.get("reply")) and draft.text:
            reply = "\n\n".join(filter(None, [draft.text, self.reply]))
            found = replace(found, reply=reply, key=draft.key)
        if (draft := drafts.get("note")) and draft.text:
            found = replace(found, note=draft.text, note_key=draft.key)
        return found

    def seeing(self, entries: Iterable[Entry]) -> Self:
        """Return the fields of a page that shows these entries, unless it was opened before."""
        newest = max((entry.pk for entry in entries), default=0)
        return self if self.seen else replace(self, seen=str(newest))

    def without(self, kind: str) -> Self:
        """Return the fields without a discarded text, which can be put back."""
        text, _key = self.texts()[kind]
        left = self._with_text(kind, "")
        return replace(left, discarded=text, discarded_kind=kind)

    def put_back(self) -> Self:
        """Return the fields with the discarded text above what was typed since."""
        kind = self.discarded_kind if self.discarded_kind in self.texts() else "reply"
        text = "\n\n".join(filter(None, [self.discarded, self.texts()[kind][0]]))
        return replace(self._with_text(kind, text), discarded="", discarded_kind="")

    def _with_text(self, kind: str, text: str) -> Self:
        """Return the fields with another text under a new key."""
        if kind == "note":
            return replace(self, note=text, note_key=_new_key())
        return replace(self, reply=text, key=_new_key())

    def overtaken(self) -> Self:
        """Return the fields to show with what came in since: sending again sends the reply."""
        return replace(self, key=_new_key(), seen="", is_overtaken=True)

    def after(self, action: str, enquiry: Enquiry) -> Self:
        """Return the fields that remain after an action."""
        fresh = self.nothing(enquiry)
        left = self
        if action == "reply":
            left = replace(left, reply="", key=fresh.key, seen="")
        if action == "note":
            left = replace(left, note="", note_key=fresh.note_key)
        if action == "assign" or left.to == left.to_was:
            left = replace(left, to=fresh.to)
        if action == "due" or left.due == left.due_was:
            left = replace(left, due=fresh.due)
        return replace(left, once=fresh.once, to_was=fresh.to, due_was=fresh.due)

    def is_anything(self) -> bool:
        """Return whether a field has unsent text that differs from the page's initial value."""
        texts = bool(self.reply.strip() or self.note.strip())
        return texts or self.to != self.to_was or self.due != self.due_was

    def with_template(self, words: str) -> Self:
        """Return the fields with a template's words added below the typed reply."""
        return replace(self, reply="\n\n".join(filter(None, [self.reply.strip(), words])))
