"""The list that the desk works through, and the people who may work on it."""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import Coalesce, Substr

from briefings.models.staff import staff_with
from contacts.models import Enquiry

OPEN = (Enquiry.State.NEW, Enquiry.State.ASSIGNED)
# Characters of a message to load for its first line.
BEGINNING = 200


def rows(enquiries: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    """Return enquiries with what a row shows, without loading whole texts or editions."""
    names = ("username", "first_name", "last_name")
    return (
        # Not annotations: these joins are left out where rows are only counted.
        enquiries.select_related("assignee", "edition__briefing")
        .only(
            *("reference", "name", "topic", "language", "state", "due_at", "received_at"),
            *("unread", "paragraph", *(f"assignee__{name}" for name in names)),
            *("edition__briefing__year", "edition__briefing__number"),
        )
        .annotate(
            beginning=Substr("message", 1, BEGINNING),
            waiting_since=Coalesce("client_wrote_at", "received_at"),
        )
    )


def staff() -> QuerySet[User]:
    """Return the users who may work on enquiries, by name."""
    people = staff_with("contacts.answer_enquiry")
    return people.order_by("first_name", "last_name", "username")
