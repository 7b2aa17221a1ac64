"""The filters of the list and of a search: their choices, their counts, and those in force."""

import re

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.factories import make_area, make_author, make_briefing, publish_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def several(noon):
    """Five briefings in two areas, by two authors, of two years."""
    areas = [make_area(), make_area("tax", "稅務", "Tax")]
    for number in range(5):
        briefing = make_briefing(
            authors=["Ana Lei", "Rui Chan"][number % 2 :], date=f"202{4 + number // 3}-04-24"
        )
        briefing.areas.add(*areas[: 1 + number % 2])
        publish_now(briefing, at=noon)


def opened(client, address: str):
    return lxml.html.fromstring(client.get(address).content.decode())


def choices(page) -> dict[str, tuple[str, int]]:
    found = page.xpath("//nav[@class='filters']//li[a[not(@aria-current)]]")
    return {
        one.xpath("a")[0].text_content(): (one.xpath("a/@href")[0], int(one.xpath("span")[0].text))
        for one in found
    }


def total(page) -> int:
    (words,) = page.xpath("//p[@class='found']")
    return int(re.findall(r"\d+", words.text_content())[0])


@pytest.mark.parametrize(
    "query", ["?q=%E5%95%86%E6%A8%99", "?q=%E5%95%86%E6%A8%99&area=ip&year=2024", "?area=tax", "?"]
)
def test_every_count_is_what_its_choice_leaves(client, several, query):
    found = choices(opened(client, f"/en/briefings/{query}"))

    assert found
    for label, (address, count) in found.items():
        assert total(opened(client, f"/en/briefings/{address}")) == count, label


@pytest.mark.parametrize("query", ["", "&q=trade"])
def test_each_filter_in_force_is_taken_away_by_itself_or_all_at_once(client, several, query):
    page = opened(client, f"/en/briefings/?area=ip&author=ana-lei&year=2024&page=1{query}")

    rest = "&q=trade" if query else ""
    links = page.xpath("//ul[@class='chips']//a")
    assert [(one.text_content(), one.get("href")) for one in links] == [
        ("Take away the filter Intellectual property ×", f"?author=ana-lei&year=2024{rest}"),
        ("Take away the filter Ana Lei ×", f"?area=ip&year=2024{rest}"),
        ("Take away the filter 2024 ×", f"?area=ip&author=ana-lei{rest}"),
        ("Remove all filters", f"?{rest.lstrip('&')}"),
    ]


@pytest.mark.parametrize("query", ["", "q=trade&"])
def test_a_filter_that_leaves_nothing_is_still_named_but_nobody_hidden_is(client, edition, query):
    make_area("tax", "稅務", "Tax")
    make_author("hidden", name_en="Hidden Wong", is_public=False)

    page = opened(client, f"/en/briefings/?{query}area=tax&author=hidden").text_content()

    assert "Tax" in page
    assert "Hidden Wong" not in page


@pytest.mark.parametrize("query", ["", "q=trade&"])
def test_filters_cost_the_same_queries_however_many_there_are(
    client, noon, query, django_assert_max_num_queries
):
    address = f"/en/briefings/?{query}year=2025"
    first = make_briefing()
    first.areas.add(make_area())
    publish_now(first, at=noon)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(3):
        briefing = make_briefing(authors=[f"Rui Chan {number}"])
        briefing.areas.add(make_area(f"area-{number}", f"範疇{number}", f"Area {number}"))
        publish_now(briefing, at=noon)

    with django_assert_max_num_queries(len(few)):
        client.get(address)
