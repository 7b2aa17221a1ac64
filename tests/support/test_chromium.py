"""Browser tests find a browser, and say so where there is none."""

from functools import partial
from pathlib import Path

import pytest

from tests.support import chromium

pytest_plugins = ["pytester"]

BROWSER_TEST = """
import pytest
@pytest.mark.browser
def test_in_a_browser(): pass
def test_without_one(): pass
"""


def executable(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o755)
    return file


def test_the_browser_that_the_environment_names_is_taken(monkeypatch, tmp_path):
    monkeypatch.setenv("CHROMIUM", str(executable(tmp_path / "my chrome")))

    assert chromium.find() == str(tmp_path / "my chrome")


def test_a_browser_under_any_of_its_names_is_found(monkeypatch, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    executable(tmp_path / "google-chrome-stable")

    assert chromium.find() == str(tmp_path / "google-chrome-stable")


def test_the_browser_without_windows_is_taken_where_both_are(monkeypatch, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    executable(tmp_path / "chromium")
    executable(tmp_path / "chromium-headless-shell")

    assert chromium.find() == str(tmp_path / "chromium-headless-shell")


def test_an_application_of_macos_is_found(monkeypatch, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    place = executable(
        tmp_path / "home/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    )

    assert chromium.find() == str(place)


@pytest.fixture
def without_a_browser(pytester, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    pytester.makeini("[pytest]\nmarkers = browser: a browser\n")
    pytester.makepyfile(BROWSER_TEST)
    arguments = [
        "-rs",
        "-p",
        "no:django",
        "-p",
        "no:playwright",
        "-p",
        "tests.support.browser_or_skip",
    ]
    return partial(pytester.runpytest_inprocess, *arguments)


def test_without_a_browser_its_tests_are_skipped_with_a_reason(without_a_browser, monkeypatch):
    monkeypatch.delenv("CI", raising=False)

    done = without_a_browser()

    done.assert_outcomes(passed=1, skipped=1)
    done.stdout.fnmatch_lines(["*install it, or set CHROMIUM*"])


def test_ci_does_not_skip_them(without_a_browser, monkeypatch):
    monkeypatch.setenv("CI", "true")

    done = without_a_browser()

    assert done.ret != 0
    done.stderr.fnmatch_lines(["*needs Chromium*"])
