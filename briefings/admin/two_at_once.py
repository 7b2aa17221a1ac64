"""Two people save at the same moment what only one of them can."""

from typing import Any

from django.contrib import admin
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse


class ForTwoAtOnce(admin.ModelAdmin):
    """Who comes second is told what the form says of a row that exists already.

    When a form was checked the other one's row was not yet committed, so the database refused it.
    Checked once more, the form finds that row.
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
