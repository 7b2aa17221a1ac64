"""The list of briefings shows and filters by state and stage."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin import site
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from briefings import drafting, publishing
from briefings.admin.lists import paginator
from briefings.models.draft.briefing import Briefing, Paragraph
from briefings.text.texts import Texts
from briefings.workflow.stage import Stage, moving, waiting_for, with_stage
from briefings.workflow.state import with_state
from tests.briefings.admin.conftest import ENGLISH
from tests.support.factories import (
    approve,
    change_side,
    make_area,
    make_briefing,
    make_person,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/briefings/briefing/"
STAGES = ("draft", "review", "approved", "scheduled", "held", "done")


def client_of(person) -> Client:
    client = Client(headers=ENGLISH)
    client.force_login(person)
    return client


@pytest.fixture
def people(db):
    return {name: make_person(name) for name in ("author", "editor", "publisher")}


def named(name: str):
    return make_briefing(title={"zh-hant": name, "en": name})


def plan(briefing, by, at):
    briefing.refresh_from_db()
    publishing.plan(
        briefing=briefing,
        by=by,
        at=at,
        due_at=at + timedelta(days=1),
        revision=briefing.revision,
        choices=publishing.Choices(),
    )


@pytest.fixture
def desk(people, noon):
    """A briefing at every stage, called after it."""
    made = {name: named(f"Title-{name}") for name in STAGES}
    for name in ("review", "approved"):
        change_side(made[name], "en", "The author's.", by=people["author"])
        change_side(made[name], "zh-hant", "作者。", by=people["author"])
        publishing.submit(briefing=made[name], by=people["author"], at=noon)
    for name in ("approved", "scheduled", "held"):
        approve(made[name], by=people["editor"], at=noon)
    publish_now(made["done"], at=noon)
    for name in ("scheduled", "held"):
        plan(made[name], people["publisher"], noon)
    change_side(made["held"], "en", "Changed.", by=people["author"])
    return made


def shown(person, **query) -> set[str]:
    text = client_of(person).get(LIST, query).text
    return {stage for stage in STAGES if f"Title-{stage}" in text}


def test_the_list_is_filtered_by_stage(desk, people):
    assert {stage: shown(people["editor"], stage=stage) for stage in STAGES} == {
        stage: {stage} for stage in STAGES
    }


def test_state_and_stage_are_filtered_together(desk, people, noon):
    change_side(desk["done"], "en", "After it was published.", by=None)

    assert shown(people["editor"], state="changed", stage="draft") == {"done"}


def test_an_editor_is_asked_to_approve_and_a_publisher_also_to_publish(desk, people):
    assert shown(people["editor"], waiting="me") == {"review"}
    assert shown(people["publisher"], waiting="me") == {"review", "approved", "held"}


def test_nobody_is_asked_to_approve_their_own_words(desk, people):
    for language in ("zh-hant", "en"):
        change_side(desk["review"], language, "Mine. 我的。", by=people["editor"])

    assert shown(people["editor"], waiting="me") == set()


def test_an_author_is_asked_to_work_on_what_came_back(desk, people, noon):
    review = desk["review"]
    type(review).objects.filter(pk=review.pk).update(created_by=people["author"])
    before = shown(people["author"], waiting="me")

    publishing.send_back(briefing=review, by=people["editor"], at=noon, note="Article 6.")

    assert before == set()
    assert shown(people["author"], waiting="me") == {"review"}


def test_how_many_wait_is_said_above_the_list(desk, people):
    assert "3 briefings wait for you" in client_of(people["publisher"]).get(LIST).text
    assert "1 briefing waits for you" in client_of(people["editor"]).get(LIST).text


def test_a_briefing_in_review_shows_which_side_is_approved(desk, people, noon):
    approve(desk["review"], "zh-hant", by=people["editor"], at=noon)

    assert "In review · 中 ✓ EN –" in client_of(people["editor"]).get(LIST).text


def test_the_list_asks_the_database_as_often_for_many_as_for_few(desk, people):
    client = client_of(people["publisher"])
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(12):
        named(f"Another {number}")

    with CaptureQueriesContext(connection) as many:
        client.get(LIST)

    assert len(many) == len(few)


def all_with_stage():
    return with_stage(with_state(Briefing.objects.select_related("schedule")))


def test_nothing_that_waits_for_somebody_is_left_out_of_what_is_looked_at(desk, people, noon):
    returned = named("Title-returned")
    publishing.submit(briefing=returned, by=people["author"], at=noon)
    returned.refresh_from_db()
    publishing.send_back(briefing=returned, by=people["editor"], at=noon, note="Please check.")
    overridden = named("Title-overridden")
    publishing.publish(
        briefing=overridden,
        by=people["publisher"],
        at=noon,
        choices=publishing.Choices(
            with_gaps=True, with_behind=True, override="The court sits tomorrow."
        ),
    )
    # A new day of the law leaves both approvals as they are.
    redated = desk["approved"]
    publish_now(redated, at=noon)
    Briefing.objects.filter(pk=redated.pk).update(law_as_at=noon.date())
    drafting.keep_front(redated, by=people["author"])

    for person in people.values():
        waiting = all_with_stage().filter(waiting_for(person))
        looked_at = moving(all_with_stage()).filter(waiting_for(person))
        assert set(looked_at) == set(waiting)
    unfinished = (Stage.REVIEW, Stage.APPROVED, Stage.SCHEDULED, Stage.HELD)
    assert set(moving(all_with_stage()).filter(stage__in=unfinished)) == set(
        all_with_stage().filter(stage__in=unfinished)
    )
    assert desk["done"] not in moving(Briefing.objects.all())


def test_what_may_wait_is_found_by_an_index(desk):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads a short table as a whole, whatever indexes there are")

    told = moving(Briefing.objects.values("pk")).explain()

    assert "USING INDEX under_way" in told or "USING COVERING INDEX under_way" in told
    assert "SCAN briefings_briefing" not in told.replace("SCAN briefings_briefing USING", "")


def test_what_was_published_alone_is_found_without_reading_all_editions(desk):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL knows by itself with which of the two to begin")
    with connection.cursor() as cursor:
        # As after years: very many editions; nothing is known of overrides while there are none.
        cursor.execute("ANALYZE")
        many = "UPDATE sqlite_stat1 SET stat = '100000 1 1 1' WHERE tbl LIKE 'briefings_%ing' OR tbl = %s"
        cursor.execute(many, ["briefings_edition"])
        cursor.execute("ANALYZE sqlite_master")  # reads them anew

    told = moving(Briefing.objects.values("pk")).explain()

    scans = [line.split("SCAN")[1] for line in told.splitlines() if "SCAN" in line]
    assert not [scan for scan in scans if "briefings_edition" in scan], told


def test_a_list_is_counted_as_far_as_somebody_would_leaf(desk, people, monkeypatch):
    monkeypatch.setattr(paginator, "MOST", 4)

    body = client_of(people["publisher"]).get(LIST).content.decode()

    assert "These are the first 4." in body


def counts_of(client: Client, **query) -> dict[str, dict[str, int]]:
    """The counts beside the choices, by the address of each choice."""
    page = client.get(LIST, query | {"_facets": "True"})
    changes = page.context["cl"]
    return {
        choice["query_string"]: int(counted[1])
        for one in changes.filter_specs
        for choice in one.choices(changes)
        if (counted := re.search(r"\((\d+)\)$", str(choice["display"])))
    }


def length_of_list(address: str, person) -> int:
    """The list's own count, without the page round it and without the counts of its choices."""
    request = RequestFactory().get(LIST + address.replace("_facets=True", ""))
    request.user, request.resolver_match = person, resolve(LIST)
    return site.get_model_admin(Briefing).get_changelist_instance(request).result_count


