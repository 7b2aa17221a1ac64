"""Words of Django's admin that its own Chinese lacks; ours are taken in their place.

Nothing imports this: it keeps the words among those that `make messages` collects.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

WORDS = (
    gettext_noop("- Select an option -"),
    gettext_noop("Filter by %(field_name)s"),
    gettext_noop("Logout"),
    ngettext_lazy("…and %(count)d more object.", "…and %(count)d more objects.", "count"),
)
