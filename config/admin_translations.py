"""Words of Django's admin that its own Chinese lacks or says badly; ours are taken in their place.

Nothing imports this: it keeps the words among those that `make messages` collects.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

WORDS = (
    gettext_noop("- Select an option -"),
    gettext_noop("Filter by %(field_name)s"),
    gettext_noop("Logout"),
    # Its own have spaces round what is named.
    gettext_noop("Select %s to change"),
    gettext_noop("Add %s"),
    gettext_noop("Add %(name)s"),
    gettext_noop("Change %s"),
    ngettext_lazy("…and %(count)d more object.", "…and %(count)d more objects.", "count"),
)
