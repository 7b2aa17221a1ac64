"""Numbers of followers by topic and month: they grow, they shrink, and they name nobody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localtime

from alerts.following import growth, leave
from alerts.models import Follower, FollowerCount, Following
from alerts.topics import Topic
from briefings.models import clock
from tests.support.factories import make_area, make_person

pytestmark = pytest.mark.django_db
EVERYTHING = Topic("everything")


def made(email: str, *topics: str) -> Follower:
    follower = Follower.objects.create(
        email=email, email_key=email, view="en", interface="en", confirmed_at=clock.now()
    )
    read = map(Topic.read, topics)
    Following.objects.bulk_create(
        Following(follower=follower, kind=each.kind, key=each.key) for each in read
    )
    return follower


def test_who_follows_two_paragraphs_of_a_briefing_counts_once_for_it():
    made("a@client.example", "paragraph:2025-1/abc", "paragraph:2025-1/def")
    made("b@client.example", "briefing:2025-1", "paragraph:2025-1/abc", "everything")

    assert growth.now() == {growth.ALL: 2, Topic("briefing", "2025-1"): 2, EVERYTHING: 1}


def test_a_month_keeps_its_last_number_when_followers_leave_later(noon):
    first = made("a@client.example", "everything", "area:1")
    growth.keep(at=noon)
    made("b@client.example", "everything")
    growth.keep(at=noon)
    later = noon + timedelta(days=31)
    leave.leave(follower=first, how="left", at=later)
    growth.keep(at=later)

    assert list(growth.by_month(noon.date().replace(day=1)).values()) == [
        {growth.ALL: 2, EVERYTHING: 2, Topic("area", "1"): 1},
        {growth.ALL: 1, EVERYTHING: 1},
    ]


def test_a_topic_that_nobody_follows_any_more_counts_nothing(noon):
    follower = made("a@client.example", "everything")
    growth.keep(at=noon)
    leave.leave(follower=follower, how="left", at=noon)
    growth.keep(at=noon)

    assert set(FollowerCount.objects.values_list("count", flat=True)) == {0}


def test_the_page_of_followers_shows_how_each_topic_grew(noon, django_assert_max_num_queries):
    area = make_area()
    now = localtime(clock.now())  # the first of a month comes earlier in Macau than in UTC
    made("a@client.example", "everything", f"area:{area.pk}")
    growth.keep(at=now.replace(day=1) - timedelta(days=2))
    made("b@client.example", "everything")
    for number in range(20):
        made(f"{number}@client.example", f"briefing:2025-{number}")
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(make_person("enquiries clerk"))

    with django_assert_max_num_queries(25):
        page = client.get("/admin/alerts/follower/").text

    table = page.split('class="growth"')[1].split("</details>")[0]
    rows = [row.replace("<b>", "").replace("</b>", "") for row in table.split("<tr>")]
    everything = next(row for row in rows if "All briefings" in row)
    assert "<td>–</td><td>1</td><td>2</td>" in everything
    assert "Practice area: Intellectual property" in table
    assert "@" not in table
