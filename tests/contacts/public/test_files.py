"""Files both ways through the page of an enquiry, as the client sees it."""

import io
import re

import pytest
from django.core.exceptions import BadRequest
from django.test import Client

from contacts import secret_links
from contacts.desk import handle_enquiry
from contacts.files import store
from contacts.files.check import Checked
from contacts.models import Arrival, Desk, Enquiry, EnquiryFile, Entry
from contacts.public import typed_text
from mail.models import Message
from mail.outgoing.rendering import render
from tests.contacts.files import samples
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def enquiry(noon) -> Enquiry:
    return make_enquiry(at=noon)


def page_of(enquiry: Enquiry) -> str:
    return f"/en/contact/status/{secret_links.token(enquiry)}/"


def send(
    client: Client, enquiry: Enquiry, *files, key: str = "form", message: str = "See.", **more
):
    return client.post(page_of(enquiry), {"message": message, "key": key, "files": files} | more)


def attach(enquiry: Enquiry, noon, name: str = "answer.pdf", text: str = "Here.") -> EnquiryFile:
    checked = Checked(name, samples.kinds_of("pdf"), samples.PDF)
    store.keep(enquiry=enquiry, form_key="reply", files=[checked], at=noon)
    handle_enquiry.answer(enquiry=enquiry, text=text, key="reply", by=None, at=noon)
    return EnquiryFile.objects.get()


def test_the_files_of_a_message_are_stored_once_and_downloaded_as_files(client, enquiry):
    pdf, photo = (
        samples.upload("合約 “1”.pdf", samples.PDF),
        samples.upload("IMG.JPG", samples.JPEG),
    )

    first = send(client, enquiry, pdf, photo)
    send(client, enquiry, samples.upload("合約 “1”.pdf", samples.PDF), message="See.")

    page = client.get(page_of(enquiry)).text
    links = re.findall(r'href="([^"]+/files/\d+/)"', page)
    file = client.get(links[0])
    assert first.status_code == 302
    assert Entry.objects.get(kind="message").files.count() == EnquiryFile.objects.count() == 2
    assert "IMG.JPG" in page
    assert file.content == samples.PDF
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E5%90%88%E7%B4%84%20%E2%80%9C1%E2%80%9D.pdf"
    )
    assert file["X-Content-Type-Options"] == "nosniff"
    assert file["Cache-Control"] == "private, no-store"
    assert file["Content-Security-Policy"] == "default-src 'none'; sandbox"


ODD_NAMES = [
    "x" * 300 + ".pdf",
    "合" * 300 + ".pdf",
    "\u202efdp.exe",
    "../../etc/passwd",
    "C:\\Users\\chan\\lease.pdf",
    "a\x00b.pdf",
    "a\r\nX-Evil: 1.pdf",
    ".",
    "..",
    "/",
    "con",
    '"; filename="x',
    "\ud800.pdf",
]


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("data", [samples.PDF, samples.PROGRAM], ids=["PDF", "program"])
def test_no_name_of_a_file_is_an_error_or_stays_dangerous(client, enquiry, name, data):
    encoded = name.encode("utf-8", "surrogatepass")
    lines = [b"--x", b'Content-Disposition: form-data; name="message"', b"", b"Keep this.", b"--x"]
    head = b'Content-Disposition: form-data; name="files"; filename="%s"' % encoded
    body = b"\r\n".join([*lines, head, b"Content-Type: application/pdf", b"", data, b"--x--", b""])

    answer = client.post(page_of(enquiry), body, content_type="multipart/form-data; boundary=x")

    kept = [file.name for file in EnquiryFile.objects.all()]
    assert answer.status_code in (302, 422)
    assert answer.status_code == 302 or "Keep this." in answer.text
    assert all(0 < len(one) <= 120 and one.isprintable() for one in kept)
    assert not any(part in one for one in kept for part in ("/", "\\", "\u202e", ".."))


def test_a_file_needs_no_words(client, enquiry):
    send(client, enquiry, samples.upload("a.pdf", samples.PDF), message="")

    assert Entry.objects.get(kind="message").text == "(only files)"


