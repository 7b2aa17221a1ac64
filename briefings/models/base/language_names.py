"""The names of the written languages, translated into the interface's language."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

NAMES = {CHINESE: _("Chinese"), ENGLISH: _("English")}


def names_of(languages: Iterable[str]) -> str:
    """Name several languages in a sentence."""
    between = pgettext("between the names of two languages", " and ")
    return between.join(str(NAMES[language]) for language in languages)


def names_beside(language: str) -> str:
    """Name the written languages other than this one."""
    return names_of(other for other in WRITTEN if other != language)
