"""What can be followed: found by its key, with a bounded number of queries."""

import importlib

import lxml.html
import pytest
from django.apps import apps
from django.test import Client

from alerts import secret_links, topics
from alerts.models import Follower, Following
from alerts.topics import Topic
from briefings.models import clock
from tests.support.factories import make_area, make_briefing, make_person, publish_now

pytestmark = pytest.mark.django_db


def make_follower(*codes: str) -> Follower:
    at = clock.now()
    made = Follower.objects.create(
        email="a@client.example", email_key="a@client.example", view="en", confirmed_at=at
    )
    for code in codes:
        topic = Topic.read(code)
        made.topics.create(kind=topic.kind, key=topic.key)
    return made


def test_a_topic_is_found_by_its_row_or_by_the_address_of_its_page():
    area = make_area()

    by_row, by_address = topics.find(Topic("area", str(area.pk))), topics.find(Topic("area", "ip"))

    assert by_row == by_address
    assert by_row.topic == Topic("area", str(area.pk))
    assert topics.find(Topic("area", "9" * 30)) is None


def test_a_page_whose_address_is_digits_is_followed_itself_and_not_the_row_of_this_number(client):
    one = make_area(slug="one")
    named = make_area(slug=str(one.pk))

    linked, stored = topics.find_linked(Topic("area", named.slug)), Topic("area", str(one.pk))

    assert linked.topic == Topic("area", str(named.pk))
    assert topics.find(stored).topic == stored
    assert topics.subjects_of([Topic("area", str(named.pk)), stored])[1].topic == stored
    page = client.get(f"/en/follow/?about=area:{named.slug}").text
    assert f'name="about" value="area:{named.pk}"' in page
    one.delete()
    assert topics.find(stored) is None


def test_what_was_followed_by_address_is_followed_by_row(edition):
    area = make_area()
    follower = make_follower("area:ip", "area:gone", "everything")
    migration = importlib.import_module("alerts.migrations.0005_key_topics_by_row")

    migration.by_row(apps, None)
    assert set(map(str, follower.topics.all())) == {f"area:{area.pk}", "area:gone", "everything"}

    migration.by_address(apps, None)
    assert set(map(str, follower.topics.all())) == {"area:ip", "area:gone", "everything"}


def test_the_pages_of_following_take_as_many_queries_for_many_topics_as_for_few(
    django_assert_max_num_queries,
):
    areas = [make_area(slug=f"area-{number}") for number in range(12)]
    briefings = [publish_now(make_briefing(), at=clock.now()).briefing for _each in range(4)]
    codes = [f"area:{area.pk}" for area in areas] + [f"briefing:{b.reference}" for b in briefings]
    path = "/" + secret_links.manage(make_follower(*codes)).split("/", 3)[3]
    client = Client()
    client.get("/en/follow/")

    with django_assert_max_num_queries(14):
        assert client.get(path).status_code == 200
    with django_assert_max_num_queries(8):
        assert client.get(f"/en/follow/?about=area:{areas[0].pk}").status_code == 200


def test_the_list_of_followers_names_their_topics(django_assert_max_num_queries):
    areas = [make_area(slug=f"area-{number}") for number in range(12)]
    make_follower(*(f"area:{area.pk}" for area in areas))
    assert Following.objects.count() == 12
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(make_person("enquiries clerk"))

    with django_assert_max_num_queries(20):
        page = client.get("/admin/alerts/follower/").text

    names = lxml.html.fromstring(page).xpath("//details[@class='growth']//tbody//th/text()")
    assert names == ["All followers", *["Practice area: Intellectual property"] * len(areas)]
