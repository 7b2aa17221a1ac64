"""Return text typed on an enquiry's page to a user who is signed out or has an outdated page."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from briefings.public.requests.request_origin import is_foreign
from contacts.admin import thread
from contacts.admin.replying.unsent_fields import Typed
from contacts.public import pages

_FIELDS = ("reply", "note", "key", "note_key", "to", "to_was", "due_at", "due_was", "seen")


def signed_out(request: HttpRequest) -> HttpResponse:
    """Show only the typed text; perform no action."""
    given = {name: request.POST[name] for name in _FIELDS if name in request.POST}
    answer = render(
        request,
        "admin/contacts/enquiry/kept.html",
        {
            "texts": [
                (name, label, given.pop(name))
                for name, label in (("reply", _("Reply by e-mail")), ("note", _("Internal note")))
                if name in given
            ],
            "others": given,
            "here": request.get_full_path(),
        },
        status=403,
    )
    add_never_cache_headers(answer)
    return answer


def again(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the page as submitted: its CSRF token expired with the earlier sign-in."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if is_foreign(request):
        return pages.foreign(request)
    if not model_admin.admin_site.has_permission(request):
        return signed_out(request)
    match = request.resolver_match
    assert match  # the request was routed here by an admin URL
    enquiry = thread.visible_enquiry(model_admin, request, match.kwargs["object_id"])
    messages.error(
        request,
        _("You have signed in again since you opened this page. Please press the button again."),
    )
    return thread.page(model_admin, request, enquiry, Typed.sent(request, enquiry), status=403)
