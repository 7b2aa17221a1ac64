"""Refuse typed text that cannot be stored as it was sent."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest

_PIECE = 64 * 1024


def refuse_what_cannot_be_read(request: HttpRequest) -> None:
    """Refuse NUL bytes and invalid UTF-8, which cannot be stored as sent."""
    texts = [text for _key, values in request.GET.lists() for text in values]
    if request.method == "POST":
        texts += [text for _key, values in request.POST.lists() for text in values]
        _refuse_what_is_no_utf8(request, texts)
    if any("\x00" in text for text in texts):
        raise BadRequest("NUL")


def _refuse_what_is_no_utf8(request: HttpRequest, texts: list[str]) -> None:
    """Refuse invalid UTF-8: Django would read raw bytes as Latin-1 and encoded ones as U+FFFD."""
    replaced = any("\ufffd" in text for text in texts)
    if request.content_type == "application/x-www-form-urlencoded":
        try:
            request.body.decode()
        except UnicodeDecodeError:
            raise BadRequest("not UTF-8") from None
        # The client may have typed U+FFFD itself.
        sign = "\ufffd".encode()
        replaced &= b"%EF%BF%BD" not in request.body.upper() and sign not in request.body
    elif replaced:
        replaced = not _has_sign_of_replacement(request)
    if replaced:
        raise BadRequest("not UTF-8")


def _has_sign_of_replacement(request: HttpRequest) -> bool:
    """Return whether U+FFFD stands in the body of a form with files, which Django has read.

    operations/web/capacity/body_limit.py keeps it until the response.
    """
    body = request.META["wsgi.input"]
    if not body.seekable():
        return False
    body.seek(0)
    before = b""
    while piece := body.read(_PIECE):
        if "\ufffd".encode() in before + piece:
            return True
        before = piece[-2:]
    return False
