"""The tools of the browser code: what Make does with and without Node."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def without_node(tmp_path):
    """A PATH with what Make needs, and no Node; and a copy of the Makefile, beside no .node/."""
    for name in ("sh", "git", "grep", "sed", "awk", "xargs", "python3", "uname", "env"):
        if found := shutil.which(name):  # a machine may lack python3 or awk, and Make copes
            (tmp_path / name).symlink_to(found)
    shutil.copy(ROOT / "Makefile", tmp_path)
    return tmp_path


def check_browser_code(folder, **more):
    variables = {key: text for key, text in os.environ.items() if key not in ("CI", "MAKEFLAGS")}
    return subprocess.run(
        [shutil.which("make"), "--no-print-directory", "check-browser"],
        cwd=folder,
        env={**variables, "PATH": str(folder), **more},
        capture_output=True,
        text=True,
    )


def test_without_node_the_check_says_what_it_skips(without_node):
    run = check_browser_code(without_node)

    assert run.returncode == 0, run.stderr
    assert "SKIPPED: biome and the unit tests of the browser code" in run.stdout


def test_in_ci_the_check_fails_without_node(without_node):
    run = check_browser_code(without_node, CI="true")

    assert run.returncode != 0


def test_the_lock_file_has_hashes_and_no_addresses():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]

    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)


def test_every_unit_test_is_run():
    """Make asks git for tests/static/*.test.js; another name or place would never be run."""
    ours = [*(ROOT / "static").rglob("*.test.js"), *(ROOT / "tests").rglob("*.js")]
    helpers = {"random.js", "outlines.js"}

    assert [
        str(path)
        for path in ours
        if path.name not in helpers
        and not (path.is_relative_to(ROOT / "tests/static") and path.name.endswith(".test.js"))
    ] == []


def test_a_module_of_the_editor_has_at_most_one_variable_of_its_own():
    """State is kept in one object; eight loose variables hid what belongs together."""
    loose = {
        path.name: len(re.findall(r"^(?:let|var) ", path.read_text(encoding="utf-8"), re.M))
        for path in (ROOT / "static" / "js" / "editor").glob("*.js")
    }

    assert loose
    assert {name: count for name, count in loose.items() if count > 1} == {}


def test_modules_with_unit_tests_stay_apart_from_the_page():
    """They import nothing that holds the page, so that Node can run them."""
    tests, editor = (ROOT / top / "static" / "js" / "editor" for top in ("tests", "."))
    modules = [
        editor / path.relative_to(tests).with_name(path.name.replace(".test.js", ".js"))
        for path in tests.rglob("*.test.js")
    ]
    tested = [path for path in modules if path.exists()]

    assert tested
    assert [path.name for path in tested if "document." in path.read_text(encoding="utf-8")] == []
