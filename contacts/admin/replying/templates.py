"""Reply templates: started from on an enquiry's page, and written by the desk in the admin."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from briefings.models import clock
from briefings.text.input_cleaning import whole_number
from briefings.text.languages import TABLE, WRITTEN, column, columns, written
from contacts.desk.handle_enquiry import NotPossible
from contacts.desk.replying import template_fields
from contacts.models import Enquiry, ReplyTemplate


def start(number: str, enquiry: Enquiry) -> str:
    """Return a template's text in the client's language, with its fields filled."""
    pk = whole_number(number)
    found = None if pk is None else ReplyTemplate.objects.filter(pk=pk).first()
    if not found:
        return ""
    text = getattr(found, column("text", written(enquiry.language)))
    return template_fields.filled(text, template_fields.values_of(enquiry))


def require_filled(text: str) -> str:
    """Return the text of a reply. Raises NotPossible while a field stands in it."""
    if unfilled := template_fields.unfilled_in(text):
        raise NotPossible(
            _("Not sent: write something in place of %s, or remove it.") % " ".join(unfilled)
        )
    return text


class ReplyTemplateForm(forms.ModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in columns("text"):
            if unknown := template_fields.unknown_in(cleaned.get(name, "")):
                self.add_error(name, _unknown(unknown))
        return cleaned


def _unknown(fields: list[str]) -> ValidationError:
    words = _("Nothing fills %(unknown)s. The fields are: %(known)s")
    return ValidationError(
        words % {"unknown": " ".join(fields), "known": template_fields.listed()}, code="field"
    )


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(admin.ModelAdmin):
    class Media:
        css = {"all": ["css/admin/enquiries.css"]}

    form = ReplyTemplateForm
    list_display = ("name", "beginning", "position")
    list_editable = ("position",)
    ordering = ("position", "pk")
    fields = ("name", *columns("text"), "known_fields", "preview", "position")
    readonly_fields = ("known_fields", "preview")

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Hide it from the menu: it is linked from the inbox."""
        return {}

    @admin.display(description=gettext_lazy("text"))
    def beginning(self, template: ReplyTemplate) -> str:
        return " · ".join(getattr(template, name)[:60] for name in columns("text"))

    @admin.display(description=gettext_lazy("fields"))
    def known_fields(self, template: ReplyTemplate) -> str:
        words = _("Filled with the client's data when the template is chosen: %s")
        return words % template_fields.listed()

    @admin.display(description=gettext_lazy("preview"))
    def preview(self, template: ReplyTemplate) -> str:
        """Show the saved texts as a client might read them."""
        if not template.pk:
            return _("Save and continue editing to see it here, filled with an example.")
        at = clock.now()
        return format_html_join(
            "",
            '<div class="template-preview" lang="{}">{}</div>',
            ((TABLE[code].tag, _example(template, code, at)) for code in WRITTEN),
        )


def _example(template: ReplyTemplate, language: str, at: datetime) -> str:
    text = getattr(template, column("text", language))
    return template_fields.filled(text, template_fields.examples(language, at=at))
