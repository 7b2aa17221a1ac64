"""A lawyer sees what the two sides say differently, and keeps a term of the firm from the text."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect

from briefings.models.draft.briefing import Briefing
from briefings.models.terms import Term
from tests.factories import make_briefing, pair, section
from tests.journeys.axe import violations_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def briefing(transactional_db) -> Briefing:
    return make_briefing(
        sections=[
            section(
                pair("違者可被科五千澳門元罰款。", "Offenders are liable to a fine of MOP 6,000."),
                pair("商標註冊有效期為七年。", "A registration is valid for seven years."),
            ),
        ]
    )


@pytest.fixture
def page(browser, live_server, sign_in, briefing):
    context = browser.new_context(locale="en")
    page = context.new_page()
    sign_in(page, User.objects.create_superuser("ana", first_name="Ana", last_name="Lei"))
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    expect(page.locator(".row.pair")).to_have_count(2)
    yield page
    context.close()


def row(page: Page, number: int):
    return page.locator(".row.pair").nth(number - 1)


def test_a_wrong_amount_is_shown_with_the_words_of_both_sides(page):
    marked = row(page, 1).locator(".check-notes mark")
    expect(marked).to_have_text(["五千澳門元", "MOP 6,000"])
    expect(row(page, 2).locator(".check-notes")).to_have_count(0)
    page.get_by_role("button", name="Checks").click()
    panel = page.locator("[data-part=checks-panel]")
    expect(panel.locator("mark")).to_have_text(["五千澳門元", "MOP 6,000"])
    found = violations_in(page, "light")
    panel.get_by_role("button", name="Close").click()
    page.locator("[data-part=checks-toggle]").click()
    expect(page.locator(".row.pair:visible")).to_have_count(1)

    row(page, 1).locator("textarea[data-side=en]").fill(
        "Offenders are liable to a fine of MOP 5,000."
    )

    expect(page.locator(".check-notes")).to_have_count(0)
    expect(page.locator("[data-part=to-check]")).to_have_text("0")
    assert found == []


def test_what_was_looked_at_stays_away_until_the_words_change(page):
    row(page, 1).get_by_role("button", name="Seen").click()
    expect(page.locator(".check-notes")).to_have_count(0)
    page.reload()
    expect(page.locator(".row.pair")).to_have_count(2)
    expect(page.locator("[data-part=to-check]")).to_have_text("0")

    row(page, 1).locator("textarea[data-side=en]").fill("Offenders pay MOP 7,000.")

    expect(row(page, 1).locator(".check-notes mark")).to_have_text(["五千澳門元", "MOP 7,000"])


def test_a_term_is_kept_from_what_is_selected_and_missed_where_it_is_not_used(page):
    for side, start, end in (("zh-hant", 2, 6), ("en", 2, 14)):
        row(page, 2).locator(f"textarea[data-side={side}]").evaluate(
            f"area => {{ area.focus(); area.setSelectionRange({start}, {end}); }}"
        )
    page.keyboard.press("Alt+g")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Chinese")).to_have_value("註冊有效")
    expect(dialog.get_by_label("English")).to_have_value("registration")
    dialog.get_by_label("Chinese").fill("商標註冊")
    dialog.get_by_label("English").fill("trade mark registration")

    dialog.get_by_role("button", name="Add").click()

    expect(dialog).to_have_count(0)
    expect(row(page, 2).locator(".check-notes")).to_contain_text("trade mark registration")
    expect(row(page, 2).locator(".check-notes mark")).to_have_text(["商標註冊"])
    assert list(Term.objects.values_list("zh_hant", "en")) == [
        ("商標註冊", "trade mark registration")
    ]
