"""A clean bilingual Word file becomes public: by two people, in few clicks, and by keys alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from briefings.models.published.edition import Edition
from tests.journeys import long_word_file
from tests.journeys.axe import ADMIN_TAGS, violations
from tests.support.factories import make_person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
MOST_CLICKS, MOST_SCREENS = 8, 5
# In each language: the title, a sentence with its tracked change accepted, and a footnote.
SAID = {
    "zh-hant": (
        long_word_file.CHINESE_TITLE,
        "申請費減半，續期費維持不變。",
        "自收到通知翌日起計。",
    ),
    "en": (
        long_word_file.ENGLISH_TITLE,
        "Application fees are halved; renewal fees stay the same.",
        "Counted from the day after the notification is received.",
    ),
}
FILE = {"name": "marks.docx", "mimeType": "application/octet-stream"}


class Counted:
    """Counts what two people press, and the pages that each of them has in front of them."""

    def __init__(self, press: Callable[[Page, Locator], None]):
        self.press = press
        self.clicks = 0
        self.screens: list[str] = []

    def click(self, page: Page, where: Locator) -> None:
        self.see(page)
        self.clicks += 1
        self.press(page, where)

    def see(self, page: Page) -> None:
        if not self.screens or self.screens[-1] != page.url:
            self.screens.append(page.url)


def by_mouse(_page: Page, where: Locator) -> None:
    where.click()


def by_keys(page: Page, where: Locator) -> None:
    """Reach it with Tab and press Enter; a person does not count the Tabs as screens."""
    expect(where).to_be_visible()
    for _step in range(150):
        if where.evaluate("it => it === document.activeElement"):
            return page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {where}")


@pytest.mark.parametrize("press", [by_mouse, by_keys])
def test_two_people_need_few_clicks_and_screens(
    browser, live_server, sign_in, transactional_db, complaints, press
):
    author, publisher = pages = [browser.new_context(locale="en").new_page() for _who in "12"]
    author.on("filechooser", lambda _chooser: None)
    sign_in(author, make_person("author", "ana"), rich=True)
    sign_in(publisher, make_person("publisher", "rui"), rich=True)
    counted = Counted(press)
    file = FILE | {"buffer": long_word_file.word_file()}

    author.goto(f"{live_server.url}/admin/")
    with author.expect_file_chooser() as chooser:
        counted.click(author, author.get_by_label("New from a file"))
    counted.clicks += 2  # the file and Open, in the system's own window
    chooser.value.set_files(file)
    author.wait_for_url("**/import/*/")
    counted.click(author, author.get_by_role("button", name="Create it and send it to review"))
    author.wait_for_url("**/publish/")
    expect(author.locator(".verdict")).to_have_text("In review: both languages wait for approval.")
    counted.see(author)

    publisher.goto(f"{live_server.url}/admin/")
    counted.click(publisher, publisher.get_by_role("link", name=long_word_file.ENGLISH_TITLE).first)
    publisher.wait_for_url("**/publish/")
    counted.click(publisher, publisher.get_by_role("button", name="Approve and publish now"))
    expect(publisher.locator(".published")).to_contain_text("It is in the list of briefings")
    counted.see(publisher)

    assert counted.clicks <= MOST_CLICKS
    assert len(counted.screens) <= MOST_SCREENS, counted.screens
    assert Edition.objects.get().approvals[0]["by"] == "rui"
    assert violations(publisher, ADMIN_TAGS) == []
    # A Chromium without windows refuses what it would allow a click in a window.
    publisher.context.grant_permissions(["clipboard-write"])
    counted.click(publisher, publisher.get_by_role("button", name="Copy English"))
    expect(publisher.get_by_role("button", name="Copied")).to_be_visible()
    _reads_what_the_file_says(publisher, live_server.url)
    for page in pages:
        page.context.close()


def _reads_what_the_file_says(page: Page, site: str) -> None:
    """Follow the address of each language, and look for what only Word files have."""
    for name, language in (("Chinese", "zh-hant"), ("English", "en")):
        address = page.get_by_label(f"Public address: {name}").input_value()
        reader = page.context.new_page()
        reader.goto(f"{site}/{language}/{address.split(f'/{language}/', 1)[1]}")
        title, changed, note = SAID[language]
        expect(reader.get_by_role("heading", level=1)).to_have_text(title)
        text = reader.locator("article")
        expect(text.get_by_role("table")).to_have_count(2)
        expect(text.locator("figure img")).to_have_count(1)
        expect(text).to_contain_text(changed)
        expect(text).to_contain_text(note)
        for deleted in long_word_file.DELETED:
            expect(text).not_to_contain_text(deleted)
        reader.close()
