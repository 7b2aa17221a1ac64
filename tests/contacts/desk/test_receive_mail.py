"""A client's mail joins the thread of its enquiry once; any other is held; none is lost."""

import io
import sys
from datetime import timedelta
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils.translation import gettext

from contacts import mails, secret_links
from contacts.desk import data_subjects, handle_enquiry, held_mail, read_mailbox, receive_mail
from contacts.models import Enquiry, EnquiryFile, Entry, InboundMail
from mail.incoming.failures import Failure
from mail.models import Message
from operations.backup import erasure_ledger
from operations.worker import erase_expired
from tests.contacts.files import samples
from tests.mail.incoming import hostile_mails, imap_server
from tests.mail.incoming.odd_mails import MAILS
from tests.support.factories import deliver_due, make_enquiry

pytestmark = pytest.mark.django_db
Reason = InboundMail.Reason
Outcome = receive_mail.Outcome


@pytest.fixture(autouse=True)
def reply_address(settings):
    settings.ENQUIRY_REPLY_ADDRESS = "enquiries+*@firm.example"


@pytest.fixture
def enquiry(noon) -> Enquiry:
    return make_enquiry(at=noon)


def mail(
    to: str, *lines: str, text: str = "Yes, please.", sender: str = "Chan@client.example"
) -> bytes:
    head = [f"From: =?utf-8?b?6Zmz?= <{sender}>", f"To: {to}", "Message-ID: <One@client.example>"]
    return "\r\n".join([*head, *lines, "", text]).encode()


def to_thread(enquiry: Enquiry, *lines: str, **changes: str) -> bytes:
    return mail(secret_links.reply_address(enquiry), *lines, **changes)


def test_the_answer_to_a_reply_joins_the_thread_and_comes_back_to_the_inbox(enquiry, noon, postbox):
    handle_enquiry.answer(enquiry=enquiry, text="Ten years.", key="k", by=None, at=noon)
    deliver_due(noon)
    later = noon + timedelta(hours=1)

    to = postbox.mails[-1]["Reply-To"]
    history = "\r\n\r\nOn Friday, Ana wrote:\r\n> Ten years."
    outcome = receive_mail.receive(mail(to, text=f"And then?{history}"), at=later)
    deliver_due(later + mails.GATHER)

    enquiry.refresh_from_db()
    entry = Entry.objects.get(kind=Entry.Kind.MESSAGE)
    assert outcome == Outcome.JOINED
    assert (entry.text, entry.enquiry) == ("And then?", enquiry)
    assert entry.inbound_mail.quoted == "On Friday, Ana wrote:\n> Ten years."
    assert (enquiry.state, enquiry.unread, enquiry.client_wrote_at) == ("new", True, later)
    assert enquiry.detailed_at is None
    assert postbox.mails[-1]["To"] != enquiry.email
    assert "And then?" in postbox.mails[-1].get_body(("plain",)).get_content()
    assert "And then" not in postbox.mails[-1]["Subject"]


def test_our_next_reply_is_in_the_clients_thread(enquiry, noon, postbox):
    receive_mail.receive(to_thread(enquiry), at=noon)

    handle_enquiry.answer(enquiry=enquiry, text="Well.", key="k", by=None, at=noon)
    deliver_due(noon)

    assert postbox.mails[-1]["In-Reply-To"] == "<One@client.example>"
    assert "<One@client.example>" in postbox.mails[-1]["References"]


def test_the_same_mail_delivered_again_is_one(enquiry, noon):
    first = receive_mail.receive(to_thread(enquiry, "Received: a"), at=noon)
    again = receive_mail.receive(to_thread(enquiry, "Received: b"), at=noon)
    other = receive_mail.receive(to_thread(enquiry, text="Another text."), at=noon)

    assert (first, again, other) == (Outcome.JOINED, Outcome.KNOWN, Outcome.JOINED)
    assert Entry.objects.filter(kind="message").count() == 2
    assert Message.objects.filter(kind="client_message").count() == 1  # of both


