"""Lines that are named as a question or as an answer: 問一：…… / Q1. …, 答：…… / A: …"""

import re

from briefings.text.numerals import ANY_HAN_NUMERAL

_COUNT = rf"\s*(?:\d{{1,3}}|[{ANY_HAN_NUMERAL}]{{1,3}})?\s*[:：.．、)）]\s*\S"
_QUESTION = re.compile(rf"(?:Q|Question|問題?){_COUNT}", re.IGNORECASE)
_ANSWER = re.compile(rf"(?:A|Answer|答[案覆]?){_COUNT}", re.IGNORECASE)


def is_question(text: str) -> bool:
    return _QUESTION.match(text) is not None


def is_answer(text: str) -> bool:
    return _ANSWER.match(text) is not None
