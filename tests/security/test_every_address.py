"""Rules that hold for every address, including those added later."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.test import Client

from briefings import publishing
from briefings.models.draft.briefing import Briefing, Paragraph
from briefings.models.people import Author
from briefings.models.published.edition import Edition, Listing, Withdrawal
from briefings.public.views import responses
from briefings.text.texts import Texts
from contacts.models import Enquiry
from tests.security.probing import addresses
from tests.support.factories import (
    TODAY,
    document,
    drafting,
    make_area,
    make_author,
    make_enquiry,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db
MARK = "Unpublizierbar"  # stands in every text that nobody may see

CHUNKS = 2
# Each name stands in one query, beside others that do not make a page refuse it. A NUL does: the
# whole query of a member of staff is refused at once, so NULs are by themselves.
ODD_QUERIES = [
    "q=%00",
    "about=2025-1%00&area=%00&state=%00&paragraph=%00",
    "q=%ff%fe&page=%ff&next=//stranger.example/&about=2025-1&paragraph=%F0%9F%92%A9",
    "on=2025-13-45&at=0000-00-00T99:99&date=%D9%A3&number=%D9%A3&lang=../../etc",
    "page=99999999999999999999&year=9999999999999&area=x&q=%22%27%29%3B--&author=%27&o=99.-99",
    "p=-1&all=&_facets=1&e=1&state=x&q=" + "(" * 300 + "%E6%BE%B3" * 300,
    "_popup=1&_to_field=password",
]
ODD_HEADERS = [
    {"Accept-Language": "zh-" * 300 + ";q=x,\x7f,*;q=-1"},
    {"Cookie": "csrf=\x7f; session=" + "x" * 5000 + "; messages=[[; django_language=../.."},
    {"If-None-Match": '"' * 200, "If-Modified-Since": "yesterday", "Range": "bytes=9-1,-,x"},
    {
        "Accept": "application/json",
        "X-Requested-With": "XMLHttpRequest",
        "Accept-Encoding": "x;q=q",
    },
]
METHODS = ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"]
# Refused as the body is read, which every address does alike.
UNREADABLE_BODIES = [
    ("application/x-www-form-urlencoded; charset=hex", b"a=b"),
    ("application/x-www-form-urlencoded; charset=utf-16", b"a=b"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
]
ODD_BODIES = [
    ("application/x-www-form-urlencoded", b"a=%00&username=%00&password=%ff&action=%00&next=%00"),
    ("application/json", b"[" * 5000),
]


@pytest.fixture
def office(noon) -> dict[str, Briefing]:
    """One public briefing, one draft, one withdrawn; a lawyer, an area, an enquiry."""
    call_command("createcachetable", verbosity=0)
    make_area()
    make_author()
    made = {"public": drafting.create(document=document(), by=None, today=TODAY)}
    publish_now(made["public"], at=noon)
    for name in ("draft", "withdrawn"):
        made[name] = drafting.create(document=secret_document(), by=None, today=TODAY)
    edition = publish_now(made["withdrawn"], at=noon)
    withdraw(edition)
    make_enquiry(at=noon, name=MARK, message=f"{MARK} ask")
    return made


def secret_document() -> dict:
    both = {"zh-hant": f"{MARK} 草稿", "en": f"{MARK} draft"}
    return document(
        title=both,
        standfirst=both,
        sections=[section(pair(both["zh-hant"], both["en"]), heading=(MARK, MARK))],
    )


def withdraw(edition: Edition) -> None:
    publishing.withdraw(
        briefing=edition.briefing,
        by=None,
        at=edition.published_at,
        reason=Texts("有誤。", "It was wrong."),
    )


def chunk(number: int, prefix: str = "", *, of: int = CHUNKS, **choice: int) -> list[str]:
    others = ("/zh-hant/", "/zh-hans/")
    wanted = [path for path in addresses.every(prefix, **choice) if not path.startswith(others)]
    return wanted[number::of]


def odd_values(client: Client, path: str):
    for query in ODD_QUERIES:
        yield f"?{query[:40]}", client.get(path, QUERY_STRING=query)
    for kind, body in ODD_BODIES:
        yield kind, client.generic("POST", path, body, content_type=kind)


def odd_requests(client: Client, path: str):
    for headers in ODD_HEADERS:
        yield str(headers)[:40], client.get(path, headers=headers)
    for method in METHODS:
        yield method, client.generic(method, path)
    for kind, body in UNREADABLE_BODIES:
        yield kind, client.generic("POST", path, body, content_type=kind)


def test_no_value_makes_an_address_of_the_site_fail(office):
    """Strangers' values that no database can store are refused by each page for itself."""
    client = Client()
    paths = [path for path in chunk(0, of=1) if not asks_to_sign_in(client, path)]

    assert failures(odd_values, paths, "stranger") == []


@pytest.mark.one_database
@pytest.mark.parametrize("number", range(CHUNKS))
def test_no_value_makes_an_address_of_the_admin_fail(office, number):
    """What the kind of database decides is refused in one place: see test_staff_input.py, which
    also asks for rows that are not there.
    """
    paths = chunk(number, "/admin/", most_values=1)

    assert failures(odd_values, paths, "superuser") == []


