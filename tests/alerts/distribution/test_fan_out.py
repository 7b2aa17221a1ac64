"""Followers are told of publications, corrections and withdrawals, each once, by mail."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from alerts.distribution import fan_out
from alerts.models import Alert, Consent, FanOut, Follower, Suppression
from briefings import publishing
from briefings.models import clock
from briefings.models.people import PracticeArea
from briefings.models.published.announcement import Announcement
from briefings.models.series import Series
from briefings.text.texts import Texts
from mail.models import Message, Pace
from mail.outgoing import outbox
from tests.support.factories import (
    change_side,
    deliver_due,
    drafting,
    make_area,
    make_briefing,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fast(settings):
    settings.BULK_MAILS_PER_MINUTE = 600_000


def tell() -> None:
    fan_out.fan_out_all(at=clock.now())
    deliver_due(clock.now())


def correct(briefing, *, note=("更正。", "Corrected."), **sides: str) -> None:
    for language, text in sides.items():
        change_side(briefing, language.replace("_", "-"), text, by=None)
    publish_now(briefing, at=clock.now(), note=note)


def answering(answer: str) -> Callable:
    """Return what a mail server that always gives this answer does with a command."""

    async def handle(*_about) -> str:
        return answer

    return handle


def text_of(mail) -> str:
    return mail.get_body(("plain",)).get_content()


def html_of(mail) -> str:
    return mail.get_body(("html",)).get_content()


def paragraph_of(briefing, number: int) -> str:
    pairs = list(publishing.freeze(briefing).pairs())
    return f"paragraph:{briefing.reference}/{pairs[number - 1].id}"


def test_a_first_publication_is_told_in_each_followers_languages(follow, postbox):
    for name, view in (("en", "en"), ("zh", "zh-hant"), ("hans", "zh-hans"), ("both", "parallel")):
        follow(f"{name}@client.example", view=view)
    briefing = make_briefing()
    postbox.recipients.clear()

    publish_now(briefing, at=clock.now())
    tell()

    mails = {mail["To"].partition("@")[0]: mail for mail in postbox.mails}
    assert mails["en"]["Subject"] == f"New briefing: {briefing.title_en}"
    assert mails["zh"]["Subject"] == f"新簡報：{briefing.title_zh_hant}"
    assert briefing.title_zh_hant not in text_of(mails["en"])
    assert briefing.title_en not in text_of(mails["zh"])
    assert "新简报" in text_of(mails["hans"])
    for title in (briefing.title_en, briefing.title_zh_hant):
        assert title in text_of(mails["both"])
    assert f"/zh-hant/briefings/{briefing.reference}/" in text_of(mails["zh"])
    assert f"/briefings/{briefing.reference}/parallel/" in text_of(mails["both"])


def test_each_mail_says_who_writes_and_how_to_end_it_in_both_languages(follow, postbox):
    follow()
    publish_now(make_briefing(), at=clock.now())
    tell()

    [mail] = postbox.mails
    for body in (text_of(mail), html_of(mail)):
        for words in (
            "Unsubscribe, free of charge",
            "免費取消",
            "Legal Briefings",
            "office@localhost.localdomain",
        ):
            assert words in body
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_one_click_in_a_mail_ends_them(follow, postbox):
    follow()
    publish_now(make_briefing(), at=clock.now())
    tell()
    url = postbox.mails[0]["List-Unsubscribe"].strip("<>")
    path = "/" + url.split("/", 3)[3]

    Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})
    publish_now(make_briefing(), at=clock.now())
    tell()

    assert len(postbox.mails) == 1
    assert Consent.objects.get().ended_by == "one_click"


def test_a_correction_shows_the_sentences_that_changed(follow, postbox, edition):
    follow(view="parallel")

    correct(edition.briefing, en="The term is ten years.", zh_hant="期限為十年。")
    tell()

    [mail] = postbox.mails
    assert mail["Subject"].startswith("Corrected: ")
    for body in (text_of(mail), html_of(mail)):
        assert "更正。" in body
        assert "Corrected." in body
        assert "ten years" in body
        assert "十年" in body
        assert "/editions/1..2/" in body
    assert "<ins" in html_of(mail)
    assert "<del" in html_of(mail)
    assert "[+" in text_of(mail)
    assert "[-" in text_of(mail)


def test_a_reader_of_one_language_is_not_shown_the_other(follow, postbox, edition):
    follow(view="en")

    correct(edition.briefing, zh_hant="期限為十年。")
    tell()

    assert "十年" not in text_of(postbox.mails[0])
    assert "The text in your language is unchanged." in text_of(postbox.mails[0])


def test_simplified_characters_are_converted(follow, postbox, edition):
    follow(view="zh-hans")

    correct(edition.briefing, zh_hant="條約於澳門生效。")
    tell()

    assert "条约" in text_of(postbox.mails[0])


def test_a_follower_of_a_paragraph_is_told_of_this_one_only(follow, postbox, edition):
    briefing = edition.briefing
    follow("first@client.example", about=paragraph_of(briefing, 1))
    follow("second@client.example", about=paragraph_of(briefing, 2))
    text = drafting.text_of(briefing)
    text["sections"][0]["heading"]["en"] = "Another heading"
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)

    correct(briefing, en="The term is ten years.")
    tell()

    [mail] = postbox.mails
    assert mail["To"] == "first@client.example"
    assert "ten years" in text_of(mail)
    assert "Another heading" not in text_of(mail)


def test_who_follows_more_than_the_paragraph_sees_all_of_it(follow, postbox, edition):
    briefing = edition.briefing
    follow(about=paragraph_of(briefing, 1))
    follow_more(Follower.objects.get(), f"briefing:{briefing.reference}")

    correct(briefing, en="The term is ten years.")
    tell()

    assert len(postbox.mails) == 1
    assert Alert.objects.get().paragraphs == []


def follow_more(follower: Follower, topic: str) -> None:
    kind, _colon, key = topic.partition(":")
    follower.topics.create(kind=kind, key=key)


@pytest.mark.parametrize(("minor", "told"), [({}, 0), ({"minor": "on"}, 1)])
def test_minor_corrections_are_told_only_to_who_asked(follow, postbox, edition, minor, told):
    follow(**minor)

    correct(edition.briefing, note=("", ""), en="Then.")
    tell()

    assert len(postbox.mails) == told


def test_a_withdrawal_gives_the_reason_and_what_supersedes_it_and_no_text(follow, postbox, edition):
    follow(view="parallel", about=paragraph_of(edition.briefing, 1))
    successor = make_briefing(title={"zh-hant": "新法", "en": "The new law"})
    publish_now(successor, at=clock.now())

    publishing.withdraw(
        briefing=edition.briefing,
        by=None,
        at=clock.now(),
        reason=Texts("法律已修改。", "The law has changed."),
        successor=successor,
    )
    tell()

    [mail] = postbox.mails
    body = text_of(mail)
    assert mail["Subject"].startswith("Withdrawn: ")
    assert "法律已修改。" in body
    assert "The law has changed." in body
    assert "The new law" in body
    assert f"/briefings/{successor.reference}/" in body
    paragraph = next(edition.snapshot.pairs())
    assert paragraph.text["en"] not in body


def test_what_was_withdrawn_before_its_mail_left_is_not_mailed(follow, postbox):
    follow()
    briefing = make_briefing()
    publish_now(briefing, at=clock.now())
    fan_out.fan_out_all(at=clock.now())

    reason = Texts("有誤。", "Wrong.")
    publishing.withdraw(briefing=briefing, by=None, at=clock.now(), reason=reason)
    deliver_due(clock.now())

    assert postbox.mails == []
    assert Message.objects.get(kind="alert").state == "cancelled"


def test_an_area_and_an_author_are_topics(follow, postbox):
    area = make_area()
    follow("area@client.example", about="area:ip", topics=[f"area:{area.pk}"])
    briefing = make_briefing()
    briefing.areas.add(area)

    publish_now(briefing, at=clock.now())
    publish_now(make_briefing(), at=clock.now())
    tell()

    assert len(postbox.mails) == 1


@pytest.mark.parametrize("renamed", ["before", "after"])
def test_followers_stay_when_the_address_of_their_topic_changes(follow, postbox, renamed):
    area = make_area()
    follow("area@client.example", about="area:ip", topics=[f"area:{area.pk}"])
    briefing = make_briefing()
    briefing.areas.add(area)
    if renamed == "before":
        PracticeArea.objects.update(slug="intellectual-property")
    publish_now(briefing, at=clock.now())
    tell()
    if renamed == "after":
        PracticeArea.objects.update(slug="intellectual-property")
    reason = Texts("理由。", "A reason.")
    publishing.withdraw(briefing=briefing, by=None, at=clock.now(), reason=reason)
    tell()

    assert len(postbox.mails) == 2


def test_a_series_is_a_topic(follow, postbox, edition):
    series = Series.objects.create(slug="gdpr", name_zh_hant="系列", name_en="The series")
    series.parts.create(briefing=edition.briefing)
    follow(about="series:gdpr", topics=[f"series:{series.pk}"])

    correct(edition.briefing, en="The term is ten years.")
    publish_now(make_briefing(), at=clock.now())
    tell()

    assert [mail["To"] for mail in postbox.mails] == ["chan@client.example"]


def test_who_confirms_after_the_publication_is_not_told_of_it(follow, postbox):
    publish_now(make_briefing(), at=clock.now())
    follow()
    tell()

    assert postbox.mails == []


def test_batches_tell_each_follower_once_wherever_they_are_cut(follow, postbox, monkeypatch):
    monkeypatch.setattr(fan_out, "A_BATCH", 2)
    for number in range(5):
        follow(f"{number}@client.example")
    publish_now(make_briefing(), at=clock.now())

    tell()
    tell()

    assert sorted(mail["To"] for mail in postbox.mails) == [
        f"{number}@client.example" for number in range(5)
    ]
    assert FanOut.objects.get().count == 5


def test_enquiries_mails_go_first_and_are_not_counted(follow, postbox, settings, noon):
    settings.BULK_MAILS_PER_MINUTE = 60
    for number in range(3):
        follow(f"{number}@client.example")
    publish_now(make_briefing(), at=clock.now())
    at = clock.now()
    fan_out.fan_out_all(at=at)
    Pace.objects.all().delete()
    outbox.enqueue(Message(kind="digest", created_at=at, message_id="<digest@firm>"))

    deliver_due(at)

    assert [mail["Message-ID"] == "<digest@firm>" for mail in postbox.mails] == [True, False]


@pytest.mark.parametrize("mood", ["cuts", "drops"])
def test_a_mail_that_may_have_arrived_is_repeated_three_times_at_most(follow, postbox, mood):
    follow()
    publish_now(make_briefing(), at=clock.now())
    fan_out.fan_out_all(at=clock.now())
    postbox.mails.clear()
    postbox.mood = mood
    now = clock.now()

    tries = sum(deliver_due(now + timedelta(minutes=minutes)) for minutes in range(600))

    assert tries == 4
    assert len({mail["Message-ID"] for mail in postbox.mails}) <= 1
    assert [row.state for row in Message.objects.filter(is_bulk=True)] == ["set_aside"]
    postbox.mood = "kind"
    assert outbox.try_again(Message.objects.all()) == 1
    deliver_due(now + timedelta(days=1))
    assert postbox.mails[-1]["List-Unsubscribe"]


def test_an_address_that_is_refused_for_good_gets_no_more(follow, postbox):
    follow()
    publish_now(make_briefing(), at=clock.now())
    postbox.mood = "550"
    tell()
    postbox.mood = "kind"
    publish_now(make_briefing(), at=clock.now())
    tell()

    assert postbox.mails == []
    assert not Follower.objects.exists()
    assert Suppression.objects.get().code == "550"
    assert Consent.objects.get().ended_by == "refused"


@pytest.mark.parametrize(
    ("answer", "is_about_the_address"),
    [("550 5.1.1 No such user", True), ("554 5.7.1 Looks like spam", False)],
)
def test_an_address_refused_after_the_mail_was_seen_gets_no_more(
    follow, postbox, monkeypatch, answer, is_about_the_address
):
    follow()
    publish_now(make_briefing(), at=clock.now())
    monkeypatch.setattr(postbox, "handle_DATA", answering(answer))
    tell()

    assert Follower.objects.exists() is not is_about_the_address
    assert Suppression.objects.exists() is is_about_the_address


@pytest.mark.parametrize(
    "answer",
    [
        "550 5.1.8 <briefings@firm.example>: Sender address rejected: Domain not found",
        "501 5.1.7 Bad sender address syntax",
        "530 Authentication required",
        "503 AUTH first",
        "554 5.7.1 Relay access denied",
    ],
)
def test_no_follower_is_lost_because_the_server_refuses_the_firm(
    follow, postbox, monkeypatch, answer
):
    follow()
    publish_now(make_briefing(), at=clock.now())
    monkeypatch.setattr(postbox, "handle_RCPT", answering(answer))
    tell()

    assert Follower.objects.exists()
    assert not Suppression.objects.exists()
    assert Message.objects.get(kind="alert").state == "waiting"


def test_a_mail_of_a_long_correction_has_at_most_100_kilobytes(follow, postbox):
    follow(view="parallel")
    long = [pair(f"舊{number}。", f"Old {number}.") for number in range(40)]
    briefing = make_briefing(sections=[section(*long)])
    publish_now(briefing, at=clock.now())
    text = drafting.text_of(briefing)
    for row in text["sections"][0]["paragraphs"]:
        row["zh-hant"], row["en"] = "新" * 900, "Newer" * 400
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    publish_now(briefing, at=clock.now(), note=("更" * 2000, "More " * 400))
    tell()

    mail = postbox.mails[-1]
    assert len(mail.as_bytes()) < 100_000
    assert "more changes are on the site" in text_of(mail)


def test_only_what_is_public_is_announced(briefing):
    assert not Announcement.objects.exists()

    publish_now(briefing, at=clock.now())

    assert [one.kind for one in Announcement.objects.all()] == ["first"]


def test_a_planned_publication_is_told_when_it_is_out_and_no_moment_earlier(
    follow, postbox, briefing, lawyer, noon
):
    follow()
    planning = {"briefing": briefing, "by": lawyer, "revision": briefing.revision}
    wishes = publishing.Choices(override="In force at midnight.")
    due = clock.now() + timedelta(hours=1)
    publishing.plan(at=clock.now(), due_at=due, choices=wishes, **planning)
    tell()
    assert postbox.mails == []

    publishing.publish_due(at=due)
    tell()

    assert [mail["Subject"] for mail in postbox.mails] == [f"New briefing: {briefing.title_en}"]


@pytest.mark.parametrize("title", ["⚖️ A new law", "A law\r\nBcc: all@client.example", "\u202ewal"])
def test_a_title_stays_in_the_subject_whatever_characters_it_has(follow, postbox, title):
    follow()
    publish_now(make_briefing(title={"zh-hant": "新法", "en": title}), at=clock.now())

    tell()

    [mail] = postbox.mails
    assert mail["Bcc"] is None
    assert mail["Subject"] == f"New briefing: {' '.join(title.split())}"
