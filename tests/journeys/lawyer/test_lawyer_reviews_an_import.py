"""A lawyer reviews an import: leaves and comes back, puts rows right, takes back what was left out."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from briefings import importing
from briefings.models.draft.history import Import
from tests.journeys.axe import ADMIN_TAGS, violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PAGE = """<nav>Home | Contact</nav><h1>商標法修訂 Trade Mark Law Revised</h1>
<h2>一、引言</h2><h2>1. Introduction</h2>
<p>新法於下月生效，罰款為5,000元至90,000元。</p>
<p>The law takes effect next month. The fine is MOP 6,000 to 80,000.</p>
<p><s>This sentence was struck out by its author.</s></p>
<p>申請費減半，續期費用不變。</p><p>Application fees are halved; renewal costs the same.</p>
<p>項目</p><p>Item</p><p>費用</p><p>Fee</p><p>申請</p><p>Application</p><p>500元</p><p>MOP 500</p>
"""
SAVED = "Review saved at"


@pytest.fixture
def arrived(lawyer, transactional_db) -> Import:
    result = importing.read_html(PAGE).for_review()
    return Import.objects.create(kind="html", name="x.html", result=result, imported_by=lawyer)


@pytest.fixture
def opened(page, live_server, sign_in, lawyer, arrived):
    sign_in(page, lawyer)
    return open_review(page, live_server, arrived)


def open_review(page, live_server, arrived):
    page.goto(live_server.url + reverse("admin:briefings_briefing_review", args=[arrived.pk]))
    expect(page.locator(".row.pair").first).to_be_attached()
    return page


def show_all(page) -> None:
    for toggle in page.locator(".counts [aria-pressed=true]").all():
        toggle.click()


def side(page, number: int, language: str = "en"):
    return page.locator(f".row.pair textarea[data-side={language}]").nth(number - 1)


def english(page) -> list[str]:
    return [area.input_value() for area in page.locator(".row.pair textarea[data-side=en]").all()]


def expect_saved(page) -> None:
    expect(page.locator("[data-part=status]")).to_contain_text(SAVED)


def save(page) -> None:
    page.keyboard.press("Control+s")
    expect_saved(page)


def test_the_work_is_saved_as_it_goes_and_there_again_later(
    opened, live_server, arrived, complaints
):
    show_all(opened)
    side(opened, 2).fill("Application fees are halved.")
    opened.get_by_label("Title English").fill("Marks")
    expect_saved(opened)

    opened.goto(live_server.url + reverse("admin:briefings_briefing_imports"))
    expect(opened.locator(".past-imports")).to_contain_text("Review begun")
    opened.get_by_role("link", name="商標法修訂").click()

    expect(side(opened, 2)).to_have_value("Application fees are halved.")
    expect(opened.get_by_label("Title English")).to_have_value("Marks")
    expect(opened.locator(".begun")).to_contain_text("This is the review as lawyer left it")
    opened.get_by_role("button", name="Begin again with what was read").click()
    expect(side(opened, 2)).to_have_value("Application fees are halved; renewal costs the same.")
    expect(opened.get_by_label("Title English")).to_have_value("Trade Mark Law Revised")
    opened.locator(".toast").get_by_role("button", name="Undo").click()
    expect(side(opened, 2)).to_have_value("Application fees are halved.")
    expect(opened.get_by_label("Title English")).to_have_value("Marks")
    assert complaints == []


def test_two_people_at_once_lose_nothing(opened, browser, live_server, sign_in, arrived):
    colleague = User.objects.create_superuser("colleague", "c@firm.example", "horse battery")
    other = browser.new_context(locale="en").new_page()
    sign_in(other, colleague)
    open_review(other, live_server, arrived)
    show_all(opened)
    show_all(other)
    side(opened, 1).fill("First, by the lawyer.")
    save(opened)
    side(other, 5).fill("Applying")

    save(other)
    expect(side(other, 1)).to_have_value("First, by the lawyer.")

    side(opened, 5).fill("For an application")
    opened.keyboard.press("Control+s")
    expect(opened.locator("[data-part=conflict]")).to_contain_text("colleague saved this review")
    opened.get_by_role("button", name="Take what was saved").click()
    expect(side(opened, 5)).to_have_value("Applying")
    opened.locator("[data-part=undo]").click()
    expect(side(opened, 5)).to_have_value("For an application")
    other.context.close()


def test_an_expired_session_loses_nothing(opened, live_server, lawyer):
    show_all(opened)
    Session.objects.all().delete()
    side(opened, 2).fill("Typed after the session had ended.")
    opened.keyboard.press("Control+s")
    expect(opened.locator("[data-part=signed-out]")).to_be_visible()

    client = Client()
    client.force_login(lawyer)
    name = settings.SESSION_COOKIE_NAME
    value = client.cookies[name].value
    opened.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
    opened.evaluate("dispatchEvent(new Event('focus'))")

    expect_saved(opened)
    expect(opened.locator("[data-part=signed-out]")).to_be_hidden()
    [row] = [
        row
        for section in Import.objects.get().review["text"]["sections"]
        for row in section["paragraphs"]
        if row["en"].startswith("Typed")
    ]
    assert row["zh-hant"].startswith("申請費減半")


def test_reasons_and_their_count_follow_what_is_written(opened):
    flags = opened.locator("[data-part=flags]")
    expect(flags).to_have_text("1")
    show_all(opened)

    side(opened, 1).fill("The law takes effect next month. The fine is MOP 5,000 to 90,000.")
    expect(flags).to_have_text("0")
    side(opened, 2).fill("")
    expect(opened.locator(".row.flagged")).to_contain_text("The English is missing.")
    expect(flags).not_to_have_text("0")
    side(opened, 2).press("Control+z")
    expect(flags).to_have_text("0")


def test_what_was_left_out_comes_back_where_it_stood_and_goes_again(opened):
    show_all(opened)
    struck = opened.locator(".left-out", has_text="struck out by its author")
    expect(struck).to_contain_text("struck out")
    expect(opened.locator("[data-part=left]")).to_have_text("2")

    struck.get_by_role("button", name="Take back").click()
    expect(side(opened, 2)).to_have_value("This sentence was struck out by its author.")
    expect(opened.locator("[data-part=left]")).to_have_text("1")
    opened.locator(".toast").get_by_role("button", name="Undo").click()

    expect(opened.locator("[data-part=left]")).to_have_text("2")
    expect(side(opened, 2)).to_have_value("Application fees are halved; renewal costs the same.")


def test_loose_cells_become_a_table_in_one_step(opened):
    show_all(opened)
    picks = opened.locator(".row.pair .pick input")
    picks.nth(2).click()
    picks.nth(5).click(modifiers=["Shift"])
    expect(opened.locator("[data-part=selected]")).to_have_text("4 rows selected")

    opened.get_by_role("toolbar", name="Selected rows").get_by_role(
        "button", name="A table"
    ).click()

    assert english(opened)[2] == "| Item | Fee |\n| --- | --- |\n| Application | MOP 500 |"
    assert len(english(opened)) == 3
    opened.locator(".toast").get_by_role("button", name="Undo").click()
    assert len(english(opened)) == 6


def test_rows_are_chosen_left_out_and_made_headings_by_keyboard(opened):
    show_all(opened)
    side(opened, 3).focus()
    opened.keyboard.press("Alt+v")
    opened.keyboard.press("Alt+v")
    expect(opened.locator("[data-part=selected]")).to_have_text("2 rows selected")
    opened.keyboard.press("Alt+l")

    expect(opened.locator("[data-part=left]")).to_have_text("4")
    assert english(opened)[2:] == ["Application", "MOP 500"]
    expect(opened.locator(".left-out", has_text="Item")).to_contain_text("left out by you")
    opened.keyboard.press("Control+z")
    expect(opened.locator("[data-part=left]")).to_have_text("2")

    side(opened, 3).focus()
    opened.keyboard.press("Alt+h")
    expect(opened.locator(".row.heading textarea[data-side=en]").last).to_have_value("Item")
    save(opened)
    opened.reload()
    expect(opened.locator(".row.heading textarea[data-side=en]").last).to_have_value("Item")


def test_flags_are_gone_through_by_keyboard(opened):
    side(opened, 1).focus()
    opened.keyboard.press("Control+End")
    opened.keyboard.press("Alt+j")
    expect(side(opened, 1)).to_be_focused()
    opened.keyboard.press("Alt+r")

    expect(opened.locator("[data-part=flags]")).to_have_text("0")
    save(opened)
    opened.reload()
    expect(opened.locator("[data-part=flags]")).to_have_text("0")
    opened.locator("[data-part=undo]").wait_for()
    side(opened, 1).fill("The fine is MOP 6,000 to 70,000.")
    expect(opened.locator("[data-part=flags]")).to_have_text("1")


def test_a_review_shows_texts_as_they_will_be_read(page, live_server, sign_in, lawyer, complaints):
    source = "據**《商標法》**第1條。\n\nUnder the **Trade Mark Law**.\n\n甲[^1]\n\nOne[^1]\n\n[^1]: Note"
    result = importing.read_text(source).for_review()
    arrived = Import.objects.create(kind="text", name="x", result=result, imported_by=lawyer)
    sign_in(page, lawyer, rich=True)
    open_review(page, live_server, arrived)
    show_all(page)

    page.locator(".row.pair [data-rich=en] strong").first.click()
    page.keyboard.press("Home")
    page.keyboard.type("See ")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.keyboard.press("Control+i")
    save(page)

    assert side(page, 1).input_value() == "*See* Under the **Trade Mark Law**."
    assert violations(page, ADMIN_TAGS) == []
    assert complaints == []
