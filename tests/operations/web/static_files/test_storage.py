"""Modules of one release import no modules of another."""

import re
from pathlib import Path

from django.core.files.storage import FileSystemStorage

from operations.web.static_files import bundle
from operations.web.static_files.storage import Storage

SOURCE = Path(__file__).resolve().parents[4] / "static"
IMPORT = re.compile(r'\bimport\b[^;]*?["\'](\.[^"\']+)["\']')


def collected(folder):
    """The browser code as it is collected for production; the scripts by their names with digests."""
    storage = Storage(location=folder / "collected")
    source, joined = FileSystemStorage(location=SOURCE), folder / "joined"
    paths = {
        str(path.relative_to(SOURCE)): (source, str(path.relative_to(SOURCE)))
        for path in sorted(SOURCE.rglob("*.js"))
    }
    for name in bundle.BUNDLES:
        bundle.make(joined, name)
        paths[name] = FileSystemStorage(location=joined), name
    for path, (found, _name) in paths.items():
        with found.open(path) as file:
            storage.save(path, file)
    for name, _hashed, done in storage.post_process(paths):
        assert not isinstance(done, Exception), (name, done)
    return storage


def test_every_imported_module_is_named_by_its_digest(tmp_path):
    storage = collected(tmp_path)

    script = Path(storage.path(storage.stored_name("js/editor/text_page.js")))
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


def test_a_joined_script_imports_its_library_by_the_digest(tmp_path):
    storage = collected(tmp_path)

    script = Path(storage.path(storage.stored_name("js/text_page.js")))
    (library,) = IMPORT.findall(script.read_text(encoding="utf-8"))

    assert re.fullmatch(r"\./vendor/rich_text\.[0-9a-f]{12}\.js", library)
    assert (script.parent / library).is_file()
