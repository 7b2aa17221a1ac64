"""Inlines of a briefing's form: authors and sources, in order."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, URLField
from django.forms import ModelChoiceField, Script, URLInput
from django.http import HttpRequest

from briefings.admin.fields.languages import BilingualMixin
from briefings.models.draft.briefing import Byline, Source
from briefings.models.people import Author
from briefings.text.languages import columns


class OrderedInline(BilingualMixin, admin.TabularInline):
    """Ordered rows: a number field without JavaScript, arrows with it."""

    extra = 0
    classes = ("ordered",)
    ordering = ("position", "pk")

    class Media:
        js = (Script("js/editor/inline_order.js", type="module"),)


class BylineInline(OrderedInline):
    model = Byline
    fields = ("author", "position")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("author")

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs: Any):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if isinstance(field, ModelChoiceField):
            # One query for all rows of the inline.
            authors = Author.objects.in_order()
            field.choices = [("", "—"), *((author.pk, str(author)) for author in authors)]
        return field

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs: Any):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "author":
            widget = field.widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field


class SourceInline(OrderedInline):
    model = Source
    fields = (*columns("label"), "url", "accessed", "position")
    formfield_overrides = {URLField: {"widget": URLInput}}
