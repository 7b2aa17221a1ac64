"""Find and replace over all drafts: first the list of places, then the chosen ones."""

from collections import Counter

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from briefings import drafting
from briefings.admin.permissions import may, page, user_of
from briefings.drafting.find.find_words import LONGEST, Wanted
from briefings.drafting.find.replace_in_drafts import Done, DraftPlace, places_in, replace
from briefings.drafting.find.undo_replacement import undo_replacement
from briefings.models.draft.briefing import Briefing
from briefings.workflow.visibility import visible_to

MOST = 500
_LAST = "last_replacement"  # in the session: revisions before and after, by draft


class FindForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("Find"), max_length=LONGEST, strip=False)
    whole = forms.BooleanField(required=False, label=gettext_lazy("Whole words only"))
    exact = forms.BooleanField(
        required=False,
        label=gettext_lazy("Exactly these capitals and characters"),
        help_text=gettext_lazy("Otherwise Simplified and Traditional Chinese count as the same."),
    )
    replacement = forms.CharField(
        label=gettext_lazy("Replace with"), max_length=LONGEST, strip=False, required=False
    )
    in_step = forms.BooleanField(
        required=False,
        label=gettext_lazy("Both languages still say the same: mark no side as behind"),
    )

    def says_what(self) -> bool:
        """Return whether there is a replacement: an empty one would delete the words everywhere."""
        if self.cleaned_data["replacement"]:
            return True
        self.add_error("replacement", _("Write what takes the place of the words."))
        return False

    def wanted(self) -> Wanted:
        data = self.cleaned_data
        return Wanted(data["words"], whole=data["whole"], exact=data["exact"])


def may_search_all_drafts(request: HttpRequest) -> bool:
    """Return whether the user is an editor: sees every briefing and may change them."""
    return may(request, "change") and request.user.has_perm("briefings.see_all_briefings")


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Show the places of the words in all drafts; replace those that are chosen."""
    if not may_search_all_drafts(request):
        raise PermissionDenied
    if "undo" in request.POST:
        _undo(request)
        return redirect(request.get_full_path())
    if request.method == "POST":
        form = FindForm(request.POST)
        if form.is_valid() and form.says_what():
            _replace(request, form)
            return redirect(request.get_full_path())
    else:
        form = FindForm(request.GET if "words" in request.GET else None)
    asked = form.is_bound and (form.is_valid() or "replacement" in form.errors)
    found = places_in(_drafts(request), form.wanted(), most=MOST) if asked else []
    return _page(request, form, found, status=400 if form.errors else 200)


def _drafts(request: HttpRequest) -> QuerySet[Briefing]:
    return visible_to(user_of(request), Briefing.objects.kept())


def _replace(request: HttpRequest, form: FindForm) -> None:
    try:
        replacement = drafting.storable(form.cleaned_data["replacement"])
    except drafting.DraftError as error:
        messages.error(request, str(error))
        return
    done = replace(
        _drafts(request),
        form.wanted(),
        replacement,
        chosen=request.POST.getlist("place")[:MOST],
        by=user_of(request),
        in_step=form.cleaned_data["in_step"],
    )
    if done.revisions:
        request.session[_LAST] = {str(pk): list(pair) for pk, pair in done.revisions.items()}
    _report(request, done)


def _undo(request: HttpRequest) -> None:
    """Undo the user's last replacement, and say in which drafts it could not be undone."""
    last = {int(pk): (old, new) for pk, (old, new) in request.session.pop(_LAST, {}).items()}
    undone = undo_replacement(_drafts(request), last, by=user_of(request))
    if undone.restored:
        messages.success(request, _("As before again: %s") % ", ".join(undone.restored))
    if undone.changed:
        said = _("Left, because they have changed since: %s") % ", ".join(undone.changed)
        messages.warning(request, said)


def _report(request: HttpRequest, done: Done) -> None:
    count, left = sum(done.replaced.values()), done.changed_meanwhile
    drafts = Briefing.objects.in_bulk(done.replaced)
    if count:
        said = ngettext("Replaced in %d place:", "Replaced in %d places:", count) % count
        named = ", ".join(one.reference for one in drafts.values())
        messages.success(request, f"{said} {named}")
    if left:
        words = ngettext(
            "%d place was left: its text has changed since it was listed.",
            "%d places were left: their text has changed since they were listed.",
            left,
        )
        messages.warning(request, words % left)
    for reason in done.refused:
        messages.error(request, reason)
    if not (count or left or done.refused):
        messages.warning(request, _("No place was chosen, so nothing was replaced."))


def _page(
    request: HttpRequest, form: FindForm, found: list[DraftPlace], *, status: int
) -> HttpResponse:
    counts = Counter(place.briefing for place in found)
    drafts = Briefing.objects.in_bulk(counts)
    by_draft = [(drafts[pk], [place for place in found if place.briefing == pk]) for pk in counts]
    context = page(
        request,
        title=_("Find and replace in all drafts"),
        form=form,
        found=by_draft,
        count=len(found),
        is_cut=len(found) == MOST,
        asked=form.is_bound and not form.errors,
        may_undo=_LAST in request.session,
    )
    template = "admin/briefings/briefing/find_in_drafts.html"
    return TemplateResponse(request, template, context, status=status)
