"""Captions of figures: a short line that begins with its number, such as 圖一 or Figure 1."""

import re

_CAPTION = re.compile(
    r"(?:\*\*)?(?:附?[圖图](?:表|解)?[\s\u3000]*[0-9０-９一二三四五六七八九十]{1,3}(?![0-9年月日])"
    r"|(?:figure|fig\.?|chart|diagram|graph|picture)\s*[0-9]{1,3}(?:[.\-][0-9]{1,3})?\b)",
    re.IGNORECASE,
)
LONGEST = 300


def is_caption(text: str) -> bool:
    return len(text) <= LONGEST and "\n" not in text and _CAPTION.match(text) is not None
