"""A cached page: its bytes plain, in gzip and in brotli, each with headers."""

import gzip
import re
from functools import lru_cache

import brotli

Headers = list[tuple[str, str]]

# Headers of one encoding, or of the request for which Django made the page.
_NOT_THE_PAGES = {"content-length", "content-encoding", "x-request-id"}
# Headers about the body, which a 304 does not have.
_NOT_IN_304 = {"content-type", "content-language"}
_REFUSED = re.compile(r"q=0(?:\.0*)?")
_LONGEST_ACCEPT_ENCODING = 200


@lru_cache(maxsize=256)
def _chosen(accept_encoding: str) -> str:
    """Return the preferred encoding that the client accepts: br, gzip or '' for none."""
    accepted: dict[str, bool] = {}
    for item in accept_encoding.lower().split(","):
        name, _semicolon, parameters = item.partition(";")
        accepted[name.strip()] = not _REFUSED.fullmatch(parameters.strip())
    anything = accepted.get("*", False)
    return next((name for name in ("br", "gzip") if accepted.get(name, anything)), "")


def chosen(accept_encoding: str) -> str:
    # No browser sends such a long header: use plain bytes, and do not cache the choice.
    return _chosen(accept_encoding) if len(accept_encoding) <= _LONGEST_ACCEPT_ENCODING else ""


class Page:
    """A response of Django, compressed once."""

    __slots__ = ("_answers", "_status", "_unchanged", "is_missing", "size", "tag")

    def __init__(self, headers: Headers, body: bytes, status: str = "200 OK"):
        self._status = status
        self.is_missing = status.startswith("404 ")
        own = [(name, value) for name, value in headers if name.lower() not in _NOT_THE_PAGES]
        if not any(name.lower() == "vary" for name, _value in own):
            own.append(("Vary", "Accept-Encoding"))
        # A weak ETag, as Django's, because the compressed bytes differ.
        self.tag = tag_of(own).removeprefix("W/")
        weak = [(name, f"W/{self.tag}" if name.lower() == "etag" else value) for name, value in own]
        self._unchanged = [pair for pair in weak if pair[0].lower() not in _NOT_IN_304]
        self._answers = {
            "": _answer(weak, "", body),
            "br": _answer(weak, "br", brotli.compress(body, mode=brotli.MODE_TEXT, quality=7)),
            "gzip": _answer(weak, "gzip", gzip.compress(body, compresslevel=5, mtime=0)),
        }
        self.size = sum(len(packed) + 1000 for _headers, packed in self._answers.values())

    def answer(self, environ: dict, start_response) -> list[bytes]:
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and not self.is_missing and (self.tag in known or known.strip() == "*"):
            start_response("304 Not Modified", self._unchanged.copy())
            return []
        headers, body = self._answers[chosen(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        start_response(self._status, headers.copy())
        return [body] if environ["REQUEST_METHOD"] == "GET" else []


def tag_of(headers: Headers) -> str:
    """Return the ETag, empty without one."""
    return next((value for name, value in headers if name.lower() == "etag"), "")


def _answer(headers: Headers, encoding: str, body: bytes) -> tuple[Headers, bytes]:
    told = [*headers, ("Content-Length", str(len(body)))]
    return ([*told, ("Content-Encoding", encoding)] if encoding else told), body
