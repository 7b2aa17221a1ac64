"""Forms that clients fill in. Input is never cut, stripped or normalised; errors explain limits.

Only e-mail addresses are converted, because full-width characters make them undeliverable.
"""

import re
from typing import TYPE_CHECKING, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from briefings.public.requests.address_field import AddressField
from contacts.models import Wording

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_MESSAGE = 20_000
LONGEST_LINE = 200
NOT_NEEDED = _("Please leave out identity card numbers, health data and criminal records.")


def _length(text: str) -> int:
    """Count characters as a reader would: browsers send a line break as two."""
    return len(text.replace("\r\n", "\n"))


def at_most(limit: int):
    # No maxlength attribute: browsers silently cut pasted text.
    def check(text: str) -> None:
        if _length(text) > limit:
            raise ValidationError(
                ngettext(
                    "This has %(length)d characters; at most %(limit)d fit here.",
                    "This has %(length)d characters; at most %(limit)d fit here.",
                    _length(text),
                )
                % {"length": _length(text), "limit": limit}
            )

    return check


def not_blank(text: str) -> None:
    if text and not text.strip():
        raise ValidationError(gettext("This is blank."))


def one_line(text: str) -> None:
    if any(character in text for character in "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"):
        raise ValidationError(gettext("Please write this on one line."))


def _line(
    label, *, required: "StrOrPromise" = "", limit: int = LONGEST_LINE, help_text="", **attributes
):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(required),
        strip=False,
        validators=[not_blank, one_line, at_most(limit)],
        error_messages={"required": required},
        widget=forms.TextInput(attrs=attributes),
    )


def _text(
    label, *, required: "StrOrPromise", rows: int, limit: int = LONGEST_MESSAGE, help_text=""
):
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        validators=[not_blank, at_most(limit)],
        error_messages={"required": required},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class EnquiryForm(forms.Form):
    """An enquiry: with the message, or in the first of two steps only the parties and the topic."""

    name = _line(_("Your name"), required=_("Please give your name."), autocomplete="name")
    email = AddressField(
        label=_("E-mail"),
        help_text=_("The answer goes to this address."),
        max_length=None,
        validators=[at_most(254)],
    )
    phone = _line(_("Telephone"), limit=60, autocomplete="tel", inputmode="tel")
    lawyer = forms.ChoiceField(
        label=_("Preferred lawyer"),
        required=False,
        error_messages={"invalid_choice": _("Please choose a lawyer from the list.")},
    )
    topic = _line(
        _("Topic"),
        required=_("Please say in a few words what it is about."),
        limit=300,
        help_text=_("In a few words, without the facts of the matter."),
    )
    parties = _text(
        _("Other parties"),
        required=_("Please name the other parties, or write “none”."),
        rows=3,
        help_text=_("Every other person or company concerned, one a line, or “none”."),
    )
    message = _text(
        _("Message"), required=_("Please write your message."), rows=8, help_text=NOT_NEEDED
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Without your agreement the firm cannot answer you.")}
    )
    marketing = forms.BooleanField(required=False)

    # Hidden fields. `website` is a trap: people cannot see it, programs fill it in.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    form_key = forms.CharField(required=False)
    wording = forms.CharField(required=False)

    def __init__(self, *args, lawyers: list, two_steps: bool, wording: Wording, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = wording
        self.notices_changed = False
        cast("forms.ChoiceField", self.fields["lawyer"]).choices = [
            ("", _("No preference")),
            *lawyers,
        ]
        self.fields["consent"].label = wording.consent
        self.fields["marketing"].label = wording.marketing
        self.fields["marketing"].help_text = _("You will first receive an e-mail to confirm this.")
        for name in ("message",) if two_steps else ("topic", "parties"):
            del self.fields[name]
        if not wording.marketing:
            del self.fields["marketing"]

    def clean_wording(self) -> str:
        digest = self.cleaned_data["wording"]
        if digest and digest != self.shown.digest:
            # An error of the page: the field itself is hidden. The page then unfolds the notices.
            self.notices_changed = True
            self.add_error(
                None,
                gettext(
                    "The notices have changed since you opened this page. "
                    "Please read them again and send your enquiry once more."
                ),
            )
        return digest

    def carried(self) -> dict[str, str]:
        """Return the hidden fields: the form's first key, so that submitting again is not a second
        enquiry, and the fingerprint of the notices on this page.
        """
        key = self.data.get("form_key") or self.initial.get("form_key", "")
        return {"form_key": key, "wording": self.shown.digest}

    def visible(self) -> list[forms.BoundField]:
        """Return the visible fields in order."""
        names = ("name", "email", "phone", "lawyer", "topic", "parties", "message")
        return [self[name] for name in names if name in self.fields]


class _FormWithFiles(forms.Form):
    @cached_property
    def key(self) -> str:
        """Return the key of the form: what is sent twice from it is stored once."""
        given = self.data.get("key") or self.initial.get("key") or ""
        return given if re.fullmatch(r"[\w.-]{1,60}", given) else get_random_string(32)


class DetailsForm(_FormWithFiles):
    """The second step: the details, once the firm has found no conflict."""

    message = _text(
        _("Details"),
        required=_("Please write your message, or choose a file."),
        rows=12,
        help_text=NOT_NEEDED,
    )


class MessageForm(_FormWithFiles):
    """A further message, on the page of the enquiry."""

    message = _text(
        _("Message"), required=_("Please write your message, or choose a file."), rows=6
    )
