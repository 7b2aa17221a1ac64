"""The mails to readers about what they follow; their texts are in templates/mail/."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alerts import secret_links, topics
from alerts.announcements import contents, previews
from alerts.announcements.sendable import sendable
from alerts.consent import ledger, wordings
from alerts.models import Alert, Consent, Follower, FollowRequest
from alerts.models.follower import new_nonce
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.models.firm import Firm
from briefings.models.published.announcement import Announcement
from briefings.text.languages import own_first
from briefings.workflow.visibility import visible_to
from mail import kinds
from mail.kinds import Content, NotNeeded
from mail.models import Message
from mail.outgoing import outbox

# A digest is an overview; the site has the rest.
MOST_IN_A_DIGEST = 20


def _request_of(message: Message) -> FollowRequest | None:
    found = FollowRequest.objects.select_related("wording")
    return found.filter(pk=message.about.get("request")).first()


def _language_of_request(message: Message) -> str:
    request = _request_of(message)
    return request.interface if request else kinds.default_language(message)


def _refused(message: Message, code: str) -> None:
    """Suppress an address that refuses mail for good."""
    request = _request_of(message) if message.kind == confirm_follow.name else None
    follower = _follower_of(message)
    if whose := request or follower:
        reason = Consent.End.REFUSED
        ledger.suppress(whose.email_key, reason=reason, code=code, at=clock.now())


def _alerts_of(message: Message) -> QuerySet[Alert]:
    """Return a message's alerts, unless the follower has left."""
    return Alert.objects.filter(message=message).exclude(follower=None)


def _follower_of(message: Message) -> Follower | None:
    first = _alerts_of(message).select_related("follower").first()
    return first.follower if first else None


@kinds.register(
    _("confirmation of an address"), language=_language_of_request, when_refused=_refused
)
def confirm_follow(message: Message) -> Content:
    """The only mail to an unconfirmed address; it repeats nothing that was typed."""
    request = _request_of(message)
    if request is None or request.confirmed_at or request.nonce != message.about["nonce"]:
        raise NotNeeded
    asked = topics.subjects_of(map(topics.Topic.read, request.topics))
    languages = own_first(request.interface)
    context: dict[str, Any] = {
        "firm": Firm.load(),
        "url": secret_links.confirm(request),
        "blocks": [
            {
                "language": language,
                "topics": [subject.name_in(language) for subject in asked],
                "words": wordings.in_language(request.wording, language),
            }
            for language in languages
        ],
    }
    return Content(to=request.email, context=context)


def enqueue_confirmation(request: FollowRequest, *, at: datetime) -> None:
    """Enqueue the confirmation, once for each link. Call it in the transaction of the request."""
    about = {"request": str(request.pk), "nonce": request.nonce}
    outbox.enqueue(
        Message(
            kind=confirm_follow.name,
            about=about,
            created_at=at,
            message_id=outbox.message_id("follow", str(request.pk), request.nonce),
        )
    )


# --- alerts --------------------------------------------------------------------------------------


def _language_of_follower(message: Message) -> str:
    follower = _follower_of(message)
    return follower.language if follower else kinds.default_language(message)


def _alert(message: Message, *, most: int) -> Content:
    """Return the mail of a message's alerts, without those that are out of date by now."""
    rows = (
        _alerts_of(message)
        .order_by("pk")
        .select_related("follower", "announcement__edition__briefing")
    )
    alerts = [(alert, found) for alert in rows if (found := sendable(alert.announcement))]
    if not alerts:
        raise NotNeeded
    follower = alerts[0][0].follower
    assert follower
    told = [(alert.announcement, found, tuple(alert.paragraphs)) for alert, found in alerts[-most:]]
    shown = contents.newest(told, follower.languages)
    leave = secret_links.leave(follower)
    return Content(
        to=follower.email,
        reply_to=Firm.load().email,
        context={
            "firm": Firm.load(),
            "items": shown,
            "first": shown[0],
            "left_out": len(alerts) - len(shown),
            "manage_url": secret_links.manage(follower),
            "leave_url": leave,
        },
        headers={
            **kinds.AUTOMATIC,
            # RFC 8058; a signature by DKIM must cover both (docs/operating.md).
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


@kinds.register(
    _("alert to a follower"), language=_language_of_follower, is_bulk=True, when_refused=_refused
)
def alert(message: Message) -> Content:
    return _alert(message, most=1)


@kinds.register(
    _("digest to a follower"), language=_language_of_follower, is_bulk=True, when_refused=_refused
)
def alert_digest(message: Message) -> Content:
    return _alert(message, most=MOST_IN_A_DIGEST)


def message(announcement: Announcement, follower: Follower, *, at: datetime) -> Message:
    """Return the unsaved message to a follower about one announcement."""
    return _bulk(alert, str(announcement.pk), follower, at=at)


def digest_message(follower: Follower, newest: Alert, *, at: datetime) -> Message:
    """Return the unsaved digest of the follower's waiting alerts, up to the newest."""
    return _bulk(alert_digest, str(newest.pk), follower, at=at)


def _bulk(kind: kinds.Kind, key: str, follower: Follower, *, at: datetime) -> Message:
    return Message(
        kind=kind.name,
        created_at=at,
        is_bulk=kind.is_bulk,
        message_id=outbox.message_id(kind.name, key, str(follower.pk)),
    )


# --- previews for staff --------------------------------------------------------------------------


def _language_of_test(message: Message) -> str:
    return _reader_of_test(message).language


def _reader_of_test(message: Message) -> Follower:
    """Return an unsaved follower who reads in the languages of the test."""
    return Follower(view=message.about["view"], interface=message.about["interface"])


@kinds.register(_("test of an alert"), language=_language_of_test)
def alert_test(message: Message) -> Content:
    """The mail that followers would get, to a member of staff who may see the draft.

    It has no secret link, because its reader follows nothing.
    """
    user = User.objects.filter(pk=message.about["user"], is_active=True, is_staff=True).first()
    if user is None:
        raise NotNeeded
    drafts = visible_to(user, Briefing.objects.kept()).filter(pk=message.about["briefing"])
    if not user.has_perm("briefings.view_briefing") or not (draft := drafts.first()):
        raise NotNeeded
    event = message.about.get("of", previews.PUBLICATION)
    if (item := previews.preview(event, draft, _reader_of_test(message).languages)) is None:
        raise NotNeeded
    page = secret_links.follow_page(_language_of_test(message))
    return Content(
        to=user.email,
        context={
            "firm": Firm.load(),
            "items": [item],
            "first": item,
            "manage_url": page,
            "leave_url": page,
        },
    )


def test_message(
    briefing: Briefing, user: User, *, of: str, view: str, interface: str, at: datetime
) -> Message:
    """Return the unsaved test of an alert, to the user's own address; `of` is the event."""
    return Message(
        kind=alert_test.name,
        about={
            "briefing": str(briefing.pk),
            "of": of,
            "user": str(user.pk),
            "view": view,
            "interface": interface,
        },
        created_at=at,
        message_id=outbox.message_id(alert_test.name, str(briefing.pk), new_nonce()),
    )
