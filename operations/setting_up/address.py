"""Whether the site is reached at the address that its links carry."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _


def is_public() -> bool:
    return urlsplit(settings.SITE_URL).scheme == "https"


def what_is_wrong(request: HttpRequest) -> str:
    """Return what is wrong with the address, with the remedy; empty if it is right."""
    wanted = urlsplit(settings.SITE_URL)
    if not is_public():
        return (
            _(
                "This site runs at %s, for this machine only. Clients need an https "
                "address: PRODUCTION=yes and SITE_URL."
            )
            % settings.SITE_URL
        )
    if request.get_host() != wanted.netloc:
        return _("You opened the site at %(here)s, but its links lead to %(there)s (SITE_URL).") % {
            "here": request.get_host(),
            "there": wanted.netloc,
        }
    if not request.is_secure():
        return _(
            "The request arrived without https. If a proxy ends the encryption, set "
            "BEHIND_PROXY=yes."
        )
    return ""
