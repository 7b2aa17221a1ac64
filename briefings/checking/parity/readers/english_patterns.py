# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Patterns of English numbers, dates, amounts and references."""

import re
from fractions import Fraction

from briefings.checking.parity.values.currencies import CODES, ENGLISH
from briefings.text.numerals import MONTHS, ORDINAL_WORDS, SCALES, UNITS, WORDS

FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
SCALE = "|".join(f"{name}s?" for name in SCALES)
WORD = "|".join(sorted([*WORDS, *SCALES], key=len)[::-1])
ORDINAL = "|".join(sorted(ORDINAL_WORDS, key=len)[::-1])
AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s+and\s+"
PHRASE = rf"(?:{WORD})\b(?:(?:{AND}|[\s-]+)(?:{WORD})\b)*(?:[\s-]+(?:and\s+)?(?:{ORDINAL})\b)?"
MODAL = re.compile(r"\s+(?:not|be|also|only|have)\b")
ABBREVIATED = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
NUMBER = rf"(?:{FIGURES}(?:\s*(?:{SCALE})\b)*|{PHRASE})"

MONTH = (
    r"(?P<month>(?:"
    + "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "may" else "may" for name in MONTHS)
    + r"|sept)\b\.?)"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
ALSO = r"(?P<also>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|until|and|-|–|—|,|&)\s*"
ANY_CASE = re.IGNORECASE
DAY_FIRST = re.compile(
    rf"\b(?:{ALSO})?{DAY}(?:\s+day)?(?:\s+of)?\s+{MONTH},?(?:\s+(?:of\s+)?(?P<year>\d{{4}})\b)?",
    ANY_CASE,
)
MONTH_FIRST = re.compile(
    rf"\b{MONTH}\s+(?:the\s+)?{DAY}(?:\s*(?:to|and|-|–|—)\s*(?P<also>\d{{1,2}})(?:st|nd|rd|th)?)?\b(?!\d|,\d{{3}}(?!\d))(?:(?:,\s*|\s+)(?:of\s+)?(?P<year>\d{{4}})\b)?",
    ANY_CASE,
)
MONTH_ONLY = re.compile(rf"\b{MONTH}(?:,?\s+(?:of\s+)?(?P<year>\d{{4}})\b)?", ANY_CASE)
NUMERIC_DATE = re.compile(
    r"(?<![\d/])(?:(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{4}))(?![\d/])"
)
TIME = re.compile(
    r"\b(?:(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))(?::\d{2})?\s*(?:[ap]\.?\s?m\b\.?|hours\b)"
    rf"|(?P<hour>\d{{1,2}}|{'|'.join(UNITS[1:13])})\s*(?:[ap]\.?\s?m\b\.?|noon\b|o.clock\b)"
    r"|(?P<hh>\d{1,2}):(?P<mm>\d{2})\b"
    r"|(?P<named>midnight|midday|noon)\b)",
    ANY_CASE,
)
LAW = re.compile(
    r"(?<![\d/])(?:\d{1,4}/(?:\d{4}(?:/[A-Z]{1,4})?|\d{2}/[A-Z]{1,4})"
    r"|(?:(?<=no\. )|(?<=n\.º ))\d{1,4}/\d{2})"
    r"(?![\d/])",
    ANY_CASE,
)
MONEY = re.compile(
    rf"(?:(?<![A-Za-z])(?P<before>(?:{CODES}|{ENGLISH})|\$)\s*(?:\$\s*)?(?:(?P<words>{PHRASE})|(?P<after>{FIGURES}))(?:\s*(?P<scale>(?:{SCALE})\b(?:\s+(?:{SCALE})\b)*)|(?P<short>k|mn?|bn|tn)\b)?"
    rf"|(?P<value>\b{NUMBER})\s*(?:-\s*)?(?P<unit>(?:{ENGLISH}|dollars?)(?![A-Za-z])))",
    ANY_CASE,
)
PERCENT = re.compile(
    rf"(?P<number>{NUMBER})\s*-?\s*(?:%|per\s?cent\b|percent\b|percentage points?\b|(?P<mille>‰))"
)
BELOW = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
BELOW |= {
    name + more: value for name, value in ORDINAL_WORDS.items() if value > 2 for more in ("", "s")
}
_PARTS_OF_ONE = "|".join(sorted(BELOW, key=len)[::-1])
FRACTION = re.compile(
    rf"\b(?P<above>{'|'.join(UNITS[1:13])}|a|\d)[\s-]+(?P<below>{_PARTS_OF_ONE})\b"
    r"(?!\s+(?:part(?:y|ies)|person|countr|state))"
    r"|(?<![\d/])(?P<a>\d)/(?P<b>\d{1,2})(?![\d/])"
)
# "one part per million", "five thousandths"
PARTS_PER = re.compile(
    rf"\b(?:(?P<number>{NUMBER})\s+)?parts?\s+per\s+(?P<scale>thousand|million|billion)\b"
    rf"|\b(?P<ratio>1)\s?:\s?(?P<to>\d{{1,3}}(?:,\d{{3}})+|\d{{3,}})(?![\d,])"
    rf"|\b(?P<some>{NUMBER})[\s-]+(?P<below>hundred|thousand|million)ths?\b"
)
AND_A_HALF = re.compile(rf"\b(?P<number>{NUMBER})(?:\s+[a-z]+)?\s+and\s+(?:(?:a|one)[\s-])?half\b")
FOLD = re.compile(rf"\b(?P<number>{WORD}|\d+)[\s-]?fold\b")
# "three to four thousand": the first may be three thousand.
FIRST_OF_RANGE = re.compile(
    rf"\b(?P<first>{WORD}|\d{{1,3}})(?=\s*(?:to|or|and|-|–)\s*(?:{WORD}|\d{{1,3}})\s+(?P<scale>{SCALE})\b)"
)
WEAK_WORDS = {
    "half": (Fraction(1, 2), 6),
    "halved": (Fraction(1, 2),),
    "halve": (Fraction(1, 2),),
    "halves": (Fraction(1, 2),),
    "both": (2,),
    "either": (2,),
    "neither": (2,),
    "twice": (2,),
    "double": (2,),
    "doubled": (2,),
    "triple": (3,),
    "tripled": (3,),
    "once": (1,),
    "dozen": (12,),
    "fortnight": (14, 2),
    "decade": (10,),
    "decades": (10,),
    "century": (100,),
    "centuries": (100,),
    "quarter": (Fraction(1, 4), 3),
    "single": (1,),
    "pair": (2,),
    "bilateral": (2,),
    "dual": (2,),
    "secondary": (2,),
    "biennial": (2,),
    "biennially": (2,),
    "triennial": (3,),
    "decennium": (10,),
    "tripartite": (3,),
    "couple": (2,),
    "duplicate": (2,),
    "triplicate": (3,),
    "quadruplicate": (4,),
    "hundreds": (100,),
    "thousands": (1000,),
    "millions": (10**6,),
}
WEAK = re.compile(rf"\b(?:{'|'.join(WEAK_WORDS)})\b")
QUARTER = re.compile(r"\bq([1-4])\b")
GLUED = re.compile(
    r"\b(?:one|two|three|four)-dimensional|\b[a-z]+-?\d\w*"
    r"|(?<![.\d])\b\d+(?!(?:st|nd|rd|th|million|billion|thousand|hundred"
    r"|kg|km|mg|cm|mm|ml|g|l|ft|kw|mw|kwh|mb|gb|sqm|m²|db|hz)\b)[a-z]\w*"
)
# Words that patterns need, looked up once for all of them, because patterns are slow.
LETTERS = re.compile("[a-z]+")
HAS_FIGURES = re.compile(r"\d")
SIGN = re.compile(r"[$€£¥]")
COUNTING = frozenset({*WORDS, *SCALES})
MONTH_WORDS = frozenset({*MONTHS, *(name[:3] for name in MONTHS), "sept"})
MONEY_WORDS = frozenset(
    "mop pataca patacas hkd dollar dollars rmb cny yuan renminbi usd eur euro euros ntd nt twd gbp "
    "pound pounds jpy yen aud sgd".split()
)
HOURS = frozenset({"am", "pm", "m", "clock", "noon", "midnight", "midday"})
PARTS = frozenset(f"{name}th{s}" for name in ("hundred", "thousand", "million") for s in ("", "s"))
PARTS |= {"part", "parts"}
PERCENTS = frozenset({"percent", "cent", "percentage", "points"})
PLAIN = re.compile(
    rf"\b(?P<ordinal>{ORDINAL})\b|(?P<words>\b{PHRASE})(?P<vague>(?<=two)(?=\s+or\s+more|-(?:way|fold|sided|tier)))?|(?P<figures>{FIGURES})(?P<scale>(?:\s*-?\s*(?:{SCALE})\b)*)"
)
PARTY = re.compile(
    r"[\s-]*(?:part|person|countr|state|world|hand|degree(?! of (?:kin|relat|consang)))"
)
MARKER = re.compile(
    r"\A\s*(?:[（(](?P<in>\d{1,2}|[a-z]|[ivxIVX]+)[）)]|(?P<dots>\d{1,2}(?:\.\d{1,2})*)[.)](?!\d)"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2})+|0\d)(?=\s+[A-Z(])|(?P<dash>\d{1,2})(?:-(?=\s)|、)|(?P<letter>[a-z]|[IVX]{1,5})[.)](?=\s))"
)
