"""Each import contract of pyproject.toml, broken on purpose in a copy of the tree."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.packages import APPS

ROOT = Path(__file__).resolve().parents[2]
LINTER = ROOT / ".venv" / "bin" / "lint-imports"

# For each contract, by its name's first words: a module and an import it must not have.
BREAKS = {
    "Apps": ("contacts/retention.py", "import operations.worker.jobs"),
    "Briefings": ("briefings/text/addresses/slugs.py", "import briefings.search.query"),
    "What clients read: pages": ("briefings/public/sitemaps.py", "import briefings.public.views"),
    "Contacts": ("contacts/models/enquiry.py", "import contacts.desk.digest"),
    "Alerts": ("alerts/models/follower.py", "import alerts.public.views"),
    "Mail": ("mail/kinds.py", "import mail.outgoing.delivery"),
    "Outgoing": ("mail/outgoing/outbox.py", "import mail.outgoing.delivery"),
    "Files": ("briefings/public/downloads/plain_text.py", "import briefings.public.downloads.pdf"),
    "What a mail": ("alerts/announcements/sendable.py", "import alerts.announcements.previews"),
    "Notifications": ("notifications/kinds.py", "import notifications.notify"),
    "Importing": ("briefings/importing/readers/html/page.py", "import briefings.importing.pairing"),
    "Search": ("briefings/search/index/entry.py", "import briefings.search.results.ranking"),
    "What clients read never": (
        "briefings/public/feeds.py",
        "import briefings.models.draft.briefing",
    ),
    "Text": ("briefings/text/dates.py", "from django.utils import timezone"),
    "Settings": ("briefings/models/clock.py", "from config import settings"),
    "No import cycles": ("contacts/models/__init__.py", "import contacts.desk.digest"),
}
# Every way to write an import of the draft, where readers are served.
SPELLINGS = {
    "briefings/public/downloads/plain_text.py": "from briefings.models import draft",
    "briefings/public/citing/citations.py": "from briefings.models.draft import briefing as rows",
    "briefings/search/query.py": "from briefings.models.draft.briefing import Paragraph",
    "contacts/passages.py": "import briefings.models.draft.briefing as rows",
    "contacts/public/pages.py": "from briefings import drafting",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> str:
    """What the linter says of a copy of the tree that breaks everything."""
    copy = tmp_path_factory.mktemp("tree")
    for app in (*APPS, "tests"):
        skipped = shutil.ignore_patterns("__pycache__", "data", "*.json")
        shutil.copytree(ROOT / app, copy / app, ignore=skipped)
    shutil.copy(ROOT / "pyproject.toml", copy)
    for path, line in (*BREAKS.values(), *SPELLINGS.items()):
        module = copy / path
        module.write_text(module.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, LINTER, "--no-logo", "--no-cache"],
        cwd=copy,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    return run.stdout


def contracts() -> list[str]:
    configured = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return re.findall(r'^name = "(.+)"$', configured.partition("[tool.importlinter]")[2], re.M)


@pytest.mark.parametrize("name", contracts())
def test_a_broken_contract_is_noticed(report, name):
    assert any(name.startswith(beginning) for beginning in BREAKS), f"break {name} here too"
    assert f"{name} BROKEN" in report


@pytest.mark.parametrize("path", SPELLINGS)
def test_the_draft_cannot_be_reached_by_any_spelling(report, path):
    module = path.removesuffix(".py").replace("/", ".")
    told = report.partition("What clients read never touches the draft\n")[2]

    assert re.search(rf"{re.escape(module)} -> briefings\.(?:models\.draft|drafting)", told)


def test_nothing_that_clients_read_looks_a_model_up_by_name():
    """An import that is written as a string would escape the contracts."""
    folders = ("briefings/public", "briefings/search", "briefings/models/published")
    by_name = re.compile(r"get_model\(|import_module\(|import_string\(|__import__\(")

    found = [
        str(path.relative_to(ROOT))
        for folder in (*folders, "contacts/public", "contacts/intake")
        for path in (ROOT / folder).rglob("*.py")
        if by_name.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []
