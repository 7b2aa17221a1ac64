"""Which enquiries a person may see and answer: all, or those assigned to them."""

from django.contrib.auth.models import User
from django.db.models import QuerySet, Value

from briefings.models.staff import staff_with
from contacts.desk.recipients import accounts_for
from contacts.models import Enquiry

SEE_ALL = "contacts.view_enquiry"
WORK_ON_ALL = "contacts.answer_enquiry"
TAKE = "contacts.take_enquiry"


def sees_all(user: User) -> bool:
    return user.has_perm(SEE_ALL)


def sees_any(user: User) -> bool:
    return sees_all(user) or user.has_perm(TAKE)


def visible_to(user: User, enquiries: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    """Keep the enquiries that the person may see; lawyers see what is assigned to them."""
    if sees_all(user):
        return enquiries
    if not user.has_perm(TAKE):
        return enquiries.none()
    return enquiries.filter(assignee=user).exclude(state=Enquiry.State.SPAM)


def who_sees(enquiry: Enquiry) -> list[User]:
    """Return everybody who may see the enquiry."""
    everybody = list(staff_with(SEE_ALL))
    lawyer = enquiry.assignee
    if lawyer and lawyer not in everybody and lawyer.is_active and lawyer.has_perm(TAKE):
        everybody.append(lawyer)
    return everybody


def assignable() -> tuple[list[User], list[User]]:
    """Return the people of the desk, and the lawyers who take enquiries about them, by name."""
    of_desk = staff_with(WORK_ON_ALL).annotate(of_desk=Value(True))  # noqa: FBT003
    lawyers = staff_with(TAKE).annotate(of_desk=Value(False))  # noqa: FBT003
    found: list = list(of_desk.union(lawyers).order_by("first_name", "last_name", "username"))
    desk = [user for user in found if user.of_desk]
    return desk, [user for user in found if user not in desk]


def may_answer(user: User, enquiry: Enquiry) -> bool:
    """Return whether the person may reply to the enquiry and add notes to it."""
    if user.has_perm(WORK_ON_ALL):
        return True
    return user.has_perm(TAKE) and enquiry.assignee_id == user.pk


def lawyers_for(enquiry: Enquiry, accounts: list[User] | None = None) -> list[User]:
    """Return who may take this enquiry: its lawyer or authors, and the edition's publisher.

    `accounts` are those of accounts_for(), for a caller who has them.
    """
    may = set(staff_with(TAKE))
    people = accounts_for(enquiry) if accounts is None else accounts
    if enquiry.edition and enquiry.edition.published_by:
        people = [*people, enquiry.edition.published_by]
    return [person for person in dict.fromkeys(people) if person in may]
