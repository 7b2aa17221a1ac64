"""The mails to readers about what they follow; their texts are in templates/mail/."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from alerts import secret_links, topics, wordings
from alerts.models import FollowRequest
from briefings.models.firm import Firm
from briefings.text.languages import as_read_in
from mail import kinds, outbox
from mail.kinds import Content, NotNeeded
from mail.models import Message


def _request_of(message: Message) -> FollowRequest | None:
    return FollowRequest.objects.filter(pk=message.about.get("request")).first()


def _language_of_request(message: Message) -> str:
    request = _request_of(message)
    return request.interface if request else kinds.default_language(message)


@kinds.register(_("confirmation of an address"), language=_language_of_request)
def confirm_follow(message: Message) -> Content:
    """The only mail to an address that has not confirmed; it repeats nothing that was typed."""
    request = _request_of(message)
    if request is None or request.confirmed_at or request.nonce != message.about["nonce"]:
        raise NotNeeded
    asked = topics.found(map(topics.Topic.read, request.topics))
    languages = _own_first(request.interface)
    context: dict[str, Any] = {
        "firm": Firm.load(),
        "url": secret_links.confirm(request),
        "blocks": [
            {
                "language": language,
                "topics": [subject.name_in(language) for subject in asked],
                "words": wordings.current(language).words,
            }
            for language in languages
        ],
    }
    return Content(to=request.email, context=context)


def _own_first(language: str) -> list[str]:
    """Return the written languages, as somebody reads them; their own first."""
    return sorted(as_read_in(language), key=lambda each: each != language)


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
