"""A worker that is killed in the middle loses no mail of the mailbox and stores none twice."""

import subprocess
import sys
from signal import SIGKILL

import pytest

from contacts import secret_links
from contacts.models import EnquiryFile, Entry, InboundMail
from mail.models import Message
from tests.contacts.desk.test_receive_mail import with_files
from tests.contacts.files import samples
from tests.mail.incoming import certificates, imap_server
from tests.support import processes
from tests.support.factories import make_enquiry
from tests.support.patience import PATIENCE

pytestmark = pytest.mark.one_database
REPLIES = "enquiries+*@firm.example"


@pytest.fixture
def enquiry(tmp_path, migrated_database, within, noon, settings):
    settings.ENQUIRY_REPLY_ADDRESS = REPLIES
    with migrated_database(tmp_path) as database, within(database):
        yield make_enquiry(at=noon), database


def test_a_worker_killed_before_it_moves_a_mail_leaves_one_message_with_its_file(enquiry, tmp_path):
    certificate = certificates.make(tmp_path)
    of, database = enquiry
    workers: list[subprocess.Popen] = []

    def work(env: dict[str, str]) -> int:
        command = [sys.executable, "manage.py", "run_worker", "--once"]
        workers.append(subprocess.Popen(command, cwd=processes.ROOT, env=env))
        return workers[-1].wait(PATIENCE)

    with imap_server.running(certificate=certificate) as server:
        mailbox = f"imaps://reader:secret@127.0.0.1:{server.box['port']}"
        more = {"ENQUIRY_REPLY_ADDRESS": REPLIES, "ENQUIRY_MAILBOX": mailbox}
        env = processes.environment(tmp_path, database, SSL_CERT_FILE=str(certificate[0]), **more)
        server.add(with_files(secret_links.reply_address(of), ("lease.pdf", samples.PDF)))

        def kill() -> None:
            workers[-1].send_signal(SIGKILL)
            raise ConnectionResetError

        server.before["MOVE"] = kill
        killed, left = work(env), server.texts("INBOX")
        del server.before["MOVE"]
        work(env)

    assert (killed, len(left)) == (-SIGKILL, 1)
    assert server.texts("INBOX") == []
    assert server.asked.count('MOVE 1 "Read"') == 2
    assert InboundMail.objects.count() == 1
    assert Message.objects.filter(kind="client_message").count() == 1
    entry = Entry.objects.get(kind=Entry.Kind.MESSAGE)
    assert list(EnquiryFile.objects.values_list("entry", "name")) == [(entry.pk, "lease.pdf")]
