"""The floor of the search's quality, on the open half of the judged questions."""

import pytest

from tests.briefings.search import judged_set

pytestmark = pytest.mark.django_db

FLOOR = {
    "first": 0.88,
    "among three": 0.95,
    "nDCG@10": 0.92,
    "passage": 0.8,
    "honest": 0.95,
    "exact first": 1.0,
}


def test_the_right_briefing_comes_first(noon):
    names = judged_set.publish_everything(noon)
    asked = [question for question in judged_set.questions() if question.is_open]

    measured = judged_set.figures([judged_set.outcome(one, names) for one in asked])

    assert {name: measured[name] for name, least in FLOOR.items() if measured[name] < least} == {}
