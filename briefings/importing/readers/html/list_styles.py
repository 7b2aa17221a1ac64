"""What style sheets and attributes of a page say about its lists: how items are counted."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefings.importing.readers.html.style_rules import rules_of
from briefings.importing.readers.lists.number_formats import figure

# Pages hold few rules about lists; a style sheet with more was not written for them.
MOST_RULES, MOST_RULE_SIGNS = 40, 400

_COMPOUND = re.compile(r"([\w-]*)((?:[.#][\w-]+)*)")
_PSEUDO = re.compile(r"::?(?:before|marker)$")
_TYPE = re.compile(
    r"list-style(?:-type)?\s*:\s*(?:(?:inside|outside)\s+)?(\"[^\"]*\"|'[^']*'|[\w-]+)", re.I
)
_CONTENT = re.compile(r"(?<![\w-])content\s*:\s*([^;]*counters?\([^;]*)", re.I)
_CONTENT_PART = re.compile(
    r"\"([^\"]*)\"|'([^']*)'"
    r"|(?P<kind>counters?)\(\s*(?P<name>[\w-]+)\s*(?:,\s*[\"'](?P<between>[^\"']*)[\"']\s*)?"
    r"(?:,\s*(?P<style>[\w-]+)\s*)?\)"
)
_ESCAPED = re.compile(r"\\([0-9A-Fa-f]{1,5})\s?|\\(.)")
_BULLETS = frozenset(("disc", "circle", "square", "disclosure-closed", "disclosure-open"))
# The counter styles of CSS by our names, with what stands behind the number.
_POINT, _COMMA = ". ", "、"
_COUNTERS = {
    "decimal": ("decimal", _POINT),
    "decimal-leading-zero": ("decimalZero", _POINT),
    "lower-alpha": ("lowerColumn", _POINT),
    "lower-latin": ("lowerColumn", _POINT),
    "upper-alpha": ("upperColumn", _POINT),
    "upper-latin": ("upperColumn", _POINT),
    "lower-roman": ("lowerRoman", _POINT),
    "upper-roman": ("upperRoman", _POINT),
    "lower-greek": ("lowerGreek", _POINT),
    "hebrew": ("hebrew1", _POINT),
    "arabic-indic": ("arabicIndic", _POINT),
    "thai": ("thaiNumbers", _POINT),
    "devanagari": ("hindiNumbers", _POINT),
    "katakana": ("aiueoFullWidth", _COMMA),
    "katakana-iroha": ("irohaFullWidth", _COMMA),
    "cjk-decimal": ("ideographDigital", _COMMA),
    "cjk-ideographic": ("chineseCounting", _COMMA),
    "trad-chinese-informal": ("chineseCounting", _COMMA),
    "simp-chinese-informal": ("chineseCounting", _COMMA),
    "trad-chinese-formal": ("ideographLegalTraditional", _COMMA),
    "simp-chinese-formal": ("chineseLegalSimplified", _COMMA),
    "japanese-informal": ("japaneseCounting", _COMMA),
    "japanese-formal": ("japaneseLegal", _COMMA),
    "korean-hanja-informal": ("japaneseCounting", ", "),
    "korean-hangul-formal": ("koreanCounting", ", "),
    "cjk-heavenly-stem": ("ideographTraditional", _COMMA),
    "cjk-earthly-branch": ("ideographZodiac", _COMMA),
}
# What frameworks and pages call a list without marks; their style sheets seldom come along.
_UNMARKED = re.compile(
    r"(?:list-?)?(?:unstyled|(?:style-?)?none|no-?(?:style|type|marker|bullet|number)s?)", re.I
)
_TYPE_ATTRIBUTES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}


@dataclass(frozen=True, slots=True)
class Element:
    """An open tag as style sheets see it."""

    tag: str
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Rule:
    path: tuple[Element, ...]
    weight: tuple[int, int]
    style: str
    content: str = ""


class StyleSheet:
    def __init__(self) -> None:
        self._rules: list[_Rule] = []

    def read(self, text: str) -> None:
        for selectors, declared in rules_of(text):
            content = _CONTENT.search(declared)
            style = style_in(declared)
            if (content or style) and len(selectors + declared) < MOST_RULE_SIGNS:
                for selector in selectors.split(","):
                    self._add(selector.strip(), style, content[1] if content else "")

    def _add(self, selector: str, style: str, content: str) -> None:
        is_generated = _PSEUDO.search(selector) is not None
        known = path_of(_PSEUDO.sub("", selector))
        if not known or len(self._rules) >= MOST_RULES:
            return
        weight = (sum(len(one.names) for one in known), sum(bool(one.tag) for one in known))
        if is_generated or not content:
            self._rules.append(_Rule(known, weight, style, content if is_generated else ""))

    def style_of(self, path: Sequence[Element]) -> str:
        """The list style of the innermost of these elements, if a rule gives one."""
        return self._best([rule for rule in self._rules if rule.style], path, "style")

    def content_of(self, path: Sequence[Element]) -> str:
        """What a rule writes in front of this element by a counter."""
        return self._best([rule for rule in self._rules if rule.content], path, "content")

    @staticmethod
    def _best(rules: list[_Rule], path: Sequence[Element], wanted: str) -> str:
        fitting = [rule for rule in rules if fits(rule.path, path)]
        best = max(enumerate(fitting), key=lambda one: (one[1].weight, one[0]), default=None)
        return getattr(best[1], wanted) if best else ""


def path_of(selector: str) -> tuple[Element, ...]:
    """The elements that a selector names, outermost first; nothing if it names more than these."""
    path = [_element(part) for part in selector.replace(">", " ").split()]
    known = tuple(one for one in path if one)
    return known if len(known) == len(path) else ()


def _element(selector: str) -> Element | None:
    match = _COMPOUND.fullmatch(selector)
    if match is None:
        return None
    return Element(match[1].lower(), frozenset(re.findall(r"[.#][\w-]+", match[2])))


def fits(wanted: Sequence[Element], path: Sequence[Element]) -> bool:
    """Return whether the last of the wanted elements is the innermost, the others around it."""
    if not path or not _is_like(wanted[-1], path[-1]):
        return False
    around = iter(reversed(path[:-1]))
    return all(any(_is_like(one, element) for element in around) for one in reversed(wanted[:-1]))


def _is_like(wanted: Element, element: Element) -> bool:
    return wanted.tag in ("", element.tag) and wanted.names <= element.names


def element_of(tag: str, given: dict[str, str]) -> Element:
    names = [f".{name}" for name in given.get("class", "").split()]
    return Element(tag, frozenset([*names, "#" + given["id"]] if given.get("id") else names))


def style_in(declared: str) -> str:
    """The list style in a style attribute or rule: lower-roman, none, or a text in quotes."""
    found = _TYPE.search(declared) if "list-style" in declared.lower() else None
    if found is None:
        return ""
    return found[1] if found[1][0] in "\"'" else found[1].lower()


def style_of_type(written: str) -> str:
    """The list style of a type attribute: type="a"."""
    written = written.strip()
    return _TYPE_ATTRIBUTES.get(written, written.lower() if written.lower() in _BULLETS else "")


def style_of_names(names: str) -> str:
    """The list style that the name of a class says: class="list-unstyled"."""
    return "none" if any(map(_UNMARKED.fullmatch, names.split())) else ""


def mark(style: str, number: int) -> str:
    """What a browser writes in front of an item: "iv. ", "三、", "- " or nothing."""
    if style == "none":
        return ""
    if style in _BULLETS:
        return "- "
    if style[:1] in "\"'" and style:
        text = style[1:-1].strip()
        return f"{text} " if any(map(str.isalnum, text)) else "- " if text else ""
    form, behind = _COUNTERS.get(style, _COUNTERS["decimal"])
    return _figure(number, form) + behind


def generated(content: str, numbers_of: Callable[[str], Sequence[int]]) -> str:
    """What `content` writes in front of an element.

    `numbers_of` a counter are those of the elements around it, and last its own.
    """
    written = ""
    for match in _CONTENT_PART.finditer(content):
        if match["kind"]:
            form, _ = _COUNTERS.get((match["style"] or "decimal").lower(), _COUNTERS["decimal"])
            numbers = numbers_of(match["name"])
            shown = numbers if match["kind"].lower() == "counters" else numbers[-1:]
            written += (match["between"] or "").join(_figure(number, form) for number in shown)
        else:
            written += _ESCAPED.sub(_sign, match[1] or match[2] or "")
    said = " ".join(written.split())
    return said + ("" if said.endswith(_COMMA) else " ") if said else ""


def _sign(escaped: re.Match[str]) -> str:
    """\\A0 is a blank, and a quotation mark stands behind a backslash."""
    sign = chr(int(escaped[1], 16)) if escaped[1] else escaped[2]
    return sign if sign.isprintable() else " "


def _figure(number: int, form: str) -> str:
    """Browsers write z, aa, ab as the columns of a spreadsheet; Word writes z, aa, bb."""
    if not form.endswith("Column") or number < 1:
        return figure(number, form)
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters.upper() if form.startswith("upper") else letters
