# ruff: noqa: SIM905 - words are easier to read and to check as words than as a list
"""Vinte e um, Vigésimo primeiro, as they are written in Portugal and Macau."""

_UNITS = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze "
    "dezasseis dezassete dezoito dezanove"
).split()
_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()
_HUNDREDS = (
    "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
).split()
_ORDINAL_UNITS = "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono".split()
_ORDINAL_TENS = (
    "décimo vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo "
    "nonagésimo"
).split()
_ORDINAL_HUNDREDS = (
    "centésimo ducentésimo trecentésimo quadringentésimo quingentésimo sexcentésimo "
    "septingentésimo octingentésimo nongentésimo"
).split()


def cardinal(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    if number < 100:
        return _joined(_TENS[number // 10 - 2], number % 10)
    if number < 1000:
        return "cem" if number == 100 else _joined(_HUNDREDS[number // 100 - 1], number % 100)
    rest = number % 1000
    words = "mil" if number < 2000 else f"{cardinal(number // 1000)} mil"
    is_short = rest < 100 or rest % 100 == 0
    return _joined(words, rest) if is_short else f"{words} {cardinal(rest)}"


def ordinal_in_words(number: int) -> str:
    """Every figure is an ordinal: centésimo vigésimo primeiro."""
    if number >= 2000 or number < 1:
        return f"{number}.º"
    words = ["milésimo"] if number >= 1000 else []
    for names, unit in ((_ORDINAL_HUNDREDS, 100), (_ORDINAL_TENS, 10), (_ORDINAL_UNITS, 1)):
        figure = number // unit % 10
        words += [names[figure - 1]] if figure else []
    return " ".join(words)


def _joined(words: str, rest: int) -> str:
    return f"{words} e {cardinal(rest)}" if rest else words
