"""Numbers as automatic lists write them: ① (1), 壹, 甲, IV, aa, Twenty-first.

The names are those of ST_NumberFormat, ISO/IEC 29500-1 (Office Open XML) 17.18.59; where Word and
LibreOffice write further than the standard says (㉑, 一千零一), so does this module. A format
that is not here, or a number beyond its signs, is written in decimal figures as Word does.
"""

from collections.abc import Callable
from dataclasses import dataclass

from briefings.importing.readers.lists.number_words import in_words, words_in

# Word counts further, but a list of so many items is not a list.
MOST_COUNT = 99_999
# Word writes z at most thirty times in a row, then begins again with a.
MOST_REPEATS = 30
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"

# What these write depends on the language of the text.
WORDED = ("ordinal", "cardinalText", "ordinalText")
_SIGNS = {
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟"
    "㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
}
_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "hindiVowels": "अआइईउऊऋऌऍऎएऐऑऒओऔ",
    "hindiConsonants": "कखगघङचछजझञटठडढणतथदधनऩपफबभमयरऱलळऴवशषसह",
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
    "ハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノ"
    "オクヤマケフコエテアサキユメミシヱヒモセスン",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "chicago": "*†‡§",
    "lowerGreek": "αβγδεζηθικλμνξοπρστυφχψω",
}
# These begin again where they end, and are not repeated.
_WITHOUT_REPEATS = ("aiueo", "aiueoFullWidth", "iroha", "irohaFullWidth", "ganada", "chosung")
_DIGITS = {
    "decimalFullWidth": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "hindiNumbers": "०१२३४५६७८९",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
    "arabicIndic": "٠١٢٣٤٥٦٧٨٩",
}


@dataclass(frozen=True, slots=True)
class _Scale:
    """Signs that count in units: the digits, ten to a thousand, ten thousand."""

    digits: str
    units: tuple[str, ...]
    myriad: str
    # Everyday numbers from 10 to 19 begin with 十, formal ones with 壹拾.
    names_first_ten: bool = True


