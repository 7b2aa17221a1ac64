"""The code pages of an RTF file and of its fonts."""

import codecs

# \fcharset: the code pages of the fonts (Rich Text Format 1.9.1, "Font Table"). 0 and 1 are that
# of the file.
SYMBOLS = "symbols"
CHARSETS = {2: SYMBOLS, 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950",
            161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
            186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}  # fmt: skip
OF_FILE = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_PAGES = {936: "gbk", 10000: "mac_roman", 65001: "utf-8"}
# Old files name a font for each script instead.
_NAMES = {b"ce": "cp1250", b"cyr": "cp1251", b"greek": "cp1253", b"tur": "cp1254",
          b"baltic": "cp1257", b"(hebrew)": "cp1255", b"(arabic)": "cp1256",
          b"(vietnamese)": "cp1258"}  # fmt: skip


def numbered_page(number: int) -> str:
    """Return the codec of a code page; an unknown one is read as the Western."""
    try:
        return codecs.lookup(_PAGES.get(number, f"cp{number}")).name
    except LookupError:
        return "cp1252"


def page_of_font(name: bytes) -> str:
    """Return the codec that the last word of a font's name says, or nothing: Arial Cyr."""
    last = name.strip(b" ;\r\n").rpartition(b" ")[2].lower()
    return _NAMES.get(last, "")
