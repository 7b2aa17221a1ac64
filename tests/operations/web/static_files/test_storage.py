"""Modules of one release import no modules of another."""

import re
from pathlib import Path

from django.core.files.storage import FileSystemStorage

from operations.web.static_files.storage import Storage

SOURCE = Path(__file__).resolve().parents[4] / "static"
IMPORT = re.compile(r'\bimport\b[^;]*?["\'](\.[^"\']+)["\']')


def collected(folder):
    """The browser code as it is collected for production; the scripts by their names with digests."""
    storage = Storage(location=folder)
    source = FileSystemStorage(location=SOURCE)
    paths = {
        str(path.relative_to(SOURCE)): (source, str(path.relative_to(SOURCE)))
        for path in sorted(SOURCE.rglob("*.js"))
    }
    for path in paths:
        with source.open(path) as file:
            storage.save(path, file)
    for name, _hashed, done in storage.post_process(paths):
        assert not isinstance(done, Exception), (name, done)
    return storage


def test_every_imported_module_is_named_by_its_digest(tmp_path):
    storage = collected(tmp_path)

    script = tmp_path / storage.stored_name("js/editor/text_page.js")
    reached, waiting = set(), [script]
    while waiting:
        module = waiting.pop()
        reached.add(module)
        for name in IMPORT.findall(module.read_text(encoding="utf-8")):
            assert re.search(r"\.[0-9a-f]{12}\.js$", name), f"{module.name} imports {name}"
            imported = (module.parent / name).resolve()
            assert imported.is_file()
            waiting += [imported] if imported not in reached else []
    assert len(reached) > 20
