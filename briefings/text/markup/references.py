"""References to other briefings: links `[words](briefing:2025-17)`, also to a paragraph of one.

A reference names the briefing instead of an address, because titles, slugs and languages may
change. The words are the author's; `marked` adds whether the briefing has changed since.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from markdown_it.token import Token

SCHEME = "briefing"
_CLASS = "to-briefing"
_TARGET = r"briefing:(?P<reference>[0-9]{4}-[1-9][0-9]{0,8})(?:#p-(?P<paragraph>[0-9a-z]{1,16}))?"
_ADDRESS = re.compile(_TARGET)
# As Markdown allows it: in angle brackets, or with a title behind it.
_IN_TEXT = re.compile(rf"\]\(\s*<?{_TARGET}>?(?=[\s)])")
_SHOWN = re.compile(
    rf'<a (?=[^>]*class="{_CLASS}")[^>]*href="[^"]*/briefings/([0-9]+-[0-9]+)/[^>]*>.*?</a>',
    re.DOTALL,  # the words may continue on the next line
)


class Target(NamedTuple):
    """A briefing that a text refers to, and the paragraph; empty for the whole briefing."""

    reference: str
    paragraph: str


def target_of(href: str) -> Target | None:
    match = _ADDRESS.fullmatch(href)
    return Target(match["reference"], match["paragraph"] or "") if match else None


def targets_in(text: str) -> list[Target]:
    """Return what Markdown refers to, in order and without repetition."""
    found = (Target(one["reference"], one["paragraph"] or "") for one in _IN_TEXT.finditer(text))
    return list(dict.fromkeys(found))


def resolve(tokens: Iterable[Token], briefings: str) -> None:
    """Replace each reference by its address, which begins with `briefings`."""
    for token in tokens:
        for child in token.children or ():
            target = target_of(str(child.attrGet("href"))) if child.type == "link_open" else None
            if target:
                place = f"#p-{target.paragraph}" if target.paragraph else ""
                child.attrSet("href", f"{briefings}{target.reference}/{place}")
                child.attrSet("class", _CLASS)


def marked(html: str, mark: Callable[[str], str]) -> str:
    """Add to each reference in a side's HTML what `mark` returns for the briefing, as HTML."""
    if _CLASS not in html:
        return html
    return _SHOWN.sub(lambda match: f"{match[0]}{mark(match[1])}", html)
