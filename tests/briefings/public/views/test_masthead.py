"""What stands at the top of every page that clients read."""

import lxml.html
import pytest

from briefings import publishing
from briefings.models.firm import Firm
from briefings.text.texts import Texts
from tests.support.factories import make_area, make_author, make_briefing, publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PAGES = (
    "", "briefings/", "briefings/?q=%E5%95%86%E6%A8%99", "briefings/?q=nothingatall", "areas/ip/", "people/", "areas/", "about/", "privacy/",
    "people/ana-lei/", "briefings/2025-1/trade-mark-law-revised/", "briefings/2025-1/parallel/",
    "briefings/2025-1/editions/", "briefings/2025-1/matches/?q=law", "briefings/2025-2/gone/",
    "contact/", "nope/",
)  # fmt: skip


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
def test_every_page_offers_one_search_that_needs_no_script(client, edition, noon, language):
    make_author(), make_area()
    gone = make_briefing()
    publish_now(gone, at=noon)
    publishing.withdraw(briefing=gone, by=None, at=noon, reason=Texts("誤", "Error"))

    for address in PAGES:
        shown = lxml.html.fromstring(client.get(f"/{language}/{address}").content)
        (form,) = shown.xpath("//form[@role='search']")
        assert form in shown.xpath("//header//form"), address
        assert (form.method, form.action) == ("GET", f"/{language}/briefings/")
        (field,) = form.xpath(".//input[@name='q']")
        assert form.xpath(f".//label[@for='{field.get('id')}']")[0].text_content().strip()
        assert form.xpath(".//button[@type='submit']")[0].text_content().strip()


def test_the_field_keeps_what_was_searched(client, edition):
    shown = lxml.html.fromstring(client.get("/en/briefings/?q=trade+mark").content)

    assert shown.get_element_by_id("q").value == "trade mark"


def test_a_new_name_and_address_of_the_firm_stand_on_the_next_page(client, edition):
    for name in ("Lei & Associates", "Lei & Partners"):
        firm = Firm.load()
        firm.name_en, firm.address_en = name, f"Of {name}"
        firm.save()
        shown = lxml.html.fromstring(client.get("/en/briefings/").content)

        assert name in shown.xpath("//header//a[@class='plate']")[0].text_content()
        assert f"Of {name}" in shown.xpath("//footer//address")[0].text_content()


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("", []),
        ("briefings/", [("Briefings", "page")]),
        ("briefings/2025-1/parallel/", [("Briefings", "true")]),
        ("people/", [("People", "page")]),
        ("people/ana-lei/", [("People", "true")]),
        ("areas/", [("Areas", "page")]),
        ("about/", [("About", "page")]),
        ("privacy/", []),
        ("contact/", [("Contact", "page")]),
    ],
)
def test_the_masthead_marks_where_the_reader_is(client, edition, address, marked):
    make_author()
    shown = lxml.html.fromstring(client.get(f"/en/{address}").content)

    current = shown.xpath("//nav[@class='site-nav']/a[@aria-current]")

    assert [(link.text_content(), link.get("aria-current")) for link in current] == marked
