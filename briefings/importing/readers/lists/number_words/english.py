"""One hundred twenty-one, One hundred twenty-first, 121st: without "and", as Word writes them."""

from briefings.text.numerals import ORDINALS, TENS, UNITS

_IRREGULAR = dict(zip(UNITS, ORDINALS, strict=True)) | {
    ten: ten[:-1] + "ieth" for ten in TENS
}  # fmt: skip


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th, 21st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def cardinal(number: int) -> str:
    if number < 20:
        return UNITS[number]
    if number < 100:
        return _joined("-", TENS[number // 10 - 2], number % 10)
    if number < 1000:
        return _joined(" ", UNITS[number // 100] + " hundred", number % 100)
    return _joined(" ", cardinal(number // 1000) + " thousand", number % 1000)


def ordinal_in_words(number: int) -> str:
    """The last word alone is an ordinal: one hundred twenty-first."""
    words = cardinal(number)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    return words[:start] + _IRREGULAR.get(last, last + "th")


def _joined(sign: str, words: str, rest: int) -> str:
    return words + sign + cardinal(rest) if rest else words
