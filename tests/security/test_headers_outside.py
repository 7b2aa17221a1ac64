"""Every kind of answer, from a real server with production settings, scored by Mozilla's rules."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters

from tests.security.probing.observatory import score
from tests.security.probing.outside import PASSWORD, SECRET

pytestmark = pytest.mark.one_database

ENOUGH = 130
PUBLIC = [
    "/zh-hant/",
    "/en/",
    "/zh-hans/",
    "/en/briefings/",
    "/en/briefings/2025-1/parallel/",
    "/en/briefings/2025-1/editions/",
    "/en/briefings/?q=trade",
    "/en/feed/",
    "/sitemap.xml",
    "/robots.txt",
    "/.well-known/security.txt",
    "/healthz",
]
FORMS = ["/en/contact/", "/zh-hant/contact/", "/admin/login/"]
STATIC = ["/static/icon.svg"]
ERRORS = [
    "/en/nothing-here/",
    "/nothing-here",
    "/static/nothing.css",
    "/admin/nothing/",
    "/zh-hant/briefings/2099-1/parallel/",
]


def scored(answer) -> tuple[int, list[str]]:
    result = score(answer.headers, answer.body)
    return result.total, result.notes


@pytest.mark.parametrize("path", PUBLIC + FORMS + STATIC + ERRORS)
def test_every_answer_scores_at_least_130(production, path):
    answer = production.visitor().ask(path)

    total, notes = scored(answer)

    assert answer.status < 500
    assert total >= ENOUGH, notes


def test_packed_files_and_ready_pages_score_as_well(production):
    page = production.visitor().ask("/en/")
    style = re.search(r'href="(/static/[^"]+\.css)"', page.body)[1]
    visitor = production.visitor()
    answers = [visitor.ask(style), visitor.ask(style, Accept_Encoding="br")]
    answers += [visitor.ask("/en/", Accept_Encoding="gzip") for _ in range(3)]

    totals = [scored(answer) for answer in answers]

    assert [answer.status for answer in answers] == [200] * 5
    assert min(total for total, _notes in totals) >= ENOUGH, totals


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("POST", "/en/contact/", {}),
        ("POST", "/admin/login/", {}),
        ("DELETE", "/en/", {}),
        ("GET", "/en/", {"Host": "stranger.example"}),
        (
            "POST",
            "/en/contact/",
            {"Content_Type": "application/x-www-form-urlencoded; charset=hex"},
        ),
    ],
)
def test_refusals_score_as_well(production, method, path, headers):
    answer = production.visitor().ask(path, method, b"a=b" if method == "POST" else b"", **headers)

    total, notes = scored(answer)

    assert 400 <= answer.status < 500
    assert total >= ENOUGH, notes


@pytest.fixture(scope="module")
def inside(production):
    lawyer = production.visitor()
    lawyer.send("/admin/login/", {"username": "lawyer", "password": PASSWORD})
    now = list(counters())[1]
    lawyer.send(
        "/admin/second-step/authenticate/", {"code": format_hotp_value(hotp_value(SECRET, now))}
    )
    assert lawyer.ask("/admin/").status == 200
    return lawyer


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/admin/briefings/briefing/", "/admin/auth/user/add/", "/admin/second-step/"],
)
def test_pages_of_the_admin_score_as_well(inside, path):
    answer = inside.ask(path)

    total, notes = scored(answer)

    assert answer.status == 200
    assert total >= ENOUGH, notes
    assert "no-store" in answer.header("Cache-Control")


def test_cookies_belong_to_this_host_alone(inside, production):
    login = production.visitor().ask("/admin/login/")
    cookies = [value for name, value in login.headers if name.lower() == "set-cookie"]

    assert cookies
    assert set(inside.cookies) <= {"__Host-session", "__Host-csrf", "__Host-device"}
    for cookie in cookies:
        assert {"secure", "httponly", "path=/", "samesite=lax"} <= {
            part.strip().lower() for part in cookie.split(";")
        }


def test_plain_http_is_led_to_https(production):
    answer = production.visitor().ask("/en/", X_Forwarded_Proto="http")

    assert (answer.status, answer.header("Location")) == (
        301,
        "https://briefings.firm.example/en/",
    )