NARROWED = (
    {},
    {"state": "draft"},
    {"state": "public", "year": "2025"},
    {"stage": "held", "waiting": "me"},
    {"gaps": "some", "behind": "none"},
    {"areas__id__exact": "1", "state": "public"},
    {"areas__isnull": "True"},
    {"q": "Ana Lei", "gaps": "none"},
)


@pytest.fixture
def facets(desk, people, noon):
    """The desk with an area, a gap, a side behind, a review that is due, and one in the bin."""
    area = make_area()
    for name in ("done", "draft"):
        desk[name].areas.add(area)
    gap = make_briefing(title={"zh-hant": "缺", "en": "Gap"}, sections=[section(pair("只有中文"))])
    Briefing.objects.filter(pk=gap.pk).update(review_on=noon.date())
    Paragraph.objects.filter(section__briefing=desk["review"]).update(behind="en")
    Briefing.objects.filter(pk=named("Title-binned").pk).update(deleted_at=noon)
    return area


# Whose list it is changes only which rows it is made of.
@pytest.mark.parametrize(
    ("who", "lists"), [("publisher", NARROWED), ("author", NARROWED[:2])], ids=str
)
def test_a_count_says_how_many_the_list_then_has(facets, people, who, lists):
    client = client_of(people[who])
    for narrowed in lists:
        if "areas__id__exact" in narrowed:
            narrowed = narrowed | {"areas__id__exact": str(facets.pk)}

        counts = counts_of(client, **narrowed)

        assert len(counts) > 15
        assert counts == {address: length_of_list(address, people[who]) for address in counts}


