"""Pictures for the text page: upload, and show those of drafts to staff."""

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from briefings.admin.editor.text_page import refusal, spoken
from briefings.admin.permissions import may
from briefings.models import clock
from briefings.models.picture import Picture, store
from briefings.public.views.pictures import webp
from briefings.text.files.pictures import MOST_BYTES, PictureRefused, encode
from briefings.text.markup.figures import Figure


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """Store a picture; return the line of a figure that shows it."""
    if not may(request, "change"):
        raise PermissionDenied
    file = request.FILES.get("picture")
    if not isinstance(file, UploadedFile):
        return refusal(_("Choose a picture."), 400)
    try:
        # One byte more than allowed is enough to refuse it.
        encoded = encode(file.read(MOST_BYTES + 1))
    except PictureRefused as refused:
        return refusal(refused.reasons[spoken()], 400)
    digest = store(encoded, at=clock.now())
    return JsonResponse({"source": Figure(digest, encoded.width, encoded.height).source()})


@require_safe
def picture(request: HttpRequest, digest: str, width: str) -> HttpResponse:
    """Return a stored picture, also one of drafts, to staff."""
    if not may(request, "view"):
        raise PermissionDenied
    file = Picture.objects.file(digest, int(width))
    if file is None:
        raise Http404(digest)
    answer = webp(file)
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    return answer
