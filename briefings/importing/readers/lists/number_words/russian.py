# ruff: noqa: SIM905 - words are easier to read and to check as words than as a list
"""Двадцать один, Двадцать первый."""

_UNITS = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
    "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
).split()
_TENS = (
    "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
).split()  # fmt: skip
_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
# The ordinals that are not made of their word by one of the endings below.
_IRREGULAR = {
    "один": "первый", "два": "второй", "три": "третий", "четыре": "четвёртый", "шесть": "шестой",
    "семь": "седьмой", "восемь": "восьмой", "сорок": "сороковой", "девяносто": "девяностый",
    "пятьдесят": "пятидесятый", "шестьдесят": "шестидесятый", "семьдесят": "семидесятый",
    "восемьдесят": "восьмидесятый", "сто": "сотый", "двести": "двухсотый", "триста": "трёхсотый",
    "четыреста": "четырёхсотый", "пятьсот": "пятисотый", "шестьсот": "шестисотый",
    "семьсот": "семисотый", "восемьсот": "восьмисотый", "девятьсот": "девятисотый",
}  # fmt: skip
_THOUSANDS = (
    "тысячный двухтысячный трёхтысячный четырёхтысячный пятитысячный шеститысячный семитысячный "
    "восьмитысячный девятитысячный"
).split()


def cardinal(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    if number < 100:
        return _joined(_TENS[number // 10 - 2], number % 10)
    if number < 1000:
        return _joined(_HUNDREDS[number // 100 - 1], number % 100)
    return _joined(_thousands(number // 1000), number % 1000)


def ordinal_in_words(number: int) -> str:
    """The last word alone is an ordinal; all thousands are one word."""
    if number and number % 1000 == 0:
        return _THOUSANDS[number // 1000 - 1]
    words = cardinal(number)
    start = words.rfind(" ") + 1
    last = words[start:]
    return words[:start] + _IRREGULAR.get(last, last.removesuffix("ь") + "ый")


def _thousands(many: int) -> str:
    if many in (1, 2):
        return ("одна тысяча", "две тысячи")[many - 1]
    return f"{_UNITS[many]} {'тысячи' if many < 5 else 'тысяч'}"


def _joined(words: str, rest: int) -> str:
    return f"{words} {cardinal(rest)}" if rest else words
