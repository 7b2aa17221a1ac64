"""HTML inside Markdown: void and inline tags, and comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.importing.block import LeftOut
from briefings.importing.readers.superscripts import Raised, raised_text

_REMARK = re.compile(r"<!--(?P<said>.*?)-->", re.DOTALL)
_RAISED = re.compile(r"<(?P<tag>sup|sub)>(?P<said>[^<>\n]{1,40})</(?P=tag)>", re.IGNORECASE)
_BREAK = re.compile(r"<br */?>", re.IGNORECASE)
_STRONG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_ITALIC = re.compile(r"</?(?:i|em)>", re.IGNORECASE)
# Nothing but these names is taken for a tag: <某某> and <email> are words of the text.
_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|big|blockquote|body|center|details|dd|div|dl|dt|figure|figcaption"
    r"|font|footer|h[1-6]|header|hr|html|li|main|nav|ol|p|section|small|span|summary|u|ul)"
    r"(?=[\s/>])[^<>\n]{0,300}>",
    re.IGNORECASE,
)
_KINDS: dict[str, Raised] = {"sup": "superscript", "sub": "subscript"}


@dataclass(frozen=True, slots=True)
class UntaggedText:
    """The lines without tags; `signs` are those of formulas as text, `tags` what was taken out."""

    lines: list[str]
    signs: list[str]
    tags: list[str]
    left_out: list[LeftOut]


def without_tags(lines: Sequence[str]) -> UntaggedText:
    source = "\n".join(lines)
    if "<" not in source:
        return UntaggedText(list(lines), [], [], [])
    remarks = [LeftOut(" ".join(one.split()), "hidden") for one in _REMARK.findall(source)]
    signs: list[str] = []
    tags: list[str] = []
    source = _REMARK.sub("", source)
    source = _RAISED.sub(lambda match: _raised(match, signs, tags), source)
    for pattern, sign in ((_STRONG, "**"), (_ITALIC, "*"), (_TAG, "")):
        tags += _words(pattern.findall(source))
        source = pattern.sub(sign, source)
    untagged = [_with_breaks(line, tags) for line in source.split("\n")]
    return UntaggedText(untagged, signs, tags, [one for one in remarks if one.text])


def _raised(match: re.Match[str], signs: list[str], tags: list[str]) -> str:
    raised = raised_text(match["said"], _KINDS[match["tag"].lower()])
    if raised != match["said"]:
        signs.append(raised)
        tags.append(match["said"])
    tags += [match["tag"], match["tag"]]
    return raised


def _with_breaks(line: str, tags: list[str]) -> str:
    """A line with its breaks as breaks; in a row of a table they are read with the table."""
    if "|" in line:
        return line
    tags += _words(_BREAK.findall(line))
    return _BREAK.sub("\v", line)


def _words(tags: Sequence[str]) -> list[str]:
    return [word for tag in tags for word in re.findall(r"\S{1,24}", tag)]
