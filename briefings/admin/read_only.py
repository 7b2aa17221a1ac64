"""Rows that the admin shows but does not change."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class ReadOnlyAdmin(admin.ModelAdmin):
    actions: Sequence[str] | None = None
    show_full_result_count = False
    view_on_site = False
    # On narrow screens a row is a card: a table of records would scroll sideways.
    becomes_cards = True

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
