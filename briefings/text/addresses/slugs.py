"""Slugs of briefings' URLs."""

import re
import unicodedata

from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.texts import Texts

# Paths of other pages below a briefing's URL, so no title may become one.
RESERVED = {"parallel", "editions", "matches", "pdf", "word"}
LENGTH = 70


def slug(title: Texts) -> str:
    """Return the slug for all languages, from the English title if there is one.

    Chinese in an address turns into %E5%95%86 when copied, so the Chinese title is a last resort.
    """
    plain = unicodedata.normalize("NFKD", title[ENGLISH]).encode("ascii", "ignore").decode().lower()
    made = _shortened(re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-"))
    if not made:
        made = re.sub(r"[^\w]+", "-", title[CHINESE].lower()).strip("-")[:30].strip("-")
    return f"{made}-briefing" if made in RESERVED else made or "briefing"


def _shortened(words: str) -> str:
    if len(words) <= LENGTH:
        return words
    return words[: LENGTH + 1].rpartition("-")[0] or words[:LENGTH]
