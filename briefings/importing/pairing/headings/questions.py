"""Questions that are named as such above their answers: each heads its answer."""

from collections.abc import Callable, Sequence

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.patterns.asked_and_answered import is_answer, is_question
from briefings.text.language_detection import latin_length

# So many questions with their answers are a form, not a quotation.
LEAST_ASKED = 2
LONGEST_QUESTION = 160


def questions(matches: Sequence[Match]) -> set[int]:
    """The places of the questions of a text that asks and answers."""
    found = {n for n in range(len(matches) - 1) if _is_answered(*matches[n : n + 2])}
    return found if len(found) >= LEAST_ASKED else set()


def _is_answered(asked: Match, answer: Match) -> bool:
    is_short = all(latin_length(piece.text) <= LONGEST_QUESTION for piece in asked.pieces)
    is_pair = len(asked.chinese) <= 1 and len(asked.english) <= 1
    return is_short and is_pair and _are_all(is_question, asked) and _are_all(is_answer, answer)


def _are_all(kind: Callable[[str], bool], match: Match) -> bool:
    return all(kind(side[0].text) for side in (match.chinese, match.english) if side)
