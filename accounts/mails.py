"""The mails to staff about their accounts."""

from django.utils.translation import gettext_lazy as _

from briefings.models.firm import Firm
from mail import kinds
from mail.kinds import Content
from mail.models import Message


@kinds.register(_("change of sign-in method"))
def security(message: Message) -> Content:
    return Content(to=message.about["to"], context={"firm": Firm.load()})
