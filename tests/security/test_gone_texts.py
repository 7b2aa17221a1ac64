"""A text withdrawn as gone is at no address, for any past edition number."""

import io
import re
from datetime import timedelta

import docx
import pytest
from django.test import Client
from pypdf import PdfReader

from briefings import drafting, publishing
from briefings.models.published.edition import Edition
from briefings.text.texts import Texts
from contacts import passages, secret_links
from contacts.models import Enquiry
from tests.security.probing import addresses
from tests.support.factories import (
    document,
    make_area,
    make_author,
    make_briefing,
    make_enquiry,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db
REASON = Texts("有誤。", "It was wrong.")
REFERENCE = "2025-1"
DAY = timedelta(days=1)
# What stands in every text of an edition, and in no other.
MARKS = ONE, TWO, THREE = "Ersteausgabe", "Zweiteausgabe", "Dritteausgabe"


def texts(mark: str) -> dict:
    both = {"zh-hant": f"{mark} 文字", "en": f"{mark} text"}
    return document(
        title=both,
        standfirst=both,
        sections=[
            section(pair(both["zh-hant"], both["en"]), heading=(both["zh-hant"], both["en"]))
        ],
        contact={"heading": mark, "text": mark, "email": f"{mark}@firm.example"},
        sources=[{"label": both, "url": f"https://{mark}.example/"}],
    )


@pytest.fixture
def editions(noon, monkeypatch) -> list[Edition]:
    """Two editions of one briefing, a day apart, each with an enquiry about its paragraph."""
    make_area()
    make_author()
    briefing = make_briefing(**texts(ONE))
    made = [publish_now(briefing, at=noon)]
    made.append(publish_next(briefing, TWO, at=noon + DAY))
    for edition in made:
        about = passages.find(
            reference=REFERENCE, paragraph=paragraph(edition), number=str(edition.number)
        )
        enquiry = make_enquiry(at=noon + DAY, passage=about, name=f"Reader {edition.number}")
        Enquiry.objects.filter(pk=enquiry.pk).update(invited_at=noon + DAY)
    monkeypatch.setitem(addresses.BY_KIND, "edition", ("1", "2", "3"))
    monkeypatch.setitem(addresses.BY_KIND, "reference", (REFERENCE,))
    monkeypatch.setitem(addresses.BY_KIND, "hex", tuple(one.digest for one in made))
    return made


def publish_next(briefing, mark: str, *, at) -> Edition:
    """Publish the next edition, in which every text differs except the paragraph."""
    briefing.refresh_from_db()
    for field in ("title", "standfirst", "contact_heading", "contact_text"):
        setattr(briefing, f"{field}_zh_hant", f"{mark} 文字")
        setattr(briefing, f"{field}_en", f"{mark} text")
    briefing.contact_email = f"{mark}@firm.example"
    briefing.save()
    briefing.sources.update(
        label_zh_hant=mark, label_en=mark, url=f"https://{mark.lower()}.example/"
    )
    text = drafting.text_of(briefing)
    both = {"zh-hant": f"{mark} 文字", "en": f"{mark} text"}
    text["sections"][0]["heading"] = both
    text["sections"][0]["paragraphs"][0] |= both
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    briefing.refresh_from_db()
    return publish_now(briefing, at=at, note=(f"{mark} 說明", f"{mark} note"))


def paragraph(edition: Edition) -> str:
    return next(edition.snapshot.pairs()).id


def withdraw(edition: Edition, *, at, keeps_text: bool = False) -> None:
    publishing.withdraw(
        briefing=edition.briefing, by=None, at=at, reason=REASON, keeps_text=keeps_text
    )


_NAMED = re.compile(r'<div class="gone">.*?</div>', re.DOTALL)


def every_address(edition: Edition) -> list[str]:
    """Return every client address, with the parameters it accepts."""
    about = f"contact/?about={REFERENCE}&paragraph={paragraph(edition)}"
    carrying = [
        f"/{language}/{about}&edition={number}"
        for language in addresses.LANGUAGES
        for number in ("1", "2", "3", "4", "")
    ]
    carrying += [f"/en/briefings/{REFERENCE}/?on={day}" for day in ("2025-05-02", "2025-05-03")]
    carrying += [
        "/en/briefings/?q=text",
        "/zh-hant/briefings/?q=文字",
        "/zh-hans/briefings/?q=text",
    ]
    for enquiry in Enquiry.objects.order_by("pk"):
        carrying.append(f"/en/contact/received/{secret_links.token(enquiry)}/")
        carrying += [secret_links.status(enquiry), secret_links.details(enquiry)]
    all_of_them = [*addresses.every("/"), *carrying]
    return [one for one in all_of_them if not one.startswith(("/admin/", "/metrics"))]


def saying(edition: Edition) -> dict[str, set[str]]:
    """Return, by mark, the addresses at which a text can be read."""
    client = Client()
    said: dict[str, set[str]] = {mark: set() for mark in MARKS}
    for address in every_address(edition):
        text = shown(client.get(address, follow=True)).lower()
        for mark in MARKS:
            if mark.lower() in text:
                said[mark].add(address)
    return said


def shown(answer) -> str:
    if answer.headers["Content-Type"] == "application/pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    if answer.headers["Content-Type"].endswith("wordprocessingml.document"):
        return docx.Document(io.BytesIO(answer.content)).element.xml
    content = b"".join(answer) if answer.streaming else answer.content  # static files stream
    text = content.decode(errors="replace")
    # The page in place of a text that is gone names it by its title, and says nothing else of it.
    return _NAMED.sub("", text) if answer.status_code == 410 else text


@pytest.mark.one_database
def test_before_it_is_withdrawn_the_walk_finds_every_edition(editions):
    said = saying(editions[0])
    first, second = said[ONE], said[TWO]

    contact = f"/en/contact/?about={REFERENCE}&paragraph={paragraph(editions[0])}"
    past = f"/en/briefings/{REFERENCE}/editions"
    assert {f"{contact}&edition=1", f"{past}/1/parallel/", f"{past}/1..2/"} <= first
    assert {f"{past}/1/pdf/", f"{past}/1/parallel/word/"} <= first
    for outlet in (".txt", ".md", "/pdf/", "/parallel/pdf/", "/word/", "/parallel/", "/editions/"):
        assert f"/en/briefings/{REFERENCE}{outlet}" in second
    assert {"/en/feed/", "/en/feed/json/", "/en/briefings/?q=text", "/llms.txt"} <= second
    assert any("/contact/received/" in address for address in first)


@pytest.mark.one_database
def test_what_is_gone_is_nowhere_while_the_briefing_is_withdrawn(editions, noon):
    withdraw(editions[1], at=noon + 2 * DAY)

    assert saying(editions[0]) == {mark: set() for mark in MARKS}


def test_what_is_gone_is_nowhere_after_the_next_edition_either(editions, noon):
    withdraw(editions[1], at=noon + 2 * DAY)
    publish_next(editions[0].briefing, THREE, at=noon + 3 * DAY)

    said = saying(editions[0])
    assert (said[ONE], said[TWO]) == (set(), set())
    assert f"/en/briefings/{REFERENCE}.txt" in said[THREE]


@pytest.mark.one_database
def test_what_was_kept_once_and_is_gone_now_is_nowhere(editions, noon):
    withdraw(editions[1], at=noon + 2 * DAY, keeps_text=True)
    third = publish_next(editions[0].briefing, THREE, at=noon + 3 * DAY)
    withdraw(third, at=noon + 4 * DAY)

    assert saying(editions[0]) == {mark: set() for mark in MARKS}


def test_the_picture_of_what_is_gone_is_not_drawn(client, editions, noon):
    withdraw(editions[1], at=noon + 2 * DAY)
    publish_next(editions[0].briefing, THREE, at=noon + 3 * DAY)

    covers = [f"/en/briefings/{REFERENCE}/editions/{number}/cover.png" for number in (1, 2, 3)]

    assert [client.get(cover).status_code for cover in covers] == [410, 410, 200]


def test_the_contact_form_shows_the_current_edition_in_place_of_what_is_gone(
    client, editions, noon
):
    withdraw(editions[1], at=noon + 2 * DAY)
    publish_next(editions[0].briefing, THREE, at=noon + 3 * DAY)

    form = client.get(
        f"/en/contact/?about={REFERENCE}&edition=1&paragraph={paragraph(editions[0])}"
    )

    assert "Dritteausgabe text" in form.text
    assert 'name="edition" value="3"' in form.text


def test_a_kept_edition_stays_under_its_banner_after_the_next(client, editions, noon):
    withdraw(editions[1], at=noon + 2 * DAY, keeps_text=True)
    publish_next(editions[0].briefing, THREE, at=noon + 3 * DAY)

    for place in ("editions/1/", "editions/2/", "editions/1..2/", "editions/1..3/"):
        answer = client.get(f"/en/briefings/{REFERENCE}/{place}")
        assert (answer.status_code, "It was wrong." in answer.text) == (200, True), place
    form = client.get(
        f"/en/contact/?about={REFERENCE}&edition=1&paragraph={paragraph(editions[0])}"
    )
    assert "It was wrong." in form.text
