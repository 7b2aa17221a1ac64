"""Names added or removed between two versions of a side.

Only recognisable names count: capitals in English; in Chinese, Latin letters, 《titles》, companies
and offices by their endings, people by their form of address.
"""

import re

_WORD = re.compile(
    r"[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*(?:['’.&-][A-Za-z0-9\u00c0-\u024f]+)*"
)
_SENTENCE = re.compile(r"(?:^|[.!?:;]\s+|\n)[\s*_>\"'“‘(\d.)-]*$")
_SMALL_WORDS_OF_CHINESE = "由向與和及或對給為是在的於之等須可應已將被把從至到其該本此各每"
_NOT_IN_A_NAME = rf"{_SMALL_WORDS_OF_CHINESE}，。：；、（）「」『』《》！？\s"
_COMPANY = "有限公司|公司|銀行|法院|檢察院|大學|基金會|委員會|事務所|局|署|廳"
_PERSON = "大律師|律師|先生|女士|小姐|法官|博士|教授"
_CHINESE = re.compile(
    r"《[^《》\n]{1,80}》"
    rf"|[^{_NOT_IN_A_NAME}]{{2,12}}(?:{_COMPANY})"
    rf"|[^{_NOT_IN_A_NAME}]{{1,4}}(?:{_PERSON})"
    r"|\x02[^\x03]*\x03"
    rf"|{_WORD.pattern}"
)
# More capitals than this indicate a title in which every word is capitalised.
_TITLE_CASE = 0.6
_SMALL_WORDS = 4


def marked(name: str) -> str:
    """Mark a known name."""
    return f"\x02{name}\x03" if name else ""


def differing(was: str, now: str, *, english: bool) -> tuple[list[str], list[str]]:
    """Return the names removed and the names added."""
    find = _english if english else _chinese
    lost = [name for name in find(was) if not _stands_in(name, now)]
    gained = [name for name in find(now) if not _stands_in(name, was)]
    return _plain(lost), _plain(gained)


def _plain(found: list[str]) -> list[str]:
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
    words = list(_WORD.finditer(text))
    capitals = sum(match[0][0].isupper() for match in words)
    if len(words) < _SMALL_WORDS or capitals > _TITLE_CASE * len(words):
        # In a title, only words entirely in capitals are certainly names.
        return known + [match[0] for match in words if _is_acronym(match[0])]
    return known + [match[0] for match in words if _is_name(match)]


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_name(match: re.Match[str]) -> bool:
    word = match[0]
    if not word[0].isupper():
        return False
    if _is_acronym(word):
        return True
    return not _SENTENCE.search(match.string[: match.start()][-40:])
