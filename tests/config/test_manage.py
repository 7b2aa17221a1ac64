import os
import pty
import re
import subprocess
import sys

import pytest
from django.core.management import get_commands, load_command_class

from tests.support import processes
from tests.support.packages import APPS
from tests.support.processes import ROOT

START = """
import sys
import django
from django.contrib import admin
django.setup()
print("openpyxl" in sys.modules, "briefings.importing" in sys.modules)
admin.site.check(None)
print(len(admin.site._registry) > 10)
"""


@pytest.mark.parametrize("name", [n for n, app in get_commands().items() if app in APPS])
def test_a_command_leaves_it_to_check_to_check_the_program(name):
    """Each start would import all that the admin imports; settings are checked when deploying."""
    assert load_command_class(get_commands()[name], name).requires_system_checks == ()


def test_the_admin_is_imported_for_its_pages_and_checks_only(tmp_path):
    env = processes.environment(tmp_path, "sqlite://:memory:")

    run = subprocess.run([sys.executable, "-c", START], cwd=ROOT, env=env, capture_output=True)

    assert run.stdout.decode().splitlines() == ["False False", "True"], run.stderr.decode()


@pytest.mark.one_database
def test_making_the_first_account_is_in_one_language(migrated_database, tmp_path):
    """The questions are asked on a terminal; the site's language is Chinese."""
    with migrated_database(tmp_path) as database:
        environment = processes.environment(tmp_path, database)
        manage = [sys.executable, "manage.py"]
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [*manage, "createsuperuser"],
            cwd=ROOT,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        ) as asking:
            os.close(theirs)
            said = b""
            for answer in (b"ana\n", b""):
                while not said.endswith(b": "):
                    said += os.read(ours, 4096)
                os.write(ours, answer)
                said += b"\n"
            asking.kill()
        os.close(ours)

    assert "Username" in said.decode()
    assert not re.search(r"[㐀-鿿]", said.decode())
