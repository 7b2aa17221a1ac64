"""Actions on several enquiries at once."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from briefings.admin.permissions import user_of
from briefings.models import clock
from briefings.models.staff import person_name
from briefings.text.input_cleaning import whole_number
from contacts.desk import handle_enquiry
from contacts.desk.working_list import staff
from contacts.models import Enquiry

# With more, the page seems to hang: each enquiry is a separate transaction.
MOST = 200


class DeskActionForm(ActionForm):
    """The actions, and whom to assign to."""

    to = forms.ChoiceField(label=gettext_lazy("Assign to"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        people = [(str(user.pk), person_name(user)) for user in staff()]
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("nobody")), *people]


def assign(request: HttpRequest, enquiries: QuerySet[Enquiry]) -> None:
    number = whole_number(request.POST.get("to", ""))
    to: User | None = None if number is None else staff().filter(pk=number).first()
    if request.POST.get("to") and to is None:
        messages.error(request, _("Choose a person who handles enquiries."))
        return
    by, at = user_of(request), clock.now()
    done = _each(
        request, enquiries, lambda one: handle_enquiry.assign(enquiry=one, to=to, by=by, at=at)
    )
    _report(
        request, ngettext("%d enquiry was assigned.", "%d enquiries were assigned.", done), done
    )


def close(request: HttpRequest, enquiries: QuerySet[Enquiry]) -> None:
    by, at = user_of(request), clock.now()
    done = _each(request, enquiries, lambda one: handle_enquiry.close(enquiry=one, by=by, at=at))
    _report(request, ngettext("%d enquiry was closed.", "%d enquiries were closed.", done), done)


def mark_as_spam(request: HttpRequest, enquiries: QuerySet[Enquiry]) -> None:
    by, at = user_of(request), clock.now()
    done = _each(
        request, enquiries, lambda one: handle_enquiry.hold_as_spam(enquiry=one, by=by, at=at)
    )
    words = ngettext("%d enquiry was marked as spam.", "%d enquiries were marked as spam.", done)
    _report(request, words, done)


def _each(
    request: HttpRequest, enquiries: QuerySet[Enquiry], act: Callable[[Enquiry], None]
) -> int:
    """Act on each enquiry; return how many. Too many are refused."""
    keys = list(enquiries.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        messages.error(request, _("Too many selected: narrow the list to %d or fewer.") % MOST)
        return 0
    done = 0
    for enquiry in Enquiry.objects.filter(pk__in=keys).order_by("pk"):
        try:
            act(enquiry)
        except handle_enquiry.NotPossible as reason:
            messages.error(request, f"{enquiry.reference}: {reason}")
        else:
            done += 1
    return done


def _report(request: HttpRequest, words: str, done: int) -> None:
    if done:
        messages.success(request, words % done)
