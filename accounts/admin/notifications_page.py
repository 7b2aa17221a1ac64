"""The list of a person's notifications, and the way from one to what it is about."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts import notifications
from accounts.sign_in.signed_in import user_of
from briefings.models import clock
from briefings.text.input_cleaning import whole_number

# Those before are erased soon.
MOST_SHOWN = 100


def show(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    if request.method == "POST":
        notifications.mark_read(user, at=clock.now())
        messages.success(request, _("All are marked as read."))
        return redirect(request.path)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("What happened"),
        "rows": notifications.in_words(notifications.visible_notifications(user)[:MOST_SHOWN]),
    }
    return TemplateResponse(request, "admin/auth/user/notifications.html", context)


def follow(_model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notification as read and go to the page of what it is about."""
    user = user_of(request)
    number = whole_number(pk)
    rows = notifications.in_words(notifications.visible_notifications(user).filter(pk=number or 0))
    if not rows:
        raise Http404
    if request.method == "GET":
        notifications.mark_read(user, at=clock.now(), pk=rows[0].notification.pk)
    return redirect(rows[0].address)
