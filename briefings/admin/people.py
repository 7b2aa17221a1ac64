"""Authors, practice areas and the firm's details in the admin."""

from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from briefings.admin.language_fields import BilingualAdmin, sides
from briefings.models.firm import Firm
from briefings.models.people import BY_POSITION, Author, PracticeArea
from briefings.models.published.generation import Generation
from briefings.text.languages import DEFAULT, ENGLISH, column, columns


class PublicAdmin(BilingualAdmin):
    """For rows that clients see without publication: each change advances the generation."""

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: Any) -> None:
        super().save_model(request, obj, form, change)
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


@admin.register(Author)
class AuthorAdmin(NamedAdmin):
    filter_horizontal = ("areas",)
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
            {"fields": [*sides("biography", "languages"), "areas", ("public_email", "telephone")]},
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


@admin.register(Firm)
class FirmAdmin(PublicAdmin):
    fieldsets = [
        (None, {"fields": [*sides("name", "about"), ("email", "telephone"), *sides("address")]}),
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

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Firm | None = None) -> bool:
        return False
