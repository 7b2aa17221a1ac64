"""Typed scripts, templates and markup appear as text everywhere, in a real browser."""

import contextlib
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from lxml import etree

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.models.firm import Firm
from briefings.models.people import Author, PracticeArea
from tests.security.probing import addresses
from tests.support.factories import TODAY, document, make_enquiry, pair, publish_now, section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Each calls the function that the test puts into every page, if it ever runs.
ATTACKS = [
    "<script>pwned()</script>",
    "<img src=x onerror=pwned()>",
    '"><svg onload=pwned()>',
    "</script><script>pwned()</script>",
    "[link](javascript:pwned())",
    "<a href='javascript:pwned()'>x</a>",
    "{{ 7|add:41 }}{% load static %}{{ settings.SECRET_KEY }}${7*7}<%= 7*7 %>",
    "\u202e]]><script>pwned()</script><!--",
]
ALL = " ".join(ATTACKS)
LIVE = re.compile(r"<script>pwned|<img src=x|<svg onload|<a [^>]*href=.javascript:")


@pytest.fixture
def poisoned(nobody_was_counted_yet, lawyer) -> Briefing:
    """A firm, people, areas, a briefing and an enquiry of which every text is an attack."""
    short = ATTACKS[1]
    Firm.objects.update_or_create(
        pk=Firm.ONLY,
        defaults=vars_of(Firm.load())
        | {"name_en": short, "name_zh_hant": short, "about_en": ALL, "disclaimer_en": ALL},
    )
    author = Author.objects.create(
        slug="ana-lei",
        name_en="Ana Lei",
        name_zh_hant=short,
        title_en=short,
        biography_en=ALL,
        email="a@firm.example",
    )
    area = PracticeArea.objects.create(
        slug="ip", name_en=short, name_zh_hant=short, description_en=ALL
    )
    both = {"zh-hant": ALL, "en": ALL}
    briefing = drafting.create(
        document=document(
            title={"zh-hant": ALL[:300], "en": ALL[:300]},
            standfirst=both,
            sections=[section(*(pair(attack, attack) for attack in ATTACKS), heading=(ALL, ALL))],
            contact={"heading": short, "text": ALL, "email": "ana@firm.example"},
            sources=[{"label": both, "url": "https://www.io.gov.mo/"}],
        ),
        by=lawyer,
        today=TODAY,
    )
    briefing.areas.add(area)
    assert author
    publish_now(briefing, at=timezone.now(), note=(ALL, ALL))
    make_enquiry(at=timezone.now(), name=ALL[:100], message=ALL, topic=short)
    return briefing


def vars_of(firm: Firm) -> dict:
    return {field.attname: getattr(firm, field.attname) for field in Firm._meta.concrete_fields}


@pytest.fixture
def watched(page, live_server, lawyer):
    """A page that remembers whether an attack ran, with the lawyer signed in."""
    ran: list[str] = []
    page.expose_function("pwned", lambda: ran.append(page.url))
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    client = Client()
    client.force_login(lawyer)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
    page.ran = ran
    return page


def visit(page, live_server, paths: list[str]) -> None:
    for path in paths:
        # Files to be saved end a visit early.
        with contextlib.suppress(Exception):
            page.goto(f"{live_server.url}{path}", wait_until="load")


def pages_of_the_site() -> list[str]:
    return [
        path
        for path in addresses.every("/en/")
        if "2025-1" in path or not any(part in path for part in ("1999-7", "2025-2", "999999999"))
    ] + ["/zh-hant/", "/zh-hant/briefings/2025-1/", "/en/briefings/?q=script+pwned", "/sitemap.xml"]


def pages_of_the_admin() -> list[str]:
    paths = [
        real
        for path in addresses.every("/admin/")
        if "/1/" in path or not any(part in path for part in ("no/such", "999999999", "no-such"))
        for real in addresses.of_rows(path)
    ]
    return [path for path in paths if "logout" not in path and "give-up" not in path]


def with_something_typed(paths: list[str], client: Client) -> list[str]:
    """Leave out pages and refusals that hold nothing of an attack, which could not run one."""
    return [path for path in paths if "pwned" in words_of(client.get(path))]


def words_of(answer) -> str:
    body = b"".join(answer) if answer.streaming else answer.content
    return body.decode("utf-8", "replace")


def test_nothing_typed_runs_on_the_site(poisoned, watched, live_server, client):
    pages = with_something_typed(pages_of_the_site(), client)
    assert len(pages) > 15
    visit(watched, live_server, pages)
    before = list(watched.ran)
    watched.goto(f"{live_server.url}/en/")
    watched.evaluate("pwned()")  # what would have happened

    assert before == []
    assert len(watched.ran) == 1


def test_nothing_typed_runs_in_the_admin(poisoned, watched, live_server, client, lawyer):
    client.force_login(lawyer)
    pages = with_something_typed(pages_of_the_admin(), client)
    assert len(pages) > 15
    visit(watched, live_server, pages)
    before = list(watched.ran)
    watched.goto(f"{live_server.url}/en/")
    watched.evaluate("pwned()")  # what would have happened

    assert before == []
    assert len(watched.ran) == 1


def test_nothing_typed_becomes_a_tag_or_is_evaluated_as_a_template(poisoned, client, lawyer):
    client.force_login(lawyer)
    evaluated, live = [], []

    for path in pages_of_the_site() + pages_of_the_admin():
        answer = client.get(path)
        text = words_of(answer)
        if settings.SECRET_KEY in text or "48{%" in text or "}}48" in text or "$49" in text:
            evaluated.append(path)
        if answer.get("Content-Type", "").startswith("text/html") and LIVE.search(text):
            live.append(path)

    assert (evaluated, live) == ([], [])


@pytest.mark.parametrize("path", ["/en/feed/", "/zh-hant/feed/", "/sitemap.xml"])
def test_feeds_stay_well_formed(poisoned, client, path):
    tree = etree.fromstring(client.get(path).content)

    assert not [node for node in tree.iter() if str(node.tag).endswith("script")]
