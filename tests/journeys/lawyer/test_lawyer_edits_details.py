"""A lawyer edits title, authors and sources beside the text, and Ctrl S saves and creates nothing."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from tests.journeys.axe import ADMIN_TAGS, violations
from tests.support.factories import make_author, make_briefing, pair, section

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_details_and_text_are_saved_together_and_ctrl_s_creates_nothing(
    page, live_server, sign_in, lawyer, complaints, transactional_db
):
    briefing = make_briefing(authors=[], date="", sections=[section(pair("甲", "One"))])
    make_author("bo", name_en="Bo Chan", name_zh_hant="")
    sign_in(page, lawyer)
    page.goto(live_server.url + reverse("admin:briefings_briefing_text", args=[briefing.pk]))
    details = page.locator("#details")
    expect(details.locator("summary")).to_contain_text("Missing: authors · date")

    details.locator("summary").click()
    details.get_by_label("title · English").fill("Marks anew")
    details.locator("[name=date]").fill("2025-05-01")
    for name in ("Bo Chan", None):
        details.get_by_role("button", name="Add an author").click()
        row = details.locator(".author-row").last
        if name:
            row.get_by_label("Who it is").select_option(label=name)
        else:
            row.get_by_label("Name English").fill("Ho Tong")
    details.get_by_role("button", name="Add a source").click()
    details.get_by_label("Web address").last.fill("ftp://wrong")
    page.get_by_role("button", name="Add a paragraph", exact=True).click()
    assert violations(page, ADMIN_TAGS) == []

    # The text is saved although the details are refused, and the reason stays.
    with page.expect_response("**/text/"):
        page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Begin with http:// or https://.")
    assert len(drafting.text_of(briefing)["sections"][0]["paragraphs"]) == 2
    details.get_by_label("Web address").last.fill("https://www.io.gov.mo/bo")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Saved at")
    expect(details.locator("summary")).not_to_contain_text("Missing")
    expect(page.locator(".own-title h1")).to_contain_text("Marks anew")

    briefing.refresh_from_db()
    assert [str(one) for one in briefing.bylines.all()] == ["Bo Chan", "Ho Tong"]
    assert briefing.sources.last().url == "https://www.io.gov.mo/bo"

    # Again, first without a connection: both are sent by themselves, and there is no second author.
    page.context.set_offline(True)
    details.get_by_label("title · English").fill("Marks once more")
    page.locator(".row.pair [data-side=en]").first.fill("Two")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("cannot be reached")
    page.context.set_offline(False)
    expect(page.locator("[data-part=status]")).to_contain_text("Saved at")
    expect(page.locator(".own-title h1")).to_contain_text("Marks once more")
    expect(page.locator("[data-part=save]")).to_be_disabled()
    assert drafting.text_of(briefing)["sections"][0]["paragraphs"][0]["en"] == "Two"
    assert briefing.bylines.count() == 2

    page.goto(live_server.url + reverse("admin:briefings_briefing_change", args=[briefing.pk]))
    page.get_by_label("title · English").fill("Marks at last")
    page.keyboard.press("Control+s")
    expect(page.locator(".own-title h1")).to_contain_text("Marks at last")
    expect(page.get_by_label("title · English")).to_have_value("Marks at last")
    page.goto(live_server.url + reverse("admin:briefings_briefing_add"))
    page.get_by_label("title · English").fill("Not yet")
    page.keyboard.press("Control+s")
    expect(page.get_by_label("title · English")).to_have_value("Not yet")
    assert Briefing.objects.count() == 1
    # The refusal of the wrong address is the only one, and nothing failed but the connection.
    expected = ("400 (Bad Request)", "ERR_INTERNET_DISCONNECTED")
    assert [one for one in complaints if not any(each in one for each in expected)] == []
