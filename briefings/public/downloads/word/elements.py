"""Elements of WordprocessingML that python-docx has no functions for."""

import re
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# Characters that XML cannot hold. Input is checked for them now; older editions may have some.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Chinese fonts that come with Windows, by the language tag of the text.
_LATIN = "Times New Roman"
_FACES = {
    "zh-HK": {"text": "PMingLiU", "title": "Microsoft JhengHei"},
    "zh-CN": {"text": "SimSun", "title": "Microsoft YaHei"},
}
_USUAL = "zh-HK"


def writable(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def element(name: str, **attributes: object) -> Any:
    """Return <w:name>; an attribute's name is the one after w:."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def is_chinese(tag: dict[str, str]) -> bool:
    return tag["lang"] == "zh"


def fonts(tag: dict[str, str], use: str = "text") -> Any:
    """Return the fonts of a language; the hint makes quotation marks in Chinese full-width."""
    region = f"{tag['lang']}-{tag['region']}"
    face = _FACES.get(region, _FACES[_USUAL])[use]
    made = element("rFonts", ascii=_LATIN, hAnsi=_LATIN, eastAsia=face, cs=_LATIN)
    if is_chinese(tag):
        made.set(qn("w:hint"), "eastAsia")
    return made


def language(tag: dict[str, str]) -> Any:
    """Return the language in which Word checks spelling and breaks lines."""
    region = f"{tag['lang']}-{tag['region']}"
    if is_chinese(tag):
        return element("lang", eastAsia=region)
    return element("lang", val=region)


def text_run(text: str, tag: dict[str, str], *marks: str, style: str = "") -> Any:
    """Return a run; the marks are b, i and superscript."""
    run, looks = element("r"), element("rPr")
    if style:
        looks.append(element("rStyle", val=style))
    looks.append(fonts(tag))
    for mark in ("b", "i"):
        if mark in marks:
            looks.append(element(mark))
    if "superscript" in marks:
        looks.append(element("vertAlign", val="superscript"))
    looks.append(language(tag))
    run.append(looks)
    words = element("t")
    words.text = writable(text)
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    return run


def line_break() -> Any:
    run = element("r")
    run.append(element("br"))
    return run


def tab() -> Any:
    run = element("r")
    run.append(element("tab"))
    return run


def link(part: Any, address: str) -> Any:
    """Return an empty link; `part` is the part of the file that will contain it."""
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return made


def field(code: str, tag: dict[str, str]) -> Any:
    """Return a field that Word fills in, such as the number of the page."""
    made = element("fldSimple", instr=code)
    made.append(text_run("1", tag))
    return made
