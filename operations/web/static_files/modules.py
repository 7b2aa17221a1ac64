"""Join a script's modules into one, without Node.

A browser learns what a module imports only when it has read it: the text page would wait for seven
steps of 75 files. Our modules import names at their beginning and export functions, classes and
constants, so that a module can be a function that is called once and returns what it exports.
"""

import re
from pathlib import Path

_IMPORT = re.compile(
    r'^import (?:\{(?P<names>[^}]*)\}|\* as (?P<whole>\w+)) from "(?P<address>\.[^"]+)";\n', re.M
)
_EXPORT = re.compile(r"^export (?P<said>(?:async )?function\*?|class|const) (?P<name>\w+)", re.M)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.M)


def joined(entry: Path, root: Path, apart: Path) -> str:
    """Return one module for `entry`, to be served from `root`; what lies in `apart` is imported."""
    return _Joined(root, apart).module(entry)


class _Joined:
    def __init__(self, root: Path, apart: Path):
        self.root, self.apart = root, apart
        self.names: dict[Path, str] = {}
        self.imported: list[str] = []
        self.parts: list[str] = []

    def module(self, entry: Path) -> str:
        self._name(entry.resolve(), ())
        return "".join(f"{one}\n" for one in (*self.imported, *self.parts))

    def _name(self, file: Path, importers: tuple[Path, ...]) -> str:
        """Return the name that the module has in the joined one, after joining what it imports."""
        if file in importers:
            raise ValueError(f"{file.name} imports itself through {importers[-1].name}.")
        if file not in self.names:
            if file.is_relative_to(self.apart):
                address = file.relative_to(self.root).as_posix()
                name = self._new_name(file)
                self.imported.append(f'import * as {name} from "./{address}";')
            else:
                part = self._part(file, (*importers, file))
                name = self._new_name(file)
                self.parts.append(f"const {name} = (() => {{\n{part}}})();")
        return self.names[file]

    def _new_name(self, file: Path) -> str:
        return self.names.setdefault(file, f"module{len(self.names)}")

    def _part(self, file: Path, importers: tuple[Path, ...]) -> str:
        def taken(found: re.Match[str]) -> str:
            source = self._name((file.parent / found["address"]).resolve(), importers)
            names = found["whole"] or f"{{{found['names'].replace(' as ', ': ')}}}"
            return f"const {names} = {source};\n"

        text = _IMPORT.sub(taken, file.read_text(encoding="utf-8"))
        exported = [found["name"] for found in _EXPORT.finditer(text)]
        text = _EXPORT.sub(r"\g<said> \g<name>", text)
        if other := _OTHER.search(text):
            raise ValueError(f"{file.name} cannot be joined: {other[0]}")
        return f"{text}return {{ {', '.join(exported)} }};\n"
