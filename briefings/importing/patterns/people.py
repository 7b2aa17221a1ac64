"""Read the people that a byline names, in one or both languages."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefings.text.language_detection import HAN, LATIN, has_han
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.names.person_names import Names, paired, without_title

MOST_WORDS_IN_NAME = 6
LONGEST_OFFICE = 100
_WORDS_IN_PLAIN_NAME = range(2, 5)

_NAME = {
    # Foreign names have several parts: 瑪麗亞·席爾瓦.
    CHINESE: re.compile(
        r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·‧・•．][\u4e00-\u9fff]{1,8}){1,3}"
    ),
    ENGLISH: re.compile(
        r"(?:[dD]['’])?[A-ZÀ-Þ][\w.'’-]*"
        r"(?:\s+(?:(?:d['’])?[A-ZÀ-Þ][\w.'’-]*|de|da|das|dos|do|del|di|van|von|der|bin|e))*"
    ),
}
_LETTER_RUN = re.compile(rf"[{HAN}]+|[{LATIN}]+")
# Chan Mei I and Ho Tong（陳美儀、何東）
_GROUPS = re.compile(r"(?P<first>[^（()）]+)[（(](?P<second>[^（()）]+)[)）]?")
# Two people rather than both names of one: 陳美儀、Maria Silva.
_LISTED = re.compile(rf"(?<=[{HAN}])\s*[、，,;；&＆及和與]\s*(?=[{LATIN}])")
# Split where the language changes or a bracket opens: 陳美儀律師 Chan Mei I, 陳美儀（Chan Mei I）.
_BETWEEN_LANGUAGES = re.compile(
    rf"[（()）]|(?<=[{HAN}])\s*(?=[{LATIN}])|(?<=[{LATIN}.])\s*(?=[{HAN}])"
)
# 和, 及 and 與 also occur within names: 李家和律師, 陳和生.
_BETWEEN_NAMES = re.compile(
    r"\s*(?:[、,，;；/／|｜&＆\n]|\band\b)\s*"
    rf"|(?<=[{HAN}]{{2}})\s*[及和與]\s*(?=[{HAN}]{{2}})(?!\s*(?:實習|執業|資深)?大?律師)"
    rf"|(?<=[{HAN}]{{2}}[)）])\s*[及和與]\s*(?=[{HAN}]{{2}})"
)
# The family names of nearly everybody in Macau and Hong Kong. Other words begin with these
# characters too (方法, 高風險), so a surname alone makes no name.
_SURNAMES = (
    "陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴"
    "范方宋鄧杜傅侯曹薛丁卓馬董唐藍石蔣古紀姚連馮歐程湯田康姜白汪鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳凌邵錢伍倪溫"
    "于譚駱熊任甘秦顧毛章史官萬俞雷粘饒闕崔尹孔辛武辜陶易段龍韋葛池孟褚殷麥賀賈莫文管關向包丘梅華裴樊房"
    "鄺龐戚單屈符練卜敖尚岳全佘左花魯安鮑郝穆祝岑區崔譚阮冼霍利容招勞凃植駱繆甄"
)
_TWO_CHARACTER_SURNAME = "歐陽|司徒|上官|諸葛|端木|司馬|東方|皇甫|尉遲|公孫|夏侯|令狐|長孫|慕容"
_LIKELY_CHINESE_NAME = re.compile(
    rf"(?:[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|(?:{_TWO_CHARACTER_SURNAME})[\u4e00-\u9fff]{{1,2}}"
    r"|[\u4e00-\u9fff]{1,8}(?:[·‧・•．][\u4e00-\u9fff]{1,8}){1,3})"
)
# What a lawyer is in a firm, in one or both languages, and where.
_OFFICE = (
    r"(?:(?:高級|資深|首席|執業|管理|創辦|創始|實習|專業|主理|外國|名譽)*"
    r"(?:合夥人|合伙人|大?律師|法律顧問|顧問|公證員|私人公證員|法律主任|法律助理)"
    r"|(?:(?:senior|managing|founding|junior|trainee|principal|equity|special|legal|foreign|private"
    r"|general)\s+)*(?:partner|associate|lawyer|solicitor|barrister|(?:of\s+)?counsel"
    r"|notary(?: public)?|consultant|advogad[oa]|paralegal|adviser|advisor))"
)
_ONLY_OFFICE = re.compile(
    rf"{_OFFICE}(?:[\s,，/／|｜、·及和&]*(?:and\s+)?{_OFFICE}){{0,3}}(?:\s*[,，|｜·]\s*\S.{{1,40}})?",
    re.IGNORECASE,
)
_TITLED = re.compile(r"[\u4e00-\u9fff]{2,4}?\s*[（(]?(?:(?:實習|執業|資深)?大?律師|公證員)[)）]?")
_TITLED_NAME = re.compile(r"[\u4e00-\u9fff]{3}\s*(?:大?律師|公證員)")

# 文／李展鵬　圖／資料圖片: whose the picture is, behind the author.
_CREDIT = re.compile(
    r"(?<=\S)(?:\s{2,}|\u3000|\s*[|｜]\s*)(?:圖片?|相片?|照片|攝影|photos?|image)"
    r"\s*(?:[:：／/]|\bby\b)\s*\S{1,20}",
    re.IGNORECASE,
)


def without_credit(text: str) -> str:
    return _CREDIT.sub("", text)


def people_in(text: str) -> list[Names]:
    """Return the people a text names; empty if it says anything else."""
    if groups := _GROUPS.fullmatch(text):
        first, second = _people(groups["first"]), _people(groups["second"])
        if len(first) == len(second) > 1:
            return [*first, *second]
    if halves := _halves(text):
        chinese, english = (_people(half) for half in halves)
        if len(chinese) == len(english) and not (len(chinese) == 1 and _LISTED.search(text)):
            return [
                one | _without_empty(other) for one, other in zip(chinese, english, strict=True)
            ]
        return [*chinese, *english] if chinese and english else []
    return _people(text)


def _halves(text: str) -> tuple[str, str] | None:
    """All the Chinese and all the English of a text that changes its language once."""
    changes = [
        (before.end(), after.start())
        for before, after in pairwise(_LETTER_RUN.finditer(text))
        if has_han(before[0]) != has_han(after[0])
    ]
    if len(changes) != 1:
        return None
    left, right = text[: changes[0][0]], text[changes[0][1] :]
    return (left, right) if has_han(left) else (right, left)


def _without_empty(names: Names) -> Names:
    return {language: name for language, name in names.items() if name}


def _people(text: str) -> list[Names]:
    people = [_person(name) for name in _BETWEEN_NAMES.split(text) if name.strip()]
    return [] if None in people else [one for one in people if one and any(one.values())]


def are_likely_names(text: str) -> bool:
    """Return whether a text without a label names people rather than things.

    Names in both languages, or a Chinese one with a lawyer's title: 方法 Method is none.
    """
    people = people_in(text)
    chinese = [one[CHINESE] for one in people if has_han(one[CHINESE])]
    english = [one[ENGLISH] for one in people if one[ENGLISH]]
    if not chinese:
        return False
    if not all(map(_LIKELY_CHINESE_NAME.fullmatch, chinese)):
        return _are_titled(text) and _have_both(people, english)
    if all(_TITLED.fullmatch(part.strip()) for part in _BETWEEN_NAMES.split(text) if has_han(part)):
        return True
    return _have_both(people, english)


def _are_titled(text: str) -> bool:
    """Return whether a lawyer's title follows three characters, so that any surname is one."""
    halves = _halves(text)
    return halves is not None and _TITLED_NAME.fullmatch(halves[0].strip()) is not None


