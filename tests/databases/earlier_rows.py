"""The rows that each earlier release made, by the models it had.

Every maker uses a year, a name or a person of its own, so that its test finds its rows again.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.state import StateApps

from tests.support.factories import NOON

FILLED_AT_ONCE = 10


def make_briefing(apps: StateApps, year: int, number: int, **values: Any):
    values = {"title_en": "T"} | values
    return apps.get_model("briefings", "Briefing").objects.create(
        year=year, number=number, **values
    )


def make_edition(apps: StateApps, briefing: Any, **values: Any):
    values = {"number": 1, "body": "{}", "digest": "0" * 64, "published_at": NOON} | values
    return apps.get_model("briefings", "Edition").objects.create(briefing=briefing, **values)


def make_frozen_rows(apps: StateApps) -> None:
    make_briefing(apps, 2008, 1, title_en="Draft")
    edition = make_edition(apps, make_briefing(apps, 2008, 2, title_en="Withdrawn"))
    apps.get_model("briefings", "Withdrawal").objects.create(
        edition=edition, reason_zh_hant="甲", reason_en="a", withdrawn_at=NOON
    )


TITLES = ("never published", "as published", "changed since", "published, of no known draft")


def make_revisions(apps: StateApps) -> None:
    made = [
        make_briefing(apps, 2011, number, title_en=title, revision=2)
        for number, title in enumerate(TITLES, 1)
    ]
    for briefing, revision in zip(made[1:], (2, 1, None), strict=True):
        make_edition(apps, briefing, revision=revision)


def make_changes(apps: StateApps) -> None:
    changed, plain = make_briefing(apps, 2015, 1), make_briefing(apps, 2015, 2)

    def publish(briefing: Any, number: int, note: str = ""):
        return make_edition(
            apps,
            briefing,
            number=number,
            digest=f"{briefing.pk}{number}".zfill(64),
            published_at=NOON + timedelta(days=number),
            change_note_zh_hant=note,
            change_note_en=note,
        )

    publish(changed, 1)
    told, last = publish(changed, 2, "Corrected."), publish(changed, 3)
    only = publish(plain, 1)
    listings = apps.get_model("briefings", "Listing").objects
    common = {"date": NOON.date(), "year": 2015}
    card = {"updated": told.published_at.isoformat()}
    listings.create(briefing=changed, edition=last, reference="2015-1", card=card, **common)
    listings.create(briefing=plain, edition=only, reference="2015-2", card={}, **common)


def make_people(apps: StateApps) -> None:
    make = apps.get_model("briefings", "Author").objects.create
    written = make(slug="published", name_en="Published")
    make(slug="of-a-draft", name_en="Of a draft")
    make(slug="by-hand", name_en="By hand", name_zh_hant="手")
    make(slug="with-mail", name_en="With mail", email="a@firm.example")
    briefing = make_briefing(apps, 2016, 1, title_en="Published")
    apps.get_model("briefings", "Byline").objects.create(briefing=briefing, author=written)
    make_edition(apps, briefing)


def make_imports(apps: StateApps) -> None:
    kept = apps.get_model("briefings", "Import").objects
    for number in range(FILLED_AT_ONCE + 2):
        kept.create(
            kind="text", name=f"{number}", file=b"f" * 9000, result=text_read(f"Tax {number}")
        )
    kept.create(kind="text", name="empty", result={})


def text_read(text: str) -> dict[str, Any]:
    return {"title": {"en": text}, "sections": [{"paragraphs": [{"zh-hant": "稅", "en": text}]}]}


def make_edits(apps: StateApps) -> None:
    lawyer = User.objects.create_user("lawyer")
    make_briefing(apps, 2020, 1, revision=7, en_revision=7, en_edited_by_id=lawyer.pk)
    make_briefing(apps, 2020, 2)


# --- enquiries and their mails --------------------------------------------------------------------

CANNOT_BE_READ = {
    "postgresql": "0001-12-31 16:26:00+00 BC",  # 1 January of year 1 in Macau
    "sqlite": "0001-01-01 00:00:00",
}


def make_enquiry(apps: StateApps, **changes: Any) -> Any:
    wordings = apps.get_model("contacts", "Wording").objects
    wording = wordings.filter(digest="0" * 64).first() or wordings.create(
        digest="0" * 64, language="en", relationship="r", privacy="p", consent="c",
        first_used_at=NOON,
    )  # fmt: skip
    number = apps.get_model("contacts", "Enquiry").objects.count()
    fields = {"reference": f"BBBB-{number:04}", "key": f"b{number}", "topic": "t"}
    return apps.get_model("contacts", "Enquiry").objects.create(
        received_at=NOON, state_at=NOON, language="en", email="chan@client.example",
        wording=wording, consent=True, **(fields | changes),
    )  # fmt: skip


def make_enquiry_with_mails(apps: StateApps, *, language: str, number: int) -> int:
    """Store an enquiry with its two mails, as 1.0 does; return the enquiry's key."""
    wording, _made = apps.get_model("contacts", "Wording").objects.get_or_create(
        digest=language.ljust(64, "0"),
        defaults={
            "language": language,
            "relationship": f"r-{language}",
            "privacy": "p",
            "consent": "c",
            "first_used_at": NOON,
        },
    )
    enquiry = apps.get_model("contacts", "Enquiry").objects.create(
        reference=f"AAAA-{number:04}",
        key=str(number),
        name="Chan",
        topic="t",
        received_at=NOON,
        state_at=NOON,
        language=language,
        email=f"{language}@client.example",
        wording=wording,
        consent=True,
    )
    messages = apps.get_model("contacts", "OutboxMessage").objects
    for kind in ("firm", "acknowledgement"):
        messages.create(
            kind=kind,
            enquiry=enquiry,
            created_at=NOON,
            message_id=f"<{enquiry.reference}.{kind}@firm.example>".lower(),
        )
    return enquiry.pk


