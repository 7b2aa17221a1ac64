"""A client asks about a paragraph with a file; clerk, author and a colleague answer in turn."""

from email.message import EmailMessage

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from briefings.models.people import Author
from briefings.models.published.edition import Edition
from contacts import secret_links
from contacts.desk.receive_mail import receive
from contacts.models import Enquiry
from tests.contacts.files import samples
from tests.journeys.axe import ADMIN_TAGS, violations
from tests.journeys.library import library
from tests.support.factories import make_enquiry, make_person

__all__ = ["library"]

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
FILE = {"name": "租約.pdf", "mimeType": "application/pdf", "buffer": samples.PDF}


@pytest.fixture
def people(library, settings):
    """The author of the briefing with an account, a clerk and a colleague at the desk."""
    settings.ENQUIRY_REPLY_ADDRESS = "enquiries+*@firm.example"
    author = Author.objects.order_by("pk").first()
    lawyer = make_person("author", "lawyer")
    Author.objects.filter(pk=author.pk).update(user=lawyer, takes_enquiries=True)
    return make_person("enquiries clerk", "clerk"), lawyer, make_person("enquiries clerk", "rui")


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_it_goes_from_the_client_to_clerk_author_and_colleague(
    library, people, live_server, browser, sign_in, complaints, settings, language
):
    clerk, lawyer, colleague = people
    make_enquiry(at=timezone.now(), name="Before", message="About Golden Lotus Limited.")
    site = live_server.url
    client, desk, phone, other = (
        browser.new_context(locale=language, viewport=size).new_page()
        for size in (PHONE, None, PHONE, None)
    )
    for page, person in ((desk, clerk), (phone, lawyer), (other, colleague)):
        page.context.add_cookies(
            [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}]
        )
        sign_in(page, person)

    # A client asks about a paragraph, with a file.
    client.goto(
        f"{site}/{language}/contact/?about={library.reference}&paragraph={_paragraph(library)}"
    )
    expect(client.locator(".passage, .about").first).to_be_visible()
    client.fill("#id_name", "Wong Ka Ming")
    client.fill("#id_email", "wong@client.example")
    client.fill("#id_message", "Golden Lotus Ltd. has not paid. What now?")
    client.set_input_files("#id_files", [FILE])
    client.check("#id_consent")
    client.locator(".enquiry-form button[type=submit].button").last.click()
    client.wait_for_url("**/received/**")
    enquiry = Enquiry.objects.get(email="wong@client.example")
    assert (enquiry.edition is not None, enquiry.files.count()) == (True, 1)
    thread = f"{site}/admin/contacts/enquiry/{enquiry.pk}/change/"

    # The clerk reads where else its names occur, and assigns the author.
    desk.goto(thread)
    expect(desk.locator(".found-names")).to_contain_text("Before")
    expect(desk.get_by_text("租約.pdf")).to_be_visible()
    desk.select_option("#id_to", str(lawyer.pk))
    desk.click("button[value=assign]")
    expect(desk.locator(".entry-change").last).to_be_visible()
    assert violations(desk, ADMIN_TAGS) == []

    # The author answers from a phone, and sees nothing else of the desk.
    phone.goto(f"{site}/admin/contacts/enquiry/")
    expect(phone.locator("#result_list tbody tr")).to_have_count(1)
    phone.click("#result_list tbody th a")
    expect(phone.locator(".found-names")).to_have_count(0)
    phone.fill("#id_reply", "Please send us the lease.")
    phone.click("button[value=reply]")
    expect(phone.locator(".entry-reply")).to_contain_text("Please send us the lease.")
    assert violations(phone, ADMIN_TAGS) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    # The client replies by mail; a colleague takes over and answers.
    receive(_mail(enquiry).as_bytes(), at=timezone.now())
    other.goto(thread)
    expect(other.locator(".entry-message")).to_contain_text("Here it is.")
    other.select_option("#id_to", str(colleague.pk))
    other.click("button[value=assign]")
    other.fill("#id_reply", "I have taken over from my colleague.")
    other.click("button[value=reply]")
    expect(other.locator(".entry-reply")).to_have_count(2)

    client.goto(f"{site}/{language}/contact/status/{secret_links.token(enquiry)}/")
    said = client.locator("section.written").last
    for words in ("Please send us the lease.", "Here it is.", "I have taken over"):
        expect(said).to_contain_text(words)
    assert phone.goto(thread).status == 404
    enquiry.refresh_from_db()
    assert (enquiry.assignee, enquiry.state) == (colleague, "answered")
    for page in (client, desk, phone, other):
        page.context.close()


def _paragraph(briefing) -> str:
    edition = Edition.objects.filter(briefing=briefing).order_by("number").last()
    return next(edition.snapshot.pairs()).id


def _mail(enquiry: Enquiry) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = enquiry.email, secret_links.reply_address(enquiry)
    mail["Subject"], mail["Message-ID"] = "Re: your enquiry", "<a@client.example>"
    mail.set_content("Here it is.\n")
    return mail
