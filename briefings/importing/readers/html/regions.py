# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Which parts of a page are no part of its text: by its tags, roles, and the names in its code."""

import re
from collections.abc import Mapping

from briefings.importing.block import Reason
from briefings.importing.readers.html.notes import COMMENT

_TAGS: dict[str, Reason] = {
    "nav": "navigation", "menu": "navigation", "button": "navigation", "form": "form",
    "aside": "page-furniture", "dialog": "page-furniture",
}  # fmt: skip
_ROLES: dict[str, Reason] = {
    "navigation": "navigation", "menu": "navigation", "menubar": "navigation",
    "banner": "page-header", "contentinfo": "page-furniture", "complementary": "page-furniture",
    "search": "form", "dialog": "page-furniture", "alertdialog": "page-furniture",
    COMMENT: "comment",
}  # fmt: skip
# Of the page, but within an article they head or end its text.
_OF_PAGE: dict[str, Reason] = {"header": "page-header", "footer": "page-furniture"}
_WITHIN = frozenset("main article section blockquote".split())

# What stands in class or id, as words: "cookie-consent", "post__share".
_FURNITURE = frozenset(
    """
    cookie cookies gdpr breadcrumb breadcrumbs crumb crumbs share sharing sharebar addthis sharethis
    social socials subscribe subscription newsletter related recommended sidebar pagination pager
    disqus backtotop skiplink sitefooter siteheader copyright popup
    """.split()
)
# These name parts of a text too, so only their short lines are furniture.
_SWITCHES = frozenset(
    """
    lang langs language languages langswitch switcher nav navbar navigation menu menus topbar
    tool toolbar tools print login search tags tag categories skip prev next comments buttons
    actions
    """.split()
)
# Elements within these are shown apart, although no blank or line break stands between them.
_OF_PARTS = frozenset("meta postmeta entrymeta byline tool toolbar tools actions links".split())
# Names of two words, as publishing programs give them.
_COMPOUND = re.compile(
    r"\b(?P<head>site-?(?:header|title|branding)|masthead|top-?bar|page-?banner)\b"
    r"|\b(?:site-?(?:footer|info)|page-?footer|colophon|widgets?(?:-area)?|share-?daddy"
    r"|(?:post|entry|nav|article)-(?:navigation|nav|footer|links|tags?|pager)|(?:cat|tag)s?-links"
    r"|back-?to-?top)\b"
)
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEVER = frozenset("html body main article p h1 h2 h3 h4 h5 h6 table tbody tr td th".split())
_MAIN = re.compile(r"<main\b|\brole\s*=\s*[\"']?main\b", re.IGNORECASE)
_ARTICLE = re.compile(r"<article\b", re.IGNORECASE)


def main_part(source: str) -> str:
    """The tag of the one element that holds the text of the page; none if there are several."""
    if _MAIN.search(source):
        return "main" if len(_MAIN.findall(source)) == 1 else ""
    return "article" if len(_ARTICLE.findall(source)) == 1 else ""


def is_main(tag: str, given: Mapping[str, str], part: str) -> bool:
    return bool(part) and (tag == part or (part == "main" and given.get("role") == "main"))


def region(tag: str, given: Mapping[str, str], *, within: bool) -> Reason | None:
    """Why what the tag holds is left out; `within` an article a header is one of the text."""
    if not within and tag in _OF_PAGE:
        return _OF_PAGE[tag]
    return _TAGS.get(tag) or _ROLES.get(given.get("role", "")) or _by_name(tag, given)


def has_parts(tag: str, given: Mapping[str, str]) -> bool:
    """Return whether the tag holds parts of a line, such as a day, an author and a place."""
    return tag not in _NEVER and not _OF_PARTS.isdisjoint(_words(given))


def opens_text(tag: str) -> bool:
    return tag in _WITHIN


def _by_name(tag: str, given: Mapping[str, str]) -> Reason | None:
    if tag in _NEVER or not (given.get("class") or given.get("id")):
        return None
    names = _names(given)
    if match := _COMPOUND.search(names.lower().replace("_", "-")):
        return "page-header" if match["head"] else "page-furniture"
    words = _words(given)
    if words & _FURNITURE and "with" not in words and "has" not in words and "no" not in words:
        return "page-furniture"
    return "switch" if words & _SWITCHES else None


def _names(given: Mapping[str, str]) -> str:
    return _CAMEL.sub("-", f"{given.get('class', '')} {given.get('id', '')}")


def _words(given: Mapping[str, str]) -> set[str]:
    if not (given.get("class") or given.get("id")):
        return set()
    return set(_WORD.findall(_names(given).lower()))
