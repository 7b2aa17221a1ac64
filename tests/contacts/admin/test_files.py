"""Files on the desk: attached to replies, downloaded, recorded, and only for those who may."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from contacts import mails
from contacts.desk import data_subjects, handle_enquiry
from contacts.files import store
from contacts.files.check import Checked
from contacts.models import AccessRecord, Desk, Enquiry, EnquiryFile, Entry
from mail.models import Message
from mail.outgoing.rendering import render
from operations.worker import erase_expired
from tests.contacts.files import samples
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def enquiry(noon) -> Enquiry:
    return make_enquiry(at=noon)


def signed_in(*codenames: str, name: str = "clerk") -> Client:
    user = User.objects.create_user(name, f"{name}@firm.example", "x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def clerk() -> Client:
    return signed_in("view_enquiry", "answer_enquiry")


def page_of(enquiry: Enquiry) -> str:
    return f"/admin/contacts/enquiry/{enquiry.pk}/change/"


def file_of(enquiry: Enquiry, file: EnquiryFile) -> str:
    return f"/admin/contacts/enquiry/{enquiry.pk}/files/{file.pk}/"


def post(client: Client, enquiry: Enquiry, *files, do: str, **typed):
    return client.post(page_of(enquiry), {"do": do, "key": "form", "files": files} | typed)


def from_client(enquiry: Enquiry, noon, name: str = "theirs.pdf") -> EnquiryFile:
    checked = Checked(name, samples.kinds_of("pdf"), samples.PDF)
    store.keep(enquiry=enquiry, form_key="theirs", files=[checked], at=noon)
    handle_enquiry.add_message(
        enquiry=enquiry, text="See.", key="theirs", at=noon, form_key="theirs"
    )
    return EnquiryFile.objects.get(form_key="theirs")


def test_a_reply_takes_its_files_and_the_mail_only_says_how_many(clerk, enquiry):
    pdf, word = samples.upload("SECRET.pdf", samples.PDF), samples.upload("b.docx", samples.DOCX)

    answer = post(clerk, enquiry, pdf, word, do="reply", reply="Here you are.")

    entry = Entry.objects.get(kind="reply")
    assert answer.status_code == 302
    assert {file.name for file in entry.files.all()} == {"SECRET.pdf", "b.docx"}
    mail = str(render(Message.objects.get(kind="reply")).message())
    assert "comes with 2 files" in mail
    assert "/contact/status/" in mail
    assert "SECRET" not in mail


def test_a_refused_file_holds_the_reply_and_keeps_words_and_other_files(clerk, enquiry):
    good, bad = samples.upload("good.pdf", samples.PDF), samples.upload("bad.zip", samples.ARCHIVE)

    held = post(clerk, enquiry, good, bad, do="reply", reply="Keep this")

    assert "Archives (ZIP, RAR, 7z) are not accepted" in held.text
    assert "Keep this</textarea>" in held.text
    assert "good.pdf" in held.text
    assert not Entry.objects.filter(kind="reply").exists()
    post(clerk, enquiry, do="reply", reply="Keep this")
    assert Entry.objects.get(kind="reply").files.get().name == "good.pdf"


def test_another_button_loses_no_chosen_file(clerk, enquiry):
    page = post(clerk, enquiry, samples.upload("a.pdf", samples.PDF), do="close")

    kept = EnquiryFile.objects.get()
    assert f'name="drop" value="{kept.pk}"' in page.text
    clerk.post(page_of(enquiry), {"key": "form", "drop": str(kept.pk)})
    assert not EnquiryFile.objects.exists()


def test_without_a_page_for_clients_no_file_is_taken(clerk, enquiry):
    Desk(pk=1, shows_status=False).save()

    page = post(clerk, enquiry, samples.upload("a.pdf", samples.PDF), do="reply", reply="x")

    assert "no page where they could download" in page.text
    assert 'type="file"' not in page.text
    assert not Entry.objects.filter(kind="reply").exists()


def test_a_download_is_recorded_by_number_and_never_by_name(clerk, enquiry, noon):
    file = from_client(enquiry, noon, name="SECRET.pdf")

    page = clerk.get(page_of(enquiry)).text
    taken = clerk.get(file_of(enquiry, file))

    assert file_of(enquiry, file) in page
    assert taken.content == samples.PDF
    assert taken["Content-Disposition"] == 'attachment; filename="SECRET.pdf"'
    assert taken["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert taken["Cache-Control"] == "no-store, private"
    record = AccessRecord.objects.get(action="downloaded")
    assert record.subject == f"{enquiry.reference}, file {file.pk}"
    assert record.by == clerk.user


def test_lawyers_reach_the_files_of_their_enquiries_only(enquiry, noon):
    theirs = make_enquiry(at=noon, name="Another")
    lawyer = signed_in("take_enquiry", name="lawyer")
    Enquiry.objects.filter(pk=theirs.pk).update(assignee=lawyer.user)
    file = from_client(enquiry, noon)
    EnquiryFile.objects.update(form_key="done")
    own = from_client(theirs, noon)

    assert lawyer.get(file_of(theirs, own)).status_code == 200
    for address in (file_of(enquiry, file), file_of(theirs, file)):
        assert lawyer.get(address).status_code == 404, address
    assert signed_in("add_briefing", name="else").get(file_of(theirs, own)).status_code == 403
    assert Client().get(file_of(theirs, own)).status_code == 302
    assert AccessRecord.objects.filter(action="downloaded").count() == 1


def test_the_mail_to_the_firm_says_that_there_are_files(enquiry, noon):
    from_client(enquiry, noon, name="SECRET.pdf")

    mail = str(render(Message.objects.get(kind=mails.client_message.name)).message())

    assert "comes with 1 file" in mail
    assert "SECRET" not in mail


def test_files_are_erased_with_their_enquiry_and_exported_without_bytes(enquiry, noon):
    from_client(enquiry, noon)

    data = data_subjects.export(email=enquiry.email, by=None, at=noon)
    data_subjects.erase(email=enquiry.email, by=None, at=noon)

    [file] = data["enquiries"][0]["files"]
    assert (file["name"], file["size"]) == ("theirs.pdf", len(samples.PDF))
    assert re.fullmatch("[0-9a-f]{64}", file["digest"])
    assert "content" not in file
    assert not EnquiryFile.objects.exists()


def test_unsent_files_expire_and_so_do_those_of_what_an_older_release_erased(enquiry, noon):
    sent = from_client(enquiry, noon)
    checked = Checked("unsent.pdf", samples.kinds_of("pdf"), samples.PDF)
    store.keep(enquiry=enquiry, form_key="never", files=[checked], at=noon)
    EnquiryFile.objects.create(enquiry_id=999_999, at=noon, name="x", size=1, content=b"x")

    erased = erase_expired.erase_expired(at=noon + timedelta(days=8))

    assert (erased["unsent files"], erased["files"]) == (1, 1)
    assert EnquiryFile.objects.get() == sent
