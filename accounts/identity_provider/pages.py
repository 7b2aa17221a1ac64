"""The page that says why a sign-in failed, and what to do."""

import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.identity_provider.refusals import REMEDIES, Reason
from accounts.sign_in import recording
from briefings.models import clock

logger = logging.getLogger(__name__)
STATUS = HTTPStatus.FORBIDDEN
# A visitor who changed their mind, or came back too late, is no failed attempt.
_HARMLESS = (Reason.DENIED, Reason.STATE)


def refusal(request: HttpRequest, reason: Reason) -> HttpResponse:
    """Record the failure, without a name, and explain it."""
    if reason not in _HARMLESS:
        logger.warning("A sign-in through the identity provider failed: %s", reason.value)
        recording.refused("", at=clock.now(), what=f"identity provider: {reason.value}")
    context = {"reason": reason, "remedy": REMEDIES[reason]}
    return render(request, "sign_in/identity_provider_failed.html", context, status=STATUS)
