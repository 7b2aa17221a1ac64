"""Every page of the correspondence, clients' and the firm's: WCAG by axe, reflow, settings of the reader."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import FilePayload

from contacts import passages, secret_links
from contacts.desk import handle_enquiry
from contacts.files import store
from contacts.files.check import Checked
from contacts.models import Desk, EnquiryFile
from tests.contacts.files import samples
from tests.journeys.accessibility.test_accessibility import LANGUAGES
from tests.journeys.axe import ADMIN_TAGS, in_colours, too_wide, violations_by_language
from tests.journeys.library import library
from tests.support.factories import make_enquiry, make_person

__all__ = ["library"]

pytestmark = pytest.mark.browser

# A folder for pictures of every page, for whoever wants to look at them all.
PICTURES = os.environ.get("PICTURES", "")
WIDTHS = (320, 390, 768, 1440)


@pytest.fixture
def correspondence(library):
    """Enquiries on their way: about a paragraph, answered, invited to give details."""
    at = timezone.now() - timedelta(hours=2)
    clerk = make_person("enquiries clerk")
    asked = passages.find(reference="2025-1")
    pair = next(asked.snapshot.pairs())
    enquiry = make_enquiry(
        at=at, passage=passages.in_edition(asked.edition, pair.id), language="zh-hant"
    )
    handle_enquiry.assign(enquiry=enquiry, to=clerk, by=clerk, at=at)
    handle_enquiry.note(enquiry=enquiry, text="先查利益衝突。", by=clerk, at=at)
    kind = samples.kinds_of("pdf")
    names = ("Minutes of the general meeting of shareholders, signed copy.pdf", "意見書.pdf")
    files = [Checked(name, kind, samples.PDF + name.encode()) for name in names]
    store.keep(enquiry=enquiry, form_key="answer", files=files, at=at)
    EnquiryFile.objects.filter(name="意見書.pdf").update(state="waiting")
    handle_enquiry.answer(enquiry=enquiry, text="謝謝查詢。", key="answer", by=clerk, at=at)
    invited = make_enquiry(at=at, name="Second Client", email="second@client.example")
    handle_enquiry.invite(enquiry=invited, by=clerk, at=at)
    invited.refresh_from_db()
    spam = make_enquiry(at=at, name="Third", email="third@client.example")
    handle_enquiry.hold_as_spam(enquiry=spam, by=clerk, at=at)
    return {
        "clerk": clerk,
        "enquiry": enquiry,
        "clients": {
            "form": "contact/",
            "about a paragraph": f"contact/?about=2025-1&paragraph={pair.id}",
            "receipt": f"contact/received/{secret_links.token(enquiry)}/",
            "status": f"contact/status/{secret_links.token(enquiry)}/",
            "details": f"contact/details/{secret_links.details_token(invited)}/",
            "details not found": "contact/details/nonsense/",
        },
        "firms": {
            "inbox": "contacts/enquiry/",
            "everything": "contacts/enquiry/?state__exact=all",
            "thread": f"contacts/enquiry/{enquiry.pk}/change/",
            "invited": f"contacts/enquiry/{invited.pk}/change/",
            "suspected": f"contacts/enquiry/{spam.pk}/change/",
            "conflicts": "contacts/enquiry/conflicts/",
            "client list": "contacts/enquiry/clients/",
            "outbox": "mail/message/",
            "handling": f"contacts/desk/{Desk.load().pk}/change/",
        },
    }


def picture(page, *names: object) -> None:
    if PICTURES:
        name = "-".join(str(name).replace(" ", "-") for name in names)
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def pictures(page, *names: object) -> None:
    for scheme in ("light", "dark") if PICTURES else ():
        in_colours(page, scheme)
        picture(page, *names, scheme)


def chosen(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_clients_pages(correspondence, live_server, page, language):
    found = {}
    for name, address in correspondence["clients"].items():
        page.goto(f"{live_server.url}/{language}/{address}")
        found[name] = violations_by_language(page, language)
        pictures(page, name, language)
    page.goto(f"{live_server.url}/{language}/contact/")
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.click("main form button")
    page.wait_for_selector("main form [aria-invalid=true]")
    page.wait_for_load_state()
    found["errors"] = violations_by_language(page, language)
    pictures(page, "errors", language)
    page.goto(f"{live_server.url}/{language}/{correspondence['clients']['status']}")
    page.set_input_files("#id_files", [chosen("a.pdf", samples.PDF), chosen("b.zip", b"PK")])
    page.click("main form button.button")
    page.wait_for_selector("#id_files[aria-invalid=true]")
    found["a refused file"] = violations_by_language(page, language)
    pictures(page, "refused-file", language)

    assert {name: ids for name, ids in found.items() if ids} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_first_of_two_steps(correspondence, live_server, page, language):
    desk = Desk.load()
    desk.two_steps = True
    desk.save()

    page.goto(f"{live_server.url}/{language}/contact/")

    picture(page, "two-steps", language)
    assert violations_by_language(page, language) == []


def test_the_form_starts_on_the_first_screen_of_a_phone(correspondence, live_server, page):
    """Also about a paragraph; where there is room, the passage and the notices are open."""
    tops, folds = {}, {}
    for width, height in ((390, 844), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        for language in LANGUAGES:
            page.goto(
                f"{live_server.url}/{language}/{correspondence['clients']['about a paragraph']}"
            )
            page.wait_for_function("!document.querySelector('.unfolds')")
            field = page.locator("main form .field input").first
            tops[width, language] = field.bounding_box()["y"] + field.bounding_box()["height"]
            folds[width, language] = page.locator("details.fold[open]").count()

    assert {at: top for at, top in tops.items() if at[0] == 390 and top > 844} == {}
    assert folds == {(w, language): 3 * (w > 390) for w, language in folds}


def test_nothing_of_it_runs_over_the_edge(correspondence, live_server, page):
    """320 pixels are also what 400 % leaves of a window of 1,280."""
    found = {}
    for name, address in correspondence["clients"].items():
        page.goto(f"{live_server.url}/zh-hant/{address}")
        found[name] = too_wide(page, WIDTHS)

    assert {name: widths for name, widths in found.items() if widths} == {}


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_axe_finds_nothing_on_the_firms_pages(correspondence, live_server, page, sign_in, language):
    sign_in(page, correspondence["clerk"])
    page.context.add_cookies(
        [{"name": "django_language", "value": language, "url": live_server.url}]
    )
    found = {}
    for name, address in correspondence["firms"].items():
        page.goto(f"{live_server.url}/admin/{address}")
        found[name] = violations_by_language(page, language, ADMIN_TAGS)
        for width in (390, 768, 1440) if PICTURES else ():
            page.set_viewport_size({"width": width, "height": 900})
            pictures(page, "firm", name, language, width)

    assert {name: ids for name, ids in found.items() if ids} == {}


def test_the_form_is_whole_where_the_system_chooses_the_colours(correspondence, live_server, page):
    page.emulate_media(forced_colors="active")
    page.goto(f"{live_server.url}/en/contact/")

    button = page.locator("main form button")

    assert button.evaluate("element => getComputedStyle(element).borderStyle") != "none"
    picture(page, "forced-colours")


def test_nothing_moves_for_readers_who_want_no_motion(library, live_server, page):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{live_server.url}/en/briefings/2025-1/parallel/")

    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((element) => {
            const style = getComputedStyle(element);
            const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
            return lasts(style.transitionDuration) || lasts(style.animationDuration)
                || style.scrollBehavior === "smooth";
        }).map((element) => element.outerHTML.slice(0, 80))"""
    )

    assert moving == []


def test_four_hundred_per_cent_leaves_every_word_of_a_briefing(library, live_server, page):
    """A window of 1,280 by 1,024 at 400 % is one of 320 by 256."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{live_server.url}/zh-hant/briefings/2025-1/parallel/")

    cut = page.evaluate(
        """[...document.querySelectorAll("main :is(p, li, h1, h2)")].filter((element) => {
            const style = getComputedStyle(element);
            return element.scrollWidth > element.clientWidth + 1
                && style.overflowX !== "visible" && style.display !== "inline";
        }).map((element) => element.outerHTML.slice(0, 80))"""
    )

    assert cut == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_no_page_of_the_firm_runs_over_the_edge_of_the_narrowest_phone(
    correspondence, live_server, page, sign_in, language
):
    sign_in(page, User.objects.create_superuser("boss", first_name="Ana", last_name="Lei"))
    page.context.add_cookies(
        [{"name": "django_language", "value": language, "url": live_server.url}]
    )
    page.set_viewport_size({"width": 320, "height": 800})
    too_wide = {}
    for name, address in correspondence["firms"].items():
        page.goto(f"{live_server.url}/admin/{address}")
        page.wait_for_load_state()
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            too_wide[name] = width

    assert too_wide == {}
