"""The forms with which people set passwords, and change their own names and language."""

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from accounts.people import names
from briefings.text.languages import TABLE, WRITTEN
from briefings.text.texts import Texts
from notifications.kinds import Kind, Pace

ADDRESS_TAKEN = _("An account with this address exists already.")


class AcceptForm(SetPasswordForm):
    """The account name, which its owner may change, and a password."""

    username = forms.CharField(max_length=150, validators=[UnicodeUsernameValidator()])

    def clean_username(self) -> str:
        name = self.cleaned_data["username"]
        others = User.objects.exclude(pk=self.user.pk)
        if others.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("Another account has this name."))
        return name


class PacesForm(forms.Form):
    """How a person wants each kind of notification by mail."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for kind in Kind:
            self.fields[kind.value] = forms.ChoiceField(label=kind.label, choices=Pace.choices)


class AccountForm(forms.Form):
    """The account whose password is forgotten."""

    account = forms.CharField(max_length=254)


class NamesForm(forms.Form):
    """A person's names by written language, and the language they work in."""

    language = forms.ChoiceField(
        label=_("Language of the admin and of mails"),
        required=False,
        choices=[
            ("", _("the browser's language")),
            *((code, TABLE[code].name) for code in WRITTEN),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for code in WRITTEN:
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name"), required=False, max_length=names.LONGEST
            )

    @property
    def name_fields(self) -> list[tuple[str, forms.BoundField]]:
        """Return each written language with its field."""
        return [(code, self[f"name_{code}"]) for code in WRITTEN]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not self.names.present():
            raise forms.ValidationError(_("Give the name in at least one language."))
        return data

    @property
    def names(self) -> Texts:
        return Texts(*(self.cleaned_data.get(f"name_{code}", "") for code in WRITTEN))

    @classmethod
    def filled_of(cls, user: User) -> dict[str, str]:
        """Return the fields' initial values for a person: Django's name if they have no others."""
        person = names.person_of(user)
        own = Texts.by_language(person.names)
        if not own.present():
            own = _guessed(user.get_full_name())
        return {f"name_{code}": own[code] for code in WRITTEN} | {"language": person.language}


def _guessed(name: str) -> Texts:
    """Return Django's name under the language whose letters it has."""
    plain = name.isascii()
    for code in WRITTEN:
        if TABLE[code].name.isascii() == plain:
            return Texts.by_language({code: name})
    return Texts(name)
