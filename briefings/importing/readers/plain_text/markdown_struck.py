"""Struck words of Markdown, ~~so~~ or <del>so</del>: they are no text of the document any more."""

import re

from briefings.importing.block import LeftOut

_STRUCK = re.compile(
    r"(?:(?<![\\~])~~(?![\s~])(?P<said>[^~\n]*[^\s~])~~(?!~)"
    r"|<(?P<tag>del|s|strike)>(?P<tagged>[^<>\n]*)</(?P=tag)>)(?P<blank>[ \t]*)",
    re.IGNORECASE,
)


def without_struck(lines: list[str]) -> tuple[list[str], list[LeftOut], list[str]]:
    """The lines without struck words, these, and the names of the tags around them."""
    left_out: list[LeftOut] = []
    tags: list[str] = []

    def taken(match: re.Match[str]) -> str:
        left_out.append(LeftOut((match["said"] or match["tagged"] or "").strip(), "struck"))
        tags.extend([match["tag"]] * 2 if match["tag"] else [])
        # Around what is left out only one blank stays.
        before = match.string[: match.start()]
        return "" if not before or before[-1].isspace() else match["blank"]

    kept = [_STRUCK.sub(taken, line) for line in lines]
    return kept, [one for one in left_out if one.text], tags
