"""The mails of operating the site."""

from django.utils.translation import gettext_lazy as _

from briefings.models.firm import Firm
from mail import kinds
from mail.kinds import Content
from mail.models import Message


@kinds.register(_("test of the mail server"))
def setup_test(message: Message) -> Content:
    """Sent at once while somebody waits; never through the outbox."""
    return Content(to=message.about["to"], context={"firm": Firm.load()})
