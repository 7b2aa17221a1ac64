"""Read the environment file: one NAME=value per line, with one meaning for every way to start.

The shell, systemd and Docker treat quotes, `$`, `&` and `#` differently. Therefore none of them
reads the file; they only set ENV_FILE, and the program reads it (docs/operating.md).
"""

import re
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

VARIABLE = "ENV_FILE"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def load(environment: MutableMapping[str, str]) -> None:
    """Add the file's values to the environment; existing variables take precedence."""
    path = environment.get(VARIABLE, "")
    if not path:
        return
    for name, value in read(Path(path)).items():
        environment.setdefault(name, value)


def read(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ImproperlyConfigured(
            f"{VARIABLE} names {path}, which cannot be read ({error.strerror}). "
            f"Give the account that runs the site the right to read it: chgrp briefings {path} "
            f"&& chmod 640 {path} (with Docker: chgrp 10001 briefings.env)."
        ) from error
    except UnicodeDecodeError as error:
        raise ImproperlyConfigured(f"{path} is not UTF-8. Save it as UTF-8.") from error
    values: dict[str, str] = {}
    for number, name, value in _lines(path, text):
        if name in values:
            raise _error(path, number, f"{name} is set twice.", "Remove one of the lines.")
        values[name] = value
    return values


def _lines(path: Path, text: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        problem = _problem_of_name(name, equals) or _problem_of_value(value.strip())
        if problem:
            raise _error(path, number, *problem)
        yield number, name, _unquoted(value.strip())


# Messages do not quote the line, which may contain a password.
def _problem_of_name(name: str, equals: str) -> tuple[str, str] | None:
    if not equals:
        return (
            "this line is not NAME=value.",
            "Begin comments with #; keep a value on one line.",
        )
    if name.startswith("export "):
        return "no shell reads the file.", "Remove the word export."
    if not _NAME.fullmatch(name):
        return (
            "what stands before = is not a name.",
            "Write NAME=value, with letters, digits and _ in the name and no blank before =.",
        )
    if name == VARIABLE:
        return "a file cannot name another.", f"Remove {VARIABLE}."
    return None


def _problem_of_value(value: str) -> tuple[str, str] | None:
    if _CONTROL.search(value):
        return "the value has a control character.", "Remove it."
    quote = value[:1]
    if quote in ("'", '"'):
        if value.count(quote) == 1:
            return f"the quote {quote} is not closed.", "Close it or leave it out."
        if _is_quoted(value):
            if quote in value[1:-1]:
                return (
                    f"the value in quotes {quote} has the same quote inside.",
                    "Put the whole value in the other kind of quotes; \\ has no meaning here.",
                )
            return None
    if re.search(r"\s#", value):
        return (
            "a # after a blank may be meant as a comment or as part of the value.",
            "Put the comment on a separate line, or the whole value in quotes.",
        )
    return None


def _is_quoted(value: str) -> bool:
    return len(value) > 1 and value[0] in ("'", '"') and value[-1] == value[0]


def _unquoted(value: str) -> str:
    return value[1:-1] if _is_quoted(value) else value


def _error(path: Path, number: int, problem: str, remedy: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{path}, line {number}: {problem} {remedy}")
