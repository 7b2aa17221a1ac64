"""Word's fields: of a field only its result is text, and of a field in a code nothing."""

import re
from dataclasses import dataclass, field

from lxml import etree

from briefings.importing.readers import formulas
from briefings.importing.readers.docx.field_numbers import FieldNumbers
from briefings.importing.readers.docx.styles import W, is_on, value
from briefings.importing.readers.runs import safe_link
from briefings.importing.readers.symbol_fonts import UNKNOWN, in_font, symbol_font, without_private

TRUE = frozenset(("1", "true", "on"))
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
_CIRCLED = re.compile(r"\\o\s*(?:\\a[clr]\s*)?\(\s*[○◯〇]\s*[,;，]\s*([^()]*?)\s*\)", re.IGNORECASE)
_SYMBOL = re.compile(
    r"\s*SYMBOL\s+(?:0x(?P<hex>[0-9a-f]{1,4})|(?P<decimal>\d{1,4}))\b", re.IGNORECASE
)
_SYMBOL_FONT = re.compile(r"\\f\s*(?:\"([^\"]*)\"|(\S+))", re.IGNORECASE)
# Word computes these numbers only on display. Lists that the author defined are not known here.
_COUNTER = re.compile(r"\s*(?:AUTONUM\w*|LISTNUM)\b", re.IGNORECASE)
# Fields that show nothing, or only lists and pages of what the text says.
_SILENT = re.compile(
    r"\s*(?:$|(?:TOC|INDEX|TOA|XE|TC|TA|RD|SET|ASK|FILLIN|ADVANCE|PRIVATE|NEXT\w*|SKIPIF|PRINT|BIBLIOGRAPHY"
    r"|PAGE|NUMPAGES|SECTION|SECTIONPAGES|FILENAME)\b)",
    re.IGNORECASE,
)
# What Word writes where a reference leads nowhere.
_FAILED = re.compile(
    r"\s*(?:Error! (?:Reference source not found|Bookmark not defined|No bookmark name given)"
    r"|(?:錯誤|错误)\s*[!！]\s*(?:找不到參照來源|找不到参照来源|未找到引用源|尚未定義書籤|未定義書籤|未定义书签))",
    re.IGNORECASE,
)
# A button shows its own words: what to click, or what to fill in.
_BUTTON = re.compile(r"\s*(?:MACRO|GOTO)BUTTON\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
_EQUATION = re.compile(r"\s*EQ\b", re.IGNORECASE)
_CALL = re.compile(r"\\([a-z]+)((?:\s*\\[a-z]+\s*\d*)*)\s*\(([^()]*)\)", re.IGNORECASE)
# Two characters in the space of one, and a reading set above a word.
_COMBINED = re.compile(
    r"\\o\s*\(\\s\\up\s*\d*\(([^()]*)\)\s*[,;，]\s*\\s\\do\s*\d*\(([^()]*)\)\)", re.IGNORECASE
)
_READING = re.compile(r"\\\*\s*jc\d.*\\s\s*\\up\s*\d*\([^()]*\)\s*[,;，]([^()]*)\)", re.IGNORECASE)
# Switches of the drawing itself: its font and size.
_SWITCH = re.compile(r'\\\*\s*(?:"[^"]*"|\w+)')
_NUMBERS = {str(number): sign for number, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")} | {
    str(number): chr(0x3251 + number - 21) for number in range(21, 36)
}


@dataclass
class _Field:
    code: str = ""
    in_result: bool = False
    form: etree._Element | None = None
    has_result: bool = False
    is_stale: bool = False


@dataclass
class Fields:
    """The fields that are open where the reader stands."""

    unended: set[etree._Element] = field(default_factory=set)
    _numbers: FieldNumbers = field(default_factory=FieldNumbers)
    _open: list[_Field] = field(default_factory=list)

    def look_ahead(self, root: etree._Element) -> None:
        """Find the fields that nothing ends: of these, everything is text."""
        begun: list[etree._Element] = []
        for mark in root.iter(W + "fldChar"):
            kind = mark.get(W + "fldCharType")
            if kind == "begin":
                begun.append(mark)
            elif kind == "end" and begun:
                begun.pop()
        self.unended = set(begun)

    @property
    def shows(self) -> bool:
        return all(one.in_result for one in self._open)

    @property
    def in_contents(self) -> bool:
        return any(one.in_result and _CONTENTS.match(one.code) for one in self._open)

    @property
    def link(self) -> str:
        for one in self._open:
            match = _HYPERLINK.search(one.code) if one.in_result else None
            if match:
                return safe_link(match[1])
        return ""

    def add_code(self, text: str) -> None:
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += text

    @property
    def in_symbol(self) -> bool:
        return bool(self._open) and _SYMBOL.match(self._open[-1].code) is not None

    def fails(self, text: str) -> bool:
        """Take text as the result of the open fields; return whether it is an error instead."""
        for one in self._open:
            one.has_result = True
        return bool(self._open) and _FAILED.match(text) is not None

    def mark(self, mark: etree._Element) -> tuple[str, str]:
        """Go past a mark; return what a field that ends here shows without a result, its code."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin" and mark not in self.unended:
            is_stale = mark.get(W + "dirty") in TRUE
            self._open.append(_Field(form=mark.find(W + "ffData"), is_stale=is_stale))
        elif kind == "separate" and self._open:
            # The result of a symbol is a letter that means it only in the font of symbols.
            self._open[-1].in_result = not _SYMBOL.match(self._open[-1].code)
        elif kind == "end" and self._open:
            ended = self._open.pop()
            return self._text_and_code(ended)
        return "", ""

    def simple(self, element: etree._Element) -> tuple[str, str]:
        """The same of a field of one element, which holds no result."""
        is_stale = element.get(W + "dirty") in TRUE
        ended = _Field(element.get(W + "instr", ""), is_stale=is_stale)
        return self._text_and_code(ended)

    def _text_and_code(self, ended: _Field) -> tuple[str, str]:
        code = " ".join(ended.code.split())
        return (_computed_text(ended, self._numbers), code) if self.shows else ("", "")


def _computed_text(ended: _Field, numbers: FieldNumbers) -> str:
    if ended.has_result:
        return ""
    if ended.form is not None:
        return _form_text(ended.form)
    if _EQUATION.match(ended.code):
        return _equation(ended.code)
    if symbol := _SYMBOL.match(ended.code):
        return _symbol(symbol, ended.code)
    if button := _BUTTON.match(ended.code):
        return button[1].strip()
    if _COUNTER.match(ended.code):
        return numbers.number(ended.code) or UNKNOWN
    # Word makes the result when it opens the file.
    return UNKNOWN if ended.is_stale and not _SILENT.match(ended.code) else ""


def _symbol(symbol: re.Match[str], code: str) -> str:
    """The sign of a font that a field names by its number: SYMBOL 179 \\f "Symbol"."""
    font = _SYMBOL_FONT.search(code)
    number = int(symbol["decimal"]) if symbol["decimal"] else int(symbol["hex"], 16)
    known = symbol_font(font[1] or font[2]) if font else ""
    if not known and 0x7F < number < 0x100 and "\\u" not in code.lower():
        return bytes([number]).decode("cp1252", "replace")
    return in_font(chr(number), known)


def _form_text(form: etree._Element) -> str:
    """The chosen entry of a list, or a box ticked or not; the text of other fields is a result."""
    choice = form.find(W + "ddList")
    if choice is not None:
        entries = [value(entry) for entry in choice.iterfind(W + "listEntry")]
        chosen = value(choice.find(W + "result")) or value(choice.find(W + "default")) or "0"
        place = int(chosen) if chosen.isdecimal() and len(chosen) < 4 else 0
        return entries[place] if place < len(entries) else ""
    box = form.find(W + "checkBox")
    if box is None:
        return ""
    state = box.find(W + "checked")
    return "☑" if is_on(box.find(W + "default") if state is None else state) else "☐"


def _equation(code: str) -> str:
    """What an EQ field draws: a character in a circle, a fraction, raised text, a root."""
    if reading := _READING.search(code):
        return reading[1].strip()
    text = _SWITCH.sub("", _EQUATION.sub("", code))
    text = _COMBINED.sub(lambda match: match[1].strip() + match[2].strip(), text)
    text = _CIRCLED.sub(lambda match: _NUMBERS.get(match[1], f"○{match[1]}"), text)
    for _ in range(8):  # from the inside out
        changed = _CALL.sub(_drawn, text)
        if changed == text:
            break
        text = changed
    # A drawing that is not understood leaves a mark, not its code.
    return UNKNOWN if "\\" in text else without_private(_plain(text)).strip()


def _drawn(match: re.Match[str]) -> str:
    name, options = match[1].lower(), match[2].lower()
    parts = [part.strip() for part in re.split("[,;，]", match[3])]
    if name == "f" and len(parts) == 2:
        drawn = formulas.fraction(_plain(parts[0]), _plain(parts[1]))
    elif name == "r":
        drawn = formulas.root(parts[-1], parts[0] if len(parts) > 1 else "")
    elif name == "s":
        below = "\\do" in options
        drawn = formulas.script(
            "", below=match[3] if below else "", above="" if below else match[3]
        )
    else:
        drawn = " ".join(filter(None, parts)) if name in ("l", "a") else "".join(parts)
    return drawn.replace("(", "\ufdd0").replace(")", "\ufdd1")


def _plain(part: str) -> str:
    return part.replace("\ufdd0", "(").replace("\ufdd1", ")")


def is_contents_code(code: str) -> bool:
    return bool(_CONTENTS.match(code))