def _have_both(people: Sequence[Names], english: Sequence[str]) -> bool:
    has_both = all(all(one.values()) for one in paired(people))
    return has_both and all(len(name.split()) > 1 for name in english)


def is_one_name(text: str) -> bool:
    """Return whether the text is a person's name, if an office stands below it."""
    people = people_in(text)
    return len(people) == 1 and all(
        (has_han(name) and _LIKELY_CHINESE_NAME.fullmatch(name)) or len(name.split()) > 1
        for name in people[0].values()
        if name
    )


def is_office(text: str) -> bool:
    """Return whether the text is an office in a firm: Partner 合夥人; Of Counsel, Macau."""
    return len(text) <= LONGEST_OFFICE and _ONLY_OFFICE.fullmatch(text.strip()) is not None


def are_plainly_names(text: str) -> bool:
    """Return whether names in one language, beside a date, are those of people and of no thing."""
    return all(
        _LIKELY_CHINESE_NAME.fullmatch(one[CHINESE])
        if has_han(one[CHINESE])
        else one[ENGLISH] and len(one[ENGLISH].split()) in _WORDS_IN_PLAIN_NAME
        for one in people_in(text)
    ) and not any(map(str.isdigit, text))


def _person(text: str) -> Names | None:
    """Return a name in one or both languages; empty for a title alone, None if it is not a name."""
    parts = [without_title(part) for part in _BETWEEN_LANGUAGES.split(text)]
    found: Names = {CHINESE: "", ENGLISH: ""}
    for part in filter(None, parts):
        language = CHINESE if has_han(part) else ENGLISH
        too_long = len(part.split()) > MOST_WORDS_IN_NAME
        if found[language] or too_long or not _NAME[language].fullmatch(part):
            return None
        found[language] = part
    return found
