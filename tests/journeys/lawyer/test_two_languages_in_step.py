"""Two people write one language each at the same time, and everybody sees what is behind."""

import time

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, Response, expect

from briefings import drafting, publishing
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.presence import Presence
from briefings.models.published.edition import Edition
from tests.support.factories import make_briefing, pair, section
from tests.support.patience import PATIENCE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def briefing(transactional_db) -> Briefing:
    return make_briefing(
        sections=[
            section(pair("甲。", "One."), pair("乙。", "Two.")),
            section(pair("丙。", "Three."), pair("丁。", "Four."), heading=("第二節", "Second")),
        ]
    )


@pytest.fixture
def open_text(browser, live_server, sign_in, briefing):
    """Opens the text page as somebody, in a browser of their own."""
    opened = []

    def enter(person: User) -> Page:
        context = browser.new_context(locale="en")
        opened.append(context)
        context.clock.install()
        page = context.new_page()
        sign_in(page, person, seen=True)
        page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
        expect(page.locator(".row.pair")).to_have_count(4)
        return page

    yield enter
    for context in opened:
        context.pages[0].goto("about:blank")
    until = time.monotonic() + PATIENCE / 4
    while Presence.objects.exists() and time.monotonic() < until:
        time.sleep(0.05)
    for context in opened:
        context.close()


@pytest.fixture
def ana(transactional_db) -> User:
    return User.objects.create_superuser("ana", first_name="Ana", last_name="Lei")


@pytest.fixture
def ben(transactional_db) -> User:
    return User.objects.create_superuser("ben", first_name="Ben", last_name="Chan")


def side(page: Page, number: int, language: str):
    """A side of the nth pair, from 1."""
    return page.locator(f".row.pair textarea[data-side={language}]").nth(number - 1)


def note(page: Page, number: int):
    return page.locator(".row.pair").nth(number - 1).locator(".behind-note")


def report_presence(page: Page, *, row: bool = False) -> None:
    """Let time pass in the page until it reports where its writer is, and hears who else is here."""

    def is_reported(answer: Response) -> bool:
        return answer.url.endswith("/presence/") and (
            not row or bool(answer.request.post_data_json.get("row"))
        )

    with page.expect_response(is_reported):
        page.clock.fast_forward(10_000)


def save(page: Page) -> None:
    page.locator("[data-part=status]").evaluate("status => (status.textContent = '')")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Saved at")


def behind(briefing) -> list[str]:
    return [
        pair.get("behind", "")
        for part in drafting.text_of(briefing)["sections"]
        for pair in part["paragraphs"]
    ]


def test_two_write_a_language_each_and_clients_see_what_is_behind(
    open_text, browser, live_server, briefing, ana, ben
):
    chinese, english = open_text(ana), open_text(ben)
    side(english, 3, "en").press("End")  # a click would leave the caret where the pointer lands
    english.keyboard.type(" Changed.")
    side(chinese, 1, "zh-hant").fill("甲改。")
    side(chinese, 4, "zh-hant").fill("丁改。")
    report_presence(english, row=True)
    report_presence(chinese)
    # Each sees the other, by name and place.
    expect(chinese.locator("[data-part=presence]")).to_contain_text(
        "Ben Chan is editing the English of section 2"
    )
    expect(chinese.locator(".row.pair").nth(2).locator(".present")).to_have_text("Ben Chan")
    save(chinese)

    save(english)

    # Both saves are kept, and each page knows what is behind.
    row = drafting.text_of(briefing)["sections"][1]["paragraphs"]
    assert (row[0]["en"], row[1]["zh-hant"]) == ("Three. Changed.", "丁改。")
    assert behind(briefing) == ["en", "", "zh-hant", "en"]
    expect(english.locator("[data-part=behind]")).to_have_text("3")
    # The colleague brings one up to date and confirms another with the key.
    side(english, 1, "en").fill("One, changed.")
    side(english, 1, "en").press("Alt+j")
    side(english, 3, "zh-hant").press("Alt+e")
    expect(english.locator("[data-part=behind]")).to_have_text("2")
    save(english)
    assert behind(briefing) == ["", "", "", "en"]
    # The last is published so by choice, after each has approved the other's language.
    english.goto("about:blank")
    briefing.refresh_from_db()
    for person, language in ((ana, "en"), (ben, "zh-hant")):
        publishing.approve(
            briefing=briefing,
            language=language,
            by=person,
            at=timezone.now(),
            revision=briefing.revision,
        )
    chinese.goto(live_server.url + reverse("admin:briefings_briefing_publish", args=[briefing.pk]))
    expect(chinese.get_by_text("In 1 place the English is behind the Chinese.")).to_be_visible()
    chinese.get_by_label("Publish although a side is behind").check()
    chinese.locator(".own-form button.default").click()
    expect(chinese.locator(".published")).to_be_visible()
    assert Edition.objects.get().snapshot.parts[1].pairs[1].behind == ("en",)
    client = browser.new_context().new_page()
    for language in ("zh-hant", "en"):
        client.goto(f"{live_server.url}/{language}/briefings/{briefing.reference}/")
        told = client.locator(".pair .behind")
        expect(told).to_contain_text("此段英文尚未按中文更新。")
        expect(told).to_contain_text("The English of this paragraph is not yet updated")
    client.context.close()


