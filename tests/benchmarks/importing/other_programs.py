"""What LibreOffice and pandoc read in a Word file, to compare an import with."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import batched
from pathlib import Path
from typing import Any

import pypandoc

MOST_SECONDS = 120
# One process of LibreOffice for so many files; where one of them stops it, each has its own.
FILES_AT_ONCE = 25
_BLANKS = frozenset(("Space", "SoftBreak", "LineBreak"))
# A note stands at the foot of the page, and pandoc writes formulas in TeX.
_NOT_COMPARED = frozenset(("Note", "Math", "RawInline", "Image"))


def libreoffice_texts(paths: Sequence[Path]) -> dict[Path, str]:
    """Each Word file as LibreOffice writes it as plain text, with the numbers of its lists."""
    texts: dict[Path, str] = {}
    for some in batched(paths, FILES_AT_ONCE):
        made = _converted(some)
        texts |= made
        for path in some:
            if path not in made:
                texts |= _converted([path])
    return texts


def _converted(paths: Sequence[Path]) -> dict[Path, str]:
    program = shutil.which("soffice")
    if program is None:
        sys.exit("LibreOffice (soffice) is not installed.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copies = {path: folder / f"{number}.docx" for number, path in enumerate(paths)}
        for path, copy in copies.items():
            shutil.copyfile(path, copy)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                   "--convert-to", "txt:Text (encoded):UTF8", "--outdir", name,
                   *map(str, copies.values())]  # fmt: skip
        # Its program starts another, which would go on converting.
        office = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            office.wait(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"LibreOffice took too long over {len(paths)} files.", file=sys.stderr)
            os.killpg(office.pid, signal.SIGKILL)
            office.wait()
        return {
            path: written.read_text("utf-8-sig", "replace")
            for path, copy in copies.items()
            if (written := copy.with_suffix(".txt")).exists()
        }


def pandoc_cells(path: Path) -> list[str]:
    """The paragraphs in the cells of all tables of a Word file, as pandoc reads them."""
    command = [pypandoc.get_pandoc_path(), "--from=docx", "--to=json", str(path)]
    try:
        made = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return []
    tables = _tables(json.loads(made.stdout)["blocks"])
    return [text for table in tables for text in _paragraphs(table) if text.strip()]


def _tables(node: Any) -> Iterator[Any]:
    """The outermost tables."""
    if isinstance(node, dict) and node.get("t") == "Table":
        yield node["c"]
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _tables(child)


def _paragraphs(node: Any) -> Iterator[str]:
    if isinstance(node, dict) and node.get("t") in ("Para", "Plain"):
        if not any(kind in json.dumps(node) for kind in map('"{}"'.format, _NOT_COMPARED)):
            yield "".join(_words(node["c"]))
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _paragraphs(child)


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, dict) and node.get("t") == "Str":
        yield node["c"]
    elif isinstance(node, dict) and node.get("t") in _BLANKS:
        yield " "
    elif isinstance(node, dict):
        yield from _words(node.get("c", []))
    elif isinstance(node, list):
        for child in node:
            yield from _words(child)