def test_a_message_whose_answer_was_lost_is_accepted_again_and_stored_once(
    client, enquiry, settings
):
    settings.ENQUIRY_FILE_MEGABYTES_PER_ADDRESS = settings.ENQUIRY_MESSAGE_MEGABYTES = 1
    files = [("a.txt", b"a" * 600_000), *((f"{n}.txt", b"%d" % n) for n in range(9))]

    first = send(client, enquiry, *(samples.upload(*file) for file in files), message="")
    again = send(client, enquiry, *(samples.upload(*file) for file in files), message="")

    assert (first.status_code, again.status_code) == (302, 302)
    assert Entry.objects.get(kind="message").files.count() == EnquiryFile.objects.count() == 10
    assert Arrival.objects.filter(size__gt=0).count() == 1


def test_a_refused_file_keeps_the_words_and_the_other_files(client, enquiry):
    good, bad = samples.upload("good.pdf", samples.PDF), samples.upload("bad.pdf", samples.PROGRAM)

    refused = send(client, enquiry, good, bad, message="Keep <this>")
    kept = EnquiryFile.objects.get()
    sent = send(client, enquiry, message="Keep <this>")

    page = refused.text
    assert refused.status_code == 422
    assert "Keep &lt;this&gt;" in page
    assert "1 file was not accepted" in page
    assert "<bdi>bad.pdf</bdi>: Programs are not accepted." in page
    assert f'name="drop" value="{kept.pk}"' in page
    assert sent.status_code == 302
    assert list(Entry.objects.get(kind="message").files.all()) == [kept]


def test_a_kept_file_can_be_removed_before_sending(client, enquiry):
    send(client, enquiry, samples.upload("a.pdf", samples.PDF), message="", switch="zh-hant")
    kept = EnquiryFile.objects.get()

    other_form = send(client, enquiry, key="another", message="Hello", drop=str(kept.pk))
    assert EnquiryFile.objects.exists()
    page = send(client, enquiry, message="Hello", drop=str(kept.pk))

    assert (other_form.status_code, page.status_code) == (200, 200)
    assert ">\nHello</textarea>" in page.text.replace("\r", "")
    assert not EnquiryFile.objects.exists()
    assert not Entry.objects.exists()


def test_too_large_and_too_many_files_are_refused_in_words(client, enquiry, settings):
    settings.ENQUIRY_FILE_MEGABYTES = settings.ENQUIRY_MESSAGE_MEGABYTES = 1
    large = samples.upload("large.txt", b"x" * (1024 * 1024 + 1))
    halves = [samples.upload(f"{name}.txt", name * 600_000) for name in (b"a", b"b")]
    many = [samples.upload(f"{n}.txt", b"%d" % n) for n in range(12)]

    assert "at most 1 MB are accepted" in send(client, enquiry, large, key="1").text
    assert "files and 1 MB. Please send this one with another" in (
        send(client, enquiry, *halves, key="2").text
    )
    assert send(client, enquiry, *many, key="3").text.count("another message.</li>") == 2
    assert EnquiryFile.objects.count() == 11


def test_what_one_network_may_send_is_limited(client, enquiry, settings):
    settings.ENQUIRY_FILE_MEGABYTES_PER_ADDRESS = 1
    first = send(client, enquiry, samples.upload("a.txt", b"a" * 600_000), key="1")
    second = send(client, enquiry, samples.upload("b.txt", b"b" * 600_000), key="2")

    assert (first.status_code, second.status_code) == (302, 422)
    assert "Too many files arrived within a day" in second.text
    assert Arrival.objects.filter(size__gt=0).count() == 1
    assert not Arrival.objects.filter(address__contains="127.0.0.1").exists()


def test_an_enquiry_takes_so_many_files(client, enquiry, settings):
    settings.ENQUIRY_FILES_MEGABYTES = 1
    send(client, enquiry, samples.upload("a.txt", b"a" * 600_000), key="1")

    full = send(client, enquiry, samples.upload("b.txt", b"b" * 600_000), key="2")

    assert "as many files as it can take" in full.text


@pytest.mark.parametrize(
    "changes", [{"state": "spam"}, {"state": "withdrawn"}, {"check_state": "pending"}]
)
def test_where_nothing_can_be_written_no_file_is_kept(client, enquiry, changes):
    Enquiry.objects.update(**changes)

    send(client, enquiry, samples.upload("a.pdf", samples.PDF))

    assert 'type="file"' not in client.get(page_of(enquiry)).text
    assert not EnquiryFile.objects.exists()


