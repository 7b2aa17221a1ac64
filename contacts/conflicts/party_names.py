"""Compare names for the conflict search, ignoring spelling, legal form, marks and word order.

A text becomes lines of words, one line per field. A name becomes its keys: words that must occur in
a line, close together and in any order. Chinese is compared without spaces.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from briefings.search.index.analysis import fold
from briefings.text.language_detection import HAN
from contacts.conflicts.common_words import COMMON

_HAN = re.compile(f"[{HAN}]")
_BETWEEN_HAN = re.compile(f"(?<=[{HAN}]) +(?=[{HAN}])")
_SCRIPT_CHANGES = re.compile(f"(?<=[{HAN}])(?=[^{HAN} ])|(?<=[^{HAN} ])(?=[{HAN}])")
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_](?:\.\s?[^\W\d_])+\.?(?![^\W_])")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_APOSTROPHES = re.compile("['’‘ʼ`´]")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Legal forms of companies in Macau, Hong Kong, Portugal and the usual home countries of clients.
_FORMS = _set(
    "ltd limited ltda lda limitada co company companies corp corporation inc incorporated"
    " llc llp lp plc sa sarl spa sl srl ag gmbh bv nv pte pty pvt bhd sdn"
    " unipessoal sociedade anonima companhia group holdings holding"
)
_ENDINGS = _set("ltd limited ltda lda limitada corp corporation inc llc llp plc sarl")
# In prose, these words are a legal form only if written as one (capitals, full stop).
_ENDINGS_IN_CAPITALS = _set("sa spa ag bv nv")
_ENDINGS_WITH_CAPITAL = _set("co company gmbh")
_LONG = {"ltd": "limited", "co": "company", "lda": "limitada", "corp": "corporation"}
_SHORT = {long: short for short, long in _LONG.items()}
_LINKS = frozenset({"and", "e", "y", "the"})
_FORMS_IN_CHINESE = tuple(
    sorted(
        (
            fold(form)
            for form in (
                *("股份有限公司", "有限責任公司", "一人有限公司", "無限公司", "有限公司"),
                *("控股", "集團", "公司", "有限合夥", "株式會社"),
            )
        ),
        key=len,
        reverse=True,
    )
)
_ENDS_IN_CHINESE = re.compile("|".join(_FORMS_IN_CHINESE))
_ENDING_FORMS = re.compile(f"(?:{_ENDS_IN_CHINESE.pattern})+$")

_SHORTEST_RUN = 5  # letters: a shorter word must match a whole word
_SHORTEST_ALONE = 2  # letters or characters: a single one occurs in every text
_SHORTEST_ROOT = 3  # characters of a Chinese name without what stands in its brackets
# Databases refuse longer patterns. No name is longer, and its beginning finds the same rows.
_MOST_KEY_WORDS, _LONGEST_KEY_WORD = 20, 1_000
_WORDS_BETWEEN = 3


def folded(*texts: str) -> str:
    """Normalise texts to lines of words, ignoring script, case, width, marks and spacing."""
    return "\n".join(filter(None, (" ".join(_words(text)) for text in texts)))


def _words(text: str) -> list[str]:
    plain = fold(_APOSTROPHES.sub("", unicodedata.normalize("NFC", text)))
    plain = _INITIALS.sub(lambda found: re.sub(r"[\s.]", "", found[0]), plain)
    plain = "".join(_kept(character) for character in plain)
    plain = _BETWEEN_HAN.sub("", " ".join(plain.split()))
    return _SCRIPT_CHANGES.sub(" ", plain).split()


def _kept(character: str) -> str:
    """Return a letter or digit; nothing for a combining mark, a space for a separator."""
    if character.isalnum() or _HAN.match(character):
        return character
    return "" if unicodedata.category(character) in {"Mn", "Me", "Cf"} else " "


def keys(name: str) -> list[str]:
    """Return the name's words without legal form; two keys for a name in two scripts.

    Another key leaves out what stands in brackets: 金蓮花（澳門） is also searched as 金蓮花.
    Words that very many names have are no key: Sousa 貿易 123 有限公司 is not searched as 貿易.
    """
    root = _keys(_IN_BRACKETS.sub(" ", name))
    return list(dict.fromkeys([*_keys(name), *filter(_is_distinct, root)]))


def _keys(name: str) -> list[str]:
    words = _words(name)
    chinese, latin = _by_script(words)
    if chinese and len(latin) > 1:
        found = [chinese, _without_forms(latin)]
    else:
        found = [[*_without_forms(latin), *chinese]]
    found = [key for key in found if not _are_common(key)] or [
        [word for word in words if not _HAN.match(word)]
        + [word for word in words if _HAN.match(word)]
    ]
    shortened = [[word[:_LONGEST_KEY_WORD] for word in key[:_MOST_KEY_WORDS]] for key in found]
    spelled = [" ".join(each) for words in shortened for each in _spellings(words)]
    return [key for key in dict.fromkeys(spelled) if len(key.replace(" ", "")) >= _SHORTEST_ALONE]


def is_common(key: str) -> bool:
    """Return whether very many names have the key's words: alone, they tell none apart."""
    return _are_common(key.split())


def _are_common(words: list[str]) -> bool:
    """Return whether the words are legal forms and at most one that very many names have."""
    bare = [_ENDING_FORMS.sub("", word) for word in words if word not in _FORMS | _LINKS]
    others = [word for word in bare if word]
    return len(others) <= 1 and COMMON.issuperset(others)


def _is_distinct(root: str) -> bool:
    if is_common(root):
        return False
    return " " in root or (not root.isascii() and len(root) >= _SHORTEST_ROOT)


