"""The text page with every construct of a side, shown as it will be read."""

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from tests.support.factories import make_briefing, pair, section

TABLE = "Fees\n| Item | Fee |\n| --- | ---: |\n| Filing | 1,000 |"


def side(page: Page, number: int, language: str = "en") -> Locator:
    """A side of the nth pair, from 1, as it is shown."""
    return page.locator(".row.pair").nth(number - 1).locator(f"[data-rich={language}] > div")


def written(page: Page, number: int, language: str = "en") -> str:
    """Its Markdown, which is saved."""
    area = page.locator(f".row.pair textarea[data-side={language}]").nth(number - 1)
    return area.input_value()


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Saved at")


def stored(briefing) -> list[dict]:
    return [row for part in drafting.text_of(briefing)["sections"] for row in part["paragraphs"]]


@pytest.fixture
def briefing(transactional_db) -> Briefing:
    return make_briefing(
        sections=[
            section(
                pair("據**《商標法》**第1條", "Under the **Trademark Law**, _as amended_."),
                pair("- 甲\n- 乙", "- One\n- Two"),
                pair("丙[^1]\n\n[^1]: 註", "Three[^1]\n\n[^1]: Note"),
                pair("> 引文*甲*", TABLE),
                pair("[法律](https://bo.io.gov.mo/)", ""),
            )
        ]
    )


@pytest.fixture
def text_page(page, live_server, sign_in, lawyer, briefing, complaints) -> Page:
    sign_in(page, lawyer, rich=True)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    expect(page.locator(".row.pair .rich")).to_have_count(10)
    return page
