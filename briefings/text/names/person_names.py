"""People's names in bylines: remove titles, compare, pair the two languages."""

import re
import unicodedata
from collections.abc import Iterable

from briefings.text.language_detection import HAN, has_han
from briefings.text.languages import CHINESE, ENGLISH

# A name by language; an empty text means unknown.
Names = dict[str, str]

_HAN_TITLE = (
    r"(?:資深|首席|高級|實習|見習|執業|私人|主管|主理|管理|創辦|創始)?"
    r"(?:大?律[師师]|訟務律師|事務律師|公證員|合夥人|法律顧問|博士|教授|先生|女士|小姐)"
)
# Removing the title from 陳律師 would leave only a surname.
_HAN_TITLES = re.compile(
    rf"^(?:{_HAN_TITLE}\s*)+(?=[{HAN}]{{2}})"
    rf"|(?<=[{HAN}]{{2}})(?:\s*[（(〔［]?{_HAN_TITLE}[)）〕］]?)+$|^{_HAN_TITLE}$"
)
_LATIN_TITLE = (
    r"(?:mr|mrs|ms|miss|mx|sra?|dr[aª]?|doutora?|prof|professora?|esq|adv"
    r"|(?:(?:senior|junior|managing|founding|trainee|private|legal)\s+)?"
    r"(?:lawyers?|attorneys?(?:[\s-]at[\s-]law)?|barristers?|solicitors?|(?:of[\s-])?counsel"
    r"|notary|partners?|associates?|consultant|advogad[oa]s?(?:\s+estagiári[oa]s?)?))\.?"
)
_LATIN_TITLES = re.compile(
    rf"^(?:{_LATIN_TITLE}[\s,]+)+|(?:[\s,]+[(（]?{_LATIN_TITLE}[)）]?)+$|^{_LATIN_TITLE}$",
    re.IGNORECASE,
)
_NOT_LETTERS = re.compile(r"[\W_]+")


def without_title(name: str) -> str:
    """Return the name without titles; empty for a title alone.

    陳美儀律師 → 陳美儀, "Chan Mei I, Lawyer" → "Chan Mei I"
    """
    name = " ".join(name.split()).strip(" ,，、;；")
    return (_HAN_TITLES if has_han(name) else _LATIN_TITLES).sub("", name).strip(" ,，")


def folded(name: str) -> str:
    """Normalise for comparison: ignore accents, case, punctuation and the order of Latin words."""
    plain = unicodedata.normalize("NFKD", without_title(name)).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _NOT_LETTERS.sub(" ", plain).split()
    return "".join(words) if has_han(plain) else " ".join(sorted(words))


def names_of(given: str | Names) -> Names:
    """Return a name by language from a document's form: one text, or one text per language."""
    if isinstance(given, str):
        given = {CHINESE if has_han(given) else ENGLISH: given}
    return {language: without_title(given.get(language) or "") for language in (CHINESE, ENGLISH)}


def as_given(names: Names) -> str | Names:
    """Return the document's form of a name: one text where only one language is known."""
    return names if all(names.values()) else names[CHINESE] or names[ENGLISH]


def paired(found: Iterable[Names]) -> list[Names]:
    """Pair the names of a byline in order if there are as many Chinese as English names.

    Beside a Chinese name, a Latin one that the bylines of both languages give is the same in both.
    Otherwise the pairing is unknown, and each name stands for one person.
    """
    people: list[Names] = []
    repeated: list[Names] = []
    for one in filter(lambda names: any(names.values()), found):
        known = next((other for other in people if same(one, other)), None)
        if known is None:
            people.append(dict(one))
            continue
        if not known[CHINESE] and not one[CHINESE]:
            repeated.append(known)
        known.update({language: name for language, name in one.items() if name})
    chinese = [one for one in people if not one[ENGLISH]]
    english = [one for one in people if not one[CHINESE]]
    if chinese and len(chinese) < len(english):
        shared = [one for one in english if one in repeated]
        english = [one for one in english if one not in shared]
        if len(chinese) == len(english):
            _share(shared)
    if len(chinese) != len(english):
        return people
    for one, other in zip(chinese, english, strict=True):
        one[ENGLISH] = other[ENGLISH]
    return [one for one in people if one[CHINESE]]


def _share(names: Iterable[Names]) -> None:
    """Someone with a Latin name only bears it in Chinese too."""
    for one in names:
        one[CHINESE] = one[ENGLISH]


def same(one: Names, other: Names) -> bool:
    """Return whether two names may be one person: equal in one language, different in none."""
    both = [language for language in (CHINESE, ENGLISH) if one[language] and other[language]]
    return bool(both) and all(folded(one[name]) == folded(other[name]) for name in both)
