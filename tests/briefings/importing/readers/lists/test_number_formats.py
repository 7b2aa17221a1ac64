"""The counters of automatic lists, against values worked out by hand and numerals read back."""

import pytest

from briefings.importing.readers.lists.number_formats import figure
from briefings.text.numerals import han_number

NUMBERS = range(1, 1201)

BY_HAND = {
    "decimal": {1: "1", 10: "10", 1200: "1200"},
    "decimalZero": {1: "01", 9: "09", 10: "10", 100: "100"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 28: "bb", 52: "zz", 53: "aaa"},
    "upperLetter": {3: "C", 27: "AA"},
    "lowerRoman": {4: "iv", 9: "ix", 14: "xiv", 40: "xl", 90: "xc", 400: "cd", 944: "cmxliv"},
    "upperRoman": {1: "I", 49: "XLIX", 499: "CDXCIX", 1200: "MCC"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th",
                21: "21st", 102: "102nd", 111: "111th", 1003: "1003rd"},
    "cardinalText": {1: "One", 20: "Twenty", 21: "Twenty-one", 100: "One hundred",
                     115: "One hundred fifteen", 1200: "One thousand two hundred"},
    "ordinalText": {1: "First", 5: "Fifth", 12: "Twelfth", 20: "Twentieth", 21: "Twenty-first",
                    100: "One hundredth", 103: "One hundred third", 1000: "One thousandth"},
    "hex": {9: "9", 10: "A", 16: "10", 255: "FF"},
    "numberInDash": {1: "- 1 -", 12: "- 12 -"},
    "none": {1: "", 50: ""},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 100: "一百",
                        101: "一百零一", 110: "一百一十", 111: "一百一十一", 1000: "一千",
                        1001: "一千零一", 1010: "一千零一十", 1100: "一千一百"},
    "chineseCountingThousand": {12: "十二", 1000: "一千"},
    "taiwaneseCounting": {10: "十", 35: "三十五"},
    "taiwaneseCountingThousand": {10: "十", 205: "二百零五"},
    "chineseLegalSimplified": {1: "壹", 2: "贰", 6: "陆", 10: "壹拾", 21: "贰拾壹", 100: "壹佰",
                               1000: "壹仟"},
    "ideographLegalTraditional": {1: "壹", 3: "參", 10: "壹拾", 12: "壹拾貳", 101: "壹佰零壹"},
    "ideographDigital": {1: "一", 10: "一〇", 12: "一二", 100: "一〇〇"},
    "taiwaneseDigital": {10: "一〇", 25: "二五"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11", 12: "12"},
    "ideographZodiac": {1: "子", 12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 2: "乙丑", 13: "丙子", 60: "癸亥", 61: "61"},
    "ideographEnclosedCircle": {1: "㊀", 10: "㊉", 11: "11"},
    "decimalFullWidth": {1: "１", 10: "１０", 205: "２０５"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛", 21: "21"},
    "japaneseCounting": {1: "一", 10: "十", 20: "二十", 100: "百", 101: "百一", 1000: "千"},
    "japaneseLegal": {1: "壱", 10: "壱拾", 20: "弐拾"},
    "koreanCounting": {1: "일", 10: "십", 21: "이십일", 110: "백십"},
    "koreanLegal": {1: "하나", 12: "열둘", 20: "스물", 99: "아흔아홉", 100: "백"},
    "aiueoFullWidth": {1: "ア", 46: "ン", 47: "ア"},
    "iroha": {1: "ｲ", 25: "ヰ", 43: "ヱ"},
    "irohaFullWidth": {1: "イ", 2: "ロ", 3: "ハ"},
    "ganada": {1: "가", 14: "하", 15: "가"},
    "hebrew1": {1: "א", 11: "יא", 15: "טו", 16: "טז", 17: "יז", 20: "כ", 115: "קטו", 400: "ת"},
    "hebrew2": {1: "א", 22: "ת"},
    "arabicAlpha": {1: "أ", 2: "ب", 3: "ت", 4: "ث"},
    "arabicAbjad": {1: "أ", 2: "ب", 3: "ج", 4: "د"},
    "russianUpper": {1: "А", 3: "В", 26: "Ы", 29: "Я", 30: "АА"},
    "thaiNumbers": {1: "๑", 10: "๑๐"},
    "hindiNumbers": {1: "१", 12: "१२"},
    "chicago": {1: "*", 2: "†", 4: "§", 5: "**"},
    "a format nobody knows": {7: "7"},
}  # fmt: skip


IN_WORDS = {
    ("fr-FR", "ordinal"): {1: "1er", 2: "2e", 21: "21e"},
    ("fr-FR", "cardinalText"): {1: "Un", 17: "Dix-sept", 21: "Vingt-et-un", 71: "Soixante-et-onze",
                                80: "Quatre-vingts", 81: "Quatre-vingt-un", 95: "Quatre-vingt-quinze",
                                100: "Cent", 200: "Deux-cents", 201: "Deux-cent-un", 1000: "Mille"},
    ("fr-FR", "ordinalText"): {1: "Premier", 2: "Deuxième", 5: "Cinquième", 9: "Neuvième",
                               14: "Quatorzième", 21: "Vingt-et-unième", 80: "Quatre-vingtième",
                               300: "Trois-centième", 1000: "Millième"},
    ("pt-PT", "ordinal"): {1: "1.º", 12: "12.º"},
    ("pt-PT", "cardinalText"): {1: "Um", 16: "Dezasseis", 21: "Vinte e um", 100: "Cem",
                                101: "Cento e um", 1100: "Mil e cem", 1120: "Mil cento e vinte",
                                2000: "Dois mil"},
    ("pt-PT", "ordinalText"): {1: "Primeiro", 12: "Décimo segundo", 40: "Quadragésimo",
                               121: "Centésimo vigésimo primeiro", 1000: "Milésimo", 2000: "2000.º"},
    ("ru-RU", "ordinal"): {1: "1-й", 23: "23-й"},
    ("ru-RU", "cardinalText"): {1: "Один", 21: "Двадцать один", 2002: "Две тысячи два",
                                5000: "Пять тысяч"},
    ("ru-RU", "ordinalText"): {1: "Первый", 3: "Третий", 6: "Шестой", 11: "Одиннадцатый",
                               20: "Двадцатый", 43: "Сорок третий", 100: "Сотый", 1000: "Тысячный"},
    ("zh-TW", "ordinalText"): {1: "第一", 12: "第十二"},
    ("zh-CN", "cardinalText"): {1: "一", 105: "一百零五"},
    ("de-DE", "ordinal"): {1: "1.", 3: "3."},
    ("de-DE", "ordinalText"): {1: "1", 3: "3"},
    ("es-ES", "ordinal"): {3: "3.º"},
}  # fmt: skip


@pytest.mark.parametrize(("language", "form"), IN_WORDS)
def test_words_are_those_of_the_language(language, form):
    expected = IN_WORDS[language, form]

    assert {number: figure(number, form, language) for number in expected} == expected


@pytest.mark.parametrize("language", ["", "fr", "pt", "ru"])
@pytest.mark.parametrize("form", ["ordinal", "cardinalText", "ordinalText"])
def test_no_two_numbers_have_the_same_words(language, form):
    assert len({figure(number, form, language) for number in NUMBERS}) == len(NUMBERS)


@pytest.mark.parametrize("form", BY_HAND)
def test_numbers_are_written_as_the_format_says(form):
    expected = BY_HAND[form]

    assert {number: figure(number, form) for number in expected} == expected


@pytest.mark.parametrize(
    "form",
    ["chineseCounting", "ideographLegalTraditional", "ideographDigital", "taiwaneseCounting"],
)
def test_chinese_numerals_read_back_as_the_number(form):
    assert [han_number(figure(number, form)) for number in NUMBERS] == list(NUMBERS)


def test_roman_numerals_read_back_as_the_number():
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

    def read(text: str) -> int:
        pairs = zip(text, [*text[1:], ""], strict=True)
        return sum(
            -values[sign] if after and values[sign] < values[after] else values[sign]
            for sign, after in pairs
        )

    written = [figure(number, "upperRoman") for number in NUMBERS]

    assert [read(text) for text in written] == list(NUMBERS)
    assert not any(sign * 4 in text for text in written for sign in values)


@pytest.mark.parametrize("form", sorted(set(BY_HAND) - {"none", "chicago", "lowerLetter"}))
def test_two_numbers_never_look_alike(form):
    within_one_round = range(1, 15)

    assert len({figure(number, form) for number in within_one_round}) == len(within_one_round)


@pytest.mark.parametrize("form", BY_HAND)
def test_any_number_is_written_in_a_line_of_reasonable_length(form):
    assert all(len(figure(number, form)) < 160 for number in (0, 99_999, 10**9))
