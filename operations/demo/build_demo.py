"""Create the demonstration content through the product's own use cases."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import override

from accounts import roles
from briefings import drafting, importing, publishing
from briefings.models.draft.briefing import Briefing
from briefings.models.firm import Firm
from briefings.models.people import PracticeArea
from briefings.models.published.announcement import Announcement
from briefings.models.published.edition import Edition
from briefings.models.published.readership import Readership
from briefings.text.languages import CHINESE, ENGLISH, SIMPLIFIED, WRITTEN
from briefings.text.texts import Texts
from contacts import passages
from contacts.desk import handle_enquiry
from contacts.intake import receive_enquiry
from contacts.models import Desk, Enquiry
from contacts.records import notices
from operations.demo.people import CLIENTS, accounts, make_areas, make_people

TEXTS = Path(__file__).parent / "texts"

# Added by the last edition of the firm's briefing; the paragraphs stay as they are.
KEY_POINTS = Texts(
    "知識產權制度保障、創造、運用、保護、服務及國際合作均有進展。\n"
    "《商標法》及《集成電路布圖設計保護條例》將加快修改。\n"
    "人工智能相關的知識產權制度將持續創新。",
    "Progress in the institutions, creation, use, protection, services and international "
    "cooperation of intellectual property.\n"
    "The Trademark Law and the Regulations on the Protection of Layout-Designs of Integrated "
    "Circuits are to be revised sooner.\n"
    "Rules on intellectual property in artificial intelligence will go on being developed.",
)
STANDFIRST = Texts(
    "示範用的文字，可自由使用；並非本所的法律意見。",
    "A text for demonstration that may be used freely; not legal advice of this firm.",
)
ADDED = Texts("加上要點；正文並無更改。", "Key points were added; the text is unchanged.")
WELL_SET = Texts(
    "更正標點、斷字等排印上的錯誤；內容並無改動。",
    "Punctuation, broken hyphens and other slips of typing are corrected; what the text says is "
    "unchanged.",
)


@transaction.atomic
def build(*, at: datetime) -> None:
    """Create people, briefings and enquiries in every state. Do nothing if they exist."""
    roles.make()
    people, areas = make_people(), make_areas()
    announced = Announcement.objects.aggregate(last=Max("pk"))["last"] or 0
    _correct_the_firms_briefing(at=at)
    published = _make("electronic-signatures", people, areas["commercial"], at - _days(40))
    _publish(published, people, at - _days(39))
    licence = _make("open-data-licence", people, areas["intellectual-property"], at - _days(25))
    _publish(licence, people, at - _days(24))
    planned = _make("cc0", people, areas["intellectual-property"], at - _days(3))
    _plan(planned, people, at=at)
    reviewed = _make("consumer-protection", people, areas["commercial"], at - _days(2))
    _fall_behind(reviewed, people["author"])
    publishing.submit(briefing=_fresh(reviewed), by=people["author"], at=at - timedelta(hours=5))
    _make("personal-data", people, areas["data-protection"], at - _days(1), gap=True)
    _ask(published, people, at=at)
    _create_reads(at=at)
    # Followers get no alerts about samples.
    Announcement.objects.filter(pk__gt=announced).delete()


def _days(count: int) -> timedelta:
    return timedelta(days=count)


def _fresh(briefing: Briefing) -> Briefing:
    return Briefing.objects.get(pk=briefing.pk)


def _correct_the_firms_briefing(*, at: datetime) -> None:
    """Publish its text in the house style, then with key points; edition 1 stays as received."""
    first = Edition.objects.order_by("pk").first()
    if first is None or first.number != 1 or first.briefing.editions.count() != 1:
        return
    briefing = first.briefing
    text = drafting.text_of(briefing)
    well_set = _in_house_style(drafting.text_of(briefing))
    if well_set != text:
        # Both sides of every row still agree: only their typography changes.
        text = drafting.in_step(well_set)
        drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
        _publish_again(briefing, note=WELL_SET, at=at, is_minor=True)
    briefing = _fresh(briefing)
    for column, side in KEY_POINTS.to_columns("key_points").items():
        setattr(briefing, column, side)
    briefing.save()
    drafting.keep_front(briefing, by=None)
    _publish_again(briefing, note=ADDED, at=at)


def _publish_again(
    briefing: Briefing, *, note: Texts, at: datetime, is_minor: bool = False
) -> None:
    publishing.publish(
        briefing=_fresh(briefing),
        by=None,
        at=at,
        choices=publishing.Choices(
            note,
            with_gaps=True,
            with_behind=True,
            is_minor=is_minor,
            minor_reason=note.first() if is_minor else "",
        ),
    )


def _in_house_style(text: drafting.Document) -> drafting.Document:
    """Return the text with everything that the house style suggests for it."""
    for section in text["sections"]:
        for row in (section["heading"], *section["paragraphs"]):
            for language in WRITTEN:
                side = row[language]
                row[language] = importing.applied(side, importing.suggestions(side, language))
    return text


def _make(
    text: str, people: dict[str, User], area: PracticeArea, at: datetime, *, gap: bool = False
) -> Briefing:
    """Create a draft from a freely usable text."""
    document = json.loads((TEXTS / f"{text}.json").read_text(encoding="utf-8"))
    if gap:
        document["sections"][0]["paragraphs"][-1][ENGLISH] = ""
    author = people["author"]
    document |= {"authors": [author.get_full_name()], "date": at.date().isoformat()}
    with override(CHINESE):
        briefing = drafting.create(document=document, by=author, today=at.date())
    briefing.areas.add(area)
    for column, side in STANDFIRST.to_columns("standfirst").items():
        setattr(briefing, column, side)
    briefing.save()
    drafting.keep_front(briefing, by=author)
    return _fresh(briefing)


def _approve(briefing: Briefing, people: dict[str, User], at: datetime) -> Briefing:
    publishing.submit(briefing=briefing, by=people["author"], at=at)
    for language in WRITTEN:
        publishing.approve(
            briefing=briefing,
            language=language,
            by=people["editor"],
            at=at,
            revision=briefing.revision,
        )
    return _fresh(briefing)


def _publish(briefing: Briefing, people: dict[str, User], at: datetime) -> None:
    approved = _approve(briefing, people, at - timedelta(hours=2))
    publishing.publish(
        briefing=approved,
        by=people["publisher"],
        at=at,
        choices=publishing.Choices(with_gaps=True),
    )


def _plan(briefing: Briefing, people: dict[str, User], *, at: datetime) -> None:
    approved = _approve(briefing, people, at - timedelta(hours=1))
    publishing.plan(
        briefing=approved,
        by=people["publisher"],
        at=at,
        due_at=at + _days(7),
        revision=approved.revision,
        choices=publishing.Choices(with_gaps=True),
    )


def _fall_behind(briefing: Briefing, author: User) -> None:
    """Change one side of a pair, so that the other is behind."""
    text = drafting.text_of(briefing)
    pair = text["sections"][0]["paragraphs"][0]
    pair[ENGLISH] = pair[ENGLISH].rstrip(".") + ", as amended."
    drafting.save(briefing=briefing, text=text, by=author, revision=briefing.revision)


def _ask(briefing: Briefing, people: dict[str, User], *, at: datetime) -> None:
    """Create enquiries in every state, one of them late and one about a paragraph."""
    lawyer, clerk = people["publisher"], people["enquiries clerk"]
    _enquire("new", "外判員工可否以電子方式簽署勞動合同？", CHINESE, at, about=briefing)
    assigned = _enquire(
        "assigned", "Does a scanned signature count as an electronic one?", ENGLISH, at - _days(4)
    )
    handle_enquiry.assign(enquiry=assigned, to=lawyer, by=clerk, at=at - _days(4))
    answered = _enquire("answered", "如何核實對方的電子簽章？", CHINESE, at - _days(6))
    handle_enquiry.assign(enquiry=answered, to=lawyer, by=clerk, at=at - _days(6))
    handle_enquiry.answer(
        enquiry=answered,
        text="謝謝查詢。我們將於星期四致電閣下。",
        key="demo-answer",
        by=lawyer,
        at=at - _days(5),
    )
    closed = _enquire("closed", "Please send me the English text.", ENGLISH, at - _days(20))
    handle_enquiry.close(enquiry=closed, by=clerk, at=at - _days(19))
    spam = _enquire("spam", "Cheap watches http://watches.example", ENGLISH, at - _days(1))
    handle_enquiry.hold_as_spam(enquiry=spam, by=clerk, at=at - _days(1))


def _enquire(
    name: str, message: str, language: str, at: datetime, *, about: Briefing | None = None
) -> Enquiry:
    desk, firm = Desk.load(), Firm.load()
    passage = None
    if about:
        text = drafting.text_of(about)
        pair = text["sections"][0]["paragraphs"][0]
        passage = passages.find(reference=about.reference, paragraph=pair["id"])
    with override(language):
        return receive_enquiry.receive(
            filled=receive_enquiry.Filled(
                name="示範客戶" if language == CHINESE else "A demonstration client",
                email=f"{name}@{CLIENTS}",
                message=message,
                language=language,
                wording=notices.current(language=language, firm=firm, desk=desk),
                passage=passage,
                form_key=f"demo-{name}",
                opened_at=at - timedelta(minutes=3),
            ),
            desk=desk,
            at=at,
        )


def _create_reads(*, at: datetime) -> None:
    """Create reads of the demonstration's briefings in the last weeks, fewer at weekends."""
    editions = Edition.objects.current().filter(briefing__created_by__in=accounts())
    editions = editions.select_related("briefing")
    for place, edition in enumerate(editions.order_by("pk")):
        for ago in range(1, 29):
            day = (at - _days(ago)).date()
            reads = (40 - ago) // (place + 1) // (3 if day.weekday() > 4 else 1)
            views = {CHINESE: reads, ENGLISH: reads // 2, "parallel": reads // 4, SIMPLIFIED: 1}
            reference = edition.briefing.reference
            Readership.add(
                day, {(reference, view): count for view, count in views.items() if count}
            )
