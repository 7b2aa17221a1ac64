"""A reader asks by the form, confirms by the mail's link, changes and leaves by secret links."""

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from alerts import secret_links
from alerts.consent import ledger
from alerts.following.change import change
from alerts.following.confirm import Wishes
from alerts.models import (
    Attempt,
    Consent,
    ConsentWording,
    Follower,
    Following,
    FollowRequest,
    Suppression,
)
from alerts.topics import Topic
from briefings.models.base.immutable import ImmutableError
from briefings.models.published.edition import Listing
from mail.models import Message
from tests.alerts.conftest import link_in
from tests.support.factories import deliver_due, make_area, make_author

pytestmark = pytest.mark.django_db


def topics_of(follower: Follower) -> set[str]:
    return {str(topic) for topic in follower.topics.all()}


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("en", "Please confirm: mails about briefings"),
        ("zh-hant", "請確認訂閱"),
        ("zh-hans", "请确认订阅"),
    ],
)
def test_a_reader_follows_with_two_fields_and_one_confirmation(
    ask, postbox, noon, language, subject
):
    area = make_area()

    answer = ask(about="area:ip", language=language)
    deliver_due(noon)

    [mail] = postbox.mails
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/follow/asked/")
    assert mail["Subject"].startswith(subject)
    assert mail["To"] == "chan@client.example"
    assert not Follower.objects.exists()

    path = link_in(mail, "confirm")
    page = Client().get(path)
    assert page.status_code == 200
    assert not Follower.objects.exists()

    typed = {"topics": [f"area:{area.pk}"], "view": "parallel", "rhythm": "daily", "minor": "on"}
    Client().post(path, typed)

    follower = Follower.objects.get()
    assert (follower.email, follower.view, follower.rhythm, follower.minor) == (
        "chan@client.example",
        "parallel",
        "daily",
        True,
    )
    assert topics_of(follower) == {f"area:{area.pk}"}


def test_a_reader_of_simplified_chinese_agrees_to_words_in_it(ask, postbox, noon):
    make_area()
    ask(about="area:ip", language="zh-hans")
    deliver_due(noon)

    [mail] = postbox.mails
    words = "本人可随时经每封电邮内的连结免费撤回此同意"
    assert words in Client().get("/zh-hans/follow/?about=area:ip").text
    assert words in mail.get_body(("plain",)).get_content()


def test_the_ledger_keeps_the_words_their_language_and_the_times(follow):
    follow(view="en")

    consent = Consent.objects.get()
    assert (consent.email, consent.language, consent.topics) == (
        "chan@client.example",
        "en",
        ["everything"],
    )
    assert "free of charge, by a link in each e-mail" in consent.wording.words
    assert consent.asked_at <= consent.given_at
    assert consent.ended_at is None
    with pytest.raises(ImmutableError):
        ConsentWording.objects.update(words="Others.")


def test_the_confirmation_says_in_both_languages_who_writes_and_what_is_agreed_to(
    ask, postbox, noon
):
    ask()
    deliver_due(noon)

    text = postbox.mails[0].get_body(("plain",)).get_content()
    html = postbox.mails[0].get_body(("html",)).get_content()
    for words in ("free of charge", "免費", "do nothing", "無須理會"):
        assert words in text
        assert words in html
    assert "chan@client.example" not in text


def test_a_link_that_is_looked_at_by_a_program_changes_nothing(follow, client):
    follower = follow()
    make_area()
    pages = [secret_links.manage(follower), secret_links.leave(follower)]

    for url in pages:
        path = url.partition("127.0.0.1:8000")[2]
        for method in ("GET", "HEAD"):
            assert client.generic(method, path).status_code == 200

    assert Follower.objects.get() == follower
    assert not client.cookies


def test_one_click_leaves_without_cookie_or_confirmation_and_may_be_repeated(follow, noon):
    path = link_of(follow(), "leave")
    program = Client(enforce_csrf_checks=True)

    answers = [program.post(path, {"List-Unsubscribe": "One-Click"}) for _twice in range(2)]

    consent = Consent.objects.get()
    assert [answer.status_code for answer in answers] == [200, 200]
    assert not Follower.objects.exists()
    assert not Following.objects.exists()
    assert (consent.ended_by, consent.ended_at is None) == ("one_click", False)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("", b""),
        ("application/json", b"{}"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"List-Unsubscribe=One-Click"),
        ("application/x-www-form-urlencoded", b"a=1&" * 3000),
        ("multipart/form-data", b"List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=x", b"--x"),
    ],
)
def test_a_post_to_the_link_leaves_whatever_its_body_is(follow, client, kind, body):
    answer = client.post(link_of(follow(), "leave"), data=body, content_type=kind)

    assert answer.status_code == 200
    assert not Follower.objects.exists()


def test_the_pages_button_leaves_too(follow, client):
    client.post(link_of(follow(), "leave"))

    assert Consent.objects.get().ended_by == "left"


