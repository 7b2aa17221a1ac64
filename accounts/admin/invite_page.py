"""The page on which an administrator invites a colleague."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.person_page import RolesField, gives_roles, roles_to_give
from accounts.people import invitations
from accounts.people.forms import ADDRESS_TAKEN, NamesForm
from accounts.sign_in.signed_in import user_of
from briefings.models import clock


class InviteForm(NamesForm):
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)
    groups = RolesField(label=gettext_lazy("Roles"), queryset=Group.objects.none(), required=False)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any):
        super().__init__(*args, **kwargs)
        roles_field = self.fields["groups"]
        assert isinstance(roles_field, RolesField)
        roles_field.queryset = roles_to_give(request, None)
        if not gives_roles(request, None):
            del self.fields["groups"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if invitations.is_taken(email):
            raise forms.ValidationError(ADDRESS_TAKEN)
        return email


def show(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = InviteForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid() and (user := _invited(request, form)):
        messages.success(request, _("The invitation is on its way to %s.") % user.email)
        return redirect("admin:auth_user_changelist")
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.model._meta,
        "title": _("Invite a colleague"),
        "form": form,
    }
    return TemplateResponse(request, "admin/auth/user/invite.html", context)


def _invited(request: HttpRequest, form: InviteForm) -> User | None:
    """Return the new account, or None, with an error in the form, if the address was just taken."""
    try:
        return invitations.invite(
            names=form.names,
            email=form.cleaned_data["email"],
            groups=form.cleaned_data.get("groups", ()),
            language=form.cleaned_data["language"],
            by=user_of(request),
            at=clock.now(),
        )
    except invitations.AddressTaken:
        form.add_error("email", ADDRESS_TAKEN)
        return None
