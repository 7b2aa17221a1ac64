"""A briefing for reference managers."""

import html
import re

import pytest

from briefings import publishing
from briefings.models.firm import Firm
from briefings.models.firm_texts import FIRST_VALUES
from briefings.text.texts import Texts
from tests.support.factories import make_briefing, publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_a_reference_manager_gets_the_briefing(client, edition, settings):
    ris = client.get("/en/briefings/2025-1.ris")
    bibtex = client.get("/zh-hant/briefings/2025-1.bib")

    assert ris["Content-Disposition"] == 'attachment; filename="2025-1.ris"'
    lines = ris.content.decode().split("\r\n")
    for line in (
        "TY  - RPRT",
        "AU  - Lei, Ana",
        "TI  - Trade Mark Law Revised",
        "DA  - 2025/04/24",
    ):
        assert line in lines
    assert f"UR  - {settings.SITE_URL}/en/briefings/2025-1/editions/1/" in lines
    assert lines[-2:] == ["ER  - ", ""]
    assert "title = {{商標法修訂}}," in bibtex.content.decode()
    assert "number = {2025-1, 1}," in bibtex.content.decode()
    assert f"url = {{{settings.SITE_URL}/zh-hant/briefings/2025-1/editions/1/}}," in bibtex.text


def test_what_a_title_says_is_never_a_command_of_tex(client, noon):
    title = {"zh-hant": "甲", "en": "R&D_{50%} \\input{x} ~ 5 $"}
    publish_now(make_briefing(title=title), at=noon)

    said = client.get("/en/briefings/2025-1.bib").content.decode()

    assert r"title = {{R\&D\_\{50\%\} \textbackslash{}input\{x\} \~{} 5 \$}}" in said


def test_the_page_tells_scholarly_search_engines_how_to_cite_it(client, edition, settings):
    page = client.get("/en/briefings/2025-1/trade-mark-law-revised/").content.decode()

    assert '<meta name="citation_title" content="Trade Mark Law Revised">' in page
    assert f'content="{settings.SITE_URL}/en/briefings/2025-1/pdf/"' in page


def test_family_names_come_first_for_reference_managers(client, edition):
    bibtex = client.get("/en/briefings/2025-1.bib").content.decode()
    page = client.get("/en/briefings/2025-1/trade-mark-law-revised/").content.decode()

    assert "author = {{Lei}, {Ana}}," in bibtex
    assert '<meta name="citation_author" content="Lei, Ana">' in page


def test_the_page_says_how_to_cite_the_edition_in_its_language(client, edition, settings):
    english = html.unescape(client.get("/en/briefings/2025-1/", follow=True).text)
    chinese = client.get("/zh-hans/briefings/2025-1/", follow=True).text

    here = f"{settings.SITE_URL}/en/briefings/2025-1/editions/1/"
    said = f"Ana Lei, ‘Trade Mark Law Revised’ (Briefing 2025-1, edition 1, 24 April 2025) <{here}>"
    assert re.sub("2025-1|24 April 2025", r'<span class="together">\g<0></span>', said) in english
    assert "〈商标法修订〉" in chinese


def test_a_firm_is_cited_by_the_name_that_it_gave_itself(client, briefing, noon):
    publish_now(briefing, at=noon)
    unnamed = client.get("/en/briefings/2025-1.ris").text
    Firm.objects.create(
        pk=Firm.ONLY, **FIRST_VALUES | {"name_zh_hant": "高樂律師", "name_en": "Costa & Leong"}
    )

    publish_now(briefing, at=noon, note=("更正", "Corrected"))

    page = html.unescape(client.get("/en/briefings/2025-1/", follow=True).text)
    assert "PB  -" not in unnamed
    assert "Legal Briefings" not in unnamed
    assert "PB  - Costa & Leong" in client.get("/en/briefings/2025-1.ris").text
    assert ", edition 2, Costa & Leong, " in page
    assert "Costa \\u0026 Leong, ‘Trade Mark Law Revised’, Briefing 2025-1" in page


@pytest.mark.parametrize("ending", ["ris", "bib"])
def test_a_draft_has_none(client, briefing, ending):
    assert client.get(f"/en/briefings/2025-1.{ending}").status_code == 404


def test_a_withdrawn_briefing_has_none_although_its_text_was_kept(client, briefing, edition, noon):
    publishing.withdraw(
        briefing=briefing, by=None, at=noon, reason=Texts("誤", "Error"), keeps_text=True
    )

    assert client.get("/en/briefings/2025-1.txt").status_code == 200
    assert client.get("/en/briefings/2025-1.ris").status_code == 404
