from datetime import date
from importlib.metadata import version

import pytest
from django.core.management import CommandError, call_command

from operations.management.commands import report_dependencies as report


@pytest.fixture
def pins(tmp_path, monkeypatch):
    """Writes pins into a file that the command reads in place of the real ones."""
    file = tmp_path / "run.txt"
    monkeypatch.setattr(report, "PINS", file)

    def write(*lines: str) -> None:
        file.write_text("\n".join(f"{line} \\\n    --hash=sha256:00" for line in lines))

    return write


@pytest.fixture
def index(tmp_path, monkeypatch):
    """A package index that says what a test wants."""

    def says(text: str, code: int = 0) -> None:
        program = tmp_path / "uv"
        program.write_text(f"#!/bin/sh\necho '{text}'\nexit {code}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    return says


def test_what_is_installed_is_what_is_pinned(capsys):
    call_command("report_dependencies", "--offline")

    assert " 0 to be mended" in capsys.readouterr().out


def test_a_package_that_differs_from_its_pin_is_named(pins, capsys):
    pins("django==1.0.0")

    with pytest.raises(CommandError, match="make lock"):
        call_command("report_dependencies", "--offline")

    assert f"django: 1.0.0 is pinned, {version('django')} is installed" in capsys.readouterr().out


def test_the_end_of_support_is_reported():
    assert not list(report.unsupported({"django": "6.1.3"}, on=date(2027, 12, 31)))
    assert list(report.unsupported({"django": "6.1.3"}, on=date(2028, 1, 1)))


def test_pins_for_other_systems_are_left_out(pins):
    pins("django==6.1.3", "tzdata==2026.1 ; sys_platform == 'win32'")

    assert report.read_pins(report.PINS) == {"django": "6.1.3"}


@pytest.mark.parametrize("strict", [True, False])
def test_newer_versions_are_named_and_fail_when_asked_to(pins, index, capsys, strict):
    pins(f"django=={version('django')}")
    index('[{"name": "Django", "version": "6.1.3", "latest_version": "6.1.9"}]')

    if strict:
        with pytest.raises(CommandError):
            call_command("report_dependencies", "--strict")
    else:
        call_command("report_dependencies")

    assert "Django 6.1.3: 6.1.9 is there" in capsys.readouterr().out


def test_an_index_that_does_not_answer_is_said_in_words(pins, index):
    pins(f"django=={version('django')}")
    index("no", code=2)

    with pytest.raises(CommandError, match="could not be asked"):
        call_command("report_dependencies")
