"""Currencies by their names in both languages."""

import re

_NAMES = {
    "MOP": (
        "澳門元|澳門幣|澳元(?=紙幣)|葡幣",
        r"MOP\$?|patacas?|Macau? patacas?|Macanese patacas?",
    ),
    "HKD": ("港元|港幣|港紙", r"HKD\$?|HK\$|Hong Kong dollars?"),
    "CNY": ("人民幣|人民币", r"RMB|CNY|CN¥|¥|yuan|renminbi"),
    "USD": ("美元|美金", r"USD\$?|US\$|U\.S\. dollars?|US dollars?|United States dollars?"),
    "EUR": ("歐元|歐羅", r"EUR|€|euros?"),
    "TWD": ("新臺幣|新台幣|臺幣|台幣", r"NT\$|NTD\$?|TWD|New Taiwan dollars?"),
    "GBP": ("英鎊", r"GBP|£|pounds? sterling|pounds?"),
    "JPY": ("日圓|日元", r"JPY|JP¥|Japanese yen|yen"),
    "AUD": ("澳洲元|澳大利亞元", r"AUD|A\$|Australian dollars?"),
    "SGD": ("新加坡元|坡元", r"SGD|S\$|Singapore dollars?"),
}
CHINESE = "|".join(chinese for chinese, _english in _NAMES.values())
CODES = (
    r"HK\$|US\$|NT\$|A\$|S\$|CN¥|JP¥|[€£¥]|(?:MOP|HKD|USD|NTD)\$?|RMB|CNY|EUR|TWD|GBP|JPY|AUD|SGD"
)
ENGLISH = "|".join(
    sorted((name for _, names in _NAMES.values() for name in names.split("|")), key=len)[::-1]
)
_KNOWN = [
    (code, re.compile(f"(?:{chinese}|{english})", re.IGNORECASE))
    for code, (chinese, english) in _NAMES.items()
]


def currency(name: str | None) -> str | None:
    """Return the currency of a name; None for 元, $ and dollars, which may be any."""
    name = (name or "").strip()
    return next((code for code, known in _KNOWN if known.fullmatch(name)), None)
