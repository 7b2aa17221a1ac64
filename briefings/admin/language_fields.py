"""Form fields in two languages: labelled in the admin's own language, with their own `lang`."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import Field, Textarea
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

NAMES = {"zh_hant": _("Chinese"), "en": _("English")}
TAGS = {"zh_hant": "zh-Hant-HK", "en": "en"}


def sides(*fields: str) -> list[tuple[str, ...]]:
    """Each field's two columns, for a line of a fieldset each: side by side."""
    return [tuple(f"{field}_{suffix}" for suffix in NAMES) for field in fields]


class BilingualMixin:
    """For ModelAdmin and inlines whose fields come in pairs of columns."""

    def formfield_for_dbfield(self, db_field: models.Field, request, **kwargs: Any) -> Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = next((name for name in NAMES if db_field.name.endswith(f"_{name}")), None)
        if field is None or language is None:
            return field
        field.label = _label(db_field, language)
        field.widget.attrs["lang"] = TAGS[language]
        if isinstance(field.widget, Textarea) and "one-line" not in field.widget.attrs["class"]:
            field.widget.attrs["rows"] = 3
        return field


def _label(db_field: models.Field, language: str):
    name = db_field.name.removesuffix(f"_{language}")
    try:
        base = db_field.model._meta.get_field(name).verbose_name
    except LookupError:
        return lazystr(db_field.verbose_name)
    return format_lazy("{name} · {language}", name=base, language=NAMES[language])


class BilingualAdmin(BilingualMixin, admin.ModelAdmin):
    """An admin page whose texts stand side by side, Chinese left, English right."""
