"""The page “Review & publish”, the preview, and the editions so far."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from briefings import publishing, search
from briefings.admin.editor import checks, links
from briefings.admin.permissions import may, needs, page, user_of
from briefings.admin.publication.progress import standing, unapproved, zone
from briefings.admin.publication.publish_forms import PublishForm, SendBackForm
from briefings.admin.publication.published import published_at
from briefings.admin.publication.signatures import signatures
from briefings.checking import parity
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition
from briefings.models.staff import staff_with
from briefings.public import page_layout
from briefings.public.views.page_parts import PageParts
from briefings.public.views.surroundings import Surroundings
from briefings.text.comparison.editions import compare
from briefings.text.languages import DEFAULT, WRITTEN
from briefings.text.snapshot import Snapshot
from briefings.workflow.stage import Stage

if TYPE_CHECKING:
    from briefings.workflow.annotated import AnnotatedBriefing


MOST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@needs("view")
def publish(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    """Show the draft's progress and the next step to users who may see it."""
    if request.method != "POST":
        return render_page(request, briefing)
    if not may(request, "publish", briefing):
        raise PermissionDenied
    form = _form(request, briefing)
    if form.gives_approval and not may(request, "approve", briefing):
        raise PermissionDenied
    if form.is_valid() and _is_current(form, briefing):
        done = _plan(request, form, briefing) if form.plans else _publish(request, form, briefing)
        if done:
            return done
    return render_page(request, briefing, form=form, status=400)


def _form(request: HttpRequest, briefing: Briefing) -> PublishForm:
    return PublishForm(
        request.POST or None,
        initial={"revision": briefing.revision},
        is_first=not briefing.editions.exists(),
    )


def _publish(request: HttpRequest, form: PublishForm, briefing: Briefing) -> HttpResponse | None:
    edition = attempt(
        form,
        form.action(publishing.publish),
        briefing=briefing,
        by=request.user,
        revision=form.cleaned_data["revision"],
        choices=form.choices(),
    )
    if edition is None:
        return None
    messages.success(request, _("Edition %d is public.") % edition.number)
    return redirect("admin:briefings_briefing_publish", briefing.pk)


def _plan(request: HttpRequest, form: PublishForm, briefing: Briefing) -> HttpResponse | None:
    schedule = attempt(
        form,
        form.action(publishing.plan),
        briefing=briefing,
        by=request.user,
        due_at=form.due(),
        revision=briefing.revision,
        choices=form.choices(),
    )
    if schedule is None:
        return None
    messages.success(request, _("Planned. It will be published by itself."))
    return redirect("admin:briefings_briefing_publish", briefing.pk)


def render_page(
    request: HttpRequest,
    briefing: Briefing,
    *,
    form: PublishForm | None = None,
    returning: SendBackForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page, with the refused form if there is one."""
    snapshot = publishing.freeze(briefing)
    latest = briefing.editions.order_by("-number").first()
    allowed = may(request, "approve", briefing)
    annotated = cast("AnnotatedBriefing", briefing)  # it comes from the admin's queryset
    stands = standing(annotated, snapshot, user=user_of(request), may_approve=allowed)
    context = page(
        request,
        briefing,
        title=_("Review & publish"),
        form=form or PublishForm(initial={"revision": briefing.revision}, is_first=latest is None),
        returning=returning or SendBackForm(),
        standing=stands,
        gaps=publishing.gaps(snapshot),
        behind=publishing.behind(snapshot),
        reasons=publishing.reasons_not_to_publish(briefing, with_gaps=True, with_behind=True),
        latest=latest,
        next=(latest.number if latest else 0) + 1,
        withdrawal=publishing.withdrawn_before(latest),
        substance=_substance(latest, snapshot),
        published=published_at(briefing),
        nobody_else=stands.needs_another() and _is_alone(user_of(request)),
        approves=allowed and briefing.submitted_at is not None and stands.approves_the_rest(),
        comparison=compare(latest.snapshot, snapshot) if latest else None,
        zone=zone(),
        checks=checks.summary(snapshot),
        links_settings=links.settings_for(request, briefing),
        nothing_new=stands.stage == Stage.DONE and stands.is_public,
    )
    template = "admin/briefings/briefing/publication/publish.html"
    return TemplateResponse(request, template, context, status=status)


def _is_alone(user: User) -> bool:
    """Return whether this user is the only person who may approve."""
    others = staff_with("briefings.approve_briefing").exclude(pk=user.pk)
    return not others.exists()


def _substance(latest: Edition | None, snapshot: Snapshot) -> list[str]:
    """Return the changes that a minor change would hide from readers, as many as a page shows."""
    if latest is None:
        return []
    return publishing.in_words(parity.changes(latest.snapshot, snapshot)[:MOST_SHOWN])


def attempt(form: forms.Form, action, **arguments: Any) -> Any:
    """Return the action's result; None if it is refused, with the reasons on the form."""
    try:
        return action(**{"at": arguments.get("at") or clock.trusted_now()} | arguments)
    except clock.WrongClock as wrong:
        form.add_error(None, str(wrong))
        return None
    except publishing.Refused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return None


def _is_current(form: forms.Form, briefing: Briefing) -> bool:
    """Return whether the draft is still at the revision that the user read."""
    if form.cleaned_data["revision"] == briefing.revision:
        return True
    form.add_error(
        None,
        _("The draft has changed since you opened this page. Look at it again, then publish."),
    )
    data = cast("QueryDict", form.data).copy()
    data["revision"] = str(briefing.revision)
    form.data = data
    return False


@require_safe
@needs("view")
def preview(request: HttpRequest, briefing: Briefing, mode: str) -> HttpResponse:
    """Show the draft in the clients' template, in a language or in parallel."""
    if mode not in (*WRITTEN, "parallel"):
        raise Http404
    language = DEFAULT if mode == "parallel" else mode
    snapshot = publishing.freeze(briefing)
    surroundings = _surroundings(briefing, snapshot)
    shown = page_layout.page(
        snapshot,
        language=language,
        parallel=mode == "parallel",
        figures=reverse("admin:briefings_briefing_pictures"),
        mark=surroundings.references.mark,
    )
    with override(language):
        # Rendered here, because the interface around the text uses the text's language.
        context = {
            "page": shown,
            "preview": True,
            "mode": mode,
            "further": surroundings.in_language(language),
        }
        context = {"parts": PageParts.made(context), "preview": True}
        answer = TemplateResponse(request, "briefings/reading/detail.html", context).render()
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _surroundings(briefing: Briefing, snapshot: Snapshot) -> Surroundings:
    """Return what readers will find below the text, if it is published as it is."""
    relations = search.related.relations_of_draft(briefing.pk, snapshot)
    return Surroundings.of_draft(
        briefing.pk,
        text=snapshot.canonical(),
        day=snapshot.date,
        related=[one.other_id for one in relations],
        at=clock.now(),
    )


@require_safe
@needs("view")
def editions(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    rows = list(
        briefing.editions.select_related("withdrawal")
        .prefetch_related("overrides")
        .defer("body")
        .order_by("-number")
    )
    stated = publishing.stated_of(briefing)
    allowed = may(request, "approve", briefing)
    context = page(
        request,
        briefing,
        title=_("Editions of %s") % briefing.reference,
        editions=[(row, signatures(row), stated.get(row.number, [])) for row in rows],
        unapproved=unapproved(briefing, user=user_of(request), may_approve=allowed),
        is_public=publishing.is_public(briefing),
        published=published_at(briefing),
    )
    return TemplateResponse(request, "admin/briefings/briefing/publication/editions.html", context)


PAGES = {"publish": publish, "editions": editions}
