"""Word's formulas (OMML) as a line of text."""

from collections.abc import Callable

from lxml import etree

from briefings.importing.readers import formulas
from briefings.importing.readers.docx.styles import W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Formulas nested deeper than anybody writes them are read as plain text.
DEEPEST = 40


def formula(element: etree._Element, depth: int = 0) -> str:
    """The text of a formula, or of a part of one."""
    if depth > DEEPEST:
        return "".join(element.itertext(M + "t"))
    name = element.tag.removeprefix(M)
    if name in ("t", W + "t"):
        return element.text or ""
    if write := _WRITERS.get(name):
        return write(element, depth + 1)
    return "".join(formula(child, depth + 1) for child in element if _is_said(child))


def _is_said(element: etree._Element) -> bool:
    """Properties say nothing, and what a tracked change took away is no part of the formula."""
    return not element.tag.endswith("Pr") and element.tag not in (W + "del", W + "moveFrom")


def _part(element: etree._Element, name: str, depth: int) -> str:
    found = element.find(M + name)
    return "" if found is None else formula(found, depth)


def _property(element: etree._Element, name: str, otherwise: str) -> str:
    found = element.find(f"{M}{element.tag.removeprefix(M)}Pr/{M}{name}")
    return otherwise if found is None else found.get(M + "val", "")


def _fraction(element: etree._Element, depth: int) -> str:
    return formulas.fraction(_part(element, "num", depth), _part(element, "den", depth))


def _script(element: etree._Element, depth: int) -> str:
    below, above = _part(element, "sub", depth), _part(element, "sup", depth)
    return formulas.script(_part(element, "e", depth), below=below, above=above)


def _script_before(element: etree._Element, depth: int) -> str:
    below, above = _part(element, "sub", depth), _part(element, "sup", depth)
    return formulas.script("", below=below, above=above) + _part(element, "e", depth)


def _root(element: etree._Element, depth: int) -> str:
    return formulas.root(_part(element, "e", depth), _part(element, "deg", depth))


def _sum(element: etree._Element, depth: int) -> str:
    sign = _property(element, "chr", "∫")
    below, above = _part(element, "sub", depth), _part(element, "sup", depth)
    return formulas.script(sign, below=below, above=above) + formulas.grouped(
        _part(element, "e", depth)
    )


def _brackets(element: etree._Element, depth: int) -> str:
    between = _property(element, "sepChr", "|")
    inner = between.join(formula(one, depth) for one in element.iterfind(M + "e"))
    return _property(element, "begChr", "(") + inner + _property(element, "endChr", ")")


def _limit(element: etree._Element, depth: int) -> str:
    below = above = ""
    if element.tag == M + "limLow":
        below = _part(element, "lim", depth)
    else:
        above = _part(element, "lim", depth)
    return formulas.script(_part(element, "e", depth), below=below, above=above)


def _function(element: etree._Element, depth: int) -> str:
    return _part(element, "fName", depth) + formulas.grouped(_part(element, "e", depth))


def _matrix(element: etree._Element, depth: int) -> str:
    return formulas.matrix(
        [
            [formula(one, depth) for one in row.iterfind(M + "e")]
            for row in element.iterfind(M + "mr")
        ]
    )


_WRITERS: dict[str, Callable[[etree._Element, int], str]] = {
    "f": _fraction,
    "sSup": _script,
    "sSub": _script,
    "sSubSup": _script,
    "sPre": _script_before,
    "rad": _root,
    "nary": _sum,
    "d": _brackets,
    "limLow": _limit,
    "limUpp": _limit,
    "func": _function,
    "m": _matrix,
}
