"""With DEBUG, an edited template is shown at once."""

import subprocess
import sys

import pytest

from tests.support.processes import ROOT, environment

pytestmark = pytest.mark.one_database

EDITED = """
import django
django.setup()
from pathlib import Path
from django.conf import settings
from django.template import engines
from briefings.public.cards import stored_card
from briefings.public.views.responses import release
from operations.web import page_cache

assert page_cache.in_front_of(print) is print, "pages are kept before Django"
assert stored_card.cache_parameters()["maxsize"] == 0, "cards are kept"
part = engines["django"].from_string("{% load cache %}{% cache None part %}{{ word }}{% endcache %}")
assert [part.render({"word": word}) for word in "ab"] == ["a", "b"], "parts of pages are kept"
before = release()
settings.BASE_DIR = Path("nowhere")
assert release() != before, "browsers' copies stay current"
"""


def test_an_edited_template_is_on_the_next_page_without_a_restart(tmp_path):
    env = environment(tmp_path, f"sqlite:///{tmp_path}/db.sqlite3", DEBUG="1")

    run = subprocess.run(
        [sys.executable, "-c", EDITED], cwd=ROOT, env=env, capture_output=True, text=True
    )

    assert run.returncode == 0, run.stderr
