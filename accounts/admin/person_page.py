"""The page about a person with an account: names, roles, sign-in, and the actions on them."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import Group, User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import roles, secret_links
from accounts.models import KnownDevice, SecretLink
from accounts.people import invitations, leaving, passwords, rights, second_step_resets
from accounts.people.forms import ADDRESS_TAKEN, NamesForm
from accounts.people.names import set_person
from accounts.sign_in import devices, recording, sessions
from accounts.sign_in.passwords import is_break_glass, may_open
from accounts.sign_in.signed_in import user_of
from briefings.models import clock
from briefings.models.staff import person_name
from briefings.text.input_cleaning import whole_number


class Refused(Exception):
    """The action is not possible; the message says why."""


TOO_NEW = gettext_lazy(
    "Whoever asks for a reset or confirms it needs an account that had been open for a week "
    "when the reset was requested."
)


class RolesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Group) -> str:
        return format_html(
            '{} <span class="quiet">{}</span>', roles.label(obj.name), roles.summary(obj.name)
        )


class PersonForm(NamesForm):
    """What an administrator may change about a person; roles only if they may give them."""

    username = forms.CharField(
        label=gettext_lazy("Account"), max_length=150, validators=[UnicodeUsernameValidator()]
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, max_length=254)
    groups = RolesField(label=gettext_lazy("Roles"), queryset=Group.objects.none(), required=False)
    is_superuser = forms.BooleanField(
        label=gettext_lazy("May do everything"),
        required=False,
        help_text=gettext_lazy("Without limits, including what no role allows."),
    )

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any):
        self.user = user
        initial = NamesForm.filled_of(user) | {
            "username": user.username,
            "email": user.email,
            "groups": list(user.groups.all()),
            "is_superuser": user.is_superuser,
        }
        super().__init__(*args, initial=initial, **kwargs)
        roles_field = self.fields["groups"]
        assert isinstance(roles_field, RolesField)
        roles_field.queryset = roles_to_give(request, user)
        if not gives_roles(request, user):
            del self.fields["groups"]
        if not request.user.is_superuser or user == request.user:
            del self.fields["is_superuser"]

    def clean_username(self) -> str:
        name = self.cleaned_data["username"]
        others = User.objects.exclude(pk=self.user.pk)
        if others.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("Another account has this name."))
        return name

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if email and email != self.user.email and invitations.is_taken(email, but=self.user):
            raise forms.ValidationError(ADDRESS_TAKEN)
        return email

    @transaction.atomic
    def save(self, *, by: User) -> None:
        """Store the changes, with those of rights in the audit trail."""
        data, at = self.cleaned_data, clock.now()
        before, after = {}, {}
        for name in {"groups", "is_superuser"} & set(self.changed_data):
            before[name], after[name] = _plain(self.initial[name]), _plain(data[name])
        if data["email"] != self.user.email:
            # Mailed to the old address: the new one may be an attacker's.
            recording.secured(self.user, "address_changed", by=by, at=at)
            # Links already mailed to the old address would still open the account.
            secret_links.end(self.user, *SecretLink.Purpose, at=at)
        self.user.username, self.user.email = data["username"], data["email"]
        self.user.is_superuser = data.get("is_superuser", self.user.is_superuser)
        self.user.save(update_fields=["username", "email", "is_superuser"])
        if "groups" in data:
            self.user.groups.set(data["groups"])
        set_person(self.user, names=self.names, language=data["language"])
        if after:
            rights.record(self.user, by=by, at=at, before=before, after=after)


def show(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    user = visible_account(model_admin, request, pk)
    may_change = model_admin.has_change_permission(request, user)
    form = PersonForm(request=request, user=user)
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        action = request.POST.get("do", "save")
        form = PersonForm(request.POST, request=request, user=user) if action == "save" else form
        if done := (_save(request, form) if action == "save" else _do(request, user, action)):
            return done
    context = _context(request, user) | {"form": form, "may_change": may_change}
    context |= model_admin.admin_site.each_context(request)
    own = {"opts": model_admin.model._meta, "title": person_name(user)}
    return TemplateResponse(request, "admin/auth/user/person.html", context | own)


def visible_account(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> User:
    """Return the account of the page; 403 for those who may not see accounts."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    number = whole_number(pk)
    user = None if number is None else model_admin.get_queryset(request).filter(pk=number).first()
    if user is None:
        raise Http404
    return user


def reaches(request: HttpRequest, account: User | None) -> bool:
    """Return whether the user may change the account: only superusers change superusers."""
    return request.user.is_superuser or account is None or not account.is_superuser


def gives_roles(request: HttpRequest, account: User | None) -> bool:
    """Return whether the user may give roles: administrators do, never to themselves."""
    if request.user.is_superuser:
        return True
    return request.user.has_perm("auth.change_group") and account != request.user


