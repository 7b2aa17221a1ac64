"""The names of the written languages, translated into the interface's language."""

from django.utils.translation import gettext_lazy as _

from briefings.text.languages import CHINESE, ENGLISH

NAMES = {CHINESE: _("Chinese"), ENGLISH: _("English")}
