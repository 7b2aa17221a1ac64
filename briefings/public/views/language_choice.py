"""Choose the language of a reader by language tags, and recognise their spellings."""

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header

from briefings.text.languages import CHINESE, ENGLISH, SIMPLIFIED, WRITTEN

_SIMPLIFIED_PLACES = {"cn", "sg", "my", "hans"}


def available() -> set[str]:
    return set(dict(settings.LANGUAGES))


def reading_language(tag: str) -> str:
    """Return the language offered to readers of a tag; empty for an unknown tag.

    Portuguese readers get English while there are no briefings in Portuguese.
    """
    main, *rest = tag.lower().replace("_", "-").split("-")
    if main == "zh":
        simplified = "hant" not in rest and _SIMPLIFIED_PLACES & set(rest)
        return SIMPLIFIED if simplified and SIMPLIFIED in available() else CHINESE
    return main if main in WRITTEN else {"pt": ENGLISH}.get(main, "")


def is_spelling_of(tag: str, language: str) -> bool:
    """Return whether the tag names this language: zh-HK and zh-hant are both Chinese."""
    return tag.lower().replace("_", "-").split("-")[0] == language.split("-")[0]


def preferred(accept_language: str) -> str:
    """Return the first known language of an Accept-Language header, else English."""
    return accepted(accept_language) or ENGLISH


def accepted(accept_language: str) -> str:
    """Return the first known language of an Accept-Language header; empty if there is none."""
    wanted = [tag for tag, weight in parse_accept_lang_header(accept_language[:1000]) if weight]
    return next((found for tag in wanted if (found := reading_language(tag))), "")
