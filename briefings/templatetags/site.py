"""Template tags of the firm: the masthead's links, and names in both scripts."""

from functools import cache
from html import escape
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from briefings.models.picture import Picture
from briefings.public import page_layout
from briefings.public.views.identity import identity_address
from briefings.templatetags.briefings import contact_url, name_of, page_language, side_of
from briefings.text.languages import as_read_in
from briefings.text.markup.figures import Figure

register = template.Library()


@register.simple_tag(takes_context=True)
def here_in_nav(context: dict) -> tuple[str, str]:
    """Return the masthead's link that leads here and its aria-current, or two empty texts."""
    request = context.get("request")
    path = request.path if request else ""
    for url, _name in _links(page_language()):
        if path.startswith(url):
            return url, "page" if path == url else "true"
    return "", ""


@register.simple_tag
def site_links(here: tuple[str, str]) -> list[dict]:
    """Return the masthead's links; `current` is the value of aria-current, or empty."""
    current, how = here
    links = _links(page_language())
    return [{"url": url, "name": name, "current": how * (url == current)} for url, name in links]


@cache
def _links(_language: str) -> tuple[tuple[str, str], ...]:
    """Return the addresses and names in the page's language, which never change."""
    return (
        (reverse("briefings:index"), _("Briefings")),
        (reverse("briefings:people"), _("People")),
        (reverse("briefings:areas"), _("Areas")),
        (reverse("briefings:about"), pgettext("the firm", "About")),
        (contact_url(), _("Contact")),
    )


@register.simple_tag
def other_names(row: Any) -> list[page_layout.Side]:
    """Return the names in the languages that `name_of` does not show."""
    shown = name_of(row).language
    sides = [side_of(row, "name", language) for language in as_read_in(page_language())]
    return [side for side in sides if side.language != shown and not side.missing]


@register.simple_tag
def identity_stylesheet(firm: Any) -> str:
    """Return the address of the style sheet of the firm's colour; empty without one."""
    return identity_address(firm.accent)


@register.filter
def breakable(email: str) -> SafeString:
    """Return an address that breaks behind its @, rather than within a name."""
    account, at, domain = escape(email).partition("@")
    return mark_safe(f"{account}{at}<wbr>{domain}" if at else account)  # noqa: S308 - escaped


@register.filter
def picture_at(picture: Picture, about: int) -> Figure:
    """Return a stored picture as shown at about this many pixels."""
    return picture.figure(about=about)


@register.filter
def picture_address(figure: Figure) -> str:
    return figure.address()
