"""The readership report counts reads, followers and enquiries, and names nobody who made them."""

import io
import re
from datetime import date, timedelta

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from alerts.models import Follower, FollowerCount, Following
from briefings.models.published.readership import Readership
from contacts import passages
from contacts.models import Enquiry
from operations.readership.months import month_of, shifted
from tests.support.factories import (
    make_area,
    make_author,
    make_briefing,
    make_enquiry,
    make_person,
    publish_now,
)

pytestmark = pytest.mark.django_db
PAGE = "/admin/briefings/readership/"


def enter(role: str = "publisher") -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(make_person(role))
    return client


def follow(*topics: tuple[str, str]) -> Follower:
    at = timezone.now()
    email = f"{Follower.objects.count()}@client.example"
    follower = Follower.objects.create(
        email=email, email_key=email, view="en", interface="en", confirmed_at=at
    )
    for kind, key in topics:
        Following.objects.create(follower=follower, kind=kind, key=key)
    return follower


def cells(page: str, table: str, row: str) -> list[str]:
    """Return the numbers of a row in the table below a heading."""
    body = page.split(f'<h2 id="{table}">')[1].split("</section>")[0]
    found = next(each for each in body.split("<tr>") if row in each.split("</th>")[0])
    return [re.sub(r"<.*?>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", found)]


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def read(noon, today):
    """A briefing of one author in one area, with reads, followers and enquiries."""
    briefing = make_briefing()
    briefing.areas.set([make_area()])
    publish_now(briefing, at=noon)
    reference = briefing.reference
    Readership.add(today, {(reference, "en"): 1200, (reference, "parallel"): 34})
    Readership.add(month_of(today) - timedelta(days=1), {(reference, "zh-hant"): 5})
    follow(("briefing", reference), ("paragraph", f"{reference}/abc"))
    follow(("paragraph", f"{reference}/xyz"))
    follow(("area", str(briefing.areas.get().pk)))
    asked = passages.find(reference=reference)
    pair = next(asked.snapshot.pairs())
    now = timezone.now()
    make_enquiry(at=now, passage=passages.in_edition(asked.edition, pair.id))
    make_enquiry(
        at=now,
        email="other@client.example",
        lawyer=make_author("pedro", name_zh_hant="何彼德", name_en="Pedro Ho"),
    )
    spam = make_enquiry(at=now, email="spam@client.example")
    Enquiry.objects.filter(pk=spam.pk).update(state=Enquiry.State.SPAM)
    return briefing


def test_a_briefing_has_its_reads_by_language_its_followers_and_its_enquiries(read):
    page = enter().get(PAGE).text

    assert cells(page, "group", read.reference) == ["1,239", "2", "1", "5", "0", "1,200", "34"]
    assert cells(page, "group", "About no briefing") == ["0", "0", "1", "0", "0", "0", "0"]


def test_a_month_has_its_reads_followers_and_enquiries(read, today):
    page = enter().get(PAGE, {"by": "month"}).text
    last = shifted(month_of(today), -1)

    assert cells(page, "months", f"{today:%B %Y}") == ["1,234", "3", "2", "0", "0", "1,200", "34"]
    assert cells(page, "months", f"{last:%B %Y}") == [
        *("5", "not counted", "0"),
        *("5", "0", "0", "0"),
    ]
    assert 'id="group"' not in page


def test_a_month_in_which_followers_were_not_counted_is_not_said_to_have_had_none(read, today):
    client, last = enter(), shifted(month_of(today), -1)
    FollowerCount.objects.create(month=shifted(last, -1), count=2)
    months = {"by": "month", "first": f"{shifted(last, -1):%Y-%m}", "last": f"{last:%Y-%m}"}

    page = client.get(PAGE, months).text
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{PAGE}table.xlsx", months).content))

    assert "<figcaption>Followers <b>not counted</b>" in page
    assert "Not counted in 1 month." in page
    assert cells(page, "months", "In all")[1] == "not counted"
    followers = [row[2] for row in sheet.active.iter_rows(min_row=2, values_only=True)]
    assert followers == [2, "not counted"]


def test_authors_and_areas_have_what_their_briefings_have(read):
    client = enter()
    author = client.get(PAGE, {"by": "author"}).text
    area = client.get(PAGE, {"by": "area"}).text

    assert cells(author, "group", "Ana Lei") == ["1,239", "0", "1", "5", "0", "1,200", "34"]
    assert cells(author, "group", "Pedro")[2] == "1"
    assert cells(area, "group", "Intellectual property")[1:3] == ["1", "1"]
    assert cells(area, "group", "In no practice area")[2] == "1"


def test_the_months_asked_for_are_those_counted_whichever_comes_first(read, today):
    last = shifted(month_of(today), -1)
    code = f"{last:%Y-%m}"

    page = enter().get(PAGE, {"first": f"{today:%Y-%m}", "last": code}).text
    only = enter("administrator").get(PAGE, {"first": code, "last": code}).text

    assert cells(page, "group", read.reference)[0] == "1,239"
    assert cells(only, "group", read.reference)[0] == "5"


@pytest.mark.parametrize("asked", [{"first": "x", "by": "y"}, {"last": "1999-01"}, {"first": ""}])
def test_months_that_are_not_offered_are_those_of_the_last_year(read, asked):
    assert cells(enter().get(PAGE, asked).text, "group", read.reference)[0] == "1,239"


def test_the_workbook_has_every_row_in_numbers(read):
    answer = enter().get(f"{PAGE}table.xlsx")

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("Reference", "Briefing", "Reads")
    assert rows[1][0] == read.reference
    assert rows[1][2:] == (1239, 2, 1, 5, 0, 1200, 34)
    assert "readership-briefing-" in answer["Content-Disposition"]


@pytest.mark.parametrize("by", ["author", "area", "month"])
def test_each_grouping_is_in_a_workbook(read, by):
    answer = enter().get(f"{PAGE}table.xlsx", {"by": by})

    assert openpyxl.load_workbook(io.BytesIO(answer.content)).active.max_row > 1


def test_before_anything_is_counted_the_page_says_so():
    page = enter().get(PAGE).text

    assert "Nothing was counted in these months." in page


@pytest.mark.parametrize("role", ["author", "editor", "enquiries clerk"])
def test_only_partners_and_administrators_see_the_report(role):
    client = enter(role)

    assert [client.get(path).status_code for path in (PAGE, f"{PAGE}table.xlsx")] == [403, 403]
    assert "Readership report" not in client.get("/admin/").text


def test_nobody_who_follows_or_asks_is_named(read):
    client = enter()

    for by in ("briefing", "author", "area", "month"):
        assert "@client.example" not in client.get(PAGE, {"by": by}).text


@pytest.mark.parametrize("by", ["briefing", "author", "area", "month"])
def test_the_report_costs_the_same_however_many_briefings_there_are(
    noon, today, by, django_assert_max_num_queries
):
    for number in range(60 if by == "briefing" else 12):
        briefing = make_briefing(authors=[f"Author {number}"])
        Readership.add(today, {(briefing.reference, "en"): number + 1})
    client = enter()

    with django_assert_max_num_queries(18):
        page = client.get(PAGE, {"by": by}).text
    with django_assert_max_num_queries(14):
        client.get(f"{PAGE}table.xlsx", {"by": by})

    assert ("The first 50 of 60 rows" in page) == (by == "briefing")
