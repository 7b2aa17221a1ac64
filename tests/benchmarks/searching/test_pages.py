"""The benchmark of the search says which goal failed, and measures again before it does."""

from argparse import Namespace

import pytest

from tests.benchmarks.searching import in_django
from tests.benchmarks.searching.pages import QUERIES

OPTIONS = Namespace(count=1, repeat=1)


@pytest.mark.django_db
def test_a_query_that_finds_nothing_by_accident_is_a_missed_goal(edition, monkeypatch, capsys):
    monkeypatch.setattr(in_django, "_once", lambda work, times: 1.0)
    queries = [("there", "商標", {}), ("nowhere", "hippopotamus", {}), ("lost", "submarine", {})]

    assert in_django._ask(queries, OPTIONS) == ["lost: finds nothing"]


@pytest.mark.django_db
def test_a_query_with_a_reference_or_filters_is_of_a_briefing_that_is_there(edition):
    placed = [
        ("", "商標", chosen) for _name, _text, chosen in QUERIES if "{year}" in chosen.values()
    ]
    filled = [*in_django._filled([("", "{reference}", {}), *placed], 1)]

    assert [in_django._found(text, chosen).count for _name, text, chosen in filled] == [1, 1]


@pytest.mark.django_db
def test_pages_that_stay_too_slow_are_named(edition, monkeypatch):
    monkeypatch.setattr(in_django, "_once", lambda work, times: 61.0)

    (missed,) = in_django._ask([("there", "商標", {})], OPTIONS)

    assert missed == "p95 of whole pages: 61.0 ms > 60.0 ms; the slowest: there"


@pytest.mark.parametrize(
    ("measured", "cost"), [([59.0], 59.0), ([99.0, 58.0], 58.0), ([99.0, 98.0, 97.0], 97.0)]
)
def test_a_slow_page_is_measured_again_before_it_counts(monkeypatch, measured, cost):
    figures = iter(measured)
    monkeypatch.setattr(in_django, "_once", lambda work, times: next(figures))

    assert in_django._cost(lambda: None, OPTIONS, 60.0) == cost
    assert list(figures) == []