def test_an_earlier_link_of_somebody_who_follows_again_says_which_one_to_use(follow, client):
    earlier = link_of(follow(), "leave")
    client.post(earlier)
    again = follow()

    for ask in (client.get, client.post):
        page = ask(earlier)
        assert "use the link in a newer e-mail" in page.text
    assert Follower.objects.get() == again


def test_a_follower_changes_what_they_get_and_new_topics_are_a_consent_of_their_own(follow, client):
    area, author = make_area(), make_author()
    path = link_of(follow(), "manage")

    typed = {
        "topics": [f"area:{area.pk}", f"author:{author.pk}"],
        "view": "zh-hant",
        "rhythm": "weekly",
    }
    answer = client.post(path, typed)

    follower = Follower.objects.get()
    assert answer.status_code == 302
    assert topics_of(follower) == {f"area:{area.pk}", f"author:{author.pk}"}
    assert (follower.view, follower.rhythm) == ("zh-hant", "weekly")
    assert [consent.topics for consent in Consent.objects.order_by("pk")] == [
        ["everything"],
        [f"area:{area.pk}", f"author:{author.pk}"],
    ]


def test_a_consent_names_the_language_of_the_page_on_which_it_was_given(follow, client):
    area = make_area()
    path = link_of(follow(), "manage").replace("/en/", "/zh-hant/")

    client.post(path, {"topics": [f"area:{area.pk}"], "view": "en", "rhythm": "at_once"})

    consent = Consent.objects.latest("pk")
    assert (consent.language, consent.wording.language) == ("zh-hant", "zh-hant")


def test_a_confirmation_of_topics_that_are_gone_says_so_and_what_to_do(ask, postbox, noon, client):
    area = make_area()
    ask(about="area:ip")
    deliver_due(noon)
    path = link_in(postbox.mails[0], "confirm")
    area.delete()

    for answer in (client.get(path), client.post(path, {"view": "en", "rhythm": "daily"})):
        page = answer.content.decode()
        assert answer.status_code == 404
        assert "What you asked to follow is no longer available" in page
        assert reverse("alerts:follow") in page
        assert "<form" not in page.split("<main")[1]
    assert not Follower.objects.exists()


def test_confirming_twice_is_confirming_once(ask, postbox, noon, client):
    ask()
    deliver_due(noon)
    path = link_in(postbox.mails[0], "confirm")
    typed = {"topics": ["everything"], "view": "en", "rhythm": "at_once"}

    answers = [client.post(path, typed), client.post(path, typed), client.get(path)]

    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert Consent.objects.count() == 1


def test_the_answer_is_the_same_whether_an_address_follows_or_not(follow, ask):
    follow("known@client.example")
    Suppression.objects.create(
        digest=Suppression.digest_of("refused@client.example"),
        reason="refused",
        at="2025-05-02T00Z",
    )

    answers = [ask(f"{name}@client.example") for name in ("known", "unknown", "refused")]

    assert (
        len({(answer.status_code, answer["Location"], answer.content) for answer in answers}) == 1
    )


def test_a_mailbox_gets_one_confirmation_a_day_however_it_is_spelt(ask, noon):
    for email in ("Chan.Tai@gmail.com", "chantai+news@gmail.com", "ch.antai@googlemail.com"):
        assert ask(email).status_code == 302

    assert Message.objects.count() == 1
    assert Attempt.objects.filter(mailed=True).count() == 1


@pytest.mark.parametrize(
    "spelling",
    [
        '"chan"@client.example',
        '"ch\\an"@client.example',
        '"chan+x"@client.example',
        "chan@ⓒlient.example",
        "chan@cli\u00adent.example",
    ],
)
def test_no_other_spelling_of_an_address_brings_its_mailbox_a_second_mail(ask, spelling):
    for email in ("chan@client.example", spelling):
        assert ask(email).status_code == 302

    assert Message.objects.count() == 1


def test_a_domain_in_other_letters_and_in_ascii_is_one(ask):
    for email in ("lei@bücher.example", "lei@xn--bcher-kva.example"):
        assert ask(email).status_code == 302

    assert Message.objects.count() == 1


def test_an_address_that_gets_no_mails_gets_none_by_another_spelling_either(ask, noon):
    ledger.suppress("chan@client.example", reason="complaint", at=noon)

    for email in ("chan@client.example", "chan+x@client.example", '"chan"@client.example'):
        assert ask(email).status_code == 302

    assert not Message.objects.exists()


def test_topics_that_are_asked_for_on_one_day_stand_behind_one_link(ask, postbox, noon, client):
    make_area()
    make_author()
    for about in ("area:ip", "author:ana-lei"):
        ask(about=about)
    deliver_due(noon)

    page = client.get(link_in(postbox.mails[0], "confirm")).text

    assert len(postbox.mails) == 1
    assert "Intellectual property" in page
    assert "Ana Lei" in page


