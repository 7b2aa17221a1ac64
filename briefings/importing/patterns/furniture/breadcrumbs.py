"""Recognise breadcrumbs, which say where on a site the reader is: Home > News."""

import re

_LEAD = re.compile(
    r"(?:[您你]?(?:現在|目前|現時|當前|所在|在)?的?(?:位置|這裡|此處)"
    r"|you are here|current location)"
    r"\s*[:：]\s*",
    re.IGNORECASE,
)
# From the first page of the site, with an arrow of a kind that stands nowhere else, or with two.
_BREADCRUMB = re.compile(
    r"(?:首頁|主頁|home|início)(?:\s?(?:/\s)?(?:home|首頁|主頁))?(?:\s*[>＞»›▸→/／|｜]\s*[^>＞»›▸→/／|｜]{1,40}){1,6}"
    r"|(?:首頁|主頁|home)(?:\s*[>＞]{2}\s*[^>＞]{1,40}){1,6}"
    r"|[^»›▸]{1,40}(?:\s+[»›▸]\s+[^»›▸]{1,40}){1,6}"
    r"|[^>＞]{1,40}(?:\s+[>＞]\s+[^>＞]{1,40}){2,6}",
    re.IGNORECASE,
)
# At least three short steps: a title has at most two sides.
_PATH = re.compile(
    r"[^>＞»›▸→/／|｜]{1,40}(?:\s+[/／|｜]\s+|\s*[>＞»›▸→]\s*)"
    r"(?:[^>＞»›▸→/／|｜]{1,40}(?:\s+[/／|｜]\s+|\s*[>＞»›▸→]\s*)){1,6}[^>＞»›▸→/／|｜]{1,60}"
)
EDGES = re.compile(
    r"^(?:[-–—]\s|[\s<>«»‹›←→↑↓▲▼△▽▸▾☰✕×+*|•·\[\]【】])+|[\s<>«»‹›←→↑↓▲▼△▽▸▾☰✕×+*|•·\[\]【】]+$"
)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_STOPS = ("。", "；", ";", ".")


def is_breadcrumb(text: str) -> bool:
    """Return whether the line is a breadcrumb trail, which stands above any title."""
    said = _LEAD.sub("", EDGES.sub("", without_links(text)), count=1)
    return _BREADCRUMB.fullmatch(said) is not None and not said.endswith(_STOPS)


def is_path(text: str) -> bool:
    """Return whether the line has the steps of a breadcrumb trail or of a menu."""
    said = without_links(text).strip()
    return _PATH.fullmatch(said) is not None and not said.endswith(_STOPS)


def without_links(text: str) -> str:
    return _LINK.sub(r"\1", text) if "](" in text else text
