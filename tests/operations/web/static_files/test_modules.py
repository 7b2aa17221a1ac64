"""Modules of the browser code, joined into one."""

import subprocess
from pathlib import Path

import playwright
import pytest

from operations.web.static_files import modules

# The Node that Playwright brings.
NODE = Path(playwright.__file__).parent / "driver" / "node"
LIBRARY = "export const twice = (one) => one + one;\n"
NAMES = """import { twice as doubled } from "./vendor/library.js";

const private_name = "a";
export const NAME = doubled(private_name);
export async function later() {
  return NAME;
}
"""
COUNT = """import { NAME } from "./names.js";

let private_name = 0;
export class Count {
  next() {
    private_name += 1;
    return NAME + private_name;
  }
}
"""
ENTRY = """import { Count } from "./count.js";
import * as names from "./names.js";

const count = new Count();
console.log(count.next(), count.next(), names.NAME);
"""


@pytest.fixture
def folder(tmp_path):
    files = {"vendor/library": LIBRARY, "names": NAMES, "count": COUNT, "entry": ENTRY}
    (tmp_path / "vendor").mkdir()
    for name, text in files.items():
        (tmp_path / f"{name}.js").write_text(text)
    return tmp_path


def joined(folder):
    return modules.joined(folder / "entry.js", folder, folder / "vendor")


def test_joined_modules_do_what_they_did_apart(folder):
    (folder / "joined.js").write_text(joined(folder))
    (folder / "package.json").write_text('{"type": "module"}')

    run = subprocess.run([NODE, "joined.js"], cwd=folder, capture_output=True, text=True)

    assert (run.stdout, run.stderr) == ("aa1 aa2 aa\n", "")


def test_a_module_that_two_import_is_joined_once(folder):
    assert joined(folder).count('private_name = "a"') == 1


def test_a_library_is_imported_once_from_where_it_is(folder):
    assert joined(folder).startswith('import * as module0 from "./vendor/library.js";\n')
    assert joined(folder).count("import ") == 1


@pytest.mark.parametrize(
    "line", ["export let open = 1;", "export default 1;", "export { a };", 'import "./names.js";']
)
def test_what_cannot_be_joined_is_refused(folder, line):
    (folder / "count.js").write_text(f"{COUNT}{line}\n")

    with pytest.raises(ValueError, match=r"count\.js cannot be joined"):
        joined(folder)


def test_modules_that_import_each_other_are_refused(folder):
    (folder / "names.js").write_text(f'import {{ Count }} from "./count.js";\n{NAMES}')

    with pytest.raises(ValueError, match="imports itself"):
        joined(folder)
