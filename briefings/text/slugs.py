"""The readable end of a briefing's address."""

import re
import unicodedata

from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.texts import Texts

# Words under a briefing's address that are pages of their own, so no title may become one.
RESERVED = {"parallel", "editions", "pdf"}
LENGTH = 70


def slug(title: Texts) -> str:
    """One for every language: ASCII from the English title.

    A Chinese address turns into %E5%95%86 when it is copied, so Chinese is used only where there
    is no English title.
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
