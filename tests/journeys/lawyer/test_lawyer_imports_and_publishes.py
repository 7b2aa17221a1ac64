"""A lawyer pastes a draft, puts right what is flagged, and publishes; two lawyers write at once."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import expect

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition
from tests.support.factories import make_author, make_briefing, pair, section

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

TEXT = """商標法修訂
Trade Mark Law Revised

Ana Lei
24 April 2025

澳門修訂商標法,新法於下月生效。

Macau has revised its trade mark law; it takes effect next month.

本所將繼續關注法律的修訂及其實施情況。
"""


def test_a_pasted_text_is_reviewed_and_published(
    page, live_server, sign_in, lawyer, complaints, transactional_db
):
    sign_in(page, lawyer)
    page.goto(f"{live_server.url}/admin/briefings/briefing/import/")
    page.fill("textarea[name=source]", TEXT)
    page.click(".import-form button")
    gap = page.locator(".row.gap.flagged")
    expect(gap).to_have_count(1)
    expect(gap.locator(".row-reasons")).to_contain_text("The English is missing.")

    gap.locator("textarea[data-side=en]").fill("We will follow the law closely.")
    page.click("[data-part=style]")
    page.get_by_role("button", name="Take all").click()
    page.click("[data-part=style-close]")
    page.get_by_role("button", name="Create the draft").click()
    page.wait_for_url("**/text/")
    page.get_by_role("link", name="Review & publish").click()
    page.get_by_label("Why it cannot wait for approval").fill("The office is mine alone.")
    page.get_by_role("button", name="Publish without approval").click()
    expect(page.locator(".published")).to_be_visible()

    edition = Edition.objects.get()
    texts = [shown.text for shown in edition.snapshot.pairs()]
    assert texts[0]["zh-hant"] == "澳門修訂商標法，新法於下月生效。"
    assert texts[1]["en"] == "We will follow the law closely."
    assert edition.snapshot.authors[0].name["en"] == "Ana Lei"
    assert complaints == []


def test_the_authors_of_a_pasted_text_are_chosen(
    page, live_server, sign_in, lawyer, complaints, transactional_db
):
    make_author("chan", name_zh_hant="陳美儀", name_en="Chan Mei I")
    make_author("bo", name_zh_hant="", name_en="Bo Sá")
    byline = "作者：陳美儀律師、何東律師 / By Chan Mei I and Ho Tong"
    sign_in(page, lawyer)
    page.goto(f"{live_server.url}/admin/briefings/briefing/import/")
    page.fill("textarea[name=source]", TEXT.replace("Ana Lei\n", byline + "\n"))
    page.click(".import-form button")
    rows = page.locator("[data-part=authors] > .author-row")
    expect(rows).to_have_count(2)
    expect(rows.nth(0).get_by_label("Name English")).to_be_hidden()
    expect(rows.nth(1).get_by_label("Name English")).to_have_value("Ho Tong")

    page.get_by_role("button", name="Add an author").click()
    rows.nth(2).get_by_label("Who it is").select_option(label="Bo Sá")
    rows.nth(0).get_by_role("button", name="Remove this author").click()
    page.get_by_role("button", name="Create the draft").click()
    page.wait_for_url("**/text/")

    authors = [str(byline.author) for byline in Briefing.objects.get().bylines.all()]
    assert authors == ["何東 Ho Tong", "Bo Sá"]
    assert complaints == []


def test_a_refused_file_leaves_what_was_typed(page, live_server, sign_in, lawyer, transactional_db):
    sign_in(page, lawyer)
    page.goto(f"{live_server.url}/admin/briefings/briefing/import/")
    expect(page.locator(".errornote")).to_be_hidden()
    page.fill("textarea[name=source]", "Typed beside it")
    page.set_input_files(
        "input[type=file]", {"name": "old.doc", "mimeType": "x/y", "buffer": b"\xd0\xcf\x11\xe0"}
    )

    page.click(".import-form button")

    expect(page.get_by_role("alert")).to_contain_text("save it as")
    expect(page.locator("textarea[name=source]")).to_have_value("Typed beside it")


@pytest.fixture
def two(browser, live_server, sign_in, lawyer, transactional_db):
    """Two lawyers with the same briefing open: (page of one, page of the other, briefing)."""
    briefing = make_briefing(sections=[section(pair("甲", "One"), pair("乙", "Two"))])
    colleague = User.objects.create_superuser("colleague", "c@firm.example", "horse battery")
    pages = []
    for person in (lawyer, colleague):
        page = browser.new_context(locale="en").new_page()
        sign_in(page, person)
        page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
        expect(page.locator(".row.pair")).to_have_count(2)
        pages.append(page)
    yield *pages, briefing
    for page in pages:
        page.context.close()


def save(page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Saved at")


def side(page, number: int, language: str):
    return page.locator(f".row.pair textarea[data-side={language}]").nth(number - 1)


def stored(briefing: Briefing) -> list[tuple[str, str]]:
    rows = drafting.text_of(briefing)["sections"][0]["paragraphs"]
    return [(row["zh-hant"], row["en"]) for row in rows]


def test_chinese_and_english_written_at_once_are_both_kept(two):
    chinese, english, briefing = two
    side(chinese, 1, "zh-hant").fill("甲改")
    side(english, 1, "en").fill("One changed")
    save(chinese)

    save(english)

    assert stored(briefing)[0] == ("甲改", "One changed")
    expect(side(english, 1, "zh-hant")).to_have_value("甲改")
    side(english, 2, "en").fill("Two changed")
    save(english)
    assert stored(briefing) == [("甲改", "One changed"), ("乙", "Two changed")]


def test_the_same_sentence_written_twice_is_chosen_between(two):
    first, second, briefing = two
    side(first, 1, "en").fill("Theirs")
    side(first, 2, "en").fill("Two changed")
    save(first)
    side(second, 1, "en").fill("Mine")
    side(second, 2, "zh-hant").fill("乙改")
    second.keyboard.press("Control+s")
    expect(second.locator("[data-part=clashes]")).to_be_visible()
    shown = second.locator(".clash p").all_text_contents()

    second.locator("[data-part=clashes-done]").click()
    expect(second.locator("[data-part=status]")).to_contain_text("Saved at")

    assert shown == ["One", "Theirs", "Mine"]
    assert stored(briefing) == [("甲", "Mine"), ("乙改", "Two changed")]
    # Of the second pair each wrote one side, and nobody has compared the two.
    second_pair = drafting.text_of(briefing)["sections"][0]["paragraphs"][1]
    assert second_pair["behind"] == "zh-hant"


def test_what_is_typed_while_choosing_is_kept(two):
    first, second, briefing = two
    side(first, 1, "en").fill("Theirs")
    save(first)
    side(second, 1, "en").fill("Mine")
    second.keyboard.press("Control+s")
    expect(second.locator("[data-part=clashes]")).to_be_visible()

    side(second, 2, "en").fill("Two, typed meanwhile")
    side(second, 1, "zh-hant").fill("甲，同時輸入")
    second.locator(".clash input[value=theirs]").check()
    second.locator("[data-part=clashes-done]").click()
    expect(second.locator("[data-part=status]")).to_contain_text("Saved at")

    assert stored(briefing) == [("甲，同時輸入", "Theirs"), ("乙", "Two, typed meanwhile")]


def test_what_is_typed_while_a_save_is_on_its_way_leaves_the_others_side(two):
    first, second, briefing = two
    side(first, 1, "zh-hant").fill("甲改")
    save(first)
    held = []
    second.route("**/text/", lambda route: held.append(route))
    side(second, 2, "en").fill("Two changed")
    second.keyboard.press("Control+s")
    side(second, 1, "en").fill("One, typed meanwhile")
    held[0].continue_()
    second.unroute("**/text/")
    expect(side(second, 1, "zh-hant")).to_have_value("甲改")

    save(second)

    assert stored(briefing) == [("甲改", "One, typed meanwhile"), ("乙", "Two changed")]


def test_a_new_paragraph_written_on_while_choosing_is_there_once_and_in_its_place(two):
    first, second, briefing = two
    side(first, 1, "en").fill("Theirs")
    save(first)
    side(second, 1, "en").fill("Mine")
    side(second, 1, "en").press("Alt+n")
    side(second, 2, "en").fill("New")
    second.keyboard.press("Control+s")
    expect(second.locator("[data-part=clashes]")).to_be_visible()

    side(second, 2, "en").fill("New, and more of it")
    second.locator("[data-part=clashes-done]").click()
    expect(second.locator("[data-part=status]")).to_contain_text("Saved at")

    assert [english for _chinese, english in stored(briefing)] == [
        "Mine",
        "New, and more of it",
        "Two",
    ]


def test_what_is_added_behind_a_paragraph_that_others_remove_stays_where_it_was(two):
    first, second, briefing = two
    side(first, 2, "en").press("Alt+Backspace")
    save(first)
    held = []
    second.route("**/text/", lambda route: held.append(route))
    side(second, 1, "en").fill("One changed")
    second.keyboard.press("Control+s")
    side(second, 2, "en").press("Alt+n")
    side(second, 3, "en").fill("Added last")
    held[0].continue_()
    second.unroute("**/text/")
    expect(second.locator(".row.pair")).to_have_count(2)

    save(second)

    assert [english for _chinese, english in stored(briefing)] == ["One changed", "Added last"]
