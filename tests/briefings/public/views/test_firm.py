"""The firm's own pages: people, practice areas, About and Privacy."""

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings.models.firm import Firm
from briefings.models.firm_texts import FIRST_VALUES
from briefings.models.people import Author
from briefings.text.texts import Texts
from tests.support.factories import make_area, make_author, make_briefing, publish_now, write_page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def _shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return lxml.html.fromstring(answer.content)


def _words(element) -> str:
    return " ".join(element.text_content().split())


def test_people_are_shown_in_both_scripts_with_what_they_wish(client, noon):
    make_author(
        title_en="Partner", languages_en="Cantonese and English", telephone="+853 2833 1001",
        public_email="ana@firm.example", email="desk-of-ana@firm.example",
    )  # fmt: skip
    briefing = make_briefing()
    briefing.areas.add(make_area())
    publish_now(briefing, at=noon)

    (ana,) = _shown(client, "/en/people/").xpath("//ul[@class='profiles']/li")

    for words in (
        "Ana Lei 李安娜", "Partner", "Intellectual property", "Cantonese and English",
        "+853 2833 1001", "ana@firm.example", "1 briefing",
    ):  # fmt: skip
        assert words in _words(ana), words
    assert "desk-of-ana" not in _words(ana)
    assert ana.xpath(".//*[text()='李安娜']/@lang") == ["zh-Hant-HK"]
    assert "+853 2833 1001" in _words(_shown(client, "/en/people/ana-lei/"))


def test_an_address_of_mail_breaks_behind_its_sign(client, noon):
    make_author(public_email="ana.lei@firm.example")
    publish_now(make_briefing(), at=noon)

    for address in ("people/", "people/ana-lei/"):
        page = client.get(f"/en/{address}").content.decode()
        assert "ana.lei@<wbr>firm.example</a>" in page


def test_a_page_of_the_firm_may_have_headings(client, noon):
    write_page("about", Texts("", "## *Our* offices\n\nIn Macau.\n\n# not\none"), at=noon)

    (text,) = _shown(client, "/en/about/").xpath("//div[@class='prose']")

    assert [_words(heading) for heading in text.xpath("h2")] == ["Our offices"]
    assert _words(text) == "Our offices In Macau. # not one"


def test_the_areas_that_the_firm_chose_outweigh_those_of_the_briefings(client, noon):
    ana, area, other = make_author(), make_area(), make_area("tax", "稅法", "Tax")
    briefing = make_briefing()
    briefing.areas.add(area)
    publish_now(briefing, at=noon)

    ana.areas.set([other])

    for address in ("/en/people/", "/en/people/ana-lei/"):
        links = _shown(client, address).xpath("//dl//a[contains(@href, '/areas/')]/@href")
        assert links == ["/en/areas/tax/"], address


def test_people_with_nothing_public_are_not_shown(client, noon):
    make_author("jo", name_en="Jo Chan", is_public=False).areas.add(make_area())
    make_briefing(authors=["Somebody Drafting"])

    for address in ("/en/people/", "/en/areas/", "/en/areas/ip/"):
        words = _words(_shown(client, address))
        assert "Jo Chan" not in words, address
        assert "Somebody Drafting" not in words, address
    assert client.get("/en/people/jo/").status_code == 404


def test_areas_are_shown_with_description_people_and_briefings(client, noon):
    make_author()
    area = make_area()
    area.description_en = "Trade marks and patents."
    area.save()
    briefing = make_briefing()
    briefing.areas.add(area)
    publish_now(briefing, at=noon)

    (shown,) = _shown(client, "/en/areas/").xpath("//ul[@class='fields']/li")

    assert _words(shown) == "Intellectual property Trade marks and patents. Ana Lei 1 briefing"


