"""The page that loads, replaces and clears the client list."""

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from briefings.admin.permissions import user_of
from briefings.text.files import spreadsheets
from contacts.admin.desk_pages import require, show_page
from contacts.conflicts import client_list
from contacts.models import ListedClient

ADD, REPLACE = "add", "replace"


class ListForm(forms.Form):
    table = forms.FileField(
        label=gettext_lazy("Table (CSV or Excel)"),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty."),
        },
    )
    how = forms.ChoiceField(
        label=gettext_lazy("Existing names"),
        choices=[
            (REPLACE, gettext_lazy("Replace them with the names in the table")),
            (ADD, gettext_lazy("Keep them and add the names in the table")),
        ],
        initial=REPLACE,
        widget=forms.RadioSelect,
    )

    def clean_table(self):
        table = self.cleaned_data["table"]
        if table.size > spreadsheets.MOST_BYTES:
            raise forms.ValidationError(_("The file is too large."))
        return table


def show(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the list's status and its forms. A table with a mistake changes nothing."""
    require(request, "add_listedclient")
    clears = request.POST.get("do") == "clear"
    loads = request.method == "POST" and not clears
    form = ListForm(request.POST, request.FILES) if loads else ListForm()
    refused = None
    if clears:
        return _clear(request)
    if loads and form.is_valid():
        try:
            return _load(request, form)
        except client_list.NotLoadable as reason:
            refused = reason
    response = show_page(
        model_admin,
        request,
        "clients",
        _("Client list"),
        form=form,
        refused=refused,
        count=ListedClient.objects.count(),
        loaded_at=ListedClient.objects.aggregate(at=Max("loaded_at"))["at"],
        may_clear=request.user.has_perm("contacts.delete_listedclient"),
    )
    response.status_code = 422 if refused or form.errors else 200
    return response


def _load(request: HttpRequest, form: ListForm) -> HttpResponse:
    replaces = form.cleaned_data["how"] == REPLACE
    if replaces:
        require(request, "delete_listedclient")
    content = form.cleaned_data["table"].read()
    many = client_list.load(
        content=content, replaces=replaces, by=user_of(request), at=timezone.now()
    )
    messages.success(request, ngettext("%d name was loaded.", "%d names were loaded.", many) % many)
    return redirect(request.path)


def _clear(request: HttpRequest) -> HttpResponse:
    require(request, "delete_listedclient")
    if request.POST.get("sure") == "yes":
        many = client_list.clear(by=user_of(request), at=timezone.now())
        words = ngettext("%d name was deleted.", "%d names were deleted.", many)
        messages.success(request, words % many)
    else:
        messages.error(request, _("Confirm that you want to delete the client list."))
    return redirect(request.path)
