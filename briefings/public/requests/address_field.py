"""The form field for an e-mail address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from briefings.text.addresses.email_addresses import straightened


class AddressField(forms.EmailField):
    """An e-mail address, also as typed with a Chinese keyboard."""

    widget = forms.EmailInput(attrs={"autocomplete": "email"})
    default_error_messages = {
        "required": _("Please give your e-mail address."),
        "invalid": _("This is not an e-mail address. Write it like name@example.com."),
    }

    def to_python(self, value: str | None) -> str:
        return super().to_python(straightened(value or "")) or ""