def roles_to_give(request: HttpRequest, account: User | None) -> QuerySet[Group]:
    """Return the roles and the account's present groups; every group for superusers."""
    groups = Group.objects.order_by("name")
    if request.user.is_superuser:
        return groups
    had = Q(user=account) if account else Q()
    return groups.filter(Q(name__in=roles.ROLES) | had).distinct()


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool) else sorted(str(group) for group in value)


def _save(request: HttpRequest, form: PersonForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    form.save(by=user_of(request))
    messages.success(request, _("The account was saved."))
    return redirect(request.path)


def _do(request: HttpRequest, user: User, name: str) -> HttpResponse | None:
    action = _ACTIONS.get(name)
    if action is None:
        raise Http404
    try:
        messages.success(request, action(request, user))
    except Refused as reason:
        messages.error(request, str(reason))
    # Taking an invitation back deletes the account, and with it this page.
    there = User.objects.filter(pk=user.pk).exists()
    return redirect(request.path if there else reverse("admin:auth_user_changelist"))


def _send_password_link(request: HttpRequest, user: User) -> str:
    if not (user.is_active and user.email):
        raise Refused(_("The account needs an e-mail address, and must be active."))
    if not may_open(user):
        raise Refused(_("Passwords are switched off: people sign in with the firm's account."))
    passwords.send(user, by=user_of(request), at=clock.now())
    return _("A link for a new password is on its way to %s.") % user.email


def _sign_out(request: HttpRequest, user: User) -> str:
    sessions.end(user)
    devices.forget(user)
    recording.secured(user, "devices_forgotten", by=user_of(request), at=clock.now())
    return _("The account was signed out everywhere.")


def _ask_for_reset(request: HttpRequest, user: User) -> str:
    try:
        second_step_resets.ask(user, by=user_of(request), at=clock.now())
    except second_step_resets.TooNew:
        raise Refused(str(TOO_NEW)) from None
    except second_step_resets.NotPossible:
        raise Refused(_("You cannot ask for your own account; a colleague must ask.")) from None
    return _("The reset was requested. Another administrator must confirm it here within a day.")


def _confirm_reset(request: HttpRequest, user: User) -> str:
    try:
        second_step_resets.confirm(user, by=user_of(request), at=clock.now())
    except second_step_resets.TooNew:
        raise Refused(str(TOO_NEW)) from None
    except second_step_resets.NotPossible:
        raise Refused(
            _("Somebody other than the person who asked must confirm it, within a day.")
        ) from None
    return _("Two-step verification was reset. The next sign-in sets up a new second step.")


def _refuse_reset(request: HttpRequest, user: User) -> str:
    second_step_resets.refuse(user, by=user_of(request), at=clock.now())
    return _("The request was cancelled.")


def _invite_again(request: HttpRequest, user: User) -> str:
    try:
        invitations.send_again(user, by=user_of(request), at=clock.now())
    except invitations.NotInvited:
        raise Refused(_("This account has no invitation to accept.")) from None
    return _("A new invitation is on its way to %s.") % user.email


def _take_back(request: HttpRequest, user: User) -> str:
    try:
        invitations.take_back(user, by=user_of(request), at=clock.now())
    except invitations.NotInvited:
        raise Refused(_("This account has no invitation to accept.")) from None
    return _("The invitation was taken back.")


def _reactivate(request: HttpRequest, user: User) -> str:
    if invitations.is_waiting(user):
        raise Refused(_("The account opens when its owner accepts the invitation."))
    leaving.reactivate(user, by=user_of(request), at=clock.now())
    return _("The account is active again.")


_ACTIONS: dict[str, Callable[[HttpRequest, User], str]] = {
    "password": _send_password_link,
    "sign_out": _sign_out,
    "reset": _ask_for_reset,
    "confirm_reset": _confirm_reset,
    "refuse_reset": _refuse_reset,
    "invite": _invite_again,
    "take_back": _take_back,
    "reactivate": _reactivate,
}


def _context(request: HttpRequest, user: User) -> dict[str, Any]:
    at = clock.now()
    steps = Authenticator.objects.filter(user=user)
    reset = second_step_resets.open_for(user, at=at)
    return {
        "person": user,
        "has_password": may_open(user),
        "is_break_glass": is_break_glass(user),
        "roles": roles.labels_of(user),
        "invited": invitations.is_waiting(user),
        "link": (link := invitations.last_link(user)),
        "link_is_open": bool(
            link and not link.used_at and not link.ended_at and link.expires_at > at
        ),
        "apps": steps.filter(type=Authenticator.Type.TOTP).count(),
        "passkeys": steps.filter(type=Authenticator.Type.WEBAUTHN).count(),
        "devices": KnownDevice.objects.filter(user=user).order_by("-last_used_at"),
        "reset": reset,
        "may_confirm": reset and second_step_resets.may_confirm(reset, by=user_of(request)),
        "is_self": user == request.user,
    }
