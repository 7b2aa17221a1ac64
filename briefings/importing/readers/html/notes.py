"""Footnotes of a page: marks that link to a note, notes that link back to their mark.

Google Docs and Word write comments in the margin in the same way; those are not text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefings.importing.readers.html.tags import Tag

# A mark is a number or a sign, bracketed or not; a link of words is a link.
_MARK_TEXT = re.compile(
    r"\W{0,3}(?:(?:\[|［|【)\s*(?:註|注|附註|note|n\.)\s*)?(?:\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3})"
    r"\W{0,3}|[*†‡§¶]{1,3}",
    re.I,
)
_BACK_TEXT = re.compile(r"[\s↩↑⤴←⏎^\ufe0e\ufe0f]+|(?:back|return|返回|跳回|jump up).{0,20}", re.I)
# Names that only notes have, so that a mark is known although its note was not copied.
_NOTE_NAME = re.compile(
    r"_?(?:ftn|edn|sdfootnote|sdendnote|fn|footnote|endnote|cite_note|easy-footnote|ftnt)[-_:.]?\w{0,40}$",
    re.I,
)
_NAMED = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]{0,20})\b[^<>]*?\s(?:id|name)\s*=\s*[\"']?(?P<name>[^\"'\s<>]{1,80})",
    re.I,
)
_SIGNS = re.compile(r"^_+|(?<=[a-z])[-_:.](?=\d+$)")
_HEADING = re.compile(r"h[1-6]$", re.I)
_LONGEST_MARK = 8
# These may be the text of a note; an anchor or raised number makes its whole paragraph one.
_BODIES = frozenset(("div", "li", "aside", "p", "section", "dd"))
_ANCHORS = frozenset(("a", "sup", "span"))

# The role that a comment is given, whichever program wrote it.
COMMENT = "comment"
_COMMENT_MARKS = ("#cmnt", "#_msocom_")
_BACK_FROM_COMMENT = ("#cmnt_ref", "#_msoanchor_")
_COMMENT_NAME = "_msocom_"
# What may stand around a comment.
_BOXES = frozenset(("div", "p", "li", "dd", "section", "aside"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link within the page that may be the mark of a note: its target and its first run."""

    href: str
    start: int
    is_raised: bool


class NoteLinks:
    """The notes of a page by the name their marks link to, labelled in the order of the marks."""

    def __init__(self, source: str) -> None:
        self.labels: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        self._named: dict[str, str] = {}
        if 'href="#' in source or "href='#" in source or "href=#" in source:
            for match in _NAMED.finditer(source):
                self._named.setdefault(_key(match["name"]), match["tag"].lower())

    def mark(self, href: str, text: str, *, is_raised: bool) -> str | None:
        """The label of the note that a link marks, or None if it is a link like any other."""
        target = _key(href.rpartition("#")[2])
        if not target or not _MARK_TEXT.fullmatch(text.strip()):
            return None
        tag = self._named.get(target)
        is_note = bool(_NOTE_NAME.match(target)) or (is_raised and tag is not None)
        if not is_note or (tag is not None and _HEADING.match(tag)):
            return None
        self._marks.setdefault(target, text.strip())
        return self.labels.setdefault(target, str(len(self.labels) + 1))

    def body(self, tag: str, given: dict[str, str]) -> str:
        """The label of the note whose text this tag holds, or nothing."""
        return self._label(given) if self.labels and tag in _BODIES else ""

    def anchored(self, tag: str, given: dict[str, str]) -> str:
        """The label of the note whose paragraph begins with this anchor or number."""
        return self._label(given) if self.labels and tag in _ANCHORS else ""

    def apart(self, label: str, text: str) -> tuple[str, str]:
        """The number that the text of a note begins with, and the text without it."""
        for target, known in self.labels.items():
            written = self._marks[target].strip("[]()（）［］ ")
            # A raised number has become ¹ by now.
            start = unicodedata.normalize("NFKC", text[:_LONGEST_MARK]) + text[_LONGEST_MARK:]
            if known == label and (match := _numbered(written).match(start)):
                return match[0], text[match.end() :]
        return "", text

    def _label(self, given: dict[str, str]) -> str:
        for attribute in ("id", "name"):
            if (key := _key(given.get(attribute, ""))) and key in self.labels:
                return self.labels[key]
        return ""


def is_back_link(href: str, text: str) -> bool:
    said = text.strip()
    return "#" in href and bool(_MARK_TEXT.fullmatch(said) or _BACK_TEXT.fullmatch(said))


def _key(name: str) -> str:
    """Word calls the anchor of a note _ftn1 and the box around the note ftn1; others write fn:1."""
    return _SIGNS.sub("", name.lower()).removesuffix("sym").removesuffix("anc")


def _numbered(mark: str) -> re.Pattern[str]:
    return re.compile(rf"\\?[\[(（［]?{re.escape(mark)}(?:\\?[\])）］.、:：]\s*|\s+)")


def with_comments(tokens: Iterable[str | Tag]) -> Iterator[str | Tag]:
    """Yield the tokens; a comment's mark, and the boxes that begin with it, get its role."""
    held: list[str | Tag] = []
    for token in tokens:
        if isinstance(token, str) and not token.strip() and held:
            held.append(token)
            continue
        if isinstance(token, Tag) and not token.is_end:
            if token.name in _BOXES:
                held.append(token)
                continue
            if token.name == "a" and _begins_comment(token):
                held = [_of_comment(one) if isinstance(one, Tag) else one for one in held]
            if token.name == "a" and token.attributes.get("href", "").startswith(
                _COMMENT_MARKS + _BACK_FROM_COMMENT
            ):
                token = _of_comment(token)
        yield from held
        held = []
        yield token
    yield from held


def _begins_comment(tag: Tag) -> bool:
    given = tag.attributes
    names = given.get("name", ""), given.get("id", "")
    return given.get("href", "").startswith(_BACK_FROM_COMMENT) or any(
        one.startswith(_COMMENT_NAME) for one in names
    )


def _of_comment(tag: Tag) -> Tag:
    """Return the tag with that role, and without the link, which would look like a footnote's."""
    given = {name: value for name, value in tag.attributes.items() if name != "href"}
    return replace(tag, attributes={**given, "role": COMMENT})
