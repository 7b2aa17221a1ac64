"""No input to a staff address causes a server error, and every refusal gives its reason."""

import json
import re
from itertools import product
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.terms import Term
from briefings.sharing import preview_links
from contacts.models import Enquiry, ReplyTemplate
from tests.security.probing import addresses
from tests.security.probing.asked import Asked, asked_by
from tests.security.test_every_address import office  # noqa: F401

pytestmark = pytest.mark.django_db

CHUNKS = 2
NOT_ASKED = ("/admin/logout/", "/admin/sign-in/give-up/")
HUGE = ("9" * 19, "9" * 30, "-" + "9" * 30, "9" * 5000, "2147483648")
ODD_TEXTS = ("\x00", "1\x00", "\ud800", "zh-hant\x00", "\x01\x1f", "\ufffe", "x" * 6000)
ODD_NUMBERS = ("٣", "１", "²", "1e999", "nan", "-1", "0", "", " ", "None")
ODD_DATES = ("0001-01-01", "9999-12-31", "99999-01-01", "24:61")
ODD_SIGNS = ("\u202e", "'", "%", "\\", "../..", "{{1}}", "[[1")
ODD = st.sampled_from((*HUGE, *ODD_TEXTS, *ODD_NUMBERS, *ODD_DATES, *ODD_SIGNS))
# An address with any of the others is refused before its page sees it.
STORABLE = st.sampled_from((*HUGE[:3], *ODD_NUMBERS, *ODD_DATES, *ODD_SIGNS))
ODD_JSON = st.one_of(
    ODD,
    st.sampled_from([10**19, 10**30, -(10**30), 2**31, 1.5, 1e300, True, None, [], {}, [[]]]),
    st.lists(ODD, max_size=2),
    st.dictionaries(st.sampled_from(["id", "zh-hant", "en", "\x00"]), ODD, max_size=2),
)
SEARCHING = settings(
    max_examples=4,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
# Beside those that give each parameter an odd value: some others may be read only if one is right.
FEWER, FEWEST = settings(SEARCHING, max_examples=3), settings(SEARCHING, max_examples=1)
NO_NUMBER, NO_KEY = "²", "9" * 30  # a digit that is no number; a number that no row can have


@pytest.fixture
def everything(office, lawyer) -> Client:  # noqa: F811
    """An office with a row of every kind, and its lawyer's browser."""
    for briefing in Briefing.objects.all():
        preview_links.share(
            briefing=briefing, by=lawyer, at=timezone.now(), label="x", days=7, takes_comments=True
        )
    Term.objects.create(zh_hant="商標", en="trade mark")
    ReplyTemplate.objects.create(name="x", text_zh_hant="甲", text_en="a")
    client = Client(raise_request_exception=False)
    client.force_login(lawyer)
    client.post("/admin/briefings/briefing/import/", {"text": "一\n\nOne", "title": "x"})
    return client


def staff_addresses(number: int) -> list[str]:
    """Return each staff address once, for an existing row."""
    paths = [path for path in addresses.every("/admin/") if path not in NOT_ASKED]
    known = [path for path in paths if not any(odd in path for odd in ("such", "99999", "nonsens"))]
    return [addresses.of_rows(path)[0] for path in known][number::CHUNKS]


def is_refused_in_words(answer) -> bool:
    """Return whether the response is readable: a page, a sentence, or a message after a
    redirect.
    """
    return answer.status_code < 400 or len(answer.content) > 20 or answer.status_code == 405


def ask(client: Client, path: str, query: str = "", **post) -> None:
    """Send a request and roll back, so that the next one finds the same office."""
    with transaction.atomic():
        answer = (
            client.generic("POST", path, QUERY_STRING=query, **post)
            if post
            else client.get(path, QUERY_STRING=query)
        )
        transaction.set_rollback(True)
    what = (path[:90], query[:90], str(post)[:300])
    assert answer.status_code < 500, what
    assert answer.streaming or is_refused_in_words(answer), what


def encoded(pairs: list[tuple[str, str]]) -> str:
    return "&".join(
        f"{quote(name.encode('utf-8', 'surrogatepass'))}"
        f"={quote(value.encode('utf-8', 'surrogatepass'))}"
        for name, value in pairs
    )


def some(names: set[str], values: st.SearchStrategy, *, most: int = 3) -> st.SearchStrategy:
    return st.dictionaries(st.sampled_from(sorted(names)), values, min_size=1, max_size=most)


def search_parameters(client: Client, path: str, asked: Asked) -> None:
    names = asked.fields | {"q", "page"}

    @FEWEST
    @given(some(names, STORABLE, most=5))
    @example(dict.fromkeys(names, NO_NUMBER))
    @example(dict.fromkeys(names, NO_KEY))
    def parameters(odd: dict[str, str]) -> None:
        ask(client, path, encoded(list(odd.items())))

    parameters()


def search_fields(client: Client, path: str, asked: Asked) -> None:
    every_form = asked.forms or [[]]
    names = asked.fields | {"action"}

    @FEWER
    @given(st.sampled_from(every_form), some(names, ODD))
    @example([], dict.fromkeys(names, NO_NUMBER))
    def fields(form: list[tuple[str, str]], odd: dict[str, str]) -> None:
        kept = [(name, value) for name, value in form if name not in odd]
        body = encoded([*kept, *odd.items()])
        ask(client, path, data=body, content_type="application/x-www-form-urlencoded")

    fields()


def search_json(client: Client, path: str, asked: Asked) -> None:
    briefing = Briefing.objects.order_by("pk").first()
    text = drafting.text_of(briefing)
    rows = [row for section in text["sections"] for row in (section, *section["paragraphs"])]

    @SEARCHING
    @given(some(asked.json, ODD_JSON), st.sampled_from(range(len(rows))), ODD_JSON)
    def parts(odd: dict, at: int, value) -> None:
        changed = json.loads(json.dumps(text))
        row = [r for s in changed["sections"] for r in (s, *s["paragraphs"])][at]
        row[sorted(row)[at % len(row)]] = value
        whole = {"text": changed, "revision": briefing.revision}
        for body in (odd, whole, whole | odd):
            ask(client, path, data=json.dumps(body), content_type="application/json")

    parts()


def search(client: Client, path: str) -> None:
    asked = asked_by(client, path)
    search_parameters(client, path, asked)
    search_fields(client, path, asked)
    if asked.json:
        search_json(client, path, asked)


@pytest.mark.one_database
@pytest.mark.parametrize("number", range(CHUNKS))
def test_no_value_makes_a_staff_address_fail(everything, number):
    failed = []

    for path in staff_addresses(number):
        try:
            search(everything, path)
        except AssertionError as failure:
            failed.append(str(failure)[:500])

    assert failed == []


ODD_PARTS = ("9" * 30, "9" * 5000, "%D9%A3", "-1")
# Refused before the page sees them, so not every page is asked.
UNSTORABLE_PARTS = ("%00", "1%00", "%ED%A0%80")


def with_part(part: str) -> list[str]:
    """Return each staff address about something, with this in place of its number or name."""
    patterns = {path for path in addresses.every("/admin/") if "/1/" in path or ".1" in path}
    return [path.replace("/1/", f"/{part}/").replace(".1", f".{part}") for path in sorted(patterns)]


@pytest.mark.one_database
def test_no_part_of_a_staff_address_makes_it_fail(everything):
    odd = [path for part in ODD_PARTS for path in with_part(part)]
    unstorable = [path for part in UNSTORABLE_PARTS for path in with_part(part)[::10]]

    for path in (*odd, *unstorable):
        ask(everything, path)
        ask(everything, path, data="a=b")


def test_no_database_makes_a_staff_address_with_a_large_number_fail(everything):
    """SQLite counts up to the same number as PostgreSQL, and refuses what is larger otherwise."""
    for path in with_part("9" * 19):
        ask(everything, path)


# --- the faults that were found -----------------------------------------------------------------


def test_an_import_into_no_briefing_is_not_found(everything):
    for page, into in product(("import", "imports"), ("9" * 30, "9" * 5000, "1\x00", "٣" * 30)):
        answer = everything.get(f"/admin/briefings/briefing/{page}/", {"into": into})

        assert answer.status_code in (400, 404), (page, into)
        assert "儲存" in answer.text or "找不到" in answer.text or answer.status_code == 404


def test_an_enquiry_is_assigned_to_nobody_by_a_number_that_is_nobodys(everything):
    enquiry = Enquiry.objects.get()
    for to in ("9" * 30, "9" * 5000):
        answer = everything.post(
            f"/admin/contacts/enquiry/{enquiry.pk}/change/", {"do": "assign", "to": to}
        )

        assert answer.status_code < 500
        assert Enquiry.objects.get().assignee is None


def test_an_approval_of_a_revision_that_there_is_not_is_refused(everything):
    briefing = Briefing.objects.get(number=2)
    for revision in ("9" * 30, "9" * 5000, "\x00"):
        answer = everything.post(
            f"/admin/briefings/briefing/{briefing.pk}/approve/",
            {"language": "en", "revision": revision},
        )

        assert answer.status_code in (302, 400, 409)
        assert not briefing.approvals.exists()


def test_a_nul_in_a_reply_or_its_key_is_left_out_and_nothing_typed_is_lost(everything):
    enquiry = Enquiry.objects.get()

    answer = everything.post(
        f"/admin/contacts/enquiry/{enquiry.pk}/change/",
        {"do": "reply", "reply": "We\x00 will.", "key": "a\x00b"},
    )

    assert answer.status_code == 302
    assert enquiry.entries.get(kind="reply").text == "We will."


def test_a_nul_in_a_filter_is_refused_in_words(everything):
    names = ("q", "state", "o", "year", "p", "assignee__id__exact")
    lists = ("/admin/briefings/briefing/", "/admin/contacts/enquiry/")
    for path, name in product(lists, names):
        answer = everything.get(path, {name: "a\x00"})

        assert answer.status_code == 400
        assert "This cannot be stored" in answer.text


def test_a_search_too_long_for_the_database_is_refused_in_words(everything):
    index = everything.get("/admin/").text
    lists = set(re.findall(r'href="(/admin/[a-z]+/[a-z]+/)"', index))

    assert len(lists) > 5
    for path, asked in product(lists, ("x" * 51_000, "長" * 17_000, "a b " * 3_000)):
        answer = everything.get(path, {"q": asked})

        assert answer.status_code == 400, path
        assert "more words than can be searched for" in answer.text


def test_a_number_too_large_for_the_database_is_refused_in_words_and_changes_nothing(
    everything, lawyer
):
    answer = everything.post(
        f"/admin/auth/user/{lawyer.pk}/change/",
        {"username": "changed", "groups": "9" * 30, "user_permissions": "9" * 30}
        | {"date_joined_0": "2025-01-01", "date_joined_1": "12:00"},
    )

    lawyer.refresh_from_db()
    assert answer.status_code in (200, 400)
    assert lawyer.username == "lawyer"


def test_json_that_cannot_be_stored_is_refused_in_words(everything):
    pk = Briefing.objects.get(number=2).pk
    addresses_of_json = [
        request
        for odd in ("\ud800", "\x00", 10**30)
        for request in (
            (f"/admin/briefings/briefing/{pk}/presence/", {"row": odd, "side": "en"}),
            (f"/admin/briefings/briefing/{pk}/text/", {"text": {"sections": []}, "revision": odd}),
            ("/admin/briefings/briefing/simplified/", {"texts": [odd]}),
            ("/admin/briefings/term/note/", {"zh-hant": odd, "en": "x"}),
        )
    ]

    for path, body in addresses_of_json:
        answer = everything.post(path, json.dumps(body), content_type="application/json")

        assert answer.status_code == 400
        assert answer.json()["error"]


def test_there_was_something_to_drive(everything):
    """The searches above read the addresses' own forms; without any they would prove little."""
    asked = asked_by(everything, f"/admin/contacts/enquiry/{Enquiry.objects.get().pk}/change/")

    assert {"do", "to", "key", "reply", "due_at_0", "template"} <= asked.fields | {"due_at_0"}
    assert asked.json == set()
    assert Import.objects.count() <= 1


def test_the_searches_know_which_addresses_read_json(everything):
    pk = Briefing.objects.get(number=2).pk
    read = {
        f"{pk}/presence/": {"row", "side", "leaving"},
        f"{pk}/text/": {"text", "revision"},
        "import/": set(),
    }

    assert {
        end: asked_by(everything, f"/admin/briefings/briefing/{end}").json for end in read
    } == read
