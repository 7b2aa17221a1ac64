"""Numbers that the style sheet of a page counts and writes before its headings and paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefings.importing.readers.html.list_styles import (
    Element,
    element_of,
    fits,
    generated,
    path_of,
)
from briefings.importing.readers.html.lists import BULLET, item_marks, style_sheets
from briefings.importing.readers.html.style_rules import rules_of
from briefings.importing.readers.html.tags import VOID, Tag, tokens

NUMBERED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "p"))
# The elements that selectors name around them, and whose counters begin anew.
_WATCHED = NUMBERED | {"html", "body", "main", "article", "section", "div", "header"}
MOST_OPEN, MOST_RULES, MOST_RULE_SIGNS = 60, 80, 400
_COUNTS = re.compile(r"counter\s*\(", re.IGNORECASE)
_BEFORE = re.compile(r"::?before$")
_CHANGES = re.compile(r"counter-(reset|set|increment)\s*:\s*([^;]{1,200})", re.IGNORECASE)
_NAMED = re.compile(r"(?P<name>[A-Za-z_][\w-]*)(?:\s+(?P<number>[+-]?\d{1,5}))?")
_CONTENT = re.compile(r"(?<![\w-])content\s*:\s*([^;]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    path: tuple[Element, ...]
    is_before: bool
    changes: tuple[tuple[str, str], ...]
    content: str


@dataclass(slots=True)
class _Counters:
    rules: list[_Rule] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def read(self, sheet: str) -> None:
        for selectors, declared in rules_of(sheet):
            changes = tuple((kind.lower(), names) for kind, names in _CHANGES.findall(declared))
            content = _CONTENT.search(declared)
            written = content[1] if content and _COUNTS.search(content[1]) else ""
            if (changes or written) and len(declared) <= MOST_RULE_SIGNS:
                self._add(selectors, changes, written)

    def _add(self, selectors: str, changes: tuple[tuple[str, str], ...], content: str) -> None:
        for selector in map(str.strip, selectors.split(",")):
            is_before = _BEFORE.search(selector) is not None
            path = path_of(_BEFORE.sub("", selector))
            if path and len(self.rules) < MOST_RULES:
                self.rules.append(_Rule(path, is_before, changes, content if is_before else ""))

    def label(self, path: Sequence[Element]) -> str:
        """Count the innermost element; return what is written before it."""
        fitting = [rule for rule in self.rules if fits(rule.path, path)]
        for rule in sorted(fitting, key=lambda rule: rule.is_before):
            for kind, names in rule.changes:
                self._change(kind, names)
        content = next((rule.content for rule in reversed(fitting) if rule.content), "")
        return generated(content, lambda name: [self.counts.get(name, 0)])

    def _change(self, kind: str, names: str) -> None:
        for match in _NAMED.finditer(names):
            name, number = match["name"], match["number"]
            if kind == "increment":
                self.counts[name] = self.counts.get(name, 0) + int(number or 1)
            else:
                self.counts[name] = int(number or 0)


class WrittenLabels:
    """What a browser writes before items of lists, and before headings and paragraphs."""

    def __init__(self, source: str) -> None:
        self._of_items = item_marks(source)
        self._counted = counted_labels(source)

    def of(self, tag: str) -> str | None:
        """The label of the next element with this tag, or None where nothing is written."""
        if tag == "li":
            return next(self._of_items, BULLET)
        return next(self._counted, "") or None if tag in NUMBERED else None


def counted_labels(source: str) -> Iterator[str]:
    """Yield the label of each heading and paragraph in order; none where nothing is counted."""
    if not _COUNTS.search(source):
        return
    counters = _Counters()
    for sheet in style_sheets(source):
        counters.read(sheet)
    path: list[Element] = []
    for token in tokens(source) if any(rule.content for rule in counters.rules) else ():
        if isinstance(token, str) or token.name not in _WATCHED or token.name in VOID:
            continue
        if token.is_end:
            _leave(path, token.name)
            continue
        label = _opened(counters, path, token)
        if token.name in NUMBERED:
            yield label


def _opened(counters: _Counters, path: list[Element], tag: Tag) -> str:
    if tag.name in NUMBERED and path and path[-1].tag in NUMBERED:
        path.pop()
    if len(path) >= MOST_OPEN:
        return ""
    path.append(element_of(tag.name, tag.attributes))
    return counters.label(path)


def _leave(path: list[Element], name: str) -> None:
    for depth in range(len(path) - 1, -1, -1):
        if path[depth].tag == name:
            del path[depth:]
            return
