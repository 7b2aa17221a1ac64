"""The pages on which lawyers edit, approve, publish and look back: WCAG by axe, and reflow."""

import io
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from briefings import drafting, publishing
from briefings.drafting import recycle_bin
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition
from briefings.models.terms import Term
from briefings.sharing import preview_links
from briefings.text.texts import Texts
from operations import demo
from tests.journeys.accessibility.test_contacts_accessibility import PICTURES, pictures
from tests.journeys.axe import ADMIN_TAGS, TAGS, violations_by_language
from tests.support.factories import (
    TODAY,
    approve,
    change_side,
    document,
    make_person,
    pair,
    section,
)
from tests.support.processes import ROOT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
WIDTHS = {"zh-hant": 390, "en": 1440}


@pytest.fixture
def lawyer(transactional_db) -> User:
    return User.objects.create_superuser("ana", first_name="Ana", last_name="Lei")


@pytest.fixture
def firm(lawyer):
    """The demonstration, and what else a busy month leaves: by page, its address."""
    at = timezone.now()
    call_command(
        "import_briefing", str(ROOT / "tests/data/seed.txt"), publish=True, stdout=io.StringIO()
    )
    demo.build(at=at)
    twice = Edition.objects.get(number=2)
    seed = Briefing.objects.earliest("pk")
    planned = Briefing.objects.get(title_en__icontains="CC0")
    reviewed = Briefing.objects.get(title_en__icontains="consumer")
    _share(reviewed, by=lawyer, at=at)
    Term.objects.create(
        zh_hant="知識產權", en="intellectual property", avoid_zh_hant="知識財產", note="Civil Code"
    )
    thrown = drafting.create(document=document(), by=lawyer, today=TODAY)
    recycle_bin.throw_away(briefing=thrown, by=lawyer, at=at)
    gone = drafting.create(document=document(), by=lawyer, today=TODAY)
    choices = publishing.Choices(with_gaps=True, with_behind=True)
    publishing.publish(briefing=gone, by=None, at=at, choices=choices)
    reason = Texts("法律已廢止。", "The law was repealed.")
    publishing.withdraw(briefing=gone, by=lawyer, at=at, reason=reason, keeps_text=True)
    own = "briefings/briefing"
    return {
        "dashboard": "",
        "list": f"{own}/",
        "text": f"{own}/{reviewed.pk}/text/",
        "publish in review": f"{own}/{reviewed.pk}/publish/",
        "publish again": f"{own}/{seed.pk}/publish/",
        "publish planned": f"{own}/{planned.pk}/publish/",
        "publish withdrawn": f"{own}/{gone.pk}/publish/",
        "withdraw": f"{own}/{seed.pk}/withdraw/",
        "share": f"{own}/{reviewed.pk}/share/",
        "activity": f"{own}/{seed.pk}/activity/",
        "editions": f"{own}/{seed.pk}/editions/",
        "an edition": f"briefings/edition/{twice.pk}/change/",
        "saves": f"{own}/{reviewed.pk}/saves/",
        "a save": f"{own}/{reviewed.pk}/saves/2/",
        "bin": f"{own}/bin/",
        "trail": "briefings/auditentry/",
        "terms": "briefings/term/",
        "a term": f"briefings/term/{Term.objects.get().pk}/change/",
        "terms from a table": "briefings/term/import/",
        "shipped terms": "briefings/term/legal-terms/?field=intellectual&field=gaming",
    }


def _share(briefing: Briefing, *, by: User, at) -> str:
    """The token of a link under which somebody has written."""
    link, token = preview_links.share(
        briefing=briefing, by=by, at=at, label="Ms Chan, fact check", days=7, takes_comments=True
    )
    paragraph = drafting.text_of(briefing)["sections"][0]["paragraphs"][0]["id"]
    preview_links.comment(
        link=link,
        paragraph=paragraph,
        name="Chan",
        text="請核對日期。",
        at=at + timedelta(minutes=1),
    )
    old, _token = preview_links.share(
        briefing=briefing, by=by, at=at, label="", days=1, takes_comments=False
    )
    preview_links.unshare(link=old, by=by, at=at)
    return token


EMPTY = {
    "first run": "",
    "empty list": "briefings/briefing/",
    "empty bin": "briefings/briefing/bin/",
    "empty terms": "briefings/term/",
    "empty trail": "briefings/auditentry/",
}


def looked_at(page, live_server, pages: dict[str, str], language: str) -> dict[str, list]:
    """What is wrong with each page."""
    found = {}
    for name, address in pages.items():
        page.goto(f"{live_server.url}/admin/{address}")
        found[name] = wrong_with(page, name, language)
    return {name: wrong for name, wrong in found.items() if wrong}


