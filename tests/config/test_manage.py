import os
import pty
import re
import subprocess
import sys

from tests import processes
from tests.processes import ROOT


def test_making_the_first_account_is_in_one_language(tmp_path):
    """The questions are asked on a terminal; the site's language is Chinese."""
    with processes.scratch_database(tmp_path) as database:
        environment = processes.environment(tmp_path, database)
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True)
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
