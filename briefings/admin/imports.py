"""New from text: paste or choose a document, and get a draft of aligned pairs."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from briefings import drafting, importing
from briefings.admin.doors import may, page
from briefings.admin.editor import spoken
from briefings.models import Briefing, Import


class ImportForm(forms.Form):
    source = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )
    # What the clipboard held beside the plain text; filled in by the page's script.
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    file = forms.FileField(label=gettext_lazy("Or a file"), required=False, allow_empty_file=True)

    def clean(self) -> dict:
        data = super().clean() or {}
        if not data.get("file") and not (data.get("source") or "").strip():
            raise forms.ValidationError(_("Paste a text or choose a file."))
        return data


@dataclass
class Arrived:
    """A document as it came."""

    kind: str
    name: str = ""
    source: str = ""
    file: bytes | None = None

    def read(self) -> importing.ImportedBriefing:
        if self.file is not None:
            return importing.read_file(self.name, self.file)
        return {Import.TEXT: importing.read_text, Import.HTML: importing.read_html}[self.kind](
            self.source
        )


def arrived(data: dict) -> Arrived:
    """A file counts before a paste, and the HTML of a paste before its plain text."""
    if data.get("file"):
        name = data["file"].name
        kind = Import.WORD if name.lower().endswith(".docx") else Import.HTML
        kind = Import.TEXT if name.lower().endswith((".txt", ".text", ".md")) else kind
        return Arrived(kind, name, file=data["file"].read())
    if data.get("html"):
        return Arrived(Import.HTML, source=data["html"])
    return Arrived(Import.TEXT, source=data["source"])


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    if not may(request, "add"):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        briefing = _import(request, form)
        if briefing:
            return redirect("admin:briefings_briefing_text", briefing.pk)
    context = page(request, title=_("New from text"), form=form)
    return TemplateResponse(
        request,
        "admin/briefings/briefing/import.html",
        context,
        status=400 if form.errors else 200,
    )


def _import(request: HttpRequest, form: ImportForm) -> Briefing | None:
    document = arrived(form.cleaned_data)
    try:
        result = document.read().to_json()
        briefing = drafting.create(document=result, by=request.user, today=timezone.localdate())
    except importing.ImportRefused as refusal:
        form.add_error(None, refusal.reasons[spoken()])
        return None
    except drafting.DraftError as error:
        form.add_error(None, str(error))
        return None
    Import.objects.create(
        kind=document.kind,
        name=document.name[:300],
        source=document.source,
        file=document.file,
        result=result,
        briefing=briefing,
        imported_by=request.user,
    )
    _report(request, result)
    return briefing


def _report(request: HttpRequest, result: dict) -> None:
    pairs = sum(len(section["paragraphs"]) for section in result["sections"])
    messages.success(
        request, ngettext("%d paragraph was read.", "%d paragraphs were read.", pairs) % pairs
    )
    if result["dropped"]:
        messages.info(request, _("Left out as page furniture: %s") % " · ".join(result["dropped"]))
    if result["review"]:
        flagged = len(result["review"])
        messages.warning(
            request,
            ngettext("%d place should be looked at.", "%d places should be looked at.", flagged)
            % flagged,
        )
