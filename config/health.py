"""/healthz: 200 only if the database answers; ?detail gives staff the figures of the post."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from contacts import post_health


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if "detail" in request.GET and request.user.is_staff:
            # A warning, not a failure: restarting the site would not send a letter sooner.
            return JsonResponse(post_health.figures(at=timezone.now()).to_json())  # noqa: TID251
    except DatabaseError:
        return HttpResponse("database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