def asks_to_sign_in(client: Client, path: str) -> bool:
    """Whether it reads nothing of what a stranger sends, as most addresses of the admin."""
    return client.get(path).get("Location", "").startswith("/admin/login/")


@pytest.mark.one_database
@pytest.mark.parametrize("who", ["stranger", "superuser"])
def test_no_kind_of_request_makes_an_address_fail(office, who):
    """It is refused, or not, before anybody looks at the parts of the address."""
    assert failures(odd_requests, chunk(0, ASKS[who], of=1, most_values=1), who) == []


ASKS = {"stranger": "", "superuser": "/admin/"}


def failures(all_odd, paths: list[str], who: str) -> list[tuple[str, str, int]]:
    client = Client(raise_request_exception=False)
    if who == "superuser":
        client.force_login(User.objects.create_superuser("boss", password="x"))
    failed = []

    for path in paths:
        if path in ("/admin/logout/", "/admin/sign-in/give-up/"):
            continue
        for what, answer in all_odd(client, path):
            if answer.status_code >= 500 or leads_elsewhere(answer):
                failed.append((path, what, answer.status_code))
    return failed


def leads_elsewhere(answer) -> bool:
    """Whether it redirects to another site."""
    location = answer.get("Location", "/")
    return not location.startswith("/") or location.startswith(("//", "/\\"))


# Open to whoever is signed in as staff: they show nothing of the firm's.
OF_ONES_OWN = (
    "/admin/",
    "/admin/jsi18n/",
    "/admin/login/",
    "/admin/logout/",
    "/admin/password_change/",
    "/admin/password_change/done/",
    "/admin/auth/user/own/",
    "/admin/auth/user/own/notifications/",
)
AUTOCOMPLETE = "term=a&app_label=briefings&model_name=byline&field_name=author"


def rows() -> list[int]:
    models = (Author, Briefing, Edition, Listing, Paragraph, Withdrawal, Enquiry, User, Permission)
    return [model.objects.count() for model in models]


@pytest.mark.one_database
@pytest.mark.parametrize("number", range(CHUNKS))
@pytest.mark.parametrize("who", ["stranger", "clerk", "client"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_door_of_the_admin_opens_without_permission(office, number, who, method):
    client = Client()
    if who != "stranger":
        client.force_login(User.objects.create_user(who, password="x", is_staff=who == "clerk"))
    before = rows()
    paths = [
        real for path in chunk(number, "/admin/", of=CHUNKS) for real in addresses.of_rows(path)
    ]

    opened = [path for path in paths if opens(client, method, path)]

    assert opened == []
    assert rows() == before


def opens(client: Client, method: str, path: str) -> bool:
    """Whether the door shows or takes anything."""
    answer = client.generic(method, path, QUERY_STRING=AUTOCOMPLETE)
    own = path in OF_ONES_OWN or path.startswith(("/admin/second-step/", "/admin/sign-in/"))
    refused = answer.status_code in (302, 403, 404, 405)
    return MARK in answer.content.decode("utf-8", "replace") or not (refused or own)


@pytest.mark.one_database
def test_the_same_doors_open_for_who_may(office, client, lawyer):
    client.force_login(lawyer)
    paths = [real for path in addresses.every("/admin/") for real in addresses.of_rows(path)]

    shown = [path for path in paths if MARK in client.get(path).content.decode("utf-8", "replace")]

    assert len(shown) > 15


@pytest.mark.parametrize("number", range(CHUNKS))
def test_nothing_unpublished_is_on_any_surface(office, client, number):
    paths = [path for path in addresses.every() if not path.startswith(("/admin/", "/pt/"))]

    shown = [path for path in paths[number::CHUNKS] if MARK in everything(client.get(path))]

    assert shown == []


def test_a_search_finds_nothing_unpublished(office, client):
    for language in addresses.LANGUAGES:
        answer = client.get(f"/{language}/briefings/", {"q": f"{MARK} draft"})

        assert "2025-2" not in everything(answer)
        assert "2025-3" not in everything(answer)


def test_a_draft_answers_exactly_as_a_reference_that_does_not_exist(office, client):
    for tail in ("", "parallel/", "pdf/", "editions/", "editions/1/", "any-slug/"):
        draft = client.get(f"/en/briefings/2025-2/{tail}")
        nothing = client.get(f"/en/briefings/2025-9/{tail}")

        assert (draft.status_code, nothing.status_code) == (404, 404), tail
        assert everything(draft).replace("2025-2", "2025-9") == everything(nothing), tail


def everything(answer) -> str:
    """Headers and body, without the number that each request has of its own.

    An ETag that is the digest of the body says no more than the body, which names its address.
    """
    body = b"".join(answer) if answer.streaming else answer.content
    headers = {k: v for k, v in answer.headers.items() if not k.lower().endswith("request-id")}
    if headers.get("ETag") == responses.etag(body):
        del headers["ETag"]
    return f"{headers}\n{body.decode('utf-8', 'replace')}"
