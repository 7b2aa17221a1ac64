"""What a page calls itself in its head, where nobody sees it."""

import re
from html import unescape

# The head stands among the first characters.
_HEAD = 60_000
_TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,400})</title", re.IGNORECASE)
_SHARED = re.compile(
    r"<meta\b(?=[^<>]{0,200}\b(?:property|name)\s*=\s*[\"'](?:og|twitter):title[\"'])"
    r"[^<>]{0,400}?\bcontent\s*=\s*[\"']([^\"'<>]{1,400})[\"']",
    re.IGNORECASE,
)


def own_names(source: str) -> tuple[str, ...]:
    head = source[:_HEAD]
    found = [*_SHARED.findall(head), *_TITLE.findall(head)[:1]]
    return tuple(dict.fromkeys(" ".join(unescape(name).split()) for name in found))
