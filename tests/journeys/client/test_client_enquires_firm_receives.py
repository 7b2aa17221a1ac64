"""A client asks about a paragraph; the firm receives it, and the client gets a receipt."""

import html
import re
from urllib.parse import urlencode

import pytest
from django.core.management import call_command

from contacts.models import Enquiry
from tests.support.factories import make_author

pytestmark = pytest.mark.django_db


def test_a_client_asks_about_a_paragraph_and_the_lawyer_gets_it(client, edition, postbox):
    author = make_author(edition.snapshot.authors[0].slug, email="ana@firm.example")
    pair = next(edition.snapshot.pairs())

    address = f"/zh-hant/contact/?about={edition.snapshot.reference}&paragraph={pair.id}"
    form = client.get(address).content.decode()
    typed = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))
    chosen = re.search(r'<option value="([^"]+)" selected>', form)[1]
    typed |= {
        "name": "陳大文",
        "email": "chan@client.example",
        "message": "請問何時生效？\r\n謝謝。",
        "lawyer": chosen,
        "consent": "on",
    }
    receipt = client.post(
        address, urlencode(typed), content_type="application/x-www-form-urlencoded", follow=True
    )
    call_command("run_worker", "--once")

    enquiry = Enquiry.objects.get()
    to_lawyer, to_client = postbox.mails
    assert enquiry.reference in html.unescape(receipt.content.decode())
    assert (enquiry.lawyer, enquiry.edition, enquiry.paragraph) == (author, edition, pair.id)
    assert to_lawyer["To"] == "ana@firm.example"
    assert to_lawyer["Reply-To"] == "chan@client.example"
    body = to_lawyer.get_body(("plain",)).get_content()
    assert "請問何時生效？" in body
    assert pair.text["en"] in body
    assert to_client["To"] == "chan@client.example"
    answer = to_client.get_body(("plain",)).get_content()
    assert "請問" not in answer
    assert enquiry.wording.relationship in answer
    assert enquiry.reference in answer
