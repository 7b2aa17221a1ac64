"""The styles of a Word file, which its reader can change in one place."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from briefings.public.downloads.word.elements import element, fonts, language

INK, SOFT, ACCENT = (RGBColor.from_string(code) for code in ("161A23", "515A6C", "1D3F91"))
# One size and line height for both languages, which stand side by side.
_TEXT = 10.5
_HEADINGS = {"Title": 20.0, "Subtitle": 14, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11}
# Name: size, colour, indent in mm, points before and after.
_OWN = {
    "Standfirst": (11.5, SOFT, 0, 0, 10),
    "Facts": (9, SOFT, 0, 0, 2),
    "Notice": (9.5, INK, 4, 4, 6),
    "Small Print": (8.5, SOFT, 0, 0, 4),
    "Footnote Text": (8.5, INK, 0, 0, 2),
    "Table Text": (9.5, INK, 0, 2, 2),
}


def dress(document: Any, main: dict[str, str]) -> None:
    """Restyle python-docx's template, and add the styles that it lacks."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(24)
    normal = document.styles["Normal"]
    _set(normal, main, size=_TEXT, colour=INK, after=6)
    normal.paragraph_format.line_spacing = Pt(17)
    normal.paragraph_format.widow_control = True
    _dress_headings(document, main)
    _add_own(document, main)
    quote = document.styles["Quote"]
    _set(quote, main, size=_TEXT, colour=SOFT, after=6)
    quote.font.italic = False
    quote.paragraph_format.left_indent = Mm(8)
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3", "List Paragraph"):
        _set(document.styles[name], main, size=_TEXT, colour=INK)
    _set(document.styles["Caption"], main, size=9, colour=INK)
    document.styles["Caption"].font.bold = False
    linked = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    linked.font.color.rgb, linked.font.underline = ACCENT, True


def _dress_headings(document: Any, main: dict[str, str]) -> None:
    for name, size in _HEADINGS.items():
        style = document.styles[name]
        _set(style, main, size=size, colour=INK, use="title", before=size * 0.8, after=size * 0.4)
        style.font.bold, style.font.italic = True, False
        style.paragraph_format.line_spacing = 1.15
        style.paragraph_format.keep_with_next = True
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)


def _add_own(document: Any, main: dict[str, str]) -> None:
    for name, (size, colour, indent, before, after) in _OWN.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _set(style, main, size=size, colour=colour, before=before, after=after)
        style.paragraph_format.left_indent = Mm(indent)
        style.paragraph_format.line_spacing = 1.2


def _set(
    style: Any,
    tag: dict[str, str],
    *,
    size: float,
    colour: RGBColor,
    use: str = "text",
    before: float = 0,
    after: float = 4,
) -> None:
    looks = style.element.get_or_add_rPr()
    for name in ("rFonts", "lang", "spacing", "kern"):
        for old in looks.findall(qn(f"w:{name}")):
            looks.remove(old)
    style.font.size, style.font.color.rgb = Pt(size), colour
    looks.insert(0, fonts(tag, use))
    looks.append(language(tag))
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def without_lines(table: Any, widths: list[Any]) -> None:
    """Give a table that only sets texts side by side fixed widths and no lines."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    looks = table._tbl.tblPr
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=85, type="dxa"))
    looks.find(qn("w:tblLook")).addprevious(margins)
