"""The texts of the pages About and Privacy in the admin: each save is a version."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from briefings.admin.fields.languages import BilingualAdmin, sides
from briefings.admin.permissions import user_of
from briefings.admin.unique_conflicts import CheckedAgain
from briefings.models import clock
from briefings.models.page_text import PageText
from briefings.models.published.generation import Generation
from briefings.text.languages import columns
from briefings.text.markup.figures import digests_in
from briefings.text.texts import Texts


class PageTextForm(forms.ModelForm):
    """The next version of a page, begun from the newest one."""

    begun_from = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = PageText
        fields = ("page", *columns("text"))
        widgets = {"page": forms.HiddenInput}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        last = PageText.objects.newest(data.get("page", ""))
        if data.get("begun_from") != (last.number if last else 0):
            raise ValidationError(
                _("Somebody else has saved a version meanwhile. Copy what you wrote, and reload.")
            )
        text = Texts(*(data.get(column, "") for column in columns("text")))
        if text == (last.texts if last else Texts()):
            raise ValidationError(_("This is the newest version already; nothing was changed."))
        if any(digests_in(side) for side in text.values()):
            raise ValidationError(_("Pictures are not shown on these pages."))
        return data


@admin.register(PageText)
class PageTextAdmin(CheckedAgain, BilingualAdmin):
    form = PageTextForm
    list_display = ("page", "number", "written_at", "written_by")
    list_filter = ("page",)
    ordering = ("page", "-number")
    actions = None
    show_full_result_count = False

    def get_fieldsets(self, request: HttpRequest, obj: PageText | None = None) -> Any:
        if obj:
            return [
                (None, {"fields": [("page", "number", "written_at", "written_by")]}),
                (None, {"fields": sides("text")}),
            ]
        return [(None, {"fields": [*sides("text"), "page", "begun_from"]})]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        page = _page(request)
        last = PageText.objects.newest(page)
        begun = {"page": page, "begun_from": last.number if last else 0}
        return begun | (last.texts.to_columns("text") if last else {})

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        title = gettext("New version: %(page)s") % {"page": PageText.Page(_page(request)).label}
        context = {
            "title": title,
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
        }
        return super().add_view(request, form_url, context | (extra_context or {}))

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: PageText, form: Any, change: Any) -> None:
        """Save the version after the one it was begun from, and show its page as changed."""
        obj.number = form.cleaned_data["begun_from"] + 1
        obj.written_by, obj.written_at = user_of(request), clock.now()
        obj.save()
        Generation.advance()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _page(request: HttpRequest) -> str:
    asked = request.POST.get("page") or request.GET.get("page")
    return asked if asked in PageText.Page.values else PageText.Page.ABOUT.value
