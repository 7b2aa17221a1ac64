"""Pictures of editions, at addresses that contain their digest."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from briefings.models.published import readable
from briefings.public.views.responses import etag

# The end of every picture's address.
FILE_PATTERN = r"(?P<digest>[0-9a-f]{64})-(?P<width>[1-9][0-9]{0,4})\.webp"
A_YEAR = 31_536_000


@require_safe
def picture(request: HttpRequest, digest: str, width: str) -> HttpResponse:
    """Return a picture while a text that shows it can be read; not those of drafts."""
    # Asked first: also a copy that a cache holds is good only while the picture is public.
    file = readable.pictures().file(digest, int(width))
    if file is None:
        raise Http404(digest)
    tag = etag(digest, width)
    response = get_conditional_response(request, etag=tag) or webp(file)
    response["ETag"] = tag
    # Browsers keep it. Shared caches ask again as for pages, because of withdrawals.
    shared = settings.EDGE_SECONDS
    response["Cache-Control"] = f"public, max-age={A_YEAR}, s-maxage={shared}, immutable"
    # Feed readers show it on other sites.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def webp(file: bytes) -> HttpResponse:
    return HttpResponse(file, content_type="image/webp")
