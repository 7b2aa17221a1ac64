"""Authors, practice areas and the firm's details in the admin."""

import re
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from briefings.admin.fields.languages import BilingualAdmin, sides
from briefings.admin.fields.pictures import PictureForm, picture_field
from briefings.admin.permissions import user_of
from briefings.admin.unique_conflicts import CheckedAgain
from briefings.models import clock
from briefings.models.audit import AuditEntry
from briefings.models.firm import Firm
from briefings.models.people import BY_POSITION, Author, PracticeArea
from briefings.models.published.generation import Generation
from briefings.models.terms import Term
from briefings.publishing.title_breaks import breaks_in
from briefings.text import colours
from briefings.text.languages import CHINESE, DEFAULT, ENGLISH, column, columns
from briefings.text.texts import Texts


class PublicAdmin(CheckedAgain, BilingualAdmin):
    """For rows that clients see without publication: each change advances the generation."""

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: Any) -> None:
        super().save_model(request, obj, form, change)
        AuditEntry.record(
            AuditEntry.Action.DETAILS,
            by=user_of(request),
            at=clock.now(),
            subject=str(obj)[:200],
            what=str(obj._meta.model_name),
            changes=form.changed_data,
        )
        Generation.advance()

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        super().delete_model(request, obj)
        Generation.advance()

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        super().delete_queryset(request, queryset)
        Generation.advance()


class NamedAdmin(PublicAdmin):
    list_display_links = columns("name")
    list_editable = ("position",)
    prepopulated_fields = {"slug": (column("name", ENGLISH),)}
    search_fields = columns("name")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).order_by(*BY_POSITION)


class AuthorForm(PictureForm):
    picture_columns: ClassVar = {"photograph_file": "photograph"}

    class Meta:
        widgets: ClassVar = {"areas": CheckboxSelectMultiple}

    photograph_file = picture_field(
        _("photograph"), _("PNG, JPEG or WebP; shown upright, cut to four by five.")
    )


@admin.register(Author)
class AuthorAdmin(NamedAdmin):
    lists_people = True  # for how they are counted below the list
    form = AuthorForm
    list_display = (
        "position",
        *columns("name"),
        column("title", DEFAULT),
        "email",
        "is_public",
        "takes_enquiries",
    )
    fieldsets = [
        (None, {"fields": [*sides("name", "title"), ("slug", "position"), "user", "is_public"]}),
        (
            _("Profile"),
            {
                "fields": [
                    *sides("biography", "languages"),
                    "areas",
                    ("public_email", "telephone"),
                    "photograph_file",
                ]
            },
        ),
        (_("Enquiries"), {"fields": [("email", "takes_enquiries")]}),
    ]


@admin.register(PracticeArea)
class PracticeAreaAdmin(NamedAdmin):
    list_display = ("position", *columns("name"))
    fieldsets = [
        (None, {"fields": [*sides("name"), ("slug", "position")]}),
        (_("Description"), {"fields": sides("description")}),
    ]


class FirmForm(PictureForm):
    """Refuses a colour in which words could not be read, and offers the nearest one."""

    picture_columns: ClassVar = {"logo_file": "logo", "dark_logo_file": "dark_logo"}
    transparent = True

    logo_file = picture_field(
        _("logo"), _("PNG, JPEG or WebP; stands in the masthead instead of the name.")
    )
    dark_logo_file = picture_field(
        _("logo for dark pages"), _("Without one, the logo stands on white there.")
    )

    def clean_whatsapp(self) -> str:
        written = self.cleaned_data["whatsapp"]
        if written and not re.fullmatch(r"\+[1-9][0-9 ()-]{6,}", written):
            raise ValidationError(
                _("Write the number with its country code, such as +853 6600 0000.")
            )
        return written

    def clean_accent(self) -> str:
        written = self.cleaned_data["accent"]
        colour = colours.read(written)
        if not written:
            return ""
        if colour is None:
            raise ValidationError(_("Write the colour as six digits, such as #1d3f91."))
        if not colours.is_allowed(colour):
            raise ValidationError(
                _(
                    "Words in this colour are too pale to read on a light page (contrast "
                    "%(contrast)s:1, at least 4.5:1 is needed). The nearest one that can be "
                    "read is #%(nearest)s."
                ),
                params={
                    "contrast": f"{colours.contrast(colour, colours.LIGHT[1]):.1f}",
                    "nearest": colours.nearest_allowed(colour),
                },
            )
        return f"#{colour}"


@admin.register(Firm)
class FirmAdmin(PublicAdmin):
    form = FirmForm
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *sides("name", "about"),
                    ("email", "telephone"),
                    ("whatsapp", "wechat"),
                    *sides("address"),
                ]
            },
        ),
        (_("Look of the site"), {"fields": ["logo_file", "dark_logo_file", "accent"]}),
        (_("Notices to readers"), {"fields": sides("disclaimer")}),
        (
            _("Notices to people who enquire"),
            {"fields": sides("relationship_notice", "privacy_notice")},
        ),
    ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("admin:briefings_firm_change", Firm.ONLY)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Firm:
        return Firm.load()

    def save_form(self, request: HttpRequest, form: Any, change: Any) -> Firm:
        firm: Firm = super().save_form(request, form, change)
        line = Texts.of(firm, "about")[CHINESE]
        firm.about_breaks = breaks_in(line, Term.objects.wordings(CHINESE))
        return firm

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Firm | None = None) -> bool:
        return False
