"""Outsiders read a draft by a secret link and comment on it."""

import re
import secrets
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from briefings import publishing
from briefings.drafting import recycle_bin
from briefings.models.audit import AuditEntry
from briefings.models.draft.preview import PreviewComment, PreviewLink
from briefings.sharing import preview_links
from briefings.text.texts import Texts
from tests.support import pictures
from tests.support.factories import make_briefing, pair, section


@pytest.fixture
def shared(briefing, lawyer):
    """A link that takes comments, and its address."""

    def make(*, takes_comments=True, days=7, at=None):
        link, token = preview_links.share(
            briefing=briefing,
            by=lawyer,
            at=at or timezone.now(),
            label="Ms Chan, client",
            days=days,
            takes_comments=takes_comments,
        )
        return link, f"/preview/{token}/"

    return make


@pytest.fixture
def outsider(db) -> Client:
    """Somebody without an account, whose forms are checked as a stranger's are."""
    return Client(enforce_csrf_checks=True)


def first_pair(briefing) -> str:
    return next(publishing.freeze(briefing).pairs()).id


def say(client, address, briefing, text="第二句不對。 ", headers=None, **more):
    data = {"paragraph": first_pair(briefing), "name": "陳小姐", "text": text} | more
    return client.post(address, data, headers=headers)


@pytest.mark.one_database
@pytest.mark.parametrize("view", ["zh-hant", "en", "parallel"])
def test_a_chat_that_unfurls_the_link_learns_nothing_of_the_draft(outsider, shared, briefing, view):
    briefing.title_zh_hant, briefing.title_en = "收購大陸酒店", "Acquisition of the Mainland Hotel"
    briefing.save()
    _link, address = shared()

    head = outsider.get(f"{address}?view={view}").text.split("</head>")[0]

    assert "收購" not in head
    assert "Mainland" not in head
    # What a chat shows is told to it, or it would take the first words of the page.
    assert '<meta property="og:title" content="' in head
    assert '<meta property="og:description" content="' in head
    assert head.count('name="description"') == 1


@pytest.mark.one_database
def test_an_author_of_a_draft_whom_no_client_sees_is_named_without_an_address(outsider, shared):
    _link, address = shared()

    page = outsider.get(f"{address}?view=en").text

    assert "Ana Lei" in page
    assert "/people/ana" not in page


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("view", "shows", "hides"),
    [
        ("zh-hant", "申請費減半。", "Application fees are halved."),
        ("en", "Application fees are halved.", "申請費減半。"),
    ],
)
def test_an_outsider_reads_the_draft_in_one_language(outsider, shared, view, shows, hides):
    _link, address = shared()

    answer = outsider.get(f"{address}?view={view}")

    assert answer.status_code == 200
    assert shows in answer.text
    assert hides not in answer.text


@pytest.mark.one_database
def test_an_outsider_reads_both_side_by_side_under_a_banner_in_both_languages(outsider, shared):
    _link, address = shared()

    page = outsider.get(address).text

    assert "申請費減半。" in page
    assert "Application fees are halved." in page
    assert "Confidential draft, not published" in page
    assert 'class="notice draft"' in page


@pytest.mark.one_database
def test_nobody_keeps_or_lists_a_preview_and_it_sets_no_cookie(outsider, shared, briefing):
    _link, address = shared()

    for answer in (
        outsider.get(address),
        outsider.head(address),
        outsider.get("/preview/no-such-token/"),
        say(outsider, address, briefing),
        say(outsider, address, briefing, text=" "),
    ):
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
        assert "ETag" not in answer


@pytest.mark.one_database
def test_a_preview_names_no_public_address_of_the_draft(outsider, shared, briefing):
    _link, address = shared()

    page = outsider.get(address).text

    assert 'rel="canonical"' not in page
    assert f"/briefings/{briefing.reference}/" not in page
    assert "og:url" not in page


def test_only_a_digest_of_the_token_is_stored(shared):
    link, address = shared()
    token = address.split("/")[2]

    stored = PreviewLink.objects.filter(pk=link.pk).values_list().get()

    assert len(token) == 32  # 24 bytes: 192 bits
    assert token not in map(str, stored)
    assert re.fullmatch("[0-9a-f]{64}", link.token_digest)


