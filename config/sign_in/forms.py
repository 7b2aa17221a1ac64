"""The sign-in form: only staff have accounts, and nobody is told which ones there are."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.user and not self.user.is_staff:
            raise get_adapter().validation_error("username_password_mismatch")
        return data
