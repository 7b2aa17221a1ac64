"""Numbers in words, as automatic lists write them in the language of the text: First, Deuxième."""

from collections.abc import Callable
from dataclasses import dataclass

from briefings.importing.readers.lists.number_words import english, french, portuguese, russian
from briefings.text.languages import ENGLISH

# A list of so many items is not a list; the words would be longer than a line.
MOST_IN_WORDS = 9_999


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language writes 1st, One and First."""

    ordinal: Callable[[int], str]
    cardinal: Callable[[int], str] = str
    ordinal_in_words: Callable[[int], str] = str


_LANGUAGES = {
    ENGLISH: NumberWords(english.ordinal, english.cardinal, english.ordinal_in_words),
    "fr": NumberWords(french.ordinal, french.cardinal, french.ordinal_in_words),
    "pt": NumberWords("{}.º".format, portuguese.cardinal, portuguese.ordinal_in_words),
    "ru": NumberWords("{}-й".format, russian.cardinal, russian.ordinal_in_words),
    "uk": NumberWords("{}-й".format),
    "es": NumberWords("{}.º".format),
    "it": NumberWords("{}º".format),
}
# Most other languages write 1., and their words are not known here.
_OTHER = NumberWords("{}.".format)


def words_in(language: str) -> NumberWords:
    """The words of a language by its tag, such as pt-PT; English where the text names none."""
    return _LANGUAGES.get(language.partition("-")[0].lower() or ENGLISH, _OTHER)


def in_words(number: int, write: Callable[[int], str]) -> str:
    """A number with a capital letter; in figures where no list is so long."""
    words = write(number) if number <= MOST_IN_WORDS else str(number)
    return words[0].upper() + words[1:]
