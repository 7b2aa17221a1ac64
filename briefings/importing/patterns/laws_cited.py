"""Recognise the name of a law in a line: 第7/2008號法律, Law No. 7/2008, Cap. 57."""

import re

_LAW = re.compile(
    r"《[^《》]{2,60}》|本法|第\s*\d+\s*/\s*\d{2,4}(?:/[A-Z])?\s*號|[法規條]例|法典|章程|公約"
    r"|\b(?:law|decree-law|decree|regulation|order|directive|act|ordinance)s?\b.{0,40}\d"
    r"|\b(?:code|convention|ordinance|statutes?|cap\.)\b",
    re.IGNORECASE,
)


def cites_law(text: str) -> bool:
    return _LAW.search(text) is not None
