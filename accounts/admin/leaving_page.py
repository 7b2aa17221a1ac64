"""The page on which an account is deactivated and its work is handed over."""

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.person_page import visible_account
from accounts.people import leaving
from accounts.sign_in.signed_in import user_of
from briefings.models import clock
from briefings.models.staff import person_name, staff_with


class ColleagueField(forms.ModelChoiceField):
    def label_from_instance(self, obj: User) -> str:
        return person_name(obj)


class LeavingForm(forms.Form):
    """Who takes over the person's briefings and enquiries."""

    drafts_to = ColleagueField(
        label=gettext_lazy("Briefings go to"), queryset=User.objects.none(), required=False
    )
    enquiries_to = ColleagueField(
        label=gettext_lazy("Enquiries go to"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("nobody yet"),
    )

    def __init__(self, *args, user: User, work: leaving.Work, **kwargs):
        super().__init__(*args, **kwargs)
        for name, permission, count in (
            ("drafts_to", "briefings.change_briefing", work.briefings),
            ("enquiries_to", "contacts.answer_enquiry", work.enquiries),
        ):
            field = self.fields[name]
            assert isinstance(field, ColleagueField)
            field.queryset = _colleagues(user, permission)
            if not count:
                del self.fields[name]
        if "drafts_to" in self.fields:
            self.fields["drafts_to"].required = True


def _colleagues(user: User, permission: str) -> QuerySet[User]:
    return staff_with(permission).exclude(pk=user.pk).order_by("first_name", "username")


def show(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    user = visible_account(model_admin, request, pk)
    if not model_admin.has_change_permission(request, user) or user == request.user:
        raise PermissionDenied
    there = reverse("admin:auth_user_change", args=[user.pk])
    if not user.is_active:
        return redirect(there)
    work = leaving.work_of(user)
    form = LeavingForm(request.POST or None, user=user, work=work)
    if request.method == "POST" and (form.is_valid() or not form.fields):
        data = form.cleaned_data if form.is_bound else {}
        leaving.deactivate(
            user,
            drafts_to=data.get("drafts_to"),
            enquiries_to=data.get("enquiries_to"),
            by=user_of(request),
            at=clock.now(),
        )
        name = person_name(user)
        messages.success(request, _("The account of %s is deactivated.") % name)
        return redirect(there)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.model._meta,
        "title": _("Deactivate the account"),
        "person": user,
        "work": work,
        "form": form,
    }
    return TemplateResponse(request, "admin/auth/user/leave.html", context)
