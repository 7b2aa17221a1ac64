"""A mail shows what changed as far as 100 kB allow, and never says that nothing did."""

from datetime import timedelta

import pytest

from alerts.distribution import digests, fan_out
from alerts.models import Alert
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from tests.support.factories import (
    deliver_due,
    drafting,
    make_briefing,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db

UNCHANGED = "The text in your language is unchanged."
A_TABLE = "| A | B |\n|---|---|\n" + "".join(f"| {{0}}{row} | {{0}} |\n" for row in range(300))


@pytest.fixture(autouse=True)
def fast(settings):
    settings.BULK_MAILS_PER_MINUTE = 600_000


def rewrite(briefing: Briefing, zh_hant: str, en: str, note=("更正。", "Corrected.")) -> None:
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0] |= {"zh-hant": zh_hant, "en": en}
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    publish_now(briefing, at=clock.now(), note=note)


def published(zh_hant: str = "舊。", en: str = "Old.", **fields: str) -> Briefing:
    briefing = make_briefing(sections=[section(pair(zh_hant, en))])
    Briefing.objects.filter(pk=briefing.pk).update(**fields)
    briefing.refresh_from_db()
    publish_now(briefing, at=clock.now())
    return briefing


def digest_of_tomorrow() -> None:
    fan_out.fan_out_all(at=clock.now())
    tomorrow = clock.now() + timedelta(days=1, hours=1)
    digests.enqueue_all(at=tomorrow)
    deliver_due(tomorrow)


def text_of(mail) -> str:
    return mail.get_body(("plain",)).get_content()


def test_a_paragraph_that_does_not_fit_is_cut_before_and_after(follow, postbox):
    briefing = published("舊" * 3000, "Old " * 3000)
    follow(view="parallel")
    rewrite(briefing, "新" * 3000, "New " * 3000)

    fan_out.fan_out_all(at=clock.now())
    deliver_due(clock.now())

    [mail] = postbox.mails
    assert UNCHANGED not in text_of(mail)
    for words in ("[-舊舊", "[+新新", "[-Old ", "[+New ", "…"):
        assert words in text_of(mail)
    assert len(mail.as_bytes()) < 100_000


def test_a_table_that_does_not_fit_is_said_to_be_on_the_site(follow, postbox):
    table = A_TABLE.format("甲乙丙丁")
    briefing = published(table, table)
    follow(view="parallel")
    changed = A_TABLE.format("戊己庚辛")
    rewrite(briefing, changed, changed)

    fan_out.fan_out_all(at=clock.now())
    deliver_due(clock.now())

    [mail] = postbox.mails
    assert UNCHANGED not in text_of(mail)
    assert "What changed is too long for an e-mail. The site shows it." in text_of(mail)
    assert len(mail.as_bytes()) < 100_000


def test_a_digest_shows_what_changed_in_each_of_its_items(follow, postbox):
    briefings = [published() for _count in range(20)]
    follow(view="parallel", rhythm="daily")
    for briefing in briefings:
        rewrite(briefing, "合同有效期改為十年。" * 12, "The contract now runs for ten years. " * 8)

    digest_of_tomorrow()

    [mail] = postbox.mails
    shown = text_of(mail).count("What changed: ")
    assert shown >= 8
    assert text_of(mail).count("合同有效期改為十年") >= shown
    assert UNCHANGED not in text_of(mail)
    assert "too long for a mail" not in text_of(mail)
    assert f"{20 - shown} earlier items are on the site" in text_of(mail)
    assert len(mail.as_bytes()) < 100_000


def test_a_digest_of_long_texts_has_at_most_100_kilobytes(follow, postbox):
    follow(view="parallel", rhythm="daily")
    for count in range(20):
        published(
            standfirst_zh_hant="新法" * 400,
            standfirst_en="A new law. " * 90,
            key_points_zh_hant="\n".join(["- 要點" * 90] * (8 * (count % 2))),
            key_points_en="\n".join(["- A point of law." * 30] * (8 * (count % 2))),
        )
    briefing = published()
    rewrite(briefing, "新" * 2000, "New " * 900, note=("更" * 2000, "More " * 400))

    digest_of_tomorrow()

    assert Alert.objects.count() == 22
    assert "新法新法" in text_of(postbox.mails[0])
    assert len(postbox.mails[0].as_bytes()) < 100_000


def test_the_key_points_of_a_new_briefing_are_plain_text_of_a_bounded_length(follow, postbox):
    follow(view="parallel")
    published(
        key_points_zh_hant="\n".join(["- **要點**" + "詳" * 3000] * 8),
        key_points_en="\n".join(["- **A point** of [law](https://www.io.gov.mo/)." * 300] * 8),
    )

    fan_out.fan_out_all(at=clock.now())
    deliver_due(clock.now())

    [mail] = postbox.mails
    assert "- A point of law" in text_of(mail)
    assert "- 要點" in text_of(mail)
    assert "**" not in text_of(mail)
    assert len(mail.as_bytes()) < 100_000