_EVERYDAY = _Scale("零一二三四五六七八九", ("", "十", "百", "千"), "萬", names_first_ten=False)
_FORMAL_UNITS = ("", "拾", "佰", "仟")
_SCALES = {
    "chineseCounting": _EVERYDAY,
    "chineseLegalSimplified": _Scale("零壹贰叁肆伍陆柒捌玖", _FORMAL_UNITS, "万"),
    "ideographLegalTraditional": _Scale("零壹貳參肆伍陸柒捌玖", _FORMAL_UNITS, "萬"),
    "japaneseLegal": _Scale("零壱弐参四五六七八九", ("", "拾", "百", "阡"), "萬"),
}
_SAME = {
    "chineseCountingThousand": "chineseCounting",
    "taiwaneseCounting": "chineseCounting",
    "taiwaneseCountingThousand": "chineseCounting",
    "taiwaneseDigital": "ideographDigital",
    "japaneseDigitalTenThousand": "ideographDigital",
    "decimalFullWidth2": "decimalFullWidth",
}
_HEBREW = ((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"),
           (60, "ס"), (50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (10, "י"), (9, "ט"), (8, "ח"),
           (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א"))  # fmt: skip
# 15 and 16 are not written 10 + 5 and 10 + 6, which would be a name of God.
_HEBREW_NAMES = {"יה": "טו", "יו": "טז"}


def figure(number: int, form: str, language: str = "") -> str:
    """The number as this format writes it, in words of the language of the text."""
    form = _SAME.get(form, form)
    number = min(number, MOST_COUNT)
    if form == "none":
        return ""
    if "upper" in form.lower():
        return figure(number, form.replace("upper", "lower").replace("Upper", "Lower")).upper()
    if form == "decimalZero":
        return padded(number, 2)
    if number < 1 and form not in _DIGITS:
        return str(number)
    return _in_words(number, form, language) if form in WORDED else _written(number, form)


def padded(number: int, width: int) -> str:
    return f"{number:0{width}d}"


def _written(number: int, form: str) -> str:
    if form in _SIGNS:
        signs = _SIGNS[form]
        return signs[number - 1] if number <= len(signs) else str(number)
    if form in _LETTERS:
        letters = _LETTERS[form]
        is_repeated = form not in _WITHOUT_REPEATS
        return _repeated(number, letters) if is_repeated else letters[(number - 1) % len(letters)]
    if form in _DIGITS:
        return "".join(_DIGITS[form][int(digit)] if digit != "-" else "-" for digit in str(number))
    if form in _SCALES:
        return _counted(number, _SCALES[form])
    return _OTHERS.get(form, str)(number)


def _in_words(number: int, form: str, language: str) -> str:
    if language.startswith("zh") and form != "ordinal":
        return ("第" if form == "ordinalText" else "") + _counted(number, _EVERYDAY)
    words = words_in(language)
    if form == "ordinal":
        return words.ordinal(number)
    return in_words(number, words.cardinal if form == "cardinalText" else words.ordinal_in_words)


def _repeated(number: int, letters: str) -> str:
    """a … z, aa, bb … zz, aaa: not the columns of a spreadsheet."""
    number = (number - 1) % (len(letters) * MOST_REPEATS)
    return letters[number % len(letters)] * (number // len(letters) + 1)


def _added(signs: tuple[tuple[int, str], ...]) -> Callable[[int], str]:
    def written(number: int) -> str:
        text = ""
        for value, sign in signs:
            text += sign * (number // value)
            number %= value
        return text

    return written


def _counted(number: int, scale: _Scale) -> str:
    """十二, 一百零五, 一千零一十, 一萬零二百."""
    above, rest = divmod(number, 10_000)
    written = _below_myriad(rest, scale)
    if above:
        gap = scale.digits[0] if 0 < rest < 1000 else ""
        return _counted(above, scale) + scale.myriad + gap + written
    return written if scale.names_first_ten or not 10 <= number < 20 else written[1:]


def _below_myriad(number: int, scale: _Scale) -> str:
    """Noughts between two digits are written once, those at the end not at all."""
    written, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            nought = scale.digits[0] if gap and written else ""
            written += nought + scale.digits[digit] + scale.units[place]
        gap = digit == 0
    return written


def _in_hebrew(number: int) -> str:
    written = _added(_HEBREW)(number) if number < 1000 else str(number)
    return written[:-2] + _HEBREW_NAMES.get(written[-2:], written[-2:])


def _sixty(number: int) -> str:
    """甲子, 乙丑 … the cycle of sixty."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number <= 60 else str(number)


def _counted_in_japanese(number: int) -> str:
    """Like the Chinese, but 百 and 千 without 一 and without 零 between."""
    written = _counted(number, _EVERYDAY).replace("零", "").replace("萬", "万")
    return written.replace("一百", "百").replace("一千", "千")


def _counted_in_korean(number: int) -> str:
    written = _counted_in_japanese(number).replace("一十", "十")
    return written.translate(
        str.maketrans("一二三四五六七八九十百千万", "일이삼사오육칠팔구십백천만")
    )


_KOREAN_UNITS = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")


def _in_korean_words(number: int) -> str:
    """하나, 열둘: the numbers of the language itself, which end at 99."""
    if number > 99:
        return _counted_in_korean(number)
    return _KOREAN_TENS[number // 10] + _KOREAN_UNITS[number % 10]


_OTHERS: dict[str, Callable[[int], str]] = {
    "lowerRoman": _added(_ROMAN),
    "hebrew1": _in_hebrew,
    "hex": "{:X}".format,
    "numberInDash": "- {} -".format,
    "ideographZodiacTraditional": _sixty,
    "japaneseCounting": _counted_in_japanese,
    "koreanCounting": _counted_in_korean,
    "koreanLegal": _in_korean_words,
}
