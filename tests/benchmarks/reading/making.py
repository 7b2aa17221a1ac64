"""Measure what is made once for all readers: a page's first rendering and weight, and PDFs.

    python -m tests.benchmarks.reading.making

Pages are made by Django, without what operations/web/page_cache keeps, and their CPU is that of an even machine
(tests/benchmarks/measuring.py). PDFs are not in the store yet; the first of all also pays for the
fonts.
"""

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import brotli
import django

_folder = tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "tests.settings",
    "LOCAL_FOLDER": _folder.name,
    "DATABASE_URL": f"sqlite:///{_folder.name}/db.sqlite3",
}
django.setup()

from django.core.cache import caches  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from briefings.models.published.edition import Edition  # noqa: E402
from briefings.models.published.readable import Readable  # noqa: E402
from briefings.public.downloads import pdf  # noqa: E402
from briefings.public.views import page_parts  # noqa: E402
from briefings.text.chinese import simplified  # noqa: E402
from briefings.text.markup import renderer  # noqa: E402
from operations.web.static_files import bundle  # noqa: E402
from tests.benchmarks.importing.documents import document  # noqa: E402
from tests.benchmarks.measuring import even_cpu, timed  # noqa: E402
from tests.support.factories import make_briefing, publish_now  # noqa: E402
from tests.support.processes import ROOT  # noqa: E402

TIMES = 25
# Of a process that keeps parts of pages, of one that has not made this page but others, and of one
# that has made none.
MOST_MS = {"page": (5, 5, 8), "list": (6, 6, 6), "first": (4, 4, 4)}
MOST_SEED_MS, MOST_LONG_MS = 1_000, 3_000
MOST_KB = 20  # of a briefing's page with its style sheet and script, as browsers get them
LONG = 150  # pairs


def main() -> int:
    connection.settings_dict["OPTIONS"].pop("cached_statements", None)  # kept, as on a site
    call_command("migrate", verbosity=0)
    source = str(ROOT / "tests/data/seed.txt")
    call_command("import_briefing", source, "--publish", stdout=io.StringIO(), verbosity=0)
    seed = Edition.objects.latest("pk")
    publish_now(make_briefing(**document(pairs=LONG)), at=timezone.now())
    long = Edition.objects.latest("pk")
    print(f"{'':36}{'ms':>8}{'goal':>8}")
    too_slow = [*_pages(seed), *_papers("seed", seed, MOST_SEED_MS)]
    too_slow += _papers(f"{LONG} pairs", long, MOST_LONG_MS)
    return 1 if any(too_slow) else 0


def _pages(edition: Edition) -> list[bool]:
    client = Client(headers={"host": "127.0.0.1"})
    reference = edition.snapshot.reference
    paths = {
        "page, one language": client.get(f"/en/briefings/{reference}/")["Location"],
        "page, parallel": f"/zh-hant/briefings/{reference}/parallel/",
        "page, Simplified": client.get(f"/zh-hans/briefings/{reference}/")["Location"],
        "list": "/en/briefings/",
        "first page": "/zh-hant/",
    }
    slow = []
    for name, path in paths.items():
        goals = MOST_MS[re.split(r"\W", name)[0]]
        for goal, (state, forget) in zip(goals, STATES.items(), strict=True):
            took = even_cpu(partial(_ask, client, path, forget), times=TIMES)
            slow.append(_show(f"{name}{state} (CPU)", took, goal))
        if name.startswith("page"):
            slow.append(_show(f"{name}, kB", _weight(client.get(path).content), MOST_KB))
    return slow


def _weight(page: bytes) -> float:
    """Return kilobytes, compressed as operations/web/page_cache and whitenoise do it."""
    files = [bundle.make(Path(_folder.name), name).read_bytes() for name in bundle.SITE]
    static = sum(len(brotli.compress(file)) for file in files)
    return (len(brotli.compress(page, mode=brotli.MODE_TEXT, quality=5)) + static) / 1000


def _forget_pages() -> None:
    """Forget what was made of texts, but not the masthead and the foot."""
    store = caches[page_parts.KEPT]
    for key in [key for key in store._cache if "page_parts" in key]:
        del store._cache[key], store._expire_info[key]


STATES = {
    "": lambda: None,
    ", first time": _forget_pages,
    ", nothing kept": lambda: caches[page_parts.KEPT].clear(),
}


def _ask(client: Client, path: str, forget: Callable[[], None]) -> None:
    for kept in (renderer.to_html, renderer.to_text, simplified.convert):
        kept.cache_clear()  # this process has never seen the text
    forget()
    if client.get(path).status_code != 200:
        sys.exit(f"{path} does not answer")


def _papers(name: str, edition: Edition, goal: int) -> list[bool]:
    slow = []
    for language, parallel in (("zh-hant", True), ("zh-hant", False), ("en", False)):
        with tempfile.TemporaryDirectory() as folder, override_settings(PDF_FOLDER=folder):
            pdf._store.cache_clear()
            took = timed(
                partial(
                    pdf.pdf_of,
                    Readable(edition, edition.listing),
                    language=language,
                    parallel=parallel,
                )
            )
        mode = "parallel" if parallel else language
        slow.append(_show(f"PDF, {name}, {mode}", took, goal))
    return slow


def _show(name: str, took: float, goal: int) -> bool:
    missed = "  missed" if took > goal else ""
    print(f"{name:36}{took:>8.1f}{goal:>8}{missed}", flush=True)
    return took > goal


if __name__ == "__main__":
    sys.exit(main())