def test_an_answer_without_the_address_joins_by_the_mail_it_answers(enquiry, noon):
    ours = enquiry.mails.get(kind="acknowledgement").message_id

    receive_mail.receive(mail("info@firm.example", f"In-Reply-To: {ours}"), at=noon)

    assert Entry.objects.get(kind="message").enquiry == enquiry


@pytest.mark.parametrize(
    ("address", "changes", "reason"),
    [
        ("enquiries@firm.example", {}, Reason.ADDRESS),
        ("enquiries+7k2m9xqp-aaaaaaaaaaaaaaaa@firm.example", {}, Reason.ADDRESS),
        ("", {"sender": "other@client.example"}, Reason.SENDER),
        ("", {"sender": "a@b.example, chan@client.example"}, Reason.SENDER),
    ],
)
def test_a_wrong_address_or_sender_is_held(enquiry, noon, address, changes, reason):
    raw = mail(address or secret_links.reply_address(enquiry), **changes)

    assert receive_mail.receive(raw, at=noon) == Outcome.HELD

    held = InboundMail.objects.get()
    assert (held.reason, held.entry) == (reason, None)
    assert held.text == "Yes, please."
    assert held.enquiry == (None if address else enquiry)
    assert not Entry.objects.filter(kind="message").exists()


def test_the_secret_part_of_the_address_cannot_be_changed_and_survives_a_new_key(enquiry, settings):
    address = secret_links.reply_address(enquiry)
    other = make_enquiry(at=enquiry.received_at, email="b@client.example")
    mark = address.partition("-")[2]
    forged = secret_links.reply_address(other).partition("-")[0] + "-" + mark

    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"

    assert secret_links.enquiry_of_reply_address(address.upper()) == enquiry
    assert secret_links.enquiry_of_reply_address(forged) is None
    assert len(address.partition("@")[0]) <= 64


@pytest.mark.parametrize("state", ["spam", "withdrawn"])
def test_a_mail_to_an_enquiry_that_is_not_worked_on_is_held(enquiry, noon, state):
    Enquiry.objects.filter(pk=enquiry.pk).update(state=state)

    receive_mail.receive(to_thread(enquiry), at=noon)

    assert InboundMail.objects.get().reason == Reason.STATE


def test_an_absence_notice_is_recorded_and_neither_answered_nor_told(enquiry, noon):
    handle_enquiry.answer(enquiry=enquiry, text="Ten years.", key="k", by=None, at=noon)
    before = Message.objects.count()

    outcome = receive_mail.receive(to_thread(enquiry, "Auto-Submitted: auto-replied"), at=noon)

    enquiry.refresh_from_db()
    assert outcome == Outcome.RECORDED
    assert Entry.objects.get(kind="automatic").text == "Yes, please."
    assert (enquiry.state, enquiry.unread) == ("answered", True)
    assert Message.objects.count() == before


def test_a_report_of_failure_is_recorded_where_the_mail_belongs(enquiry, noon):
    ours = enquiry.mails.get(kind="acknowledgement").message_id
    report = mail(
        "briefings@firm.example",
        'Content-Type: multipart/report; boundary="b"',
        sender="MAILER-DAEMON@mx.example",
        text=f"--b\r\n\r\nNo such user.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        f"Message-ID: {ours}\r\n\r\n--b--",
    )

    assert receive_mail.receive(report, at=noon) == Outcome.RECORDED
    assert Entry.objects.get(kind="automatic").text == "No such user."


def test_our_own_mail_coming_back_is_ignored(enquiry, noon):
    ours = enquiry.mails.get(kind="acknowledgement").message_id
    raw = to_thread(enquiry).replace(b"<One@client.example>", ours.upper().encode())

    assert receive_mail.receive(raw, at=noon) == Outcome.OWN


def test_a_flood_is_held_and_sends_the_firm_no_more_mails(enquiry, noon, monkeypatch):
    monkeypatch.setattr(receive_mail, "MOST_A_DAY", 2)

    for number in range(4):
        receive_mail.receive(to_thread(enquiry, text=f"{number}"), at=noon)

    assert InboundMail.objects.filter(reason=Reason.MANY).count() == 2
    assert Message.objects.filter(kind="client_message").count() == 1  # of both


def test_no_hostile_mail_is_lost_or_doubled(enquiry, noon, monkeypatch, caplog):
    monkeypatch.setattr(receive_mail, "MOST_A_DAY", 1000)
    address = secret_links.reply_address(enquiry)

    raw = {name: hostile_mails.mail(name, to=address) for name in hostile_mails.BODIES}
    first = {name: receive_mail.receive(one, at=noon) for name, one in raw.items()}
    again = {name: receive_mail.receive(one, at=noon) for name, one in raw.items()}

    assert set(first.values()) <= {Outcome.JOINED, Outcome.HELD}
    assert set(again.values()) == {Outcome.KNOWN}
    assert InboundMail.objects.count() == len(raw)
    joined = [name for name, outcome in first.items() if outcome == Outcome.JOINED]
    assert Entry.objects.filter(kind="message").count() == len(joined)
    assert "client.example" not in caplog.text


def test_every_odd_mail_joins_the_thread_once_as_the_client_wrote_it(
    client, lawyer, noon, monkeypatch
):
    monkeypatch.setattr(receive_mail, "MOST_A_DAY", 1000)
    # A text grows with its thread, and so does the time to index it.
    enquiries = [make_enquiry(at=noon, language="en") for _part in range(20)]
    addresses = [secret_links.reply_address(enquiry) for enquiry in enquiries]

    for number, (name, odd) in enumerate(MAILS.items()):
        raw = odd.raw(number, to=addresses[number % len(addresses)])
        expected = Outcome.RECORDED if odd.is_automatic else Outcome.JOINED
        assert receive_mail.receive(raw, at=noon) == expected, name
        if number % 7 == 0:
            assert receive_mail.receive(raw, at=noon) == Outcome.KNOWN, name

    rows = InboundMail.objects.order_by("pk").select_related("entry")
    for odd, row in zip(MAILS.values(), rows, strict=True):
        assert row.entry.text == (odd.text or row.subject or gettext("(no text)"))
    client.force_login(lawyer)
    for enquiry in enquiries:
        assert client.get(f"/admin/contacts/enquiry/{enquiry.pk}/change/").status_code == 200
        page = f"/en/contact/status/{secret_links.token(enquiry)}/"
        assert client.get(page).status_code == 200


def test_every_odd_mail_of_a_stranger_is_held_once_whatever_it_refers_to(
    client, lawyer, enquiry, noon
):
    ours = enquiry.mails.get(kind="acknowledgement").message_id
    answer = f"In-Reply-To: {ours}\r\nReferences: <a@b> {ours}\r\n".encode()
    to = secret_links.reply_address(enquiry)
    for number, odd in enumerate(MAILS.values()):
        raw = odd.raw(number, to=(to, "info@firm.example")[number % 2])
        raw = raw.replace(b"chan@client", b"x@other").replace(b"CHAN@CLIENT", b"x@other")
        for _time in range(2 if number % 7 == 0 else 1):
            receive_mail.receive(answer + raw, at=noon)

    assert not Entry.objects.filter(kind="message").exists()
    held = InboundMail.objects.filter(entry=None)
    reports = [odd for odd in MAILS.values() if b"multipart/report" in odd.rest]
    assert (held.count(), len(MAILS) > 250) == (len(MAILS) - len(reports), True)
    client.force_login(lawyer)
    assert client.get("/admin/contacts/enquiry/held/").status_code == 200


def test_a_mail_is_exported_and_erased_with_its_enquiry_and_a_held_one_by_its_sender(
    enquiry, noon, tmp_path, settings
):
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    receive_mail.receive(to_thread(enquiry), at=noon)
    receive_mail.receive(mail("info@firm.example", text="Held."), at=noon)
    held = InboundMail.objects.get(entry=None)

    data = data_subjects.export(email="CHAN@client.example", by=None, at=noon)
    data_subjects.erase(email="CHAN@client.example", by=None, at=noon)

    assert data["enquiries"][0]["thread"][0]["text"] == "Yes, please."
    assert data["enquiries"][0]["received_mails"][0]["sender"] == "chan@client.example"
    assert [row["text"] for row in data["held_mails"]] == ["Held."]
    assert not InboundMail.objects.exists()
    # A backup from before has it again; the ledger erases it.
    held.save(force_insert=True)
    erasure_ledger.keep(at=noon)
    counts = erasure_ledger.apply(erasure_ledger.read(settings.ERASURES_FILE))
    assert counts["held_mail"] == 1
    assert not InboundMail.objects.exists()


def test_a_held_mail_expires_and_one_in_a_thread_stays_with_it(enquiry, noon):
    receive_mail.receive(to_thread(enquiry), at=noon)
    receive_mail.receive(mail("info@firm.example", text="Held."), at=noon)

    erase_expired.erase_expired(at=noon + timedelta(days=31))

    assert InboundMail.objects.get().enquiry == enquiry


def test_a_mail_of_an_enquiry_that_an_earlier_release_erased_goes_too(enquiry, noon):
    receive_mail.receive(to_thread(enquiry), at=noon)
    InboundMail.objects.update(enquiry_id=enquiry.pk + 1, entry_id=None)

    erase_expired.erase_expired(at=noon)

    assert not InboundMail.objects.exists()


# --- piped in --------------------------------------------------------------------------------------


def pipe(monkeypatch, raw: bytes, **options: str) -> str:
    told = io.StringIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    call_command("receive_mail", stdout=told, **options)
    return told.getvalue()


def test_the_mail_server_pipes_a_mail_in(enquiry, monkeypatch):
    told = pipe(monkeypatch, to_thread(enquiry))

    assert "added to its thread" in told
    assert Entry.objects.get(kind="message").text == "Yes, please."


def test_the_envelope_names_the_enquiry_and_the_program_that_wrote(enquiry, monkeypatch):
    raw = mail("undisclosed-recipients:;")

    pipe(monkeypatch, raw, recipient=secret_links.reply_address(enquiry), sender="")

    assert Entry.objects.get(kind="automatic").enquiry == enquiry


def test_the_mail_server_keeps_the_mail_while_the_database_is_away(enquiry, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("away")

    monkeypatch.setattr(receive_mail, "receive", fail)

    with pytest.raises(SystemExit) as ended:
        pipe(monkeypatch, to_thread(enquiry))
    assert ended.value.code == 75


# --- from the mailbox ------------------------------------------------------------------------------


def test_the_worker_reads_the_mailbox_and_takes_each_mail_once(enquiry, noon, settings):
    with imap_server.running() as server:
        settings.ENQUIRY_MAILBOX = server.box
        server.add(to_thread(enquiry))
        server.refused = "MOVE"  # as if it died before the mail was moved
        assert read_mailbox.read(at=noon) is Failure.FOLDER
        server.refused = ""

        assert read_mailbox.read(at=noon) is None
        assert server.texts("INBOX") == []

    assert Entry.objects.filter(kind="message").count() == 1
    assert read_mailbox.read(at=noon) is Failure.UNREACHABLE


def test_without_a_mailbox_nothing_is_read(noon):
    assert read_mailbox.read(at=noon) is None
    assert read_mailbox.delete_old(at=noon) == 0


# --- Files ----------------------------------------------------------------------------------------


def with_files(to: str, *files: tuple[str, bytes], sender: str = "chan@client.example") -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Message-ID"] = sender, to, "<files@client.example>"
    made.set_content("See the files.")
    for name, data in files:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def test_files_of_a_mail_join_its_message_under_the_same_rules(client, enquiry, noon):
    raw = with_files(
        secret_links.reply_address(enquiry),
        ("../合約.pdf", samples.PDF),
        ("b.exe", samples.PROGRAM),
        ("c.zip", samples.ARCHIVE),
    )

    for _twice in range(2):
        receive_mail.receive(raw, at=noon)

    row, file = InboundMail.objects.get(), EnquiryFile.objects.get()
    address = f"/en/contact/status/{secret_links.token(enquiry)}/files/{file.pk}/"
    assert (file.name, file.entry, file.enquiry) == ("合約.pdf", row.entry, enquiry)
    assert row.left_out == 2
    assert client.get(address).content == samples.PDF


def test_files_of_a_held_mail_are_the_clerks_until_it_is_added(client, enquiry, noon, lawyer):
    address = secret_links.reply_address(enquiry)
    receive_mail.receive(
        with_files(address, ("a.pdf", samples.PDF), sender="wife@client.example"), at=noon
    )
    file = EnquiryFile.objects.get()
    client.force_login(lawyer)

    page = client.get("/admin/contacts/enquiry/held/").text
    held = client.get(f"/admin/contacts/enquiry/held/files/{file.pk}/")
    [exported] = data_subjects.export(email="wife@client.example", by=None, at=noon)["held_mails"]
    held_mail.assign(pk=InboundMail.objects.get().pk, reference=enquiry.reference, by=None, at=noon)

    file.refresh_from_db()
    status = f"/en/contact/status/{secret_links.token(enquiry)}/files/{file.pk}/"
    assert f"/admin/contacts/enquiry/held/files/{file.pk}/" in page
    assert held.content == samples.PDF
    assert exported["files"][0]["name"] == "a.pdf"
    assert (file.enquiry, file.entry.text) == (enquiry, "See the files.")
    # It came from another address than the client's.
    assert client.get(status).status_code == 404
    assert client.get(f"/admin/contacts/enquiry/held/files/{file.pk}/").status_code == 404


def test_a_discarded_mail_takes_its_files_along(enquiry, noon):
    receive_mail.receive(with_files("firm@firm.example", ("a.pdf", samples.PDF)), at=noon)

    held_mail.discard(pk=InboundMail.objects.get().pk)

    assert not EnquiryFile.objects.exists()


def test_strangers_cannot_fill_the_disk_by_mail(enquiry, noon, settings):
    settings.ENQUIRY_FILE_MEGABYTES_PER_ADDRESS = 1
    for letter in "ab":
        data = letter.encode() * 600_000
        raw = with_files("firm@firm.example", (f"{letter}.txt", data))
        receive_mail.receive(raw.replace(b"<files@", letter.encode().join([b"<", b"@"])), at=noon)

    assert [mail.left_out for mail in InboundMail.objects.order_by("pk")] == [0, 1]
    assert EnquiryFile.objects.count() == 1


def test_an_automatic_mail_brings_no_files(enquiry, noon):
    raw = with_files(secret_links.reply_address(enquiry), ("a.pdf", samples.PDF))

    receive_mail.receive(b"Auto-Submitted: auto-replied\n" + raw, at=noon)

    assert InboundMail.objects.get().left_out == 1
    assert not EnquiryFile.objects.exists()


def test_the_hostile_files_come_by_mail_and_none_is_kept(enquiry, noon):
    files = [(f"{name}.pdf", data) for name, (data, _words) in samples.REFUSED.items()]
    receive_mail.receive(with_files(secret_links.reply_address(enquiry), *files), at=noon)

    assert InboundMail.objects.get().left_out == len(files)
    assert not EnquiryFile.objects.exists()
