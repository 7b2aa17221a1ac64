"""Short links, their QR codes, and what chats show of a shared page."""

import re

import pytest

from tests.support.factories import make_area

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(
    ("accepts", "language"),
    [("en", "en"), ("zh-CN,zh;q=0.9", "zh-hans"), ("zh-HK", "zh-hant"), ("", "en"), ("pt", "en")],
)
def test_a_short_link_leads_to_the_readers_language(client, edition, accepts, language):
    answer = client.get("/b/2025-1", headers={"Accept-Language": accepts})
    page = client.get("/b/2025-1", headers={"Accept-Language": accepts}, follow=True)

    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/briefings/2025-1/")
    assert "Accept-Language" in answer["Vary"]
    assert page.status_code == 200
    assert client.get("/b/1999-7", follow=True).status_code == 404


def test_the_code_of_a_short_link_is_a_picture_for_every_reference(
    client, django_assert_num_queries
):
    with django_assert_num_queries(0):
        code = client.get("/b/2025-1.svg")

    assert code["Content-Type"] == "image/svg+xml"
    assert code.content.startswith(b"<svg")
    assert client.get("/b/2025-2.svg").content != code.content


def test_the_page_offers_the_short_link_and_its_code(client, edition, settings):
    page = client.get("/en/briefings/2025-1/", follow=True).text

    assert f'<a class="short-link" href="/b/2025-1">{settings.SITE_URL}/b/2025-1</a>' in page
    assert 'src="/b/2025-1.svg"' in page


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("", "Legal Briefings"),
        ("briefings/", "Briefings · Legal Briefings"),
        ("people/", "People · Legal Briefings"),
        ("areas/", "Practice areas · Legal Briefings"),
        ("people/ana-lei/", "Ana Lei · Legal Briefings"),
        ("areas/ip/", "Intellectual property · Legal Briefings"),
    ],
)
def test_chats_show_a_card_of_every_page(client, edition, settings, path, title):
    make_area()

    page = client.get(f"/en/{path}").text
    tags = dict(re.findall(r'<meta property="(og:[^"]+)" content="([^"]*)">', page))

    assert tags["og:title"] == title
    assert tags["og:url"] == f"{settings.SITE_URL}/en/{path}"
    assert tags["og:image"] == f"{settings.SITE_URL}/en/cover.png"
    assert tags["og:image:alt"] == "Legal Briefings"


def test_the_card_of_a_briefing_says_in_words_what_its_picture_shows(client, edition):
    page = client.get("/en/briefings/2025-1/", follow=True).text

    assert (
        '<meta property="og:image:alt" content="Trade Mark Law Revised · Legal Briefings">' in page
    )


def test_the_picture_of_the_site_is_drawn_in_every_language(client, db):
    pictures = {client.get(f"/{language}/cover.png").content for language in ("en", "zh-hant")}

    assert len(pictures) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
