"""The staff's roles, with the permissions and the name of each."""

from typing import NamedTuple

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(NamedTuple):
    chinese: str
    english: str
    # For those who give it.
    summary: str | Promise
    # Written as app.permission; app.model:verbs stands for several.
    may: tuple[str, ...]


_WRITING = (
    "briefings.briefing:view,add,change,delete",
    "briefings.byline:view,add,change,delete",
    "briefings.source:view,add,change,delete",
    "briefings.edition:view",
    "briefings.withdrawal:view",
    "briefings.readership:view",
    # The enquiries about what they wrote or published.
    "contacts.take_enquiry",
)
_EDITING = (
    *_WRITING,
    "briefings.import:view",
    "briefings.term:view,add,change,delete",
    "briefings.see_all_briefings",
    "briefings.approve_briefing",
    "alerts.send_test_alert",
)

ROLES = {
    "author": Role(
        "作者",
        "Author",
        _("Writes; sees only the briefings they made or are an author of."),
        (*_WRITING, "briefings.term:view,add"),
    ),
    "editor": Role(
        "編輯",
        "Editor",
        _("Writes and sees all briefings, approves them, and keeps the terms."),
        _EDITING,
    ),
    "publisher": Role(
        "發佈人",
        "Publisher",
        _("As an editor; also publishes, plans and withdraws, and keeps series."),
        (
            *_EDITING,
            "briefings.publish_briefing",
            "briefings.see_readership_report",
            "briefings.series:view,add,change,delete",
            "briefings.seriespart:view,add,change,delete",
        ),
    ),
    "enquiries clerk": Role(
        "查詢專員",
        "Enquiries clerk",
        _("Works on all enquiries; exports and erases personal data."),
        (
            "contacts.enquiry:view,change",
            "contacts.answer_enquiry",
            "contacts.export_enquiry",
            "contacts.erase_enquiry",
            "mail.message:view",
            "contacts.accessrecord:view",
            "contacts.marketingconsent:view",
            "contacts.wording:view",
            "contacts.desk:view,change",
            "contacts.replytemplate:view,add,change,delete",
            "contacts.holiday:view,add,change,delete",
            "contacts.listedclient:view,add,delete",
            "alerts.follower:view",
            "alerts.see_addresses",
            "alerts.fanout:view",
            "alerts.pause_alerts",
            "alerts.suppression:view,delete",
            "alerts.consent:view",
        ),
    ),
    # Sees every briefing but neither approves nor publishes; grants roles, except to themselves.
    "administrator": Role(
        "系統管理員",
        "Administrator",
        _("Looks after people, the firm's details and the audit trail; reads all briefings."),
        (
            "briefings.briefing:view",
            "briefings.byline:view",
            "briefings.source:view",
            "briefings.see_all_briefings",
            "briefings.edition:view",
            "briefings.withdrawal:view",
            "briefings.readership:view",
            "briefings.see_readership_report",
            "briefings.term:view",
            "briefings.auditentry:view",
            "alerts.fanout:view",
            "alerts.pause_alerts",
            "briefings.author:view,add,change,delete",
            "briefings.practicearea:view,add,change,delete",
            "briefings.firm:view,change",
            "briefings.pagetext:view,add",
            "auth.user:view,add,change",
            "auth.group:view,change",
        ),
    ),
}


# What the page of roles lists: each right in words, and the permission that stands for it.
RIGHTS = (
    (_("write briefings"), "briefings.change_briefing"),
    (_("see all briefings"), "briefings.see_all_briefings"),
    (_("approve what somebody else wrote"), "briefings.approve_briefing"),
    (_("publish, plan and withdraw"), "briefings.publish_briefing"),
    (_("keep the terms"), "briefings.change_term"),
    (_("see the readership report"), "briefings.see_readership_report"),
    (_("read enquiries"), "contacts.view_enquiry"),
    (_("see and answer enquiries assigned to them"), "contacts.take_enquiry"),
    (_("assign, answer and close enquiries"), "contacts.answer_enquiry"),
    (_("export enquiries"), "contacts.export_enquiry"),
    (_("erase a person's data"), "contacts.erase_enquiry"),
    (_("load the client list"), "contacts.add_listedclient"),
    (_("see followers' addresses"), "alerts.see_addresses"),
    (_("pause and resume mails to followers"), "alerts.pause_alerts"),
    (_("send themselves a test of a mail to followers"), "alerts.send_test_alert"),
    (_("invite and manage people"), "auth.change_user"),
    (_("change the firm's details and the texts of pages"), "briefings.change_firm"),
    (_("read the audit trail"), "briefings.view_auditentry"),
)


def matrix() -> list[tuple[str, list[bool]]]:
    """Return each right in words, and whether each role has it, in the order of ROLES."""
    given = [set(permissions(role)) for role in ROLES.values()]
    return [(str(right), [needed in may for may in given]) for right, needed in RIGHTS]


def label(name: str) -> str:
    """Return a role's name in both languages, or the name of any other group unchanged."""
    role = ROLES.get(name)
    return f"{role.chinese} {role.english}" if role else name


def labels_of(user: User) -> list[str]:
    """Return the names of the user's roles, in both languages."""
    return [label(name) for name in sorted(group.name for group in user.groups.all())]


def summary(name: str) -> str:
    """Return what a role may do, in a sentence; empty for any other group."""
    role = ROLES.get(name)
    return str(role.summary) if role else ""


@transaction.atomic
def make() -> None:
    """Create or reset the roles. Raises LookupError for an unknown permission."""
    known = {
        f"{one.content_type.app_label}.{one.codename}": one
        for one in Permission.objects.select_related("content_type")
    }
    for name, role in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set([_permission(one, known) for one in permissions(role)])


def permissions(role: Role) -> list[str]:
    """Return the role's permissions, written as app.codename."""
    found = []
    for entry in role.may:
        app, _dot, rest = entry.partition(".")
        model, _colon, verbs = rest.partition(":")
        found += [f"{app}.{verb}_{model}" for verb in verbs.split(",")] if verbs else [entry]
    return found


def _permission(name: str, known: dict[str, Permission]) -> Permission:
    try:
        return known[name]
    except KeyError as error:
        raise LookupError(f"There is no permission {name}. Run migrate first.") from error
