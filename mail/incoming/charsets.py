"""Bytes of a mail into text: by the charset that it names, unless the bytes say otherwise."""

import re

_UTF_8, _LATIN = "utf-8", "cp1252"
_BIG5, _GB = "big5hkscs", "gb18030"
# How programs name an encoding of Chinese; each is read as the largest one of its kind.
_NAMES = (
    (re.compile(r"big5|^(?:cp|ms|windows-?)950"), _BIG5),
    (re.compile(r"^(?:x-|cn-)?gb|^(?:cp|ms|windows-?)936"), _GB),
    (re.compile(r"^(?:us-)?ascii|^iso-?8859-?1$|^latin-?1$|^(?:windows-|cp)1252"), _LATIN),
)
# Python can read these, but no mail is written in them, and some take very long.
_NO_ENCODINGS_OF_MAIL = {"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"}
# Their bytes may look like UTF-8.
_WIDE = ("utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32")

# Characters so common in Chinese prose that a wrong encoding hardly ever shows them.
_COMMON = re.compile("[的一是不在有人中之我你您們好請問為到以於年月日會這應收謝们请问为会这应谢]")
_HAN = re.compile("[\u4e00-\u9fff]")
_EAST_ASIAN = re.compile("[\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\x80-\x9f]")
_WEIGHT_OF_COMMON, _WEIGHT_OF_STRANGE = 3, 4
# Both encodings begin with the characters of daily use: the first bytes of these.
_IN_DAILY_USE = {_BIG5: (0xA4, 0xC6), _GB: (0xB0, 0xD7)}
# Chinese stands in words of four bytes and more; letters with accents stand alone or in pairs.
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_LONGEST_ACCENTED = 2
_ACCENTED = 0.9  # of the stretches of such bytes in a Western text
_MOST_WEIGHED = 20_000  # bytes


def decoded(data: bytes, charset: str = "") -> str:
    """Return the text of bytes that are said to be in a charset."""
    name = _codec(charset)
    if data.isascii() and name in {"", _LATIN, _BIG5, _GB}:
        return data.decode("ascii")
    utf_8 = None if name.startswith(_WIDE) else _strictly(data, _UTF_8)
    if utf_8 is not None and _is_utf_8(utf_8, name):
        return utf_8
    if name in {"", _LATIN, _UTF_8}:
        return _guessed(data, otherwise=name or _UTF_8)
    text = _strictly(data, name)
    return _guessed(data, otherwise=_UTF_8) if text is None else text


def _codec(charset: str) -> str:
    """Return Python's name for a charset; empty if it is none that mails are written in."""
    name = charset.strip(" \"'").lower()[:40]
    if name.replace("-", "_") in _NO_ENCODINGS_OF_MAIL:
        return ""
    return next((codec for pattern, codec in _NAMES if pattern.search(name)), name)


def _is_utf_8(text: str, name: str) -> bool:
    """Return whether bytes that can be decoded as UTF-8 are UTF-8, though the mail may differ."""
    if name in {"", _UTF_8}:
        return True
    if text.isascii():
        return False
    # Two characters of GBK may look like two letters of UTF-8, but hardly like Chinese ones.
    return bool(_EAST_ASIAN.search(text)) or name not in {_BIG5, _GB}


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name) if name else None
    except (LookupError, ValueError):
        return None


def _guessed(data: bytes, *, otherwise: str) -> str:
    """Return the text in the encoding that it is most likely in."""
    beginning = data[:_MOST_WEIGHED]
    if _is_western(beginning):
        return data.decode(_LATIN, "replace")
    weights = {name: _weight(beginning, name) for name in (_BIG5, _GB)}
    likely = max(weights, key=lambda name: weights[name])
    return data.decode(likely if weights[likely] > 0 else otherwise, "replace")


def _is_western(data: bytes) -> bool:
    stretches = _HIGH_BYTES.findall(data)
    short = sum(len(stretch) <= _LONGEST_ACCENTED for stretch in stretches)
    letters = re.findall(rb"[A-Za-z]", data)
    return short >= _ACCENTED * len(stretches) and len(letters) >= sum(map(len, stretches))


def _weight(data: bytes, name: str) -> float:
    """Return how likely an encoding is by the characters that it gives."""
    text = data.decode(name, "replace")
    first, last = _IN_DAILY_USE[name]
    han = _HAN.findall(text)
    daily = sum(first <= letter.encode(name, "replace")[0] <= last for letter in han)
    strange = _WEIGHT_OF_STRANGE * len(_STRANGE.findall(text))
    return (_WEIGHT_OF_COMMON * len(_COMMON.findall(text)) + daily - strange) / (len(han) + 1)
