"""Names added or removed between two versions of a side.

Only recognisable names count: capitals in English; in Chinese, Latin letters, 《titles》, companies
and offices by their endings, people by their form of address.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

_WORD = re.compile(
    r"[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*(?:['’.&-][A-Za-z0-9\u00c0-\u024f]+)*"
)
_SENTENCE = re.compile(r"(?:^|[.!?:;]\s+|\n)[\s*_>\"'“‘(\d.)-]*$")
_SMALL_WORDS_OF_CHINESE = "由向與和及或對給為是在的於之等須可應已將被把從至到其該本此各每"
_NOT_IN_A_NAME = rf"{_SMALL_WORDS_OF_CHINESE}，。：；、（）「」『』《》！？\s"
_COMPANY = "有限公司|公司|銀行|法院|檢察院|大學|基金會|委員會|事務所|局|署|廳"
_PLACE = (
    "澳門|香港|中國|內地|台灣|臺灣|葡萄牙|葡國|歐盟|歐洲|美國|英國|日本|新加坡|巴西|安哥拉|莫桑比克"
    "|珠海|橫琴|廣東|廣州|深圳|北京|上海|大灣區|氹仔|路環|路氹"
)
_PERSON = "大律師|律師|先生|女士|小姐|法官|博士|教授"
_CHINESE = re.compile(
    r"《[^《》\n]{1,80}》"
    rf"|[^{_NOT_IN_A_NAME}]{{2,12}}(?:{_COMPANY})"
    rf"|[^{_NOT_IN_A_NAME}]{{1,4}}(?:{_PERSON})"
    rf"|{_PLACE}"
    r"|\x02[^\x03]*\x03"
    rf"|{_WORD.pattern}"
)
# More capitals than this indicate a title in which every word is capitalised.
_TITLE_CASE = 0.6
_SMALL_WORDS = 4
_TITLE_WORDS = 40  # a longer text, such as a list of names, is no title
_ALIKE = 0.8
# Capitalised at the start of a sentence or in a title, but not names.
_NO_NAMES = re.compile(
    "a|an|the|in|on|at|by|for|from|of|to|under|over|with|without|within|into|as|if|when"
    "|where|while|and|or|but|nor|so|yet|both|each|every|all|any|some|no|not|this|that|these"
    "|those|it|its|his|her|their|our|we|they|he|she|there|here|such|after|before|since"
    "|until|unless|though|although|because|whether|which|who|whose|what|how|per|via|however"
    "|moreover|therefore|thus|also|see|article|articles|law|is|are|was|were|be|been|has"
    "|have|had|do|does|did|may|must|shall|will|can",
    re.IGNORECASE,
)


def marked(name: str) -> str:
    """Mark a known name."""
    return f"\x02{name}\x03" if name else ""


def differing(was: str, now: str, *, english: bool) -> tuple[list[str], list[str]]:
    """Return the names removed and the names added."""
    find = _english if english else _chinese
    lost = _plain(name for name in find(was) if not _stands_in(name, now))
    gained = _plain(name for name in find(now) if not _stands_in(name, was))
    if english and (_is_title(was) or _is_title(now)):
        lost, gained = _not_alike(lost, gained), _not_alike(gained, lost)
    return (lost, gained) if lost or gained else _reordered(find(was), find(now))


def _reordered(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return the names if their order differs: Alpha sued Beta, Beta sued Alpha."""
    if before == after or sorted(before) != sorted(after):
        return [], []
    return [" … ".join(_plain(before))], [" … ".join(_plain(after))]


def _not_alike(words: list[str], others: list[str]) -> list[str]:
    """Return the words of a title that are not corrected spellings of the others."""
    return [
        word
        for word in words
        if _is_acronym(word)
        or not any(SequenceMatcher(None, word, other).ratio() >= _ALIKE for other in others)
    ]


def _plain(found: Iterable[str]) -> list[str]:
    return [name.strip("\x02\x03") for name in dict.fromkeys(found)]


def _stands_in(name: str, text: str) -> bool:
    if not name.isascii():
        return name in text
    return (
        re.search(rf"(?<![a-z0-9]){re.escape(name.casefold())}(?![a-z0-9])", text.casefold())
        is not None
    )


def _chinese(text: str) -> list[str]:
    return [match[0] for match in _CHINESE.finditer(text)]


def _english(text: str) -> list[str]:
    known = re.findall("\x02[^\x03]*\x03", text)
    is_name = _is_title_word if _is_title(text) else _is_name
    return known + [match[0] for match in _WORD.finditer(text) if is_name(match)]


def _is_title(text: str) -> bool:
    """Return whether most words are capitalised, names or not."""
    words = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    return _SMALL_WORDS <= len(words) <= _TITLE_WORDS and capitals > _TITLE_CASE * len(words)


def _is_title_word(match: re.Match[str]) -> bool:
    return match[0][0].isupper() and not _NO_NAMES.fullmatch(match[0])


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_name(match: re.Match[str]) -> bool:
    word = match[0]
    if not word[0].isupper():
        return False
    if _is_acronym(word) or not _SENTENCE.search(match.string[: match.start()][-40:]):
        return True
    # At the start of a sentence: a name if another capital follows, or as in O'Brien.
    follows = re.match(r"\s+[A-Z\u00c0-\u00de]", match.string[match.end() :])
    inside = re.match(r"[A-Z]['’][A-Z]", word)
    return bool(follows or inside) and not _NO_NAMES.fullmatch(word)
