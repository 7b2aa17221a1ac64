"""Pages of following.

They set no cookie: the form's signature or the secret link authorises a request. So the pages work
inside mail programs. A GET changes nothing, because mail scanners open links.
"""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from alerts import secret_links, topics
from alerts.consent import wordings
from alerts.following import ask as asking
from alerts.following import change as changing
from alerts.following import confirm as confirming
from alerts.following import leave as leaving
from alerts.models import Consent, Follower, FollowRequest
from alerts.public.forms import FollowForm, WishesForm
from alerts.topics import Subject, Topic
from briefings.models import clock
from briefings.public.requests import client_network
from briefings.public.requests.request_origin import is_foreign
from briefings.text.addresses.email_addresses import masked
from briefings.text.languages import DEFAULT


def _language() -> str:
    return get_language() or DEFAULT


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    sent = request.method == "POST"
    about = (request.POST if sent else request.GET).get("about", "") or topics.EVERYTHING
    find = topics.find if sent else topics.find_linked
    subject = find(Topic.read(about)) if "\x00" not in about else None
    form = FollowForm(request.POST if sent else None, initial={"view": _language()})
    if not sent:
        return _show_follow(request, form, subject)
    if is_foreign(request):
        return render(request, "alerts/foreign.html", status=403)
    if not form.came_from_our_page():
        form.add_error(None, _("The page was open for too long. Please send it once more."))
        return _show_follow(request, form, subject, status=403)
    if not form.is_valid() or subject is None:
        return _show_follow(request, form, subject, status=422)
    at = clock.now()
    try:
        asking.ask(
            email=form.cleaned_data["email"],
            topics=[subject.topic],
            view=form.cleaned_data["view"],
            interface=_language(),
            wording=wordings.current(_language()).stored(at=at),
            network=client_network.address_of(request),
            at=at,
        )
    except asking.TooMany as flood:
        form.add_error(None, _too_many(-(-flood.seconds // 60)))
        response = _show_follow(request, form, subject, status=429)
        response["Retry-After"] = str(flood.seconds)
        return response
    return redirect("alerts:asked")


def _too_many(minutes: int) -> str:
    return (
        ngettext(
            "Many requests are arriving just now. Please send it again in %d minute.",
            "Many requests are arriving just now. Please send it again in %d minutes.",
            minutes,
        )
        % minutes
    )


def _show_follow(
    request: HttpRequest, form: FollowForm, subject: Subject | None, *, status: int = 200
) -> HttpResponse:
    """Show the form; for all briefings if the topic is not public now."""
    shown = subject or topics.find(Topic(topics.EVERYTHING))
    assert shown
    context = {
        "form": form,
        "subject": shown,
        "name": shown.name_in(_language()),
        "url": shown.url_in(_language()),
        "about_nothing": subject is None,
        "wording": wordings.current(_language()),
    }
    return render(request, "alerts/follow.html", context, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Say where to find the confirmation; the page is the same for every address."""
    return render(request, "alerts/asked.html")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    asked_for = secret_links.request_of(token)
    if asked_for is None:
        return render(request, "alerts/expired.html", status=404)
    follower = Follower.objects.filter(email_key=asked_for.email_key).first()
    if asked_for.confirmed_at:
        return _to_manage(follower)
    subjects = topics.subjects_of(map(Topic.read, asked_for.topics))
    if not subjects:
        return render(request, "alerts/gone.html", status=404)
    form = WishesForm(
        request.POST if request.method == "POST" else None,
        subjects=subjects,
        language=_language(),
        initial={
            "topics": [str(subject.topic) for subject in subjects],
            "view": asked_for.view,
            "rhythm": follower.rhythm if follower else "at_once",
            "minor": follower.minor if follower else False,
        },
    )
    if request.method == "POST" and form.is_valid():
        return _to_manage(_confirmed(asked_for, form))
    context = {
        "form": form,
        "address": masked(asked_for.email),
        "wording": asked_for.wording,
    }
    return render(request, "alerts/confirm.html", context, status=422 if form.errors else 200)


def _confirmed(asked_for: FollowRequest, form: WishesForm) -> Follower:
    return confirming.confirm(
        request=asked_for,
        topics=list(map(Topic.read, form.cleaned_data["topics"])),
        wishes=_wishes(form),
        at=clock.now(),
    )


def _wishes(form: WishesForm) -> confirming.Wishes:
    typed = form.cleaned_data
    return confirming.Wishes(typed["view"], typed["rhythm"], typed["minor"])


def _to_manage(follower: Follower | None) -> HttpResponse:
    if follower is None:
        raise Http404
    response = redirect("alerts:manage", secret_links.follower_token(follower))
    response["Location"] += "?confirmed"
    return response


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    follower = secret_links.follower_of(token)
    if follower is None:
        return _has_left(request, token)
    followed = [Topic(*pair) for pair in follower.topics.values_list("kind", "key")]
    subjects = {subject.topic: subject for subject in topics.subjects_of(followed)}
    subjects |= {subject.topic: subject for subject in topics.offered()}
    form = WishesForm(
        request.POST if request.method == "POST" else None,
        subjects=list(subjects.values()),
        language=_language(),
        initial={
            "topics": list(map(str, followed)),
            "view": follower.view,
            "rhythm": follower.rhythm,
            "minor": follower.minor,
        },
    )
    if request.method == "POST" and form.is_valid():
        # The form omits topics that are not public now: their absence is not a choice.
        _change(follower, form, hidden=[each for each in followed if each not in subjects])
        response = redirect("alerts:manage", token)
        response["Location"] += "?saved"
        return response
    context = {
        "form": form,
        "address": masked(follower.email),
        "token": token,
        "wording": wordings.current(_language()),
        "is_confirmed": "confirmed" in request.GET,
        "is_saved": "saved" in request.GET,
        "follows_nothing": not followed,
    }
    return render(request, "alerts/manage.html", context, status=422 if form.errors else 200)


def _change(follower: Follower, form: WishesForm, *, hidden: list[Topic]) -> None:
    at = clock.now()
    changing.change(
        follower=follower,
        topics=[*map(Topic.read, form.cleaned_data["topics"]), *hidden],
        wishes=_wishes(form),
        wording=wordings.current(_language()).stored(at=at),
        language=_language(),
        at=at,
    )


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leave by POST: by the page's button, or by a mail program's own (RFC 8058)."""
    follower = secret_links.follower_of(token)
    if follower is None:
        return _has_left(request, token)
    if request.method != "POST":
        context = {"address": masked(follower.email), "token": token}
        return render(request, "alerts/leave.html", context)
    how = Consent.End.ONE_CLICK if _is_by_program(request) else Consent.End.LEFT
    leaving.leave(follower=follower, how=how, at=clock.now())
    return render(request, "alerts/left.html")


def _is_by_program(request: HttpRequest) -> bool:
    """Return whether a mail program's one-click button sent the request.

    The link alone lets a reader leave, so a body that cannot be read is no error.
    """
    try:
        return request.POST.get("List-Unsubscribe") == "One-Click"
    except (BadRequest, SuspiciousOperation, MultiPartParserError):
        return False


def _has_left(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the link of a follower who has left; 404 for a forged link."""
    if not secret_links.was_a_follower(token):
        return render(request, "alerts/expired.html", status=404)
    return render(request, "alerts/left.html", {"earlier": True})
