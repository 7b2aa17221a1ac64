"""From draft to public: preview, publish, withdraw, and the editions so far."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_safe

from briefings import publishing, reading
from briefings.admin.bilingual import TAGS
from briefings.admin.doors import door, page
from briefings.comparing import compare
from briefings.models import Briefing
from briefings.snapshot import LANGUAGES, Bilingual

LONGEST_NOTE = 2_000


class _BilingualForm(forms.Form):
    """Two sides of one text, side by side."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def add_sides(self, chinese: str, english: str, *, required: bool) -> None:
        for suffix, label in (("zh_hant", chinese), ("en", english)):
            self.fields[suffix] = forms.CharField(
                label=label,
                required=required,
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 3, "lang": TAGS[suffix]}),
            )

    def both(self) -> Bilingual:
        return Bilingual(self.cleaned_data["zh_hant"], self.cleaned_data["en"])

    def sides(self) -> list[forms.BoundField]:
        return [self["zh_hant"], self["en"]]


MINOR, MAJOR = "minor", "major"
_KINDS = [
    (MINOR, gettext_lazy("A correction of typing: readers are told nothing")),
    (MAJOR, gettext_lazy("A change of what it says: readers are told what has changed")),
]


class PublishForm(_BilingualForm):
    kind = forms.ChoiceField(
        choices=_KINDS,
        widget=forms.RadioSelect,
        required=False,
        label=gettext_lazy("What kind of change is it?"),
    )
    with_gaps = forms.BooleanField(
        required=False,
        label=gettext_lazy("Publish although a side is missing; readers see where."),
    )
    with_behind = forms.BooleanField(
        required=False,
        label=gettext_lazy("Publish although a side is behind; readers see where."),
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.is_first = is_first
        self.add_sides(
            gettext_lazy("Change note · Chinese"),
            gettext_lazy("Change note · English"),
            required=False,
        )

    def clean(self) -> dict:
        data = super().clean() or {}
        if self.is_first:
            return data
        if not data.get("kind"):
            self.add_error("kind", _("Say what kind of change it is."))
        if data.get("kind") == MAJOR and self.both().missing():
            self.add_error(None, _("Give the change note in both languages; readers are told it."))
        return data

    def note(self) -> Bilingual:
        """Nothing is said of a correction of typing."""
        return self.both() if self.cleaned_data.get("kind") == MAJOR else publishing.NO_NOTE


class WithdrawForm(_BilingualForm):
    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.add_sides(
            gettext_lazy("Reason · Chinese"), gettext_lazy("Reason · English"), required=True
        )


@require_http_methods(["GET", "HEAD", "POST"])
@door("view", "publish")
def publish(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    latest = briefing.editions.order_by("-number").first()
    form = PublishForm(
        request.POST or None, initial={"revision": briefing.revision}, is_first=latest is None
    )
    if form.is_valid() and _is_current(form, briefing):
        edition = _try(
            form,
            publishing.publish,
            briefing=briefing,
            by=request.user,
            at=timezone.now(),
            note=form.note(),
            with_gaps=form.cleaned_data["with_gaps"],
            with_behind=form.cleaned_data["with_behind"],
        )
        if edition:
            messages.success(request, _("Edition %d is public.") % edition.number)
            return redirect("admin:briefings_briefing_editions", briefing.pk)
    snapshot = publishing.freeze(briefing)
    gaps = publishing.gaps(snapshot)
    context = page(
        request,
        briefing,
        title=_("Publish %s") % briefing.reference,
        form=form,
        gaps=gaps,
        behind=publishing.behind(snapshot),
        reasons=publishing.reasons_not_to_publish(briefing, with_gaps=True, with_behind=True),
        latest=latest,
        next=(latest.number if latest else 0) + 1,
        comparison=compare(latest.snapshot, snapshot) if latest else None,
    )
    return TemplateResponse(
        request,
        "admin/briefings/briefing/publish.html",
        context,
        status=400 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@door("view", "publish")
def withdraw(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    form = WithdrawForm(request.POST or None, initial={"revision": briefing.revision})
    if form.is_valid() and _try(
        form,
        publishing.withdraw,
        briefing=briefing,
        by=request.user,
        at=timezone.now(),
        reason=form.both(),
    ):
        messages.success(request, _("The briefing is withdrawn; readers are told the reason."))
        return redirect("admin:briefings_briefing_editions", briefing.pk)
    context = page(
        request,
        briefing,
        title=_("Withdraw %s") % briefing.reference,
        form=form,
        is_public=publishing.is_public(briefing),
    )
    return TemplateResponse(
        request,
        "admin/briefings/briefing/withdraw.html",
        context,
        status=400 if form.errors else 200,
    )


def _try(form: forms.Form, action, **arguments: Any) -> Any:
    """What the action returns; nothing when it is refused, with the reasons on the form."""
    try:
        return action(**arguments)
    except publishing.NotPublishable as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return None


def _is_current(form: forms.Form, briefing: Briefing) -> bool:
    """Whether the draft is still the one that was looked at."""
    if form.cleaned_data["revision"] == briefing.revision:
        return True
    form.add_error(
        None,
        _("The draft has changed since you opened this page. Look at it again, then publish."),
    )
    form.data = form.data.copy()
    form.data["revision"] = briefing.revision
    return False


@require_safe
@door("view")
def preview(request: HttpRequest, briefing: Briefing, mode: str) -> HttpResponse:
    """The draft with the clients' own template, in a language or in both."""
    if mode not in (*LANGUAGES, "parallel"):
        raise Http404
    language = "zh-hant" if mode == "parallel" else mode
    shown = reading.page(
        publishing.freeze(briefing), language=language, parallel=mode == "parallel"
    )
    with override(language):
        # Rendered here: the words round the text are in the text's language, not in the admin's.
        answer = TemplateResponse(
            request, "briefings/detail.html", {"page": shown, "preview": True, "mode": mode}
        ).render()
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
@door("view")
def editions(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    rows = briefing.editions.select_related("withdrawal").defer("body").order_by("-number")
    context = page(
        request,
        briefing,
        title=_("Editions of %s") % briefing.reference,
        editions=rows,
        is_public=publishing.is_public(briefing),
    )
    return TemplateResponse(request, "admin/briefings/briefing/editions.html", context)


PAGES = {"publish": publish, "withdraw": withdraw, "editions": editions}