def test_what_is_behind_is_told_under_its_side_and_shown_alone(open_text, ana):
    page = open_text(ana)
    side(page, 2, "zh-hant").fill("乙改。")
    expect(page.locator(".behind-note")).to_have_count(0)

    save(page)

    expect(note(page, 2)).to_contain_text("The English is behind the Chinese.")
    assert side(page, 2, "en").get_attribute("aria-describedby") == note(page, 2).get_attribute(
        "id"
    )
    page.locator("[data-part=behind-toggle]").click()
    expect(page.locator(".row.pair:visible")).to_have_count(1)


def test_confirming_can_be_undone_and_a_change_may_be_confirmed_in_the_same_save(
    open_text, briefing, ana
):
    page = open_text(ana)
    side(page, 1, "zh-hant").fill("甲改。")
    save(page)
    note(page, 1).get_by_role("button", name="Still equivalent").click()
    expect(page.locator("[data-part=behind]")).to_have_text("0")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-part=behind]")).to_have_text("1")
    page.keyboard.press("Control+y")
    side(page, 2, "en").fill("Two,")
    side(page, 2, "en").press("Alt+e")

    save(page)

    assert behind(briefing) == ["", "", "", ""]
    expect(page.locator(".behind-note")).to_have_count(0)


def test_undoing_a_saved_change_brings_the_sides_in_step_again(open_text, briefing, ana):
    page = open_text(ana)
    side(page, 1, "zh-hant").fill("甲改。")
    save(page)
    expect(note(page, 1)).to_be_visible()

    page.keyboard.press("Control+z")
    expect(note(page, 1)).to_have_count(0)
    save(page)

    assert behind(briefing) == ["", "", "", ""]


def test_moving_a_side_against_the_other_leaves_nothing_behind(open_text, briefing, ana):
    page = open_text(ana)
    side(page, 1, "en").click()
    page.keyboard.press("Alt+Shift+ArrowDown")
    page.keyboard.press("Alt+Shift+ArrowUp")
    side(page, 3, "en").click()
    page.keyboard.press("Alt+Shift+ArrowDown")

    save(page)

    assert set(behind(briefing)) == {""}


def test_a_deleted_row_that_comes_back_is_still_behind(open_text, briefing, ana):
    page = open_text(ana)
    side(page, 1, "zh-hant").fill("甲改。")
    save(page)
    side(page, 1, "zh-hant").press("Alt+Backspace")
    save(page)

    page.keyboard.press("Control+z")
    save(page)

    assert behind(briefing) == ["en", "", "", ""]


def test_a_simplified_wording_is_written_under_the_chinese(open_text, briefing, ana):
    page = open_text(ana)
    page.locator(".row.pair .more").first.click()
    page.get_by_role("menuitem", name="Simplified wording").click()
    box = page.locator(".row.pair").first.locator(".simplified")
    expect(box.locator(".automatic")).to_have_text("甲。")
    page.keyboard.type("由律师写的。")
    save(page)
    first = drafting.text_of(briefing)["sections"][0]["paragraphs"][0]
    page.keyboard.press("Control+z")
    save(page)

    again = drafting.text_of(briefing)["sections"][0]["paragraphs"][0]
    assert first["zh-hans"] == "由律师写的。"
    assert "zh-hans" not in again
    assert (again["zh-hant"], again["en"]) == ("甲。", "One.")


def test_whoever_leaves_is_seen_no_more(open_text, ana, ben):
    stays, leaves = open_text(ana), open_text(ben)
    report_presence(leaves)
    report_presence(stays)
    expect(stays.locator("[data-part=presence]")).to_contain_text("Ben Chan")

    leaves.goto("about:blank")
    until = time.monotonic() + PATIENCE
    while stays.locator("[data-part=presence]").inner_text() and time.monotonic() < until:
        report_presence(stays)

    expect(stays.locator("[data-part=presence]")).to_be_empty()


def test_two_new_rows_saved_at_once_keep_their_own_ids(open_text, briefing, ana, ben):
    first, second = open_text(ana), open_text(ben)
    for page, words in ((first, "Ana's"), (second, "Ben's")):
        side(page, 1, "en").press("Alt+n")
        page.keyboard.type(words)
    save(first)
    save(second)
    second.keyboard.type(" more")

    save(second)

    texts = [row["en"] for row in drafting.text_of(briefing)["sections"][0]["paragraphs"]]
    assert sorted(texts) == ["Ana's", "Ben's more", "One.", "Two."]
