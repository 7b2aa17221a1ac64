"""Keep what a person is typing on an enquiry, for that person alone, until it is sent."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet

from contacts.models import Enquiry, Entry, UnsentText

Kind = UnsentText.Kind
LONGEST = 50_000
# Somebody whose draft changed within this time counts as writing now.
LATELY = timedelta(minutes=5)


def keep(
    enquiry: Enquiry, *, by: User, kind: str, text: str, key: str, at: datetime
) -> UnsentText | None:
    """Keep the text in place of the person's draft; return the draft.

    An empty text removes the draft if it was typed in the same form. A late request changes
    nothing once the text is sent.
    """
    own = UnsentText.objects.filter(enquiry=enquiry, user=by, kind=kind)
    if not text.strip():
        own.filter(key=key).delete()
        return None
    if is_unstorable(text) or Entry.objects.filter(key=key).exists():
        return None
    # Pressing a button with the same text does not make its writer "replying" again.
    if same := own.filter(key=key, text=text).first():
        return same
    _store(UnsentText(enquiry=enquiry, user=by, kind=kind, key=key, text=text, kept_at=at))
    return own.first()


def is_unstorable(text: str) -> bool:
    return "\x00" in text or len(text) > LONGEST


def discard(enquiry: Enquiry, *, by: User, kind: str, key: str, at: datetime) -> None:
    """Empty the person's draft. Its key stays, so that other browsers drop their copies."""
    _store(UnsentText(enquiry=enquiry, user=by, kind=kind, key=key, text="", kept_at=at))


def forget_sent(enquiry: Enquiry, *, key: str) -> None:
    """Delete the draft of a text that was sent. Call it in the transaction that stores the text."""
    UnsentText.objects.filter(enquiry=enquiry, key=key).delete()


def forget_all(user: User) -> None:
    UnsentText.objects.filter(user=user).delete()


def own_drafts(enquiry: Enquiry, user: User) -> dict[str, UnsentText]:
    """Return the person's drafts on the enquiry by kind, discarded ones included."""
    own = UnsentText.objects.filter(enquiry=enquiry, user=user)
    unsent = own.exclude(Exists(Entry.objects.filter(key=OuterRef("key"))))
    return {draft.kind: draft for draft in unsent}


def has_draft(user: User) -> Exists:
    """Return what says of each row of a list of enquiries whether the person has a draft."""
    return Exists(UnsentText.objects.filter(enquiry=OuterRef("pk"), user=user).exclude(text=""))


def replying_now(enquiries: QuerySet[Enquiry], *, besides: User, at: datetime) -> list[User]:
    """Return who else has been writing a reply to one of the enquiries in the last minutes."""
    begun = UnsentText.objects.filter(
        enquiry__in=enquiries, kind=Kind.REPLY, kept_at__gt=at - LATELY, user__is_active=True
    )
    others = begun.exclude(user=besides).exclude(text="")
    return [draft.user for draft in others.select_related("user").order_by("kept_at")]


def _store(draft: UnsentText) -> None:
    UnsentText.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["enquiry", "user", "kind"],
        update_fields=["key", "text", "kept_at"],
    )
