"""The written languages, as the interface names them in the reader's own language."""

from django.utils.translation import gettext_lazy as _

from briefings.text.languages import CHINESE, ENGLISH

NAMES = {CHINESE: _("Chinese"), ENGLISH: _("English")}
