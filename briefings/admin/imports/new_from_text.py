"""Import a document by upload or paste, and store it for review."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from briefings import drafting, importing
from briefings.admin.editor.text_page import spoken
from briefings.admin.imports.kept_imports import latest_unfinished, titles
from briefings.admin.permissions import may, page, permitted_briefing, user_of
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.picture import store

ACCEPTED = ".docx,.odt,.rtf,.html,.htm,.mht,.mhtml,.txt"


class ImportForm(forms.Form):
    source = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )
    # The HTML of the clipboard, filled in by the page's script.
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        allow_empty_file=True,
        max_length=300,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    other_file = forms.FileField(
        label=gettext_lazy("Second file, if each language has its own file"),
        required=False,
        allow_empty_file=True,
        max_length=300,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean(self) -> dict:
        data = super().clean() or {}
        data["file"], data["other_file"] = _in_order(data.get("file"), data.get("other_file"))
        if not data.get("file") and not (data.get("source") or "").strip():
            raise forms.ValidationError(_("Paste a text or choose a file."))
        return data


def _in_order(first: Any, second: Any) -> tuple[Any, Any]:
    """Return the files, the first of which is there if there is one."""
    return (first, second) if first else (second, None)


@dataclass
class Arrived:
    """A document as received; `plain` is the plain text of pasted HTML."""

    kind: str
    name: str = ""
    source: str = ""
    plain: str = ""
    file: bytes | None = None
    other_name: str = ""
    other_file: bytes | None = None

    def read(self) -> importing.ImportedBriefing:
        if self.file is not None:
            files = [(self.name, self.file)]
            if self.other_file is not None:
                files.append((self.other_name, self.other_file))
            return importing.read_files(files)
        if self.kind == Import.HTML:
            return importing.with_text(importing.read_html(self.source, plain=self.plain))
        return importing.with_text(importing.read_text(self.source))


_WORD = dict.fromkeys(("docx", "odt", "rtf", "doc"), Import.WORD)
_KINDS = {**_WORD, "html": Import.HTML, "htm": Import.HTML}


def arrived(data: dict) -> Arrived:
    """Return the document: a file before a paste, and a paste's HTML before its plain text."""
    if file := data.get("file"):
        ending = file.name.rpartition(".")[2].lower()
        other = data.get("other_file")
        return Arrived(
            _KINDS.get(ending, Import.TEXT),
            file.name,
            file=file.read(),
            other_name=other.name if other else "",
            other_file=other.read() if other else None,
        )
    if data.get("html"):
        return Arrived(Import.HTML, source=data["html"], plain=data.get("source") or "")
    return Arrived(Import.TEXT, source=data["source"])


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Accept a text or a file, and store the import for review; create no briefing yet."""
    into = target(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    made = _keep(request, form, into) if request.method == "POST" and form.is_valid() else None
    if made:
        address = reverse("admin:briefings_briefing_review", args=[made.pk])
        address += f"?into={into.pk}" if into else ""
        return JsonResponse({"address": address}) if _wants_json(request) else redirect(address)
    if request.method == "POST" and _wants_json(request):
        reasons = [reason for errors in form.errors.values() for reason in errors]
        return JsonResponse({"error": " ".join(map(str, reasons))}, status=400)
    unfinished = latest_unfinished(user_of(request))
    title = _("New from text") if into is None else _("Import into %s") % into.reference
    return TemplateResponse(
        request,
        "admin/briefings/briefing/imports/import.html",
        page(
            request, into, title=title, form=form, unfinished=unfinished, titles=titles(unfinished)
        ),
        status=400 if form.errors else 200,
    )


def target(request: HttpRequest) -> Briefing | None:
    """Return the briefing to import into, if the user may change it; None for a new one."""
    if "into" in request.GET:
        return permitted_briefing(request, request.GET["into"], "view", "change")
    if not may(request, "add"):
        raise PermissionDenied
    return None


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _keep(request: HttpRequest, form: ImportForm, into: Briefing | None) -> Import | None:
    """Read and store the document; add an error to the form if it cannot be read."""
    document = arrived(form.cleaned_data)
    try:
        imported = document.read()
    except importing.ImportRefused as refusal:
        form.add_error(None, refusal.reasons[spoken()])
        return None
    for picture in imported.pictures:
        store(picture, at=clock.now())
    result = imported.for_review()
    return Import.objects.create(
        kind=document.kind,
        name=document.name[:300],
        source=document.source,
        file=document.file,
        other_name=document.other_name[:300],
        other_file=document.other_file,
        result=result,
        fingerprint=drafting.fingerprint(result),
        imported_by=user_of(request),
        intended_for=into,
    )