@pytest.mark.parametrize("address", ["/en/people/", "/en/areas/", "/en/areas/ip/"])
def test_the_number_of_queries_does_not_grow(client, noon, address):
    area = make_area()

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def more(number: int) -> None:
        make_author(f"p{number}", name_en=f"Person {number}").areas.add(area)
        briefing = make_briefing(authors=[f"Person {number}"])
        briefing.areas.add(area)
        publish_now(briefing, at=noon)

    more(1)
    few = asked()
    more(2), more(3)

    assert asked() == few
    assert Author.objects.public().count() == 3


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
@pytest.mark.parametrize("page", ["people", "areas", "about", "privacy"])
def test_each_page_is_found_and_cached_like_the_others(client, settings, db, language, page):
    address = f"/{language}/{page}/"

    answer = client.get(address)
    shown = lxml.html.fromstring(answer.content)

    assert answer["ETag"]
    assert "public" in answer["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert shown.xpath("//meta[@name='description']/@content")[0]
    assert len(shown.xpath("//link[@rel='alternate'][@hreflang]")) == 4
    assert f"<loc>{settings.SITE_URL}{address}</loc>" in client.get("/sitemap.xml").text


# --- About and Privacy ----------------------------------------------------------------------------


def test_without_a_text_about_shows_the_firm_and_privacy_the_notice(client, db):
    make_area()
    firm = Firm.load()
    firm.telephone, firm.about_en = "+853 2833 1000", "Law in two languages."
    firm.privacy_notice_en = "The firm is the controller."
    firm.save()

    about, privacy = (_words(_shown(client, f"/en/{page}/")) for page in ("about", "privacy"))

    for words in ("Law in two languages.", "+853 2833 1000", "Intellectual property", "Macau"):
        assert words in about
    assert "The firm is the controller." in privacy
    assert "This is the notice that stands before the enquiry form." in privacy


@pytest.mark.parametrize("page", ["about", "privacy"])
def test_readers_see_the_newest_text_in_their_language(client, noon, page):
    write_page(page, Texts("舊文。", "Old words."), at=noon)
    text = Texts("個人資料。", "**New** words.\n\n- One\n\n<script>x</script>")
    write_page(page, text, at=noon)

    english = client.get(f"/en/{page}/").text

    assert "<strong>New</strong> words." in english
    assert "<li>One</li>" in english.replace("\n", "").replace("<p>One</p>", "One")
    assert "<script>x" not in english
    assert "Old words." not in english
    assert "個人資料。" in client.get(f"/zh-hant/{page}/").text
    assert "个人资料。" in client.get(f"/zh-hans/{page}/").text


@pytest.mark.parametrize("page", ["about", "privacy"])
def test_a_text_in_one_language_is_never_shown_for_the_other(client, noon, page):
    write_page(page, Texts("只有中文。", ""), at=noon)

    shown = _shown(client, f"/en/{page}/")

    assert "只有中文" not in _words(shown)
    (note,) = shown.xpath("//p[@class='missing']")
    assert note.xpath(".//a/@href") == [f"/zh-hant/{page}/"]


def test_an_empty_list_speaks_of_filters_only_where_there_are_some(client, db):
    assert "No briefings have been published yet." in client.get("/en/briefings/").text
    assert "Remove a filter" in client.get("/en/briefings/?area=none").text


def test_the_notice_of_the_form_is_plain_text_on_the_page_too(client, db):
    firm = Firm.load()
    firm.privacy_notice_en = "(b) your *e-mail* <x>\n\n1. item"
    firm.save()

    page = client.get("/en/privacy/").content.decode()

    assert "your *e-mail* &lt;x&gt;" in page
    assert "<ol" not in page.split("<main")[1].split("</main>")[0]


def test_no_page_of_a_new_site_shows_an_address_that_is_not_the_firms(client):
    new = client.get("/en/about/").content.decode()
    Firm.objects.create(pk=Firm.ONLY, **FIRST_VALUES | {"email": "office@firm.example"})
    own = client.get("/en/about/").content.decode()

    assert "localhost.localdomain" not in new
    assert own.count("mailto:office@firm.example") == 2  # beside the address, and in the foot
