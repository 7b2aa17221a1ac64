"""The kinds of mail. An app registers one function per kind in its module `mails`.

The function returns a message's recipient and context. Its texts are the templates
subject.txt, body.txt and body.html in templates/mail/<app>/<name>/, where <name> is the
function's name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.functional import Promise

if TYPE_CHECKING:
    from mail.models import Message

LONGEST_NAME = 20


class NotNeeded(Exception):
    """A kind's function raises this if the message is no longer to be sent."""


# Tell mail programs not to send out-of-office replies.
AUTOMATIC: Mapping[str, str] = MappingProxyType({"Auto-Submitted": "auto-generated"})
AUTOMATIC_REPLY: Mapping[str, str] = MappingProxyType({"Auto-Submitted": "auto-replied"})
WRITTEN_BY_A_PERSON: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Content:
    """The recipient, headers and template context of one message."""

    to: str
    context: dict[str, Any] = field(default_factory=dict)  # for the templates
    reply_to: str = ""
    headers: Mapping[str, str] = AUTOMATIC


def default_language(message: "Message") -> str:
    return message.about.get("language", settings.LANGUAGE_CODE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mail; `content` is called for every attempt, with its language active."""

    name: str
    label: str | Promise
    content: "Callable[[Message], Content]"
    language: "Callable[[Message], str]"
    # Whether to keep trying for days if the mail server refuses the address for good.
    insists: bool
    # Bulk mail is sent after all other mail, at a bounded rate.
    is_bulk: bool = False
    # Called if the mail server refuses the recipient for good.
    when_refused: "Callable[[Message, str], None] | None" = None

    @property
    def templates(self) -> str:
        """The folder of its subject and its body."""
        app, _, _ = self.content.__module__.partition(".")
        return f"mail/{app}/{self.name}"


REGISTERED: dict[str, Kind] = {}


def register(
    label: str | Promise,
    *,
    language: "Callable[[Message], str]" = default_language,
    insists: bool = False,
    is_bulk: bool = False,
    when_refused: "Callable[[Message, str], None] | None" = None,
) -> "Callable[[Callable[[Message], Content]], Kind]":
    """Register the decorated function as a kind of mail; staff see it as `label`."""

    def add(content: "Callable[[Message], Content]") -> Kind:
        name = content.__name__
        if name in REGISTERED or len(name) > LONGEST_NAME:
            raise ValueError(f"A mail cannot be named {name}: taken, or too long.")
        REGISTERED[name] = Kind(name, label, content, language, insists, is_bulk, when_refused)
        return REGISTERED[name]

    return add


def choices() -> list[tuple[str, str | Promise]]:
    return [(kind.name, kind.label) for kind in REGISTERED.values()]
