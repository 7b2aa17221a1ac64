"""Two people save at the same moment what only one of them can."""

from typing import Any

from django.contrib import admin
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse


class CheckedAgain(admin.ModelAdmin):
    """Checks a form again if the database refuses what the form allowed.

    The other person's row was not yet committed when the form was checked first. The second check
    finds it, and the form shows its own error beside what was typed.
    """

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            return super().changeform_view(request, object_id, form_url, extra_context)
