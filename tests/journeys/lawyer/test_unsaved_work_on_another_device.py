"""A lawyer types at the office, goes on at home, and nobody else sees it until it is saved."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect

from briefings import drafting
from briefings.models.draft.working_copy import WorkingCopy
from tests.support.factories import make_briefing, pair, section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_text(browser, live_server, sign_in):
    opened = []

    def enter(person: User, briefing) -> Page:
        context = browser.new_context(locale="en")
        opened.append(context)
        page = context.new_page()
        sign_in(page, person, keeps=True)
        page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
        expect(page.locator(".row.pair")).to_have_count(1)
        return page

    yield enter
    for context in opened:
        context.close()


def english(page: Page):
    return page.locator(".row.pair").first.locator("[data-side=en]")


def test_unsaved_work_is_picked_up_elsewhere_by_its_owner_only(open_text, transactional_db):
    ana, ben = (User.objects.create_superuser(name) for name in ("ana", "ben"))
    briefing = make_briefing(sections=[section(pair("甲。", "One."))])
    office = open_text(ana, briefing)
    status = office.locator("[data-part=status]")
    english(office).fill("One, rewritten.")
    office.locator("[data-part=details] summary").first.click()
    office.locator("[name=title_en]").fill("A new title")
    expect(status).to_contain_text("Kept at")

    home = open_text(ana, briefing)
    expect(home.locator("[data-part=taken]")).to_be_visible()
    expect(english(home)).to_have_value("One, rewritten.")
    expect(home.locator("[name=title_en]")).to_have_value("A new title")
    others = open_text(ben, briefing)
    expect(english(others)).to_have_value("One.")
    expect(others.locator("[data-part=taken]")).to_be_hidden()

    home.context.set_offline(True)
    english(home).fill("One, on the train.")
    with home.expect_event("requestfailed"):
        pass
    home.context.set_offline(False)
    status = home.locator("[data-part=status]")
    expect(status).to_contain_text("Kept at")
    copy = WorkingCopy.objects.get()
    assert "One, on the train." in str(copy.content)
    assert drafting.text_of(briefing)["sections"][0]["paragraphs"][0]["en"] == "One."

    home.keyboard.press("Control+s")
    expect(status).to_contain_text("Saved at")
    expect(home.locator("[data-part=save]")).to_be_disabled()
    briefing.refresh_from_db()
    assert briefing.title_en == "A new title"
    assert drafting.text_of(briefing)["sections"][0]["paragraphs"][0]["en"] == "One, on the train."
    home.wait_for_load_state("networkidle")
    assert not WorkingCopy.objects.exists()

    english(home).fill("One, once more.")
    home.locator("[name=title_en]").fill("Another title")
    expect(status).to_contain_text("Kept at")
    discards = open_text(ana, briefing)
    expect(english(discards)).to_have_value("One, once more.")
    discards.get_by_role("button", name="Discard it and show the saved text").click()
    expect(english(discards)).to_have_value("One, on the train.")
    expect(discards.locator("[name=title_en]")).to_have_value("A new title")
    expect(discards.locator("[data-part=save]")).to_be_disabled()
    discards.wait_for_load_state("networkidle")
    assert not WorkingCopy.objects.exists()


def test_unsaved_work_is_merged_with_what_others_have_saved_since(open_text, transactional_db):
    ana, ben = (User.objects.create_superuser(name) for name in ("ana", "ben"))
    briefing = make_briefing(sections=[section(pair("甲。", "One."))])
    office = open_text(ana, briefing)
    english(office).fill("One, rewritten.")
    expect(office.locator("[data-part=status]")).to_contain_text("Kept at")
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["zh-hant"] = "乙。"
    briefing.refresh_from_db()
    drafting.save_text(briefing=briefing, text=text, by=ben, revision=briefing.revision)

    home = open_text(ana, briefing)
    home.get_by_role("button", name="Bring it back").click()
    home.keyboard.press("Control+s")

    expect(home.locator("[data-part=status]")).to_contain_text("Saved")
    row = drafting.text_of(briefing)["sections"][0]["paragraphs"][0]
    assert (row["zh-hant"], row["en"]) == ("乙。", "One, rewritten.")
