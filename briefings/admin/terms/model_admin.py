"""The firm's terms in the admin: the list, adding from the editor, export and import."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from briefings import drafting, search
from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.fields.languages import language_of_column
from briefings.admin.permissions import user_of
from briefings.admin.terms import legal_terms_page
from briefings.admin.terms.tables import Mistake, columns_of, table_of, terms_in
from briefings.models.audit import AuditEntry
from briefings.models.terms import AVOID, REFERENCE_TERM, TERM, Term, term_column
from briefings.text.files import spreadsheets
from briefings.text.languages import REFERENCE, TABLE, WRITTEN
from briefings.text.texts import Texts

_REFERENCE_TAGS = {language.column_suffix: language.tag for language in REFERENCE}


class TableForm(forms.Form):
    table = forms.FileField(
        label=gettext_lazy("Table (CSV in UTF-8, or Excel)"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    list_display = (*TERM, *REFERENCE_TERM, "avoided", "note", "is_enforced")
    list_display_links = TERM
    list_filter = ("field", "is_enforced")
    list_per_page = 100
    search_fields = (*TERM, *REFERENCE_TERM, *AVOID, "note")
    show_full_result_count = False
    actions = ["start_checking", "stop_checking"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    TERM,
                    *REFERENCE_TERM,
                    AVOID,
                    "is_enforced",
                    "field",
                    "source",
                    "note",
                ]
            },
        ),
    ]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        plain, doubles = super().get_search_results(request, queryset, search_term)
        if not search_term.strip():
            return plain, doubles
        matcher = search.Matcher(search_term)
        rows = queryset.values_list("pk", *self.search_fields)
        found = [key for key, *texts in rows if matcher.matches(texts)]
        return queryset.filter(Q(pk__in=plain.values("pk")) | Q(pk__in=found)), False

    @admin.display(description=gettext_lazy("to avoid"))
    def avoided(self, term: Term) -> str:
        lines = [line for side in Texts.of(term, "avoid").values() for line in side.splitlines()]
        return " · ".join(line for line in lines if line.strip())

    @admin.action(description=gettext_lazy("Check them in texts"), permissions=["change"])
    def start_checking(self, request: HttpRequest, queryset: QuerySet) -> None:
        queryset.update(is_enforced=True)

    @admin.action(description=gettext_lazy("Do not check them"), permissions=["change"])
    def stop_checking(self, request: HttpRequest, queryset: QuerySet) -> None:
        queryset.update(is_enforced=False)

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs: Any):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = language_of_column(db_field.name)
        if field is not None and language:
            field.widget.attrs["lang"] = TABLE[language].tag
        elif field is not None and db_field.name in _REFERENCE_TAGS:
            field.widget.attrs["lang"] = _REFERENCE_TAGS[db_field.name]
        if field is not None and isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 3
        return field

    def get_urls(self) -> list:
        inside = self.admin_site.admin_view
        return [
            path("note/", inside(note), name="briefings_term_note"),
            path("export.<str:kind>", inside(export), name="briefings_term_export"),
            path("import/", inside(bring), name="briefings_term_import"),
            *legal_terms_page.paths(inside),
            *super().get_urls(),
        ]


@require_POST
def note(request: HttpRequest) -> JsonResponse:
    """Add a term from the text page."""
    if not request.user.has_perm("briefings.add_term"):
        raise PermissionDenied
    try:
        data = sent(request)
    except BadRequest as error:
        return refusal(str(error), error.status)
    given: dict[str, Any] = {term_column(language): data.get(language) for language in WRITTEN}
    given["note"] = data.get("note", "")
    if not all(isinstance(value, str) for value in given.values()):
        return refusal(_("Give the term in both languages."), 400)
    try:
        term = Term(**{name: drafting.storable(value.strip()) for name, value in given.items()})
        term.full_clean()
    except drafting.DraftError as error:
        return refusal(str(error), 400)
    except ValidationError as error:
        return refusal(" ".join(error.messages), 400)
    term.save()
    return JsonResponse({"id": term.pk, "said": _("Added to the firm's terms.")}, status=201)


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Return all terms as a table; record who exported it."""
    if not request.user.has_perm("briefings.view_term"):
        raise PermissionDenied
    terms = Term.objects.all()
    at = timezone.now()
    name = f"terms-{timezone.localtime(at):%Y-%m-%d}"
    answer = table_of(terms, name=name, kind=kind)
    _record(request, at=at, name=f"{name}.{kind}", terms=terms)
    return answer


def _record(request: HttpRequest, *, at: datetime, name: str, terms: QuerySet[Term]) -> None:
    AuditEntry.record(
        AuditEntry.Action.EXPORTED, by=user_of(request), at=at, subject=name, rows=terms.count()
    )


def bring(request: HttpRequest) -> HttpResponse:
    """Import a table completely or, listing every problem, not at all."""
    if not request.user.has_perms(("briefings.add_term", "briefings.change_term")):
        raise PermissionDenied
    form = TableForm(request.POST or None, request.FILES or None)
    mistakes: list[Mistake] = []
    if request.method == "POST" and form.is_valid():
        mistakes, many = _brought(form.cleaned_data["table"])
        if not mistakes:
            said = ngettext("%d term is brought in.", "%d terms are brought in.", many) % many
            messages.success(request, said)
            return redirect("admin:briefings_term_changelist")
    context = {
        **admin.site.each_context(request),
        "opts": Term._meta,
        "title": _("Bring in terms"),
        "form": form,
        "mistakes": mistakes,
    }
    status = 400 if mistakes or form.errors else 200
    return TemplateResponse(request, "admin/briefings/term/import.html", context, status=status)


def _brought(upload) -> tuple[list[Mistake], int]:
    """Return the problems of a table, or import it and return the number of terms."""
    if upload.size > spreadsheets.MOST_BYTES:
        return [Mistake(0, _("The file is too large."))], 0
    try:
        rows = spreadsheets.read(upload.read())
    except spreadsheets.NotStorable as error:
        return [Mistake(error.line, _("The line holds a character that cannot be stored."))], 0
    except spreadsheets.NotATable:
        return [Mistake(0, _("This is neither a CSV in UTF-8 nor an Excel workbook."))], 0
    terms, mistakes = terms_in(rows)
    if mistakes:
        return mistakes, 0
    # A column that the table lacks stays as it is.
    given = columns_of(rows).difference(TERM)
    with transaction.atomic():
        for term in terms:
            values = {name: getattr(term, name) for name in given}
            known_by = {name: getattr(term, name) for name in TERM}
            Term.objects.update_or_create(**known_by, defaults=values)
    return [], len(terms)