@pytest.mark.one_database
def test_expired_ended_mistyped_and_unknown_links_answer_the_same_page(
    outsider, shared, lawyer, briefing
):
    expired = shared(days=1, at=timezone.now() - timedelta(days=1, seconds=1))[1]
    link, ended = shared()
    preview_links.unshare(link=link, by=lawyer, at=timezone.now())
    good = shared()[1]
    changed = good[:-2] + ("A" if good[-2] != "A" else "B") + "/"
    unknown = f"/preview/{secrets.token_urlsafe(24)}/"
    odd = ("/preview/x/", f"/preview/{'x' * 500}/", "/preview/%00/")

    answers = [outsider.get(each) for each in (expired, ended, changed, unknown, *odd)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert '<h1 lang="zh-Hant-HK">此連結' in answers[0].text
    assert '<h2 lang="en">This link shows nothing' in answers[0].text


def test_an_expired_link_stays_dead_though_the_processs_clock_is_behind(
    outsider, shared, monkeypatch
):
    now = timezone.now()
    expired = shared(days=1, at=now - timedelta(days=2))[1]
    monkeypatch.setattr(timezone, "now", lambda: now - timedelta(days=2))

    assert outsider.get(expired).status_code == 404


def test_a_link_is_dead_from_its_last_moment_on(shared):
    link, address = shared()
    token = address.split("/")[2]

    assert preview_links.opened(token, at=link.expires_at - timedelta(microseconds=1))
    assert preview_links.opened(token, at=link.expires_at) is None


def test_links_die_with_the_withdrawal_of_the_briefing(outsider, shared, edition, noon):
    _link, address = shared()

    publishing.withdraw(
        briefing=edition.briefing, by=None, at=noon, reason=Texts("錯誤。", "Wrong.")
    )

    assert outsider.get(address).status_code == 404


def test_links_are_dead_while_the_draft_is_in_the_bin(outsider, shared, briefing, lawyer, noon):
    _link, address = shared()
    recycle_bin.throw_away(briefing=briefing, by=lawyer, at=noon)

    assert outsider.get(address).status_code == 404

    recycle_bin.recover(briefing=briefing, by=lawyer, at=noon)
    assert outsider.get(address).status_code == 200


def test_a_comment_is_kept_letter_for_letter_and_shown_to_who_wrote_it(outsider, shared, briefing):
    link, address = shared()
    text = "  ﬁrst line\r\n<b>&amp;</b> ＡＢＣ  "

    answer = say(outsider, address, briefing, text=text)

    kept = PreviewComment.objects.get(link=link)
    assert answer.status_code == 303
    assert kept.text == "  ﬁrst line\n<b>&amp;</b> ＡＢＣ  "
    page = outsider.get(address).text
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt; ＡＢＣ" in page
    assert "陳小姐" in page


@pytest.mark.one_database
def test_another_link_does_not_show_what_was_said_through_the_first(outsider, shared, briefing):
    _first, address = shared()
    _second, other = shared()
    say(outsider, address, briefing, text="between us")

    assert "between us" not in outsider.get(other).text


@pytest.mark.one_database
@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"text": "  "}, {"text": "x" * 2001}, {"name": "x" * 101}, {"text": "a\x00b"}],
)
def test_a_comment_that_cannot_be_taken_is_given_back(outsider, shared, briefing, wrong):
    _link, address = shared()

    answer = say(outsider, address, briefing, **wrong)

    assert answer.status_code == 400
    assert not PreviewComment.objects.exists()
    assert 'role="alert"' in answer.text


@pytest.mark.one_database
def test_a_comment_on_a_paragraph_that_is_not_there_is_refused(outsider, shared, briefing):
    _link, address = shared()

    answer = say(outsider, address, briefing, paragraph="zzzzzzzzzz")

    assert answer.status_code == 400
    assert not PreviewComment.objects.exists()


@pytest.mark.one_database
def test_a_link_without_comments_takes_none(outsider, shared, briefing):
    _link, address = shared(takes_comments=False)

    answer = say(outsider, address, briefing)

    assert answer.status_code == 403
    assert "<form method" not in outsider.get(address).text
    assert not PreviewComment.objects.exists()


@pytest.mark.one_database
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://stranger.example"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver:8000"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://stranger.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_another_site_cannot_comment_through_somebodys_browser(outsider, shared, briefing, headers):
    _link, address = shared()

    answer = say(outsider, address, briefing, headers=headers)

    assert answer.status_code == 403
    assert not PreviewComment.objects.exists()


@pytest.mark.one_database
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://testserver"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"},
        # What browsers send from a page that gives no referrer.
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_the_previews_own_form_is_taken(outsider, shared, briefing, headers):
    _link, address = shared()

    assert say(outsider, address, briefing, headers=headers).status_code == 303


def test_ten_comments_a_minute_are_taken_and_no_more(outsider, shared, briefing):
    _link, address = shared()

    answers = [say(outsider, address, briefing).status_code for _each in range(11)]

    assert answers == [303] * 10 + [429]


def test_a_link_takes_two_hundred_comments(outsider, shared, briefing, noon):
    link, address = shared()
    PreviewComment.objects.bulk_create(
        PreviewComment(link=link, paragraph="x", name="x", text="x", written_at=noon)
        for _each in range(200)
    )

    assert say(outsider, address, briefing).status_code == 429


def test_making_and_ending_a_link_is_recorded_without_its_token_and_for_whom(shared, lawyer):
    link, address = shared()
    preview_links.unshare(link=link, by=lawyer, at=timezone.now())

    rows = list(
        AuditEntry.objects.filter(action__in=["shared", "unshared"]).order_by("pk").values()
    )

    assert [row["action"] for row in rows] == ["shared", "unshared"]
    assert address.split("/")[2] not in str(rows)
    assert "Ms Chan" not in str(rows)


@pytest.mark.one_database
def test_the_pictures_of_the_draft_are_shown_through_the_link_only(outsider, lawyer):
    shown, other = (pictures.stored(pictures.chart(bars=bars), alt="Bars") for bars in (3, 4))
    briefing = make_briefing(sections=[section(pair(shown.source(), shown.source()))])
    link, token = preview_links.share(
        briefing=briefing,
        by=lawyer,
        at=timezone.now(),
        label="Ms Chan",
        days=7,
        takes_comments=False,
    )
    place = f"/preview/{token}/figures/"

    page = outsider.get(f"/preview/{token}/").content.decode()
    answer = outsider.get(shown.address(place))

    assert page.count(f'src="{shown.address(place)}"') == 2
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["Cache-Control"] == "no-store, private"
    assert outsider.get(other.address(place)).status_code == 404
    assert outsider.get(shown.address("/preview/guessed/figures/")).status_code == 404
    link.revoked_at = timezone.now()
    link.save()
    assert outsider.get(shown.address(place)).status_code == 404
