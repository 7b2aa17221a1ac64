"""House rules that a test can enforce."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.support.packages import APPS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    path
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts and path.name != "fold_table.py"
]
LONGEST_MODULE = 320


def test_imports_flow_one_way():
    linter = ROOT / ".venv" / "bin" / "lint-imports"

    run = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )

    assert run.returncode == 0, run.stdout + run.stderr


def test_a_module_has_one_subject():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}

    assert [str(path) for path, length in lengths.items() if length > LONGEST_MODULE] == []


MOST_ENTRIES = 18
# Folders that may hold more, and why.
LARGE_FOLDERS = {
    "briefings": 20,  # the features of the product, a folder each
    "templates": 20,  # Django finds the pages of errors by these names
}
FOLDERS = (*APPS, "docs", "static", "templates", "tests")
# Numbered records and migrations are read by their number; pictures and texts are data.
_NUMBERED = re.compile(r"(?:^|/)(?:migrations|decisions|__pycache__|data|judged|texts)(?:/|$)")


def test_a_folder_is_small_enough_to_read_at_a_glance():
    folders = [
        folder
        for top in FOLDERS
        for folder in (ROOT / top, *(ROOT / top).rglob("*"))
        if folder.is_dir() and not _NUMBERED.search(folder.relative_to(ROOT).as_posix())
    ]
    entries = {
        folder.relative_to(ROOT).as_posix(): sum(
            entry.name != "__pycache__" for entry in folder.iterdir()
        )
        for folder in folders
    }

    crowded = {
        name: number
        for name, number in entries.items()
        if number > LARGE_FOLDERS.get(name, MOST_ENTRIES)
    }

    assert crowded == {}
    assert [name for name in LARGE_FOLDERS if entries[name] <= MOST_ENTRIES] == []


# What still names a language outside briefings/text/languages.py. This number may only fall.
MOST_NAMED_LANGUAGES = 28


def test_languages_are_named_in_one_module():
    """A code such as "en", and a column such as title_en, belong into the table of languages."""
    known = {"languages.py", "translation.py"}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        if path.name not in known
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _names_a_language(node)
    ]

    assert len(found) <= MOST_NAMED_LANGUAGES, found


_CODES = re.compile(r"zh[-_][Hh]an[ts](?:-[A-Z]{2})?|en")
_COLUMNS = re.compile(r"[\w.]+_(?:zh_hant|en)|(?:zh_hant|en)_\w+")


def _names_a_language(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=str(text)):
            return bool(_CODES.fullmatch(text) or _COLUMNS.fullmatch(text))
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
            return bool(_COLUMNS.fullmatch(name))
    return False


# The same in templates and browser code; these numbers may only fall, too.
MOST_NAMED_IN_TEMPLATES = 92
MOST_NAMED_IN_SCRIPTS = 59
_IN_MARKUP = re.compile(r"""zh[-_][Hh]an[ts]|["' .]en\b(?=["' }|])|\b\w+_en\b""")


def test_templates_and_scripts_take_languages_from_the_table():
    templates = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")]
    scripts = (ROOT / "static" / "js").rglob("*.js")

    assert _named_in(templates) <= MOST_NAMED_IN_TEMPLATES
    assert _named_in(scripts) <= MOST_NAMED_IN_SCRIPTS


def _named_in(files: Iterable[Path]) -> int:
    return sum(len(_IN_MARKUP.findall(file.read_text(encoding="utf-8"))) for file in files)


# Errors of the type checker that a line ignores, each with its code. This number may only fall.
MOST_IGNORED_TYPES = 9


def test_the_type_checker_reads_every_module_alike():
    """No list of modules is excused from an error; a single line may be, and says from which."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ignored = [
        line
        for path in SOURCES
        for line in path.read_text(encoding="utf-8").splitlines()
        if "# type: ignore" in line
    ]

    assert "overrides" not in project["tool"]["mypy"]
    assert [line for line in ignored if "# type: ignore[" not in line] == []
    assert len(ignored) <= MOST_IGNORED_TYPES, ignored


def test_rows_carry_only_their_own_columns():
    """A value about a row travels beside it, not as an attribute hung on the instance.

    The type checker refuses an attribute that the model does not have. These are the ways round it:
    to declare the attribute in the model without a value, to ignore the error, or to reach into
    Django's own cache.
    """
    ways = re.compile(r"# type: ignore\[attr-defined\]|\bfields_cache\b|__dict__\[")
    declared = [
        f"{path.relative_to(ROOT)}: {model.name}.{ast.unparse(name)}"
        for path in SOURCES
        if "models" in path.relative_to(ROOT).parts
        for model in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(model, ast.ClassDef) and not _is_dataclass(model)
        for name in model.body
        if isinstance(name, ast.AnnAssign) and not name.value
        if "ClassVar" not in ast.unparse(name.annotation)
    ]
    evading = [str(path) for path in SOURCES if ways.search(path.read_text(encoding="utf-8"))]

    assert declared == []
    # The view's own attribute, which Django's decorators copy.
    assert evading == [str(ROOT / "contacts" / "public" / "csrf.py")]


def _is_dataclass(model: ast.ClassDef) -> bool:
    names = [*model.decorator_list, *model.bases]
    return any(re.match(r"dataclass|TypedDict|NamedTuple", ast.unparse(name)) for name in names)


def test_nobody_listens_to_signals():
    listening = re.compile(r"@receiver|^(?:from|import) .*\bsignals\b|\bSignal\(", re.MULTILINE)

    found = [str(path) for path in SOURCES if listening.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_clients_are_shown_only_editions_that_readable_found():
    """It knows of withdrawals; what asks the table itself would show what is gone."""
    asking = re.compile(r"Edition\.objects|\.editions\.|[( ]Withdrawal\.objects\.(?:get|filter)")
    outlets = [
        path
        for path in SOURCES
        if path.is_relative_to(ROOT / "briefings" / "public")
        or path.is_relative_to(ROOT / "briefings" / "search")
        or path.is_relative_to(ROOT / "briefings" / "sharing")
        or (path.is_relative_to(ROOT / "alerts") and "templatetags" not in path.parts)  # of staff
        or (path.is_relative_to(ROOT / "contacts") and "admin" not in path.parts)
    ]

    found = [str(path) for path in outlets if asking.search(path.read_text(encoding="utf-8"))]

    # Whom a change concerns, which no mail shows; what staff preview of a draft; the names of a
    # withdrawn briefing's successors.
    assert found == [
        str(ROOT / "alerts" / "announcements" / "previews.py"),
        str(ROOT / "alerts" / "distribution" / "fan_out.py"),
        str(ROOT / "briefings" / "public" / "views" / "selectors.py"),
    ]


def test_every_variable_of_the_environment_is_explained():
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "config").glob("*.py"))
    read = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"|os\.environ\.get\("([A-Z_]+)"', text)
    names = {name for pair in read for name in pair if name}

    explained = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert {name for name in names if f"\n{name}=" not in explained} == set()


def test_every_interface_word_has_its_chinese():
    words = (ROOT / "locale" / "zh_Hant" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    body = words.split("\n\n", 1)[1]

    empty = [
        entry
        for entry in body.split("\n\n")
        if "msgid " in entry and re.search(r'msgstr(\[0\])? ""(?!\n")', entry)
    ]
    unsure = [entry for entry in body.split("\n\n") if "#, fuzzy" in entry]

    assert empty == []
    assert unsure == []


def test_every_word_of_the_templates_is_in_the_catalogue():
    words = (ROOT / "locale" / "zh_Hant" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    known = set(re.findall(r'^msgid "(.+)"$', words, re.MULTILINE))
    templates = (ROOT / "templates").rglob("*.html")
    # Single words and sentences; blocks of several lines are spelt in pieces in the catalogue.
    asked = {
        word
        for template in templates
        for pair in re.findall(
            r"""\{% translate (?:"([^"]+)"|'([^']+)') (?!context)""",
            template.read_text(encoding="utf-8"),
        )
        for word in pair
        if word and len(word) < 70
    }

    # The catalogue spells a percent sign twice where the word is a format.
    assert {
        word for word in asked if word not in known and word.replace("%", "%%") not in known
    } == set()


def test_every_decision_has_a_date_and_a_status():
    records = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    line = re.compile(r"^Date: \d{4}-\d\d-\d\d\. Status: (?:accepted|superseded by \d{4})\.$", re.M)

    assert records
    assert [record.name for record in records if not line.search(record.read_text("utf-8"))] == []
