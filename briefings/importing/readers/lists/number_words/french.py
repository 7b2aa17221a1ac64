# ruff: noqa: SIM905 - words are easier to read and to check as words than as a list
"""Vingt-et-un, Soixante-et-onzième, 1er: with the hyphens of the spelling of 1990."""

_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
).split()  # fmt: skip
_TENS = "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
# Before -ième; an -e at the end is dropped, and so is the -s of quatre-vingts and deux-cents.
_STEMS = {"cinq": "cinqu", "neuf": "neuv", "vingts": "vingt", "cents": "cent"}


def ordinal(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"


def cardinal(number: int) -> str:
    if number < 100:
        return _below_hundred(number)
    if number < 1000:
        words = _times(number // 100, "cent")
        return _joined(words, number % 100) if number % 100 else words + "s" * (number >= 200)
    return _joined(_times(number // 1000, "mille"), number % 1000)


def ordinal_in_words(number: int) -> str:
    if number == 1:
        return "premier"
    words = cardinal(number)
    start = words.rfind("-") + 1
    last = words[start:]
    return words[:start] + _STEMS.get(last, last.removesuffix("e")) + "ième"


def _below_hundred(number: int) -> str:
    """60 to 79 and 80 to 99 are counted on: soixante-dix, quatre-vingt-dix."""
    if number < 17:
        return _UNITS[number]
    if number < 20:
        return f"dix-{_UNITS[number - 10]}"
    ten, rest = divmod(number, 10)
    rest += 10 if ten in (7, 9) else 0
    words = _TENS[ten - 2]
    if number == 80:
        return words + "s"
    if rest in (1, 11) and number < 80:
        words += "-et"
    return _joined(words, rest)


def _times(many: int, unit: str) -> str:
    return unit if many == 1 else f"{_UNITS[many]}-{unit}"


def _joined(words: str, rest: int) -> str:
    return f"{words}-{cardinal(rest)}" if rest else words
