"""Rows for tests: plain functions."""

import copy
import secrets
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group, User

from accounts import roles
from briefings import drafting, publishing
from briefings.models.draft.briefing import Briefing
from briefings.models.firm import Firm
from briefings.models.page_text import PageText
from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import Edition
from briefings.text.texts import Texts
from contacts.intake import receive_enquiry
from contacts.models import Desk, Enquiry, MarketingConsent
from contacts.records import notices
from mail.outgoing import delivery

TODAY = date(2025, 5, 2)
NOON = datetime(2025, 5, 2, 12, 0, tzinfo=ZoneInfo("Asia/Macau"))


def document(**changes) -> dict:
    """An imported document, in the shape that `import_briefing --json` prints."""
    return {
        "title": {"zh-hant": "商標法修訂", "en": "Trade Mark Law Revised"},
        "standfirst": {"zh-hant": "新法下月生效。", "en": "The new law takes effect next month."},
        "authors": ["Ana Lei"],
        "date": "2025-04-24",
        "sections": [
            section(pair("澳門修訂商標法。", "Macau has revised its trade mark law.")),
            section(
                pair("申請費減半。", "Application fees are halved."),
                pair("續期為十年。", "Renewal is for ten years."),
                heading=("主要修改", "Main changes"),
            ),
        ],
        "contact": {"heading": "Contact Us!", "text": "Please write.", "email": "ana@firm.example"},
        "sources": [
            {"label": {"zh-hant": "來源", "en": "Source"}, "url": "https://www.io.gov.mo/"}
        ],
    } | changes


def section(*pairs: dict, heading: tuple[str, str] = ("", "")) -> dict:
    return {"heading": {"zh-hant": heading[0], "en": heading[1]}, "paragraphs": list(pairs)}


def pair(zh_hant: str = "", en: str = "") -> dict:
    return {"zh-hant": zh_hant, "en": en}


def unmarked(text: dict) -> dict:
    """The draft's text without the marks of which side is behind."""
    return drafting.unmarked(copy.deepcopy(text))


def make_briefing(**changes) -> Briefing:
    return drafting.create(document=document(**changes), by=None, today=TODAY)


def publish_now(briefing: Briefing, *, at: datetime, note: tuple[str, str] = ("", "")) -> Edition:
    return publishing.publish(
        briefing=briefing,
        by=None,
        at=at,
        choices=publishing.Choices(
            Texts(*note),
            with_gaps=True,
            with_behind=True,
            over_withdrawal=True,
            minor_reason="A test says so.",
        ),
    )


def make_person(role: str, name: str = "") -> User:
    """Somebody of the firm with a role of accounts/roles.py."""
    if not Group.objects.filter(name=role).exists():
        roles.make()
    person = User.objects.create_user(name or role.replace(" ", "-"), is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    return person


def change_side(briefing: Briefing, language: str, text: str, *, by: User | None) -> None:
    """Somebody writes something else in a language of the first pair."""
    briefing.refresh_from_db()
    document = drafting.text_of(briefing)
    document["sections"][0]["paragraphs"][0][language] = text
    drafting.save_text(briefing=briefing, text=document, by=by, revision=briefing.revision)
    briefing.refresh_from_db()


def approve(briefing: Briefing, *languages: str, by: User, at: datetime) -> None:
    briefing.refresh_from_db()
    for language in languages or ("zh-hant", "en"):
        publishing.approve(
            briefing=briefing, language=language, by=by, at=at, revision=briefing.revision
        )


def make_area(slug: str = "ip", zh_hant: str = "知識產權", en: str = "Intellectual property"):
    return PracticeArea.objects.create(slug=slug, name_zh_hant=zh_hant, name_en=en)


def write_page(page: str, text: Texts, *, at: datetime, by: User | None = None) -> PageText:
    """The next version of About or Privacy."""
    number = PageText.objects.filter(page=page).count() + 1
    sides = text.to_columns("text")
    return PageText.objects.create(page=page, number=number, written_at=at, written_by=by, **sides)


def make_author(slug: str = "ana-lei", **changes) -> Author:
    """A lawyer whom clients know; the one of the briefing, if it names her."""
    fields = {
        "name_en": "Ana Lei",
        "name_zh_hant": "李安娜",
        "email": f"{slug}@firm.example",
        "is_public": True,
    }
    author, _made = Author.objects.update_or_create(slug=slug, defaults=fields | changes)
    return author


def filled(**changes) -> receive_enquiry.Filled:
    """An enquiry as it comes from the form."""
    language = changes.get("language", "en")
    fields = {
        "name": "陳大文",
        "email": "chan@client.example",
        "message": "How long does a renewal take?",
        "language": language,
        "wording": notices.current(language=language, firm=Firm.load(), desk=Desk.load()),
        "form_key": secrets.token_hex(8),
        "opened_at": datetime(2025, 5, 2, tzinfo=UTC),
        "address": "192.0.2.1",
    }
    return receive_enquiry.Filled(**(fields | changes))


def make_enquiry(*, at: datetime, **changes) -> Enquiry:
    return receive_enquiry.receive(filled=filled(**changes), desk=Desk.load(), at=at)


def deliver_due(at: datetime) -> int:
    """Send everything in the outbox that is due at a moment; return how many were tried."""
    tried = 0
    while delivery.deliver_next(clock=lambda: at):
        tried += 1
    return tried


def make_mailing_consent(enquiry: Enquiry) -> MarketingConsent:
    """A consent to mailings as an earlier release stored it."""
    return MarketingConsent.objects.create(
        email=enquiry.email,
        language=enquiry.language,
        wording=enquiry.wording,
        given_at=enquiry.received_at,
    )
