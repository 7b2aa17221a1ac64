"""Forms that readers fill in: an address and a language; then what they follow, and how."""

from typing import Any, cast

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from alerts.models.follower import VIEWS, Rhythm
from alerts.topics import Subject
from briefings.public.requests.address_field import AddressField
from briefings.text.addresses.email_addresses import key_of
from briefings.text.languages import TABLE

_FORM = signing.TimestampSigner(sep=".", salt="alerts.form")
_OPEN_FOR = 24 * 60 * 60  # seconds
LONGEST_ADDRESS = 254


class ViewSelect(forms.Select):
    """A choice of languages; each option is marked with the language that its name is in."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if language := TABLE.get(value):
            option["attrs"]["lang"] = language.tag
        return option


class FollowForm(forms.Form):
    """The two fields of following."""

    email = AddressField(label=_("E-mail"), max_length=LONGEST_ADDRESS)
    view = forms.ChoiceField(label=_("Language of the e-mails"), choices=VIEWS, widget=ViewSelect)

    def clean_email(self) -> str:
        # A few letters are longer in lower case, in which the address is also stored.
        email = self.cleaned_data["email"]
        if len(key_of(email)) > LONGEST_ADDRESS:
            raise forms.ValidationError(self.fields["email"].error_messages["invalid"])
        return email

    def carried(self) -> dict[str, str]:
        """Return the hidden fields."""
        return {"form_key": _FORM.sign("follow")}

    def came_from_our_page(self) -> bool:
        """Return whether this site made the form, not longer ago than a day."""
        try:
            _FORM.unsign(self.data.get("form_key", ""), max_age=_OPEN_FOR)
        except signing.BadSignature:
            return False
        return True


class WishesForm(forms.Form):
    """What somebody follows, in which language, how often."""

    topics = forms.MultipleChoiceField(
        label=_("What you follow"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    view = forms.ChoiceField(label=_("Language of the e-mails"), choices=VIEWS, widget=ViewSelect)
    rhythm = forms.ChoiceField(
        label=_("How often"), choices=Rhythm.choices, widget=forms.RadioSelect
    )
    minor = forms.BooleanField(
        label=_("Minor corrections too, such as typing errors"), required=False
    )

    def __init__(self, *args: Any, subjects: list[Subject], language: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        cast("forms.MultipleChoiceField", self.fields["topics"]).choices = [
            (str(subject.topic), subject.name_in(language).line) for subject in subjects
        ]