def wrong_with(
    page, name: str, language: str, *, rules: list[str] = ADMIN_TAGS, narrowest: int = 390
) -> list:
    """In light in English on a desk, in light and in dark in Chinese on a phone."""
    page.wait_for_load_state()  # what is asked for before the style sheets are there is too wide
    wrong = []
    for width in {narrowest, 390, 768, 1440} if PICTURES else (narrowest, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append(f"wider than {width}")
        pictures(page, "lawyers", name, language, width)
    page.set_viewport_size({"width": WIDTHS[language], "height": 900})
    return wrong + violations_by_language(page, language, rules)


@pytest.fixture
def desk(page, live_server, sign_in, lawyer, language):
    """The lawyer's browser, in the language that the test is about."""
    sign_in(page, lawyer)
    page.context.add_cookies(
        [{"name": "django_language", "value": language, "url": live_server.url}]
    )
    return page


@pytest.mark.parametrize("language", WIDTHS)
def test_axe_finds_nothing_on_the_lawyers_pages(desk, live_server, firm, language):
    assert looked_at(desk, live_server, firm, language) == {}


@pytest.mark.parametrize("language", WIDTHS)
def test_axe_finds_nothing_where_there_is_nothing_yet(desk, live_server, language):
    assert looked_at(desk, live_server, EMPTY, language) == {}


@pytest.mark.parametrize("language", WIDTHS)
def test_axe_finds_nothing_while_a_correction_is_refused(desk, live_server, firm, language):
    """What is said when something cannot be done as it was asked, and of two who wrote the same."""
    seed = Briefing.objects.earliest("pk")
    desk.goto(f"{live_server.url}/admin/briefings/briefing/{seed.pk}/text/")
    change_side(seed, "en", "As a colleague wrote it.", by=None)
    desk.locator(".row.pair textarea[data-side=en]").first.fill("As I write it.")
    desk.keyboard.press("Control+s")
    expect(desk.locator("[data-part=clashes]")).to_be_visible()
    found = {"clash": wrong_with(desk, "clash", language)}
    with desk.expect_response(lambda answer: answer.url.endswith("/text/") and answer.ok):
        desk.locator("[data-part=clashes-done]").click()
    expect(desk.locator("[data-part=status][data-kind=saved]")).to_be_visible()
    approve(seed, by=make_person("publisher", "rui"), at=timezone.now())
    desk.goto(f"{live_server.url}/admin/briefings/term/import/")
    broken = {"name": "terms.csv", "mimeType": "text/csv", "buffer": "中文,英文\n法律,\n".encode()}
    desk.locator("main [type=file]").set_input_files(broken)
    desk.locator("main form [type=submit]").last.click()
    expect(desk.locator(".errorlist, .errornote").first).to_be_visible()
    found["terms"] = wrong_with(desk, "terms refused", language)
    for name, button in (("publish", "Publish now|立即發佈"), ("withdraw", "Withdraw|撤回")):
        desk.goto(f"{live_server.url}/admin/briefings/briefing/{seed.pk}/{name}/")
        desk.evaluate("for (const form of document.forms) form.noValidate = true")
        desk.get_by_role("button", name=re.compile(f"^({button})$")).click()
        expect(desk.locator(".errorlist, .errornote").first).to_be_visible()
        found[name] = wrong_with(desk, f"{name} refused", language)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", WIDTHS)
def test_axe_finds_nothing_on_what_the_checks_found(desk, live_server, lawyer, language):
    differing = pair("違者可被科五千澳門元罰款。", "Offenders are liable to a fine of MOP 6,000.")
    briefing = drafting.create(
        document=document(sections=[section(differing)]), by=lawyer, today=TODAY
    )
    desk.goto(f"{live_server.url}/admin/briefings/briefing/{briefing.pk}/text/")
    expect(desk.locator(".check-notes mark")).to_have_count(2)
    desk.get_by_role("button", name=re.compile("^(Checks|檢查)$")).click()
    expect(desk.locator("[data-part=checks-panel]")).to_be_visible()

    assert wrong_with(desk, "checks", language) == []


@pytest.mark.parametrize("language", WIDTHS)
def test_axe_finds_nothing_on_what_an_outsider_reads(page, live_server, lawyer, language):
    """A reader's page, so all rules are asked, and a window of 320 pixels has room for it."""
    at = timezone.now()
    briefing = drafting.create(document=document(), by=lawyer, today=TODAY)
    token = _share(briefing, by=lawyer, at=at)
    found = {}
    for view in (language, "parallel"):
        page.goto(f"{live_server.url}/preview/{token}/?view={view}")
        expect(page.locator(".draft")).to_be_visible()
        page.locator(".say summary").first.click()
        found[view] = wrong_with(page, f"preview {view}", language, rules=TAGS, narrowest=320)
    page.goto(f"{live_server.url}/preview/nonsense/")
    found["dead"] = wrong_with(page, "preview dead", language, rules=TAGS, narrowest=320)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
