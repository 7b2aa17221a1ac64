"""The origin of a form, according to the browser's headers."""

from django.http import HttpRequest


def is_foreign(request: HttpRequest) -> bool:
    """Return whether a page of another site sent this request.

    A page without a referrer, such as a preview, sends its own forms with `Origin: null`. So does
    any other page that hides its origin. Only Sec-Fetch-Site distinguishes the two.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site not in ("", "same-origin", "none"):
        return True
    origin = request.headers.get("Origin", "")
    if origin == "null":
        return site != "same-origin"
    return origin not in ("", f"{request.scheme}://{request.get_host()}")
