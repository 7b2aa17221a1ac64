"""A person leaves the firm: the account is closed and a colleague takes over their work."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from accounts import secret_links
from accounts.models import SecondStepReset, SecretLink
from accounts.people import rights
from accounts.sign_in import devices, sessions
from briefings.models.people import Author
from briefings.workflow import hand_over
from contacts.desk import handle_enquiry
from contacts.desk.replying import unsent_texts


@dataclass(frozen=True, slots=True)
class Work:
    """The work that a colleague must take over from a person."""

    briefings: int
    enquiries: int
    planned: int  # publications, which are cancelled when their planner leaves

    def __bool__(self) -> bool:
        return bool(self.briefings or self.enquiries)


def work_of(user: User) -> Work:
    return Work(
        briefings=hand_over.held_by(user).count(),
        enquiries=handle_enquiry.held_by(user).count(),
        planned=hand_over.planned_by(user).count(),
    )


@transaction.atomic
def deactivate(
    user: User,
    *,
    drafts_to: User | None,
    enquiries_to: User | None,
    by: User,
    at: datetime,
) -> None:
    """Close the account, end its sessions and links, and hand over what it holds.

    Without a colleague, drafts stay where they are and enquiries become unassigned. Drafts of
    replies, which nobody else may read, are deleted.
    """
    User.objects.filter(pk=user.pk).update(is_active=False)
    sessions.end(user)
    devices.forget(user)
    secret_links.end(user, *SecretLink.Purpose, at=at)
    SecondStepReset.objects.filter(user=user).delete()
    # Clients no longer choose the lawyer on the form.
    Author.objects.filter(user=user).update(takes_enquiries=False)
    if drafts_to:
        hand_over.hand_over(user, to=drafts_to)
    unsent_texts.forget_all(user)
    for enquiry in handle_enquiry.held_by(user):
        handle_enquiry.assign(enquiry=enquiry, to=enquiries_to, by=by, at=at)
    after = {"is_active": False} | {
        name: to.get_username()
        for name, to in (("drafts_to", drafts_to), ("enquiries_to", enquiries_to))
        if to
    }
    rights.record(user, by=by, at=at, before={"is_active": True}, after=after)


@transaction.atomic
def reactivate(user: User, *, by: User, at: datetime) -> None:
    """Open the account again, with the roles, password and second step it had."""
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        rights.record(user, by=by, at=at, before={"is_active": False}, after={"is_active": True})
