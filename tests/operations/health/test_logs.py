import ast
import io
import json
import logging
import sys
import threading

import pytest
from django.test import Client, RequestFactory

from operations.health.logs import (
    AnswerBroken,
    Console,
    JsonLine,
    Line,
    Report,
    WithoutPeople,
    guarded,
    streamed,
)
from tests.support.packages import APPS
from tests.support.processes import ROOT

pytestmark = pytest.mark.one_database
reported: list[dict] = []


def reporter(facts: dict) -> None:
    reported.append(facts)


@pytest.fixture
def lines(settings):
    """What production's console would show, as JSON."""
    settings.PRODUCTION = True
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(WithoutPeople())
    handler.setFormatter(JsonLine())
    loggers = [logging.getLogger(name) for name in ("config", "django", "contacts")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    for logger, level in zip(loggers, before, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def test_a_request_is_one_line_with_its_route_and_id(client, edition, lines):
    answer = client.get("/en/briefings/?area=ip")

    (line,) = [line for line in lines() if line["logger"] == "config.requests"]
    assert line["method"] == "GET"
    assert line["route"] == "/<i18n>briefings/" or line["route"].endswith("briefings/")
    assert line["status"] == 200
    assert line["ms"] > 0
    assert line["request"] == answer["X-Request-ID"]
    assert len(line["request"]) == 16


def test_being_asked_every_second_whether_it_is_well_fills_no_log(
    client, db, lines, settings, tmp_path
):
    assert client.get("/healthz").status_code == 200
    assert [line for line in lines() if line["logger"] == "config.requests"] == []

    leaving = tmp_path / "leaving"  # newer than the process, as the unit's is
    leaving.touch()
    settings.LEAVING_FILE = str(leaving)
    client.get("/healthz")

    (line,) = [line for line in lines() if line["logger"] == "config.requests"]
    assert line["status"] == 503


@pytest.mark.parametrize(
    "path",
    [
        "/preview/SECRET/",
        "/en/contact/status/SECRET/",
        "/en/briefings/?q=SECRET",
        "/SECRET",
        "/en/briefings/2025-1/SECRET/?SECRET=1",
    ],
)
def test_no_line_tells_a_secret_link_a_search_or_who_asked(client, db, lines, path):
    client.get(
        path,
        headers={"user-agent": "SECRET", "x-forwarded-for": "SECRET", "referer": "SECRET"},
        REMOTE_ADDR="203.0.113.77",
    )

    text = json.dumps(lines())
    assert len(lines()) >= 1
    assert "SECRET" not in text
    assert "203.0.113.77" not in text


def test_what_was_typed_is_not_logged_when_something_breaks(lines, db, monkeypatch):
    def breaks(request):
        raise ValueError("typed: SECRET")

    monkeypatch.setattr("briefings.public.views.lists.pages.FilteredListings", breaks)

    answer = Client(raise_request_exception=False).get("/en/")

    assert answer.status_code == 500
    errors = [line for line in lines() if line["level"] == "ERROR"]
    assert errors
    assert "SECRET" not in json.dumps(lines())
    assert errors[0]["request"] == answer["X-Request-ID"]


def test_an_error_brings_its_kind_and_place(lines):
    try:
        {}["SECRET"]
    except KeyError:
        logging.getLogger("config").exception("It failed")

    (line,) = lines()
    assert line["error"].startswith("builtins.KeyError\n")
    assert "test_logs.py" in line["error"]
    assert "SECRET" not in line["error"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("abcDEF-123_456", True), ("a" * 65, False), ("short", False), ('x"\n{}<script>', False)],
)
def test_a_proxys_id_is_kept_if_it_makes_sense(client, db, given, kept):
    answer = client.get("/healthz", headers={"x-request-id": given})

    assert (answer["X-Request-ID"] == given) is kept


def test_text_lines_say_the_same_for_people(settings):
    settings.PRODUCTION = True
    record = logging.makeLogRecord({"name": "a", "levelname": "INFO", "msg": "%s", "args": ("b",)})
    WithoutPeople().filter(record)

    assert Line().format(record).endswith("INFO a [-] b")


def test_django_s_own_line_about_a_request_names_the_route_only():
    request = RequestFactory().get("/preview/SECRET/")
    request.resolver_match = None
    record = logging.makeLogRecord(
        {"name": "django.request", "msg": "Not Found: %s", "args": ("/preview/SECRET/",)}
    )
    record.request, record.status_code = request, 404
    WithoutPeople().filter(record)

    assert record.getMessage() == "Status 404 on (no such address)"


def test_errors_are_handed_to_the_firms_own_reporter(settings):
    settings.ERROR_REPORTER = "tests.operations.health.test_logs.reporter"
    reported.clear()
    record = logging.makeLogRecord({"name": "a", "msg": "It failed", "levelno": logging.ERROR})
    WithoutPeople().filter(record)

    Report().handle(record)

    assert reported == [{"text": "It failed", "logger": "a", "request": "-", "error": ""}]


@pytest.mark.parametrize(
    ("name", "words", "arguments", "kept"),
    [
        (
            "allauth.account",
            "New login by %(who)s, %(n)d times",
            {"who": "SECRET"},
            "New login by …, … times",
        ),
        ("asyncio", "SECRET", (), "…"),
        ("py.warnings", "%s", ("naive datetime SECRET",), "…"),
    ],
)
def test_of_another_packages_message_only_the_words_that_never_change_are_kept(
    settings, name, words, arguments, kept
):
    settings.PRODUCTION = True
    record = logging.makeLogRecord({"name": name, "msg": words, "args": arguments})

    WithoutPeople().filter(record)

    assert record.getMessage() == kept


def looking_round(facts: dict) -> None:
    reported.append({"exception": sys.exc_info(), "thread": threading.current_thread()})


def test_a_reporter_finds_no_exception_with_its_words_and_variables(settings):
    settings.ERROR_REPORTER = "tests.operations.health.test_logs.looking_round"
    reported.clear()

    try:
        fails()
    except ValueError as error:
        Report().handle(
            logging.makeLogRecord({"name": "config", "exc_info": (ValueError, error, None)})
        )

    assert reported[0]["exception"] == (None, None, None)
    assert reported[0]["thread"] is not threading.main_thread()


def test_a_line_that_cannot_be_written_does_not_print_what_it_was_made_of():
    stream = io.StringIO()

    Console(stream).handle(
        logging.makeLogRecord({"name": "config", "msg": "%d letters", "args": ("SECRET",)})
    )

    assert stream.getvalue() == "A line of config cannot be written: TypeError\n"


def fails(*anything: object) -> None:
    raise ValueError("SECRET")


def test_what_gets_past_django_is_answered_and_logged_without_its_words(lines):
    begun: list[str] = []

    answer = guarded(fails)({}, lambda status, headers: begun.append(status))

    assert (begun, answer) == (["500 Internal Server Error"], [b"Internal Server Error"])
    assert lines()[0]["error"].startswith("builtins.ValueError")
    assert "SECRET" not in str(lines())


def test_an_answer_that_breaks_off_tells_the_web_server_nothing(lines):
    with pytest.raises(AnswerBroken) as broken:
        list(streamed(map(fails, [1])))

    assert broken.value.__suppress_context__
    assert "SECRET" not in str(lines())
    assert lines()[0]["text"] == "An answer broke off"


def test_no_line_of_our_own_is_given_an_exception_to_quote():
    files = [path for app in APPS for path in (ROOT / app).rglob("*.py")]

    quoted = [
        f"{path}:{call.lineno}"
        for path in files
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if is_a_log_line(call)
        for given in call.args[1:]
        if isinstance(given, ast.Name) and given.id in ("error", "exception", "reason")
    ]

    assert quoted == []


def is_a_log_line(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("log", "logger")
    )
