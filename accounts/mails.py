"""The mails to staff about their accounts."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import notifications, roles, secret_links, ways_in
from accounts.models import SecretLink
from briefings.models import clock
from briefings.models.firm import Firm
from mail import kinds
from mail.kinds import Content, NotNeeded
from mail.models import Message


@kinds.register(_("change of sign-in method"))
def security(message: Message) -> Content:
    return Content(to=message.about["to"], context={"firm": Firm.load()})


@kinds.register(_("use of the break-glass account"))
def break_glass(message: Message) -> Content:
    """Tell administrators that somebody signed in with the break-glass account."""
    about = message.about
    context = {
        "firm": Firm.load(),
        "account": about["account"],
        "used_at": datetime.fromisoformat(about["used_at"]),
        "trail": settings.SITE_URL + reverse("admin:briefings_auditentry_changelist"),
    }
    return Content(to=about["to"], context=context)


@kinds.register(_("invitation of a colleague"))
def staff_invitation(message: Message) -> Content:
    """The link with which a new colleague accepts, with a password or the firm's account."""
    link = _link_of(message)
    context = _about_link(link) | {
        "roles": roles.labels_of(link.user),
        "passwords_are_off": ways_in.passwords_are_off(),
    }
    return Content(to=message.about["to"], context=context)


@kinds.register(_("link for a new password"))
def password_link(message: Message) -> Content:
    context = _about_link(_link_of(message))
    return Content(to=message.about["to"], context=context)


@kinds.register(_("notification to staff"))
def notification(message: Message) -> Content:
    """What happened to briefings and enquiries, as far as the person may see it now.

    Subjects name references only.
    """
    user = User.objects.filter(pk=message.about["user"], is_active=True).first()
    if user is None or not user.email:
        raise NotNeeded
    mine = notifications.visible_notifications(user).filter(message=message).order_by("at", "pk")
    rows = notifications.in_words(mine)
    if not rows:
        raise NotNeeded
    context = {"firm": Firm.load(), "rows": rows, "own_page": reverse("admin:own_page")}
    return Content(to=user.email, context=context)


def _link_of(message: Message) -> SecretLink:
    """Return the message's link. Raises NotNeeded if it is deleted, used, ended or expired."""
    links = SecretLink.objects.filter(pk=message.about["link"])
    link = secret_links.open_ones(links, at=clock.now()).select_related("user", "made_by").first()
    if link is None:
        raise NotNeeded
    return link


def _about_link(link: SecretLink) -> dict:
    return {
        "firm": Firm.load(),
        "link": link,
        "address": secret_links.address(link),
        "account": link.user.get_username(),
        "by": link.made_by.get_full_name() if link.made_by else "",
        "sign_in": settings.SITE_URL + reverse("admin:login"),
    }
