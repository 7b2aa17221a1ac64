"""Texts of Django's admin whose Chinese translation is missing or poor.

This product's translations replace them. Nothing imports this module: it makes `make messages`
collect the texts.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

WORDS = (
    gettext_noop("- Select an option -"),
    gettext_noop("Filter by %(field_name)s"),
    gettext_noop("Logout"),
    # Lists of the site say 篩選.
    gettext_noop("Filter"),
    # Django's translations have spaces around the names.
    gettext_noop("Select %s to change"),
    gettext_noop("Add %s"),
    gettext_noop("Add %(name)s"),
    gettext_noop("Change %s"),
    gettext_noop(" By %(filter_title)s "),
    ngettext_lazy("…and %(count)d more object.", "…and %(count)d more objects.", "count"),
)