def test_the_link_of_today_covers_a_topic_that_is_asked_for_after_confirming(
    ask, postbox, noon, client
):
    area = make_area()
    ask()
    deliver_due(noon)
    path = link_in(postbox.mails[0], "confirm")
    client.post(path, {"topics": ["everything"], "view": "en", "rhythm": "at_once"})

    ask(about="area:ip")
    client.post(path, {"topics": [f"area:{area.pk}"], "view": "en", "rhythm": "at_once"})

    assert topics_of(Follower.objects.get()) == {"everything", f"area:{area.pk}"}
    assert [consent.topics for consent in Consent.objects.order_by("pk")] == [
        ["everything"],
        [f"area:{area.pk}"],
    ]


def test_a_reader_who_left_can_follow_again_on_the_same_day(follow, client):
    client.post(link_of(follow(), "leave"))

    follower = follow()

    assert topics_of(follower) == {"everything"}


def test_a_network_that_asks_too_often_is_asked_to_wait(ask, settings):
    settings.FOLLOWS_PER_ADDRESS = 2

    answers = [ask(f"{number}@client.example") for number in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert int(answers[2]["Retry-After"]) > 0
    assert 'value="2@client.example"' in answers[2].text
    assert FollowRequest.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"email": "nobody"}, 422),
        ({"email": ""}, 422),
        ({"email": "İ" * 200 + "@client.example"}, 422),  # longer in small letters
        ({"view": "fr"}, 422),
        ({"form_key": ""}, 403),
        ({"form_key": "follow.x.y"}, 403),
        ({"about": "draft:2025-1"}, 422),
        ({"about": "everything\x00"}, 422),
    ],
)
def test_a_form_that_is_not_ours_or_not_complete_stores_nothing(ask, changes, status):
    answer = ask(**({"email": "chan@client.example"} | changes))

    assert answer.status_code == status
    assert not FollowRequest.objects.exists()


@pytest.mark.parametrize("email", ["chan＠client。example", " Chan@client.example "])
def test_an_address_typed_with_a_chinese_keyboard_is_understood(ask, email):
    ask(email)

    assert FollowRequest.objects.get().email_key == "chan@client.example"


@pytest.mark.parametrize(
    "about", ["briefing:2025-1", "area:none", "author:none", "x:y", "paragraph:2025-1/x"]
)
def test_what_is_not_public_is_not_named_and_everything_is_offered_instead(client, briefing, about):
    page = client.get("/en/follow/", {"about": about}).text

    assert briefing.title_en not in page
    assert "All briefings" in page


def test_a_paragraph_is_followed_by_its_own_id(follow, edition, client):
    reference = edition.snapshot.reference
    pair = list(edition.snapshot.pairs())[1]
    about = f"paragraph:{reference}/{pair.id}"

    page = client.get("/en/follow/", {"about": about}).text
    follower = follow(about=about)

    assert "¶ 2" in page
    assert f"#p-{pair.id}" in page
    assert topics_of(follower) == {about}


def test_a_forged_link_is_unknown(client, follow):
    token = secret_links.follower_token(follow())
    forged = [token[:-1] + ("A" if token[-1] != "A" else "B"), "1-x", "1.2.3", "x" * 500, "%00"]

    for page in ("confirm", "manage", "leave"):
        for each in forged:
            assert client.post(f"/en/follow/{page}/{each}/").status_code == 404
    assert Follower.objects.exists()


def test_no_table_holds_a_link_that_opens_anything(follow, ask):
    """Neither the tokens nor, in the outbox, an address."""
    follower = follow()
    ask("other@client.example")
    request = FollowRequest.objects.get(email_key="other@client.example")
    tokens = (secret_links.follower_token(follower), secret_links.confirmation_token(request))

    for model in apps.get_models():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            held = str(cursor.fetchall())
        assert not any(token in held for token in tokens)
    assert "client.example" not in str(list(Message.objects.values_list("about", flat=True)))


def test_a_request_from_another_sites_page_is_refused(client):
    answer = client.post(
        "/en/follow/", {"email": "chan@client.example"}, headers={"Origin": "https://other.example"}
    )

    assert answer.status_code == 403
    assert not FollowRequest.objects.exists()


def test_saving_settings_keeps_what_is_withdrawn_for_now(follow, edition, client):
    about = f"briefing:{edition.snapshot.reference}"
    follower = follow(about=about)
    Listing.objects.all().delete()

    client.post(link_of(follower, "manage"), {"topics": [], "view": "en", "rhythm": "weekly"})

    follower.refresh_from_db()
    assert (follower.rhythm, topics_of(follower)) == ("weekly", {about})


def test_who_leaves_while_their_settings_are_saved_has_left(follow, noon):
    follower = follow()
    ledger.end(follower.email_key, how="left", at=noon)

    change(
        follower=follower,
        topics=[Topic("everything")],
        wishes=Wishes("en", "daily", minor=False),
        wording=ConsentWording.objects.get(),
        language="en",
        at=noon,
    )

    assert not Follower.objects.exists()
    assert not Consent.objects.filter(ended_at=None).exists()


def link_of(follower: Follower, page: str) -> str:
    return f"/en/follow/{page}/{secret_links.follower_token(follower)}/"
