"""A running process reads no program file, so an upgrade may replace them."""

import json
import subprocess
import sys

import pytest
from django.template import Engine

from operations.web.capacity import preload
from tests.support.processes import ROOT, environment, manage

# Read from the release's own folder: lists of common passwords (large, and seldom needed), and each
# time by Typst, by python-docx (an empty document), by Django's catalogue for scripts and by /healthz, which looks at the migrations. Old
# releases stay where they are (docs/operating.md), so these are the right ones also later.
FROM_THE_RELEASES_FOLDER = (
    "passwords", "zxcvbn", "/briefings/pdf/", "/migrations/", "i18n_catalog.js", "djangojs.mo", "typst-", "/docx/", "/static-built/", "/static/",
)  # fmt: skip


@pytest.mark.one_database
def test_no_page_needs_a_file_of_the_program_that_was_not_read_at_start(
    migrated_database, collected_static, tmp_path
):
    with migrated_database(tmp_path) as database:
        env = environment(tmp_path, database)
        env["DJANGO_SETTINGS_MODULE"] = "config.settings"
        manage("prepare_local", env=env)

        run = subprocess.run(
            [sys.executable, "-m", "tests.operations.web.capacity.loaded_late"],
            cwd=ROOT, env=env, capture_output=True, text=True,
        )  # fmt: skip

    assert run.returncode == 0, run.stderr
    late = json.loads(run.stdout.splitlines()[-1])
    assert [one for one in late if not any(name in one for name in FROM_THE_RELEASES_FOLDER)] == []


def test_a_template_may_extend_one_of_its_name_in_a_later_folder(tmp_path):
    for name, text in (
        ("own", '{% extends "a.html" %}{% block b %}own{% endblock %}'),
        ("theirs", "<{% block b %}{% endblock %}>"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.html").write_text(text)
    engine = Engine(dirs=[tmp_path / "own", tmp_path / "theirs"])

    preload._hold_templates(engine)

    assert engine.render_to_string("a.html") == "<own>"
