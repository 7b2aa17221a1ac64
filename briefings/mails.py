"""The mails to the firm's people about briefings, in both languages."""

from django.utils.translation import gettext_lazy as _

from mail import kinds
from mail.kinds import Content
from mail.models import Message


@kinds.register(_("reminder to look at a briefing again"))
def review(message: Message) -> Content:
    return Content(to=message.about["to"])


@kinds.register(_("planned publication missed"))
def missed(message: Message) -> Content:
    return Content(to=message.about["to"])
