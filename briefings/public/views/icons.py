"""The icons that browsers and phones ask for at the site's root, whatever the page says."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Redirect /favicon.ico to the static file of that name, whose address has a digest."""
    response = HttpResponseRedirect(static(request.path_info.lstrip("/")))
    response["Cache-Control"] = "public, max-age=86400"
    return response