def test_the_firms_file_is_downloaded_and_the_mail_only_names_the_page(client, enquiry, noon):
    file = attach(enquiry, noon, name="SECRET.pdf")

    page = client.get(page_of(enquiry)).text

    assert f"/files/{file.pk}/" in page
    assert client.get(f"{page_of(enquiry)}files/{file.pk}/").content == samples.PDF
    assert Message.objects.filter(kind="reply").exists()


def test_other_files_are_not_there(client, enquiry, noon):
    other = make_enquiry(at=noon, name="Another")
    file = attach(other, noon)
    unsent = Checked("draft.pdf", samples.kinds_of("pdf"), samples.PDF)
    store.keep(enquiry=enquiry, form_key="staff", files=[unsent], at=noon)
    draft = EnquiryFile.objects.get(entry=None)
    waiting = attach_waiting(enquiry, noon)

    for number in (file.pk, draft.pk, waiting.pk, 10**30, "x", 0):
        assert client.get(f"{page_of(enquiry)}files/{number}/").status_code == 404, number
    assert "draft.pdf" not in client.get(page_of(enquiry)).text
    assert client.get(f"/en/contact/status/forged/files/{file.pk}/").status_code == 404
    Desk(pk=1, shows_status=False).save()
    assert client.get(f"{page_of(other)}files/{file.pk}/").status_code == 404


def attach_waiting(enquiry: Enquiry, noon) -> EnquiryFile:
    handle_enquiry.answer(enquiry=enquiry, text="Wait.", key="waiting", by=None, at=noon)
    entry = Entry.objects.get(key="waiting")
    return EnquiryFile.objects.create(
        enquiry=enquiry, entry=entry, at=noon, name="w.pdf", size=1, state="waiting", content=b"x"
    )


def test_lists_never_load_the_bytes(client, enquiry, noon, django_assert_max_num_queries):
    attach(enquiry, noon)

    with django_assert_max_num_queries(20) as asked:
        client.get(page_of(enquiry))

    assert not any('"content"' in query["sql"] for query in asked.captured_queries)


def test_files_in_a_form_whose_proof_is_old_must_be_chosen_again(enquiry):
    client = Client(enforce_csrf_checks=True)

    page = send(client, enquiry, samples.upload("a.pdf", samples.PDF), message="Keep this")

    assert page.status_code == 403
    assert "Keep this" in page.text
    assert re.search(r"Please choose these files again.*<bdi>a.pdf</bdi>", page.text, re.S)
    assert not EnquiryFile.objects.exists()


@pytest.mark.one_database
def test_a_sign_of_replacement_that_was_typed_is_stored(enquiry, rf):
    path, typed = page_of(enquiry), {"message": "a\ufffdb", "key": "k"}
    request = rf.post(path, typed)
    body = request.body
    fresh = rf.post(path, typed)
    fresh.environ["wsgi.input"] = fresh.META["wsgi.input"] = io.BytesIO(body)
    broken = rf.post(path, typed)
    raw = io.BytesIO(body.replace("\ufffd".encode(), b"\xff"))
    broken.environ["wsgi.input"] = broken.META["wsgi.input"] = raw

    typed_text.refuse_what_cannot_be_read(fresh)
    with pytest.raises(BadRequest):
        typed_text.refuse_what_cannot_be_read(broken)


# --- With the enquiry itself ----------------------------------------------------------------------


def enquire(client: Client, *files, **changes):
    typed = {"name": "Chan", "email": "chan@client.example", "message": "Keep <this>"}
    page = client.get("/en/contact/").text
    hidden = dict(re.findall(r'type="hidden" name="(form_key|wording)" value="([^"]*)"', page))
    return client.post("/en/contact/", typed | hidden | {"consent": "on", "files": files} | changes)


def test_an_enquiry_brings_its_files_and_the_firms_mail_counts_them(client, noon):
    pdf, photo = samples.upload("SECRET.pdf", samples.PDF), samples.upload("b.jpg", samples.JPEG)

    sent = enquire(client, pdf, photo)

    enquiry = Enquiry.objects.get()
    page = client.get(sent["Location"]).text
    links = re.findall(r'href="([^"]+/files/\d+/)"', page)
    mail = str(render(Message.objects.get(kind="firm")).message())
    assert [client.get(link).content for link in links] == [samples.PDF, samples.JPEG]
    assert enquiry.files.filter(entry=None, form_key="").count() == 2
    assert "comes with 2 files" in mail
    assert "SECRET" not in mail
    assert Arrival.objects.filter(size=0).count() == 1


