"""The virus scanner: a file waits until it has answered, and its contents go if it says no."""

import sys
from pathlib import Path

import pytest

from contacts.desk import handle_enquiry
from contacts.files import scanner, store
from contacts.files.check import Checked
from contacts.models import EnquiryFile
from tests.contacts.files import samples
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def fake(settings, tmp_path) -> Path:
    """A scanner that calls files with EICAR infected, and fails while there is a file `away`."""
    program = tmp_path / "scan me.py"
    program.write_text(
        "import pathlib, sys\n"
        "data = sys.stdin.buffer.read()\n"
        f"away = pathlib.Path({str(tmp_path / 'away')!r}).exists()\n"
        "sys.exit(2 if away else 1 if b'EICAR' in data else 0)\n"
    )
    settings.ENQUIRY_FILE_SCANNER = f"{sys.executable} '{program}'"
    return tmp_path


def store_files(noon) -> None:
    enquiry = make_enquiry(at=noon)
    kind = samples.kinds_of("txt")
    files = [Checked("a.txt", kind, b"clean"), Checked("SECRET.txt", kind, b"EICAR")]
    store.keep(enquiry=enquiry, form_key="k", files=files, at=noon)
    handle_enquiry.answer(enquiry=enquiry, text="x", key="k", by=None, at=noon)


def states() -> list[str]:
    return list(EnquiryFile.objects.order_by("pk").values_list("state", flat=True))


def test_clean_files_are_passed_and_infected_ones_lose_their_contents(fake, noon, caplog):
    store_files(noon)
    assert states() == ["waiting", "waiting"]

    assert scanner.scan_waiting(at=noon) == 2

    assert states() == ["ready", "refused"]
    assert [bytes(file.content) for file in EnquiryFile.objects.order_by("pk")] == [b"clean", b""]
    assert "SECRET" not in caplog.text
    assert scanner.scan_waiting(at=noon) == 0


@pytest.mark.parametrize("is_there", [True, False])
def test_while_the_scanner_does_not_answer_files_wait(fake, noon, settings, caplog, is_there):
    store_files(noon)
    (fake / "away").touch()
    if not is_there:
        settings.ENQUIRY_FILE_SCANNER = "no-such-program -"

    assert scanner.scan_waiting(at=noon) == 0

    assert states() == ["waiting", "waiting"]
    assert caplog.text.count("does not work: files are held") == 1


def test_when_the_scanner_is_switched_off_nothing_waits(fake, noon, settings):
    store_files(noon)
    settings.ENQUIRY_FILE_SCANNER = ""

    scanner.scan_waiting(at=noon)

    assert states() == ["ready", "ready"]
