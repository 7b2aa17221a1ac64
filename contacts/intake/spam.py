"""Signs of spam. They hold an enquiry back for review; they never discard one."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from contacts.models import Arrival

ENOUGH = 2
QUICKEST = timedelta(seconds=2)
MANY_LINKS = 3
REPEATED, OFTEN_REPEATED = 3, 20

# Each sign's weight; one light sign alone holds nothing back.
WEIGHTS = {"trap": 2, "quick": 1, "no_form": 1, "links": 1, "repeated": 1, "often_repeated": 2}
WORDS = {
    "trap": _("a field that people do not see was filled in"),
    "quick": _("sent within two seconds of opening the form"),
    "no_form": _("did not come from the form"),
    "links": _("contains many links"),
    "repeated": _("the same text came several times today"),
    "often_repeated": _("the same text came very often today"),
    "flood": _("arrived in a flood; reported in a digest"),
}


def signs(
    *, trap: str, opened_at: datetime | None, text: str, content: str, at: datetime
) -> list[str]:
    found = []
    if trap:
        found.append("trap")
    if opened_at is None:
        found.append("no_form")
    # Negative if this server's clock is behind the other's: not a sign of anything.
    elif timedelta(0) <= at - opened_at < QUICKEST:
        found.append("quick")
    if text.count("://") >= MANY_LINKS:
        found.append("links")
    same = Arrival.objects.filter(content=content, at__gt=at - timedelta(days=1))
    times = same[:OFTEN_REPEATED].count()
    if times >= OFTEN_REPEATED:
        found.append("often_repeated")
    elif times >= REPEATED:
        found.append("repeated")
    return found


def is_enough(found: list[str]) -> bool:
    return sum(WEIGHTS[sign] for sign in found) >= ENOUGH
