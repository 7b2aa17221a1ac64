"""Sign-in forms: only staff may sign in, and a code works once."""

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.sign_in import attempt_limits, encryption, passwords, recording
from accounts.sign_in.refused_attempts import source_of

logger = logging.getLogger(__name__)
_UNREADABLE = _(
    "Your second step can no longer be checked, because the site's secret key was changed. "
    "Ask an administrator to reset it."
)


class SignInForm(LoginForm):
    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.user and not (self.user.is_staff and passwords.may_open(self.user)):
            raise get_adapter().validation_error("username_password_mismatch")
        return data


class _CodeOnce:
    """Accept each code once.

    allauth forgets a used code before this site's tolerance for slow typing has passed, and does
    not count the code that set up the app.
    """

    user: Any

    def clean_code(self) -> str:
        name = self.user.get_username()
        try:
            attempt = attempt_limits.begin_code(
                account=attempt_limits.code_of(self.user.pk),
                source=source_of(context.request, name),
                at=timezone.now(),
            )
            code = super().clean_code()  # type: ignore[misc]
        except attempt_limits.TooManyAttempts:
            raise get_adapter().validation_error("too_many_login_attempts") from None
        except ValidationError:
            recording.refused(name, at=timezone.now(), what="second step")
            raise
        except encryption.Unreadable:
            logger.exception("A second step cannot be read: SECRET_KEY has no fallback for it.")
            raise ValidationError(_UNREADABLE) from None
        attempt_limits.succeeded(attempt)
        plain = "".join(character for character in code if character.isalnum()).lower()
        seconds = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1)
        if not cache.add(f"code-used:{self.user.pk}:{plain}", "yes", timeout=seconds):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_CodeOnce, AuthenticateForm):
    pass


class CodeAgainForm(_CodeOnce, ReauthenticateForm):
    pass


class SetUpAppForm(_CodeOnce, ActivateTOTPForm):
    pass
