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
    # Numbers with a measure word.
    ngettext_lazy("%(counter)s result", "%(counter)s results", "counter"),
    gettext_noop("%(full_result_count)s total"),
    gettext_noop("0 of %(cnt)s selected"),
    gettext_noop("Select all %(total_count)s %(module_name)s"),
    ngettext_lazy("…and %(count)d more object.", "…and %(count)d more objects.", "count"),
)
