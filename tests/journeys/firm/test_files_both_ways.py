"""A client sends a file on the page of the enquiry, and the firm answers with one, in a browser."""

import pytest
from django.utils import timezone

from contacts import secret_links
from tests.contacts.files import samples
from tests.journeys.library import library
from tests.support.factories import make_enquiry, make_person

__all__ = ["library"]

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def test_files_go_both_ways(library, live_server, page, sign_in):
    enquiry = make_enquiry(at=timezone.now())
    status = f"{live_server.url}/en/contact/status/{secret_links.token(enquiry)}/"
    pdf = {"name": "合約.pdf", "mimeType": "application/pdf", "buffer": samples.PDF}
    program = {"name": "x.pdf", "mimeType": "application/pdf", "buffer": samples.PROGRAM}

    page.goto(status)
    page.fill("textarea[name=message]", "Here is the contract.")
    page.set_input_files("#id_files", [pdf, program])
    page.click("text=Send the message")
    page.wait_for_selector("text=Programs are not accepted")
    assert page.input_value("textarea[name=message]") == "Here is the contract."
    page.click("text=Send the message")
    page.wait_for_selector("section.written a:has-text('合約.pdf')")

    sign_in(page, make_person("enquiries clerk"))
    page.goto(f"{live_server.url}/admin/contacts/enquiry/{enquiry.pk}/change/")
    with page.expect_download() as taken:
        page.click("text=合約.pdf")
    page.fill("#id_reply", "Our advice is attached.")
    page.set_input_files("#id_files", [pdf | {"name": "advice.pdf"}])
    page.click("button[value=reply]")
    page.wait_for_selector(".entry-reply a:has-text('advice.pdf')")

    page.goto(status)
    with page.expect_download() as answer:
        page.click("text=advice.pdf")

    assert taken.value.suggested_filename == "合約.pdf"
    assert answer.value.suggested_filename == "advice.pdf"
    assert answer.value.path().read_bytes() == samples.PDF
