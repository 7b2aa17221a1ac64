"""The styles are written in one dialect; what biome does not check is checked here."""

import re
from pathlib import Path

import pytest

from operations.web.static_files.bundle import STYLES

FOLDER = Path(__file__).resolve().parents[2] / "static" / "css"
# Pages with the firm's forms load one more file; what is printed is said last.
NAMES = [*STYLES[:-1], "forms", STYLES[-1]]
# The files of a folder share a layer.
LAYERS = list(dict.fromkeys(name.partition("/")[0] for name in NAMES))
FILES = sorted(FOLDER.rglob("*.css"))
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_PHYSICAL = re.compile(
    r"^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)(?:-\w+)?"
    r"|left|right|top|bottom|(?:min-|max-)?(?:width|height)"
    r"|(?:text-align|float)(?=: (?:left|right);)):",
    re.M,
)
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)\(")


def code(path: Path) -> str:
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def blocks(css: str):
    """Yield the headings of the blocks around each block, itself last: ["@layer x", "a:hover"]."""
    around: list[str] = []
    for heading, brace in re.findall(r"([^{};]*)([{};])", css):
        if brace == "{":
            around.append(heading.strip())
            yield list(around)
        elif brace == "}":
            around.pop()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sides_and_sizes_are_named_by_the_flow_of_the_text(path):
    assert [found.strip() for found in _PHYSICAL.findall(code(path))] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_colour_has_a_name(path):
    """A literal colour stands only in a custom property; a page's margin boxes know none of these."""
    loose = [
        line.strip()
        for line in code(path).splitlines()
        if _COLOUR.search(line) and not re.match(r"\s*--|\s*@supports", line)
    ]

    assert loose == ([] if path.name != "print.css" else ["color: #515a6c;"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rules_are_not_nested_in_rules(path):
    """In a group rule (@layer, @media, @supports) yes; one selector in another no."""
    nested = [
        around
        for around in blocks(code(path))
        if sum(not heading.startswith("@") for heading in around) > 1
    ]

    assert nested == []


def test_layers_are_declared_once_in_the_order_of_the_files():
    declared = re.findall(r"^@layer ([\w, ]+);", code(FOLDER / "tokens.css"), re.M)

    assert declared == [", ".join(LAYERS)]


@pytest.mark.parametrize("name", NAMES)
def test_all_styles_of_a_client_s_page_stand_in_the_layer_of_their_file_or_folder(name):
    outermost = {around[0] for around in blocks(code(FOLDER / f"{name}.css"))}
    outermost = {block for block in outermost if not block.startswith("@counter-style")}

    assert outermost == {f"@layer {name.partition('/')[0]}"}


def test_no_two_files_of_the_browser_code_have_the_same_name():
    names = [path.name for path in FOLDER.parent.rglob("*.*") if path.is_file()]

    assert len(names) == len(set(names))
