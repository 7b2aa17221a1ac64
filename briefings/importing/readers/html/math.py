"""Formulas of a page (MathML) as a line of text."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from briefings.importing.readers import formulas
from briefings.importing.readers.html.tags import Tag

# Deeper formulas than anybody writes are read as plain text.
DEEPEST = 40
_NOT_SAID = frozenset(("annotation", "annotation-xml", "mphantom"))
# These have no end tag in HTML, and nothing in them.
_EMPTY = frozenset(("mspace", "none", "mprescripts", "br", "img"))
# Invisible signs for "times" and "function of".
_INVISIBLE = dict.fromkeys(range(0x2061, 0x2065))


@dataclass
class _Node:
    tag: str
    given: dict[str, str]
    parts: list["_Node | str"] = field(default_factory=list)

    @property
    def nodes(self) -> list["_Node"]:
        return [part for part in self.parts if isinstance(part, _Node)]


@dataclass(frozen=True, slots=True)
class Formula:
    text: str


def with_formulas(
    source: Iterable[Tag | str], *, ends: Collection[str]
) -> Iterator[Tag | str | Formula]:
    """The tags and texts of a page, its formulas each as one. A tag of `ends` ends an open one."""
    reader: _MathReader | None = None
    for token in source:
        name = "" if isinstance(token, str) else token.name
        if reader is None:
            if name == "math" and isinstance(token, Tag) and not token.is_end:
                reader = _MathReader()
            else:
                yield token
        elif name == "math" or name in ends:
            yield Formula(reader.text())
            reader = None
            if name != "math":
                yield token
        else:
            reader.take(token)
    if reader:
        yield Formula(reader.text())


class _MathReader:
    """Takes the tags and texts of one formula."""

    def __init__(self) -> None:
        self._open = [_Node("math", {})]

    def take(self, token: Tag | str) -> None:
        if isinstance(token, str):
            self._open[-1].parts.append(token.translate(_INVISIBLE))
        elif token.is_end:
            self._close(_local(token.name))
        elif _local(token.name) not in _EMPTY:
            node = _Node(_local(token.name), token.attributes)
            self._open[-1].parts.append(node)
            if len(self._open) < DEEPEST:
                self._open.append(node)

    def _close(self, name: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == name:
                del self._open[depth:]
                return

    def text(self) -> str:
        return _text_of(self._open[0]).strip()


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _text_of(node: _Node) -> str:
    if node.tag in _NOT_SAID:
        return ""
    if write := _WRITERS.get(node.tag):
        return write(node)
    if node.tag in ("mi", "mn", "mo", "ms"):
        return "".join(
            part if isinstance(part, str) else _text_of(part) for part in node.parts
        ).strip()
    return "".join(
        (part if node.tag == "mtext" else part.strip()) if isinstance(part, str) else _text_of(part)
        for part in node.parts
    )


def _part(node: _Node, place: int) -> str:
    return _text_of(node.nodes[place]) if place < len(node.nodes) else ""


def _fraction(node: _Node) -> str:
    return formulas.fraction(_part(node, 0), _part(node, 1))


def _above(node: _Node) -> str:
    return formulas.script(_part(node, 0), above=_part(node, 1))


def _below(node: _Node) -> str:
    return formulas.script(_part(node, 0), below=_part(node, 1))


def _both(node: _Node) -> str:
    return formulas.script(_part(node, 0), below=_part(node, 1), above=_part(node, 2))


def _square_root(node: _Node) -> str:
    return formulas.root("".join(_text_of(part) for part in node.nodes))


def _root(node: _Node) -> str:
    return formulas.root(_part(node, 0), _part(node, 1))


def _fenced(node: _Node) -> str:
    between = node.given.get("separators", ",")[:1]
    inner = between.join(_text_of(part) for part in node.nodes)
    return node.given.get("open", "(") + inner + node.given.get("close", ")")


def _table(node: _Node) -> str:
    return formulas.matrix([[_text_of(cell) for cell in row.nodes] for row in node.nodes])


_WRITERS: dict[str, Callable[[_Node], str]] = {
    "mfrac": _fraction,
    "msup": _above,
    "mover": _above,
    "msub": _below,
    "munder": _below,
    "msubsup": _both,
    "munderover": _both,
    "msqrt": _square_root,
    "mroot": _root,
    "mfenced": _fenced,
    "mtable": _table,
}
