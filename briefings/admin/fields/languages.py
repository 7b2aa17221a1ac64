"""Form fields by language: labelled in the admin's language, each with its `lang`."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db import models
from django.forms import DateInput, Field, Textarea
from django.utils.functional import lazy, lazystr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst, format_lazy

from briefings.models.base.language_names import NAMES
from briefings.text.languages import TABLE, WRITTEN, columns
from briefings.text.texts import Texts

_capitalised = lazy(capfirst, str)


def sides(*fields: str) -> list[Any]:
    """Return each field's columns as one line of a fieldset, side by side."""
    return [columns(field) for field in fields]


def each_side(element: str, text: Texts) -> SafeString:
    """Return an element with its `lang` for each side."""
    opening, closing = format_html("<{} ", element), format_html("</{}>", element)
    return format_html_join(
        "",
        '{}lang="{}">{}{}',
        ((opening, TABLE[language].tag, side, closing) for language, side in text.items()),
    )


def language_of_column(name: str) -> str:
    """Return the language that a column holds; empty for a column of no language."""
    endings = {TABLE[language].column_suffix: language for language in WRITTEN}
    return next(
        (language for end, language in endings.items() if name == end or name.endswith(f"_{end}")),
        "",
    )


class BilingualMixin(BaseModelAdmin):
    """For admin classes and inlines with columns by language."""

    def formfield_for_dbfield(self, db_field: models.Field, request, **kwargs: Any) -> Field | None:
        if isinstance(db_field, models.DateField) and not isinstance(
            db_field, models.DateTimeField
        ):
            # Django's own widget speaks of time zones, which a day does not have.
            kwargs["widget"] = DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = language_of_column(db_field.name)
        if field is None or not language:
            return field
        field.label = _label(db_field, language)
        field.widget.attrs["lang"] = TABLE[language].tag
        if isinstance(field.widget, Textarea) and "one-line" not in field.widget.attrs["class"]:
            field.widget.attrs["rows"] = 3
        return field


def _label(db_field: models.Field, language: str):
    name = db_field.name.removesuffix(f"_{TABLE[language].column_suffix}")
    for original in db_field.model._meta.fields:
        if original.name == name:
            return format_lazy(
                "{name} · {language}",
                name=_capitalised(original.verbose_name),
                language=NAMES[language],
            )
    return lazystr(db_field.verbose_name)


class BilingualAdmin(BilingualMixin, admin.ModelAdmin):
    """An admin page with texts side by side, in the order of the written languages."""
