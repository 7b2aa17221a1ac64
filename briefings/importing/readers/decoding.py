"""Bytes of a text file into text, in the encodings that Chinese offices use."""

import codecs
import re
from collections.abc import Iterable

from briefings.importing.readers.limits import ImportRefused, check_bytes
from briefings.text.language_detection import HAN

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Characters so common in Chinese prose that a wrong encoding hardly ever shows them.
_COMMON = re.compile(
    "[的一是不在有人中之為法第者及或其上以於年日月條款項個國會他這到所應用規定"
    "为条项个国会这应规业律权],?"
)
_WEIGHT_OF_COMMON = 3
# Both encodings begin with the characters of daily use: the first bytes of these.
_IN_DAILY_USE = {"big5hkscs": (0xA4, 0xC6), "gb18030": (0xB0, 0xD7)}
_HAN = re.compile(f"[{HAN}]")
_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,200}encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})",
    re.I,
)
_CHINESE_CHARSETS = ("big5hkscs", "gb18030")
_WESTERN = "cp1252"
_KNOWN_CHARSETS = {
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
}
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
# Letters with accents, and the marks that writers of Western languages type.
_WESTERN_SIGNS = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”‚„‹›–—…•€£§©®™°±²³¹º«»ª¼½¾¿¡·´ \xad]+")
# Chinese stands in words of two characters and more, four bytes; accents stand alone or in pairs.
_LONGEST_ACCENTED = 2
_MOSTLY = 0.9
# A text with fewer bad bytes than this is UTF-8 that was cut or patched somewhere.
_MOST_BAD_BYTES = 0.002
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a]")


def decoded(data: bytes) -> str:
    """The text of a file, by its mark, its own word, or by which encoding gives common Chinese."""
    check_bytes(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding) or _patched(data, encoding) or _refuse()
    text = _strictly(data, "utf-8")
    if text is not None and "\x00" not in text:
        return text
    return _without_mark(data)


def _without_mark(data: bytes) -> str:
    encodings: Iterable[str] = _CHINESE_CHARSETS
    if known := _declared(data):
        encodings = [known]
    elif len(data) % 2 == 0 and b"\x00" in data:
        encodings = ["utf-16-le", "utf-16-be"]
    elif patched := _patched(data, "utf-8"):
        return patched
    elif western := _western(data):
        return western
    read = {name: text for name in encodings if (text := _strictly(data, name)) is not None}
    read = {name: text for name, text in read.items() if not _CONTROLS.search(text)}
    return read[max(read, key=lambda name: _likelihood(read[name], name))] if read else _refuse()


def _declared(data: bytes) -> str | None:
    """Return the Chinese encoding that a page names; a Western one is often wrong and ignored."""
    declared = _CHARSET.search(data[:4096])
    return _KNOWN_CHARSETS.get(declared[1].decode("ascii").lower()) if declared else None


def _western(data: bytes) -> str | None:
    """The text in a Western encoding, if its accents stand as they do in words."""
    text = _strictly(data, _WESTERN)
    if text is None or _CONTROLS.search(text):
        return None
    stretches = _HIGH_BYTES.findall(data)
    plausible = [
        one
        for one in stretches
        if len(one) <= _LONGEST_ACCENTED and _WESTERN_SIGNS.fullmatch(one.decode(_WESTERN))
    ]
    return text if len(plausible) >= _MOSTLY * len(stretches) else None


def _patched(data: bytes, encoding: str) -> str | None:
    """The text with a mark for the few bytes that are none of its encoding."""
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    fits = bad <= max(1, _MOST_BAD_BYTES * len(text)) and bad * 4 < len(_HAN.findall(text))
    return text if fits and not _CONTROLS.search(text) else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likelihood(text: str, encoding: str) -> float:
    """Common characters among the Chinese ones; in a line or two, those that are in daily use."""
    han = _HAN.findall(text)
    first, last = _IN_DAILY_USE.get(encoding, (0, 0))
    daily = sum(first <= letter.encode(encoding, "replace")[0] <= last for letter in han)
    return (_WEIGHT_OF_COMMON * len(_COMMON.findall(text)) + daily) / (len(han) + 1)


def _refuse() -> str:
    raise ImportRefused(
        chinese="此檔案不是文字檔，或其編碼未能辨認。請另存為 UTF-8 文字檔，或將文字貼上。",
        english="This is not a text file, or its encoding is not known. "
        "Save it as UTF-8 text, or paste the text.",
    )