def make_digest_and_notice(apps: StateApps) -> None:
    messages = apps.get_model("contacts", "OutboxMessage").objects
    digest = messages.create(kind="digest", created_at=NOON, message_id="<digest@firm.example>")
    held = apps.get_model("contacts", "Enquiry").objects.order_by("pk").last()
    held.digest = digest
    held.save()
    messages.create(
        kind="security",
        created_at=NOON,
        message_id="<security@firm.example>",
        about={"to": "ana@firm.example", "what_zh": "密碼已更改。", "what_en": "Changed."},
    )


def make_enquiries(apps: StateApps) -> None:
    make_enquiry_with_mails(apps, language="en", number=1)
    make_enquiry_with_mails(apps, language="zh-hant", number=2)
    make_digest_and_notice(apps)
    old = make_enquiry(
        apps, name="Lotus", message="Golden Lotus Casino Ltd.", folded="goldenlotuscasinoltd."
    )
    apps.get_model("contacts", "Entry").objects.create(
        enquiry=old, kind="note", text="Also Tai Fung Estates, Lda.", at=NOON
    )
    broken = make_enquiry(apps, name="Broken")
    make_enquiry(apps, name="Kept", due_at=NOON)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE contacts_enquiry SET due_at = %s WHERE id = %s",
            [CANNOT_BE_READ[connection.vendor], broken.pk],
        )
    _let_somebody_see_the_outbox()


def _let_somebody_see_the_outbox() -> None:
    person = User.objects.create_user("clerk", is_staff=True)
    kind, _made = ContentType.objects.get_or_create(app_label="contacts", model="outboxmessage")
    seeing, _made = Permission.objects.get_or_create(
        content_type=kind, codename="view_outboxmessage", defaults={"name": "Can view letter"}
    )
    person.user_permissions.add(seeing)


# What 1.0 has: the outbox among the enquiries.
FIRST_RELEASE = (
    ("briefings", "0013_under_way_from_the_start"),
    ("contacts", "0003_letters_to_staff"),
)
# By the migrations after which they are made.
ROWS = (
    ([("briefings", "0008_tallies")], make_frozen_rows),
    ([("briefings", "0011_search_settings")], make_revisions),
    (FIRST_RELEASE, make_enquiries),
    ([("briefings", "0015_stated_choices")], make_changes),
    ([("briefings", "0016_listings_by_update")], make_people),
    ([("briefings", "0020_behind_several")], make_edits),
    ([("briefings", "0027_spellings_by_code_point")], make_imports),
)
