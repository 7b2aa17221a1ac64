"""Series in the admin: the name, the description, and the briefings in their order."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from briefings.admin.drafts.inlines import OrderedInline
from briefings.admin.fields.languages import sides
from briefings.admin.lists import choose_briefing
from briefings.admin.people import NamedAdmin
from briefings.admin.permissions import user_of
from briefings.models.draft.briefing import Briefing
from briefings.models.series import Series, SeriesPart
from briefings.text.languages import columns
from briefings.workflow.visibility import visible_to


class BriefingField(forms.CharField):
    """A briefing that the user may see, by its reference or the whole title of a public one."""

    def __init__(self, briefings: QuerySet, **kwargs: Any):
        self.briefings = briefings
        super().__init__(max_length=choose_briefing.LONGEST, label=_("briefing"), **kwargs)

    def clean(self, value: Any) -> Briefing:
        found = choose_briefing.find_briefing(super().clean(value))
        if not self.briefings.filter(pk=found.pk).exists():
            raise forms.ValidationError(choose_briefing.not_found())
        return found

    def prepare_value(self, value: Any) -> Any:
        """Show a stored briefing as its line, and what was typed as it was typed."""
        if not isinstance(value, int):
            return value
        row = self.briefings.filter(pk=value).first()
        return str(row) if row else value


class SeriesPartInline(OrderedInline):
    model = SeriesPart
    fields = ("briefing", "position")
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("briefing")

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs: Any):
        if db_field.name != "briefing":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        # Without Django's buttons beside it, which open a window to add or change the briefing.
        widget = forms.TextInput(attrs={"list": "offered", "autocomplete": "off", "size": 70})
        return BriefingField(visible_to(user_of(request), Briefing.objects.kept()), widget=widget)


@admin.register(Series)
class SeriesAdmin(NamedAdmin):
    change_form_template = "admin/briefings/series/change_form.html"
    list_display = ("position", *columns("name"))
    inlines = (SeriesPartInline,)
    fieldsets = [
        (None, {"fields": [*sides("name"), ("slug", "position")]}),
        (_("Description"), {"fields": sides("description")}),
    ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ):
        context["offered"] = choose_briefing.lines_to_offer()
        return super().render_change_form(request, context, *args, **kwargs)
