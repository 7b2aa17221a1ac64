"""The text of a page, found independently of the reader that it checks."""

import re
from html import unescape

# The content of these is never text of the page.
_NO_TEXT = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|title|iframe|datalist|canvas|audio|video"
    r"|annotation|annotation-xml|rp)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
# A title that is never closed ends at the next tag.
_OPEN_TITLE = re.compile(r"<title\b[^<>]*>[^<]*", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"</?(?:p|div|li|tr|td|th|h[1-6]|br|dd|dt|section|article|caption|blockquote|pre|ul|ol|table"
    r"|hr|body|header|footer|main|nav|form|figcaption|address)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<[!?][^<>]*>?")
_OVERLONG_REFERENCE = re.compile(r"&#(?:\d{100,}|[xX][0-9a-fA-F]{100,});?")
_BREAK = "\x1e"


def paragraphs_of_html(source: str) -> list[str]:
    if "</title" not in source.lower():
        source = _OPEN_TITLE.sub("", source)
    text = _PARAGRAPH.sub(lambda match: _BREAK + match[0], _NO_TEXT.sub("", source))
    text = unescape(_OVERLONG_REFERENCE.sub("\ufffd", _TAG.sub("", text)))
    return [" ".join(part.split()) for part in text.split(_BREAK) if part.strip()]
