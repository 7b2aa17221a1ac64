"""The pages of an import by axe and by reflow: what comes in, its review, and past imports."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from briefings.importing import read_docx, read_html, read_text
from briefings.importing.imported_briefing import ImportedDifference
from briefings.models.draft.history import Import
from tests.benchmarks.importing.documents import document
from tests.briefings.importing.variations import variation
from tests.journeys.axe import too_wide, violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
SOURCES = (("word-table", "8"), ("blocks", "1"))


def kept(lawyer: User, layout: str, seed: str) -> Import:
    one = variation([document(1, pairs=12)], layout, seed)
    read = read_docx if isinstance(one.source, bytes) else read_text
    kind = Import.WORD if isinstance(one.source, bytes) else Import.TEXT
    result = read(one.source).for_review()
    return Import.objects.create(
        kind=kind, name=f"{layout}.docx", result=result, imported_by=lawyer
    )


LEFT_OUT = "<nav>Home</nav><p>申請費減半。</p><p>Fees are halved.</p><p><s>Struck out here.</s></p>"


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_a_review_with_chosen_rows_and_what_was_left_out(
    page, live_server, sign_in, lawyer, transactional_db, width
):
    result = read_html(LEFT_OUT).for_review()
    number = Import.objects.create(kind="html", result=result, imported_by=lawyer).pk
    sign_in(page, lawyer)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/admin/briefings/briefing/import/{number}/")
    page.locator(".row.pair .pick input").first.click()
    page.evaluate("document.querySelector('[data-part=conflict]').hidden = false")

    assert page.locator(".left-out").count() == 2
    assert (too_wide(page, (width,)), violations(page)) == ([], [])


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_an_imports_pages(
    page, live_server, sign_in, lawyer, transactional_db, width
):
    sign_in(page, lawyer)
    numbers = [kept(lawyer, *source).pk for source in SOURCES]
    found = {}
    for path in ("import/", "imports/", *(f"import/{number}/" for number in numbers)):
        page.goto(f"{live_server.url}/admin/briefings/briefing/{path}")
        found[path] = too_wide(page, (width,)), violations(page)

    assert {path: wrong for path, wrong in found.items() if wrong != ([], [])} == {}


def test_axe_finds_nothing_where_an_import_does_not_agree_with_its_source(
    page, live_server, sign_in, lawyer, transactional_db
):
    ledger = (
        ImportedDifference("Annex nine of the regulation", "", 24, is_lost=True),
        ImportedDifference("x" * 150, "主管機關", 150, is_lost=False),
    )
    result = replace(
        read_text("公告\nNotice\n\n依本法。\nUnder this Law."), ledger=ledger
    ).for_review()
    one = Import.objects.create(kind=Import.TEXT, result=result, imported_by=lawyer)
    sign_in(page, lawyer)
    page.goto(f"{live_server.url}/admin/briefings/briefing/import/{one.pk}/")
    page.wait_for_selector(".rows .row")

    assert (too_wide(page, (390,)), violations(page)) == ([], [])
    page.locator("#ledger .take-back").click()
    texts = page.locator(".rows textarea").evaluate_all("boxes => boxes.map((box) => box.value)")
    assert "Annex nine of the regulation" in texts