def _spellings(words: list[str]) -> Iterator[list[str]]:
    """Yield spellings with a legal form (X Limited, X Ltd), for names that need it to differ."""
    yield words
    for spelled in (_SHORT, _LONG):
        yield [spelled.get(word, word) for word in words]


def parties(text: str) -> list[str]:
    """Return the names in a field with one per line, where “none” means no names."""
    none = {"none", "nil", "no", "n/a", "無", "没有", "沒有"}
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and line.lower().strip('“”"「」.。') not in none]


def _by_script(words: list[str]) -> tuple[list[str], list[str]]:
    chinese = [_without_form(word) for word in words if _HAN.match(word)]
    named = [word for word in chinese if not _ENDING_FORMS.fullmatch(word)] or chinese
    return named, [word for word in words if not _HAN.match(word)]


def _without_forms(words: list[str]) -> list[str]:
    bare = [word for word in words if word not in _FORMS | _LINKS]
    return bare if len("".join(bare)) >= _SHORTEST_ALONE else words


def _without_form(word: str) -> str:
    """Return the word without its legal form: 金蓮花娛樂集團有限公司 → 金蓮花娛樂.

    If nothing else is left, return the whole word.
    """
    bare = word
    while form := next((form for form in _FORMS_IN_CHINESE if bare.endswith(form)), ""):
        bare = bare.removesuffix(form)
    return bare if len(bare) >= _SHORTEST_ALONE else word


def occurs(key: str, text: str) -> bool:
    """Return whether a folded text has the key's words close together in one of its lines."""
    words = key.split()
    chinese = [word for word in words if _HAN.match(word)]
    latin = [word for word in words if not _HAN.match(word)]
    return any(
        all(word in line for word in chinese) and _stand_together(latin, line)
        for line in text.split("\n")
    )


def _stand_together(wanted: list[str], line: str) -> bool:
    """Return whether the words stand close together in a line.

    They may be in any order with few words between them, or in order with any spacing.
    """
    if not wanted:
        return True
    if all(word in line for word in wanted):
        words, needed = line.split(" "), set(wanted)
        size = len(wanted) + _WORDS_BETWEEN
        starts = (at for at, word in enumerate(words) if word in needed)
        if any(needed <= set(words[at : at + size]) for at in starts):
            return True
    run = "".join(wanted)
    if run not in line.replace(" ", ""):
        return False
    if len(run) < _SHORTEST_RUN:
        # A B C is ABC, but "an g" is not "ang".
        return f" {' '.join(run)} " in f" {line} " or (
            len(wanted) == len(run) and f" {run} " in f" {line} "
        )
    return bool(re.search(rf"(?<!\S){' ?'.join(map(re.escape, run))}(?!\S)", line))


# --- Names in prose -------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*[^\W_])?|[()&]")
_MOST_WORDS, _MOST_UNMARKED, _MOST_FOUND = 9, 6, 20
_JOINTS = frozenset({*"()&", "and", "de", "da", "do", "e"})
_NOT_IN_NAMES = _set(
    "a an the with against by from to for on in at is are was were my our your their his her its"
    " that this which who v vs versus or between called named about sued client we i"
)
_CHINESE_RUN = re.compile(f"[{HAN}]+(?:[(（][{HAN}]+[)）][{HAN}]+)*")
# Words that often precede a name in a sentence and are seldom part of one.
_BEFORE = re.compile(
    fold(
        "控告|起訴|狀告|投訴|欠款|拖欠|欠|聘用|受僱於|任職於|收購|租用|與|和|及|跟|同|向|對|被|由|於|在|從|是|的|了|我|告|、"
    )
)


def companies_in(text: str) -> list[str]:
    """Return names in prose with a legal form: "we sued Golden Lotus Ltd." contains one."""
    found = [*_latin_companies(text), *_chinese_companies(text)]
    return list(dict.fromkeys(found))[:_MOST_FOUND]


def _latin_companies(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        if not _is_ending(word) or any(map(_is_ending, words[at + 1 : at + 2])):
            continue
        name = [*reversed(list(_before(words[:at])))]
        while name and name[0] in _JOINTS:
            name.pop(0)
        if name:
            yield " ".join([*name, word])


def _is_ending(word: str) -> bool:
    form = fold(word).replace(".", "")
    if form in _ENDINGS_WITH_CAPITAL:
        return word[0].isupper()
    return form in _ENDINGS or (form in _ENDINGS_IN_CAPITALS and word.isupper())


def _before(words: list[str]) -> Iterator[str]:
    """Yield the words of a name before its legal form, last word first."""
    last = next((word for word in reversed(words) if word not in _JOINTS), "a")
    marked = last[0].isupper()
    for count, word in enumerate(reversed(words)):
        if count >= (_MOST_WORDS if marked else _MOST_UNMARKED) or not _in_a_name(
            word, marked=marked
        ):
            return
        yield word


def _in_a_name(word: str, *, marked: bool) -> bool:
    if word in _JOINTS:
        return True
    if fold(word) in _NOT_IN_NAMES | _ENDINGS or _HAN.match(word):
        return False
    return word[0].isupper() or word[0].isdigit() or not marked


def _chinese_companies(text: str) -> Iterator[str]:
    for run in _CHINESE_RUN.finditer(text):
        start, plain = 0, fold(run[0])
        # fold() preserves length, so positions match in both texts.
        for form in _ENDS_IN_CHINESE.finditer(plain):
            name = _BEFORE.split(plain[start : form.start()])[-1]
            if len(name) >= _SHORTEST_ALONE:
                yield run[0][form.start() - len(name) : form.end()]
            start = form.end()


def keys_of(names: Iterable[str]) -> str:
    """Return the keys of several names, one per line."""
    return "\n".join(dict.fromkeys(key for name in names for key in keys(name)))
