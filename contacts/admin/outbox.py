"""The outbox: messages that wait, were sent, or were set aside with the reason."""

from datetime import timedelta

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from briefings.admin.lists.day_filter import DayFilter
from briefings.admin.read_only import ReadOnlyAdmin
from mail.models import Message
from mail.outgoing import health, outbox


def warn_if_mail_is_held_up(request: HttpRequest) -> None:
    """Add a warning to the page while messages are set aside or wait too long."""
    figures = health.figures(at=timezone.now())
    if figures.set_aside:
        words = ngettext(
            "%d message could not be sent and needs attention (see the outbox).",
            "%d messages could not be sent and need attention (see the outbox).",
            figures.set_aside,
        )
        messages.warning(request, words % figures.set_aside)
    if figures.oldest_waiting_seconds >= health.LATE:
        now = timezone.now()
        waiting = timesince(now - timedelta(seconds=figures.oldest_waiting_seconds), now, depth=1)
        late = _("A message has been waiting for %s: are the worker and the mail server running?")
        messages.warning(request, late % waiting)


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    list_display = ["kind", "enquiry", "state", "attempts", "created_at", "sent_at", "last_error"]
    list_filter = ["state", "kind", ("created_at", DayFilter)]
    search_fields = ["message_id", "enquiry__reference"]
    list_select_related = ["enquiry"]
    ordering = ["-pk"]
    actions = ["try_again"]

    def changelist_view(self, request, extra_context=None):
        warn_if_mail_is_held_up(request)
        return super().changelist_view(request, extra_context)

    @admin.action(description=_("Send again what was set aside"), permissions=["work"])
    def try_again(self, request: HttpRequest, queryset) -> None:
        count = outbox.try_again(queryset)
        words = ngettext("%d message will be sent again.", "%d messages will be sent again.", count)
        messages.success(request, words % count)

    def has_work_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contacts.answer_enquiry")