def test_a_refused_file_of_an_enquiry_keeps_the_words_and_names_what_to_choose_again(client):
    good, bad = samples.upload("good.pdf", samples.PDF), samples.upload("bad.exe", samples.PROGRAM)

    page = enquire(client, good, bad)

    assert page.status_code == 422
    assert "Keep &lt;this&gt;" in page.text
    assert "<bdi>bad.exe</bdi>: Programs are not accepted." in page.text
    assert re.search(r"Please choose these files again.*<bdi>good.pdf</bdi>", page.text, re.S)
    assert not Enquiry.objects.exists()
    assert not EnquiryFile.objects.exists()


def test_the_same_words_with_another_file_are_another_enquiry(client):
    for data in (samples.PDF, samples.PDF, samples.JPEG):
        assert enquire(client, samples.upload("a", data)).status_code == 302

    assert Enquiry.objects.count() == EnquiryFile.objects.count() == 2


def test_the_first_of_two_steps_asks_for_no_files(client):
    Desk(pk=1, two_steps=True).save()

    page = client.get("/en/contact/").text

    assert 'type="file"' not in page
    assert "multipart" not in page


@pytest.mark.one_database
def test_confidential_documents_wait_until_the_firm_can_act(client):
    assert "Please send confidential documents only once" in client.get("/en/contact/").text


@pytest.fixture
def invited(noon) -> Enquiry:
    """An enquiry whose client is asked for the details."""
    Desk.objects.update_or_create(pk=1, defaults={"two_steps": True})
    enquiry = make_enquiry(at=noon, message="", topic="A lease", parties="ACME Ltd")
    handle_enquiry.invite(enquiry=enquiry, by=None, at=noon)
    enquiry.refresh_from_db()
    return enquiry


def detail(client: Client, enquiry: Enquiry, *files, key: str = "form", message: str = "Facts."):
    address = f"/en/contact/details/{secret_links.details_token(enquiry)}/"
    return client.post(address, {"message": message, "key": key, "files": files})


def test_files_come_with_the_details_once_and_the_firm_is_told(client, invited):
    for _time in range(2):  # the answer was lost
        assert detail(client, invited, samples.upload("lease.pdf", samples.PDF)).status_code == 302

    [entry] = Entry.objects.filter(kind="details")
    assert [file.name for file in entry.files.all()] == ["lease.pdf"]
    assert EnquiryFile.objects.count() == 1
    mail = render(Message.objects.get(kind="details"))
    assert "It comes with 1 file" in mail.body


def test_details_may_be_files_alone_and_others_with_the_same_words_are_kept_too(client, invited):
    detail(client, invited, samples.upload("a.pdf", samples.PDF), key="one", message="")
    detail(client, invited, samples.upload("b.jpg", samples.JPEG), key="two", message="")

    entries = Entry.objects.filter(kind="details").order_by("pk")
    assert [entry.text for entry in entries] == ["(only files)"] * 2
    assert [file.name for entry in entries for file in entry.files.all()] == ["a.pdf", "b.jpg"]


def test_a_file_that_is_refused_keeps_the_details_for_another_try(client, invited):
    answer = detail(client, invited, samples.upload("x.pdf", samples.PROGRAM))

    assert answer.status_code == 422
    assert "Programs are not accepted" in answer.text
    assert "Facts." in answer.text
    assert not Entry.objects.filter(kind="details").exists()


def test_the_clients_page_offers_no_files_of_the_details(client, invited):
    """As their words, they are shown to the firm only."""
    detail(client, invited, samples.upload("lease.pdf", samples.PDF))

    page = client.get(f"/en/contact/status/{secret_links.token(invited)}/").text
    address = (
        f"/en/contact/status/{secret_links.token(invited)}/files/{EnquiryFile.objects.get().pk}/"
    )

    assert "lease.pdf" not in page
    assert client.get(address).status_code == 404
