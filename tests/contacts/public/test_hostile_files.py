"""Hostile uploads as they come over the wire: each is stored safely or refused in words."""

import re

import pytest

from contacts import secret_links
from contacts.models import EnquiryFile, Entry
from tests.contacts.files import samples
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db

NAMES = {
    "a path": b"../../../etc/passwd.pdf",
    "a path of Windows": b"C:\\Windows\\system32\\a.pdf",
    "letters that run backwards": "gnp.exe\u202efdp.pdf".encode(),
    "letters that are not seen": "a\u200b\u2060\ufeff.pdf".encode(),
    "the longest of a file system": ("很" * 251 + ".pdf").encode(),
    "quotes": b'a\\"; filename=\\"b.exe.pdf',
    "a line end": b"a%0d%0aSet-Cookie: x=1.pdf",
    "no UTF-8": b"\xff\xfe\x80.pdf",
    "markup": b"<img src=x onerror=alert(1)>.pdf",
    "a device": b"CON.pdf",
    "dots": b"....pdf",
    "a folder": b"folder/",
    "an encoded name": b"=?utf-8?b?Li4vYQ==?=.pdf",
}


@pytest.fixture
def status(noon) -> str:
    return f"/en/contact/status/{secret_links.token(make_enquiry(at=noon))}/"


def send(client, status: str, name: bytes, data: bytes, *, key: str = "k"):
    parts = [
        b'--b\r\nContent-Disposition: form-data; name="message"\r\n\r\nWords that stay.\r\n',
        b'--b\r\nContent-Disposition: form-data; name="key"\r\n\r\n' + key.encode() + b"\r\n",
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="' + name + b'"\r\n'
        b"Content-Type: text/html\r\n\r\n" + data + b"\r\n--b--\r\n",
    ]
    body = b"".join(parts)
    return client.generic("POST", status, body, content_type="multipart/form-data; boundary=b")


@pytest.mark.parametrize("what", NAMES)
def test_a_hostile_name_is_shown_and_sent_as_a_plain_one(client, status, what):
    sent = send(client, status, NAMES[what], samples.PDF)

    assert sent.status_code == 302
    page = client.get(status).text
    for file in EnquiryFile.objects.all():
        answer = client.get(f"{status}files/{file.pk}/")
        assert re.fullmatch(r"[^/\\<>:\"|?*%\x00-\x1f\u200b-\u200f\u202a-\u202e]{5,120}", file.name)
        assert file.name.endswith(".pdf")
        assert answer["Content-Disposition"].startswith("attachment; filename")
        assert "Set-Cookie" not in answer
    assert "<img src=x" not in page


def test_a_name_longer_than_any_file_has_is_refused(client, status):
    assert send(client, status, b"x" * 4092 + b".pdf", samples.PDF).status_code == 400
    assert not EnquiryFile.objects.exists()


def test_every_hostile_file_is_refused_with_the_words_kept(client, status):
    for name, (data, _words) in samples.REFUSED.items():
        page = send(client, status, b"innocent.pdf", data)

        assert page.status_code == 422, name
        assert "Words that stay.</textarea>" in page.text, name
        assert "<bdi>innocent.pdf</bdi>: " in page.text, name
    assert not EnquiryFile.objects.exists()
    assert not Entry.objects.exists()


def test_a_file_of_another_kind_than_its_name_says_is_sent_as_what_it_is(client, status):
    for number, (code, data) in enumerate(samples.ACCEPTED.items()):
        assert send(client, status, b"a.html", data, key=f"k{number}").status_code == 302, code

    names = EnquiryFile.objects.order_by("pk").values_list("name", flat=True)
    assert list(names) == [f"a.html.{code}" for code in samples.ACCEPTED]
    for file in EnquiryFile.objects.all():
        assert client.get(f"{status}files/{file.pk}/")["Content-Type"] != "text/html"