def test_counts_cost_one_query_whatever_is_chosen_and_however_many_there_are(facets, people):
    client = client_of(people["publisher"])

    def queries(**query) -> int:
        client.get(LIST, query)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST, query).status_code == 200
        return len(captured)

    without = queries()
    counted = queries(_facets="True")
    for number in range(5):
        named(f"Another-{number}").areas.add(make_area(f"area-{number}"))

    assert counted == without + 1 <= 15
    assert queries(_facets="True") == counted
    assert queries(_facets="True", state="draft", year="2025", gaps="some") <= counted


def test_a_list_too_long_to_be_leafed_through_has_counts_all_the_same(desk, people, monkeypatch):
    monkeypatch.setattr(paginator, "MOST", 4)
    client = client_of(people["publisher"])

    assert "Show counts" in client.get(LIST).text
    assert re.search(r"As published \(1\)", client.get(f"{LIST}?_facets=True").text)


def test_nothing_is_done_to_more_than_the_list_says_it_has(desk, lawyer, monkeypatch):
    client, drafts = client_of(lawyer), f"{LIST}?state=draft"
    monkeypatch.setattr(paginator, "MOST", 4)
    everything = {"action": "delete_selected", "select_across": "1", "post": "yes"}
    everything["_selected_action"] = desk["draft"].pk

    offered = 'class="question hidden"' in client.get(drafts).text
    answer = client.post(drafts, everything, follow=True)

    assert not offered
    assert "Nothing was done" in answer.text
    assert not Briefing.objects.exclude(deleted_at=None).exists()


def test_a_plan_is_held_up_when_its_briefing_is_withdrawn_meanwhile(people, noon):
    briefing = named("Title-planned")
    publish_now(briefing, at=noon)
    change_side(briefing, "en", "Better words.", by=None)
    change_side(briefing, "zh-hant", "更好。", by=None)
    approve(briefing, by=people["editor"], at=noon)
    briefing.refresh_from_db()
    publishing.plan(
        briefing=briefing,
        by=people["publisher"],
        at=noon,
        due_at=noon + timedelta(days=1),
        revision=briefing.revision,
        choices=publishing.Choices(with_behind=True, minor_reason="Only other words."),
    )
    publishing.withdraw(
        briefing=briefing, by=None, at=noon, reason=Texts("有誤。", "It was wrong.")
    )

    found = with_stage(with_state(Briefing.objects.all())).get()
    page = client_of(people["publisher"]).get(f"{LIST}{briefing.pk}/publish/").text

    assert found.stage == Stage.HELD
    assert "The briefing was withdrawn after it was planned." in page
    assert "as things stand it will not be published" in page
