import re

import pytest
from django.db import connection

from briefings import search
from briefings.search.index import postgres
from briefings.search.index.clauses import Clause, whole_phrase
from briefings.search.index.filters import Ask, Narrowing, Scope

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="about query plans of PostgreSQL"
)


@pytest.mark.parametrize("narrowing", [Narrowing(), Narrowing(year=2025)])
@pytest.mark.parametrize("tokens", [("商标",), ("商标", "标注", "注册")])
@pytest.mark.django_db
def test_no_entry_is_read_to_compute_its_words_anew(edition, narrowing, tokens):
    asked = Ask(((Clause(tokens, ""),),), Scope.ALL, 1)
    query = postgres.query_of(0, asked, narrowing)

    plan = "\n".join(line for (line,) in postgres.rows(connection, *_explained(query)))

    assert "Index Cond: (briefings_searchwords" in plan
    assert "Filter: (briefings_searchwords" not in plan


@pytest.mark.parametrize(
    ("phrase", "pairs"),
    [
        ("商標註冊", ["商标 标注", "标注 注册"]),
        ("商標註冊申請", ["商标 标注", "注册 册申", "册申 申请"]),
        ("a trade mark office", ["a trade", "trade mark", "mark offic"]),
    ],
)
def test_a_chinese_phrase_is_asked_for_by_every_other_pair_of_its_words(phrase, pairs):
    expression = postgres.expression(((whole_phrase(phrase),),))

    assert re.findall("'(.*?)'", expression) == pairs


def _explained(query):
    return f"EXPLAIN {query.sql}", query.values


@pytest.mark.django_db(transaction=True)
def test_other_queries_may_scan_after_a_search(edition):
    search.find("商標", language="en")

    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("on",)
