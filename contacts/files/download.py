"""Answer with a file so that a browser saves it and never shows or runs it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.csp import CSP
from django.utils.http import content_disposition_header
from django.views.decorators.csp import csp_override

from contacts.files import kinds
from contacts.models import EnquiryFile

# A browser that shows it nevertheless may run nothing and load nothing. Django's stubs know no
# directive without sources.
_POLICY: Any = {"default-src": [CSP.NONE], "sandbox": True}
only_to_save = csp_override(_POLICY)


def answer(file: EnquiryFile | None) -> HttpResponse:
    """Return the file, unless there is none, or the scanner has not passed it."""
    if file is None or file.state != EnquiryFile.State.READY:
        raise Http404
    kind = kinds.ALL.get(file.kind)
    content_type = kind.content_type if kind else "application/octet-stream"
    response = HttpResponse(bytes(file.content), content_type=content_type)
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    response["Content-Disposition"] = disposition or "attachment"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
