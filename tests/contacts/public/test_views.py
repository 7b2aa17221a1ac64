import re
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from django.db import OperationalError
from django.test import Client

from briefings.models.firm import Firm
from briefings.text.languages import TABLE
from contacts import secret_links
from contacts.desk import handle_enquiry
from contacts.models import Desk, Enquiry, Entry
from mail.models import Message
from tests.briefings import every_construct
from tests.conftest import NOON
from tests.support.factories import (
    make_author,
    make_briefing,
    make_enquiry,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
TYPED = {
    "name": "陳大文",
    "email": "chan@client.example",
    "phone": "+853 2800 0000",
    "message": "How long\r\ndoes a renewal take?  ",
    "consent": "on",
}


def hidden(page) -> dict:
    """What the form carries along."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.content.decode())
    return dict(found)


def send(client, address="/en/contact/", **changes):
    typed = {**hidden(client.get(address)), **TYPED, **changes}
    return post(client, {k: v for k, v in typed.items() if v is not None}, address)


def post(client, typed, address="/en/contact/", **extra):
    """As a browser sends it."""
    body = typed if isinstance(typed, bytes) else urlencode(typed).encode()
    return client.generic("POST", address, body, content_type=extra.pop("type", FORM), **extra)


@pytest.fixture
def careful() -> Client:
    """A browser whose forms need their proof."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.one_database
def test_the_notices_stand_before_the_fields(client):
    for language, warning in (("en", "does not create"), ("zh-hant", "並不會建立")):
        page = client.get(f"/{language}/contact/").content.decode()

        assert page.index(warning) < page.index("8/2005") < page.index('name="name"')


@pytest.mark.one_database
def test_looking_at_the_form_stores_and_sends_nothing(client):
    client.get("/en/contact/", TYPED)

    assert not Enquiry.objects.exists()
    assert not Message.objects.exists()


def test_an_enquiry_is_stored_and_answered_with_a_receipt(client):
    answer = send(client)

    enquiry = Enquiry.objects.get()
    receipt = client.get(answer["Location"])
    assert answer.status_code == 302
    assert enquiry.message == TYPED["message"]
    assert enquiry.language == "en"
    assert enquiry.reference in receipt.content.decode()
    assert "no-store" in receipt["Cache-Control"]


def test_sending_twice_leads_to_the_same_receipt(client):
    typed = hidden(client.get("/en/contact/")) | TYPED

    first, second = (post(client, typed) for _time in range(2))

    assert first["Location"] == second["Location"]
    assert Enquiry.objects.count() == 1


@pytest.mark.one_database
def test_a_refused_form_keeps_all_that_was_typed_and_says_why(client):
    answer = send(client, email="nonsense", message="   ", name="Chan & <Co>")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chan &amp; &lt;Co&gt;" in page
    assert 'value="nonsense"' in page
    assert page.count("This is not an e-mail address") == 2  # on top and beside the field
    assert "autofocus" in page
    assert not Enquiry.objects.exists()


@pytest.mark.one_database
@pytest.mark.parametrize("field", ["name", "email", "message", "consent"])
def test_required_fields_are_required(client, field):
    assert send(client, **{field: None}).status_code == 422
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("message", "x" * 20_001),
        ("name", "x" * 201),
        ("phone", "1" * 61),
        ("email", "x" * 250 + "@a.example"),
        ("name", "two\r\nlines"),
    ],
)
def test_what_does_not_fit_is_refused_in_words_and_never_cut(client, field, text):
    answer = send(client, **{field: text})

    assert answer.status_code == 422
    assert text.split("\r")[0] in answer.content.decode()
    _masthead, _main, form = answer.content.decode().partition("<main")
    assert "maxlength" not in form
    assert not Enquiry.objects.exists()


def test_lines_count_as_one_character_each(client):
    assert send(client, message="x\r\n" * 10_000).status_code == 302


@pytest.mark.one_database
def test_a_form_without_its_proof_is_not_stored_but_given_back(careful):
    answer = post(careful, TYPED)

    assert answer.status_code == 403
    assert "does a renewal take?" in answer.content.decode()
    assert "csrfmiddlewaretoken" in answer.content.decode()
    assert not Enquiry.objects.exists()


@pytest.mark.one_database
@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_another_sites_form_is_refused_and_shows_nothing(careful, origin):
    typed = hidden(careful.get("/en/contact/")) | TYPED

    answer = post(careful, typed, headers={"Origin": origin})

    assert answer.status_code == 403
    assert "renewal" not in answer.content.decode()
    assert not Enquiry.objects.exists()


def test_a_flood_is_told_to_come_back_and_keeps_what_it_typed(client, settings):
    settings.ENQUIRIES_PER_ADDRESS = 1
    send(client)

    answer = send(client, message="Another.")

    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 601
    assert "Another." in answer.content.decode()


@pytest.mark.one_database
def test_a_forged_address_does_not_help(client, settings):
    settings.ENQUIRIES_PER_ADDRESS = 1
    send(client)
    typed = hidden(client.get("/en/contact/")) | TYPED | {"message": "Another."}

    answer = post(client, typed, headers={"X-Forwarded-For": "203.0.113.9"})

    assert answer.status_code == 429


@pytest.mark.one_database
def test_behind_the_firms_proxy_its_own_word_counts(client, settings):
    settings.ENQUIRIES_PER_ADDRESS = 1
    settings.PROXIES = 1
    answers = []
    for number, forwarded in enumerate(["1.1.1.1, 203.0.113.9", "2.2.2.2, 203.0.113.9", "4.4.4.4"]):
        typed = hidden(client.get("/en/contact/")) | TYPED | {"message": f"{number}"}
        answers.append(post(client, typed, headers={"X-Forwarded-For": forwarded}).status_code)

    assert answers == [302, 429, 302]


@pytest.mark.one_database
def test_the_pair_asked_about_is_shown_in_both_languages_and_kept(client, edition):
    pair = next(edition.snapshot.pairs())
    address = f"/en/contact/?about={edition.snapshot.reference}&paragraph={pair.id}"

    page = client.get(address).content.decode()
    send(client, address)

    enquiry = Enquiry.objects.get()
    assert pair.text["zh-hant"] in page
    assert pair.text["en"] in page
    assert page.index(pair.text["en"]) < page.index(pair.text["zh-hant"])
    assert (enquiry.edition, enquiry.paragraph) == (edition, pair.id)


@pytest.mark.one_database
def test_the_footnotes_of_the_pair_asked_about_have_the_numbers_of_its_page(client, noon):
    edition = publish_now(every_construct.make(), at=noon)
    pair = list(edition.snapshot.pairs())[-1]

    page = client.get(f"/en/contact/?about=2025-1&paragraph={pair.id}").content.decode()

    assert f'id="n-{pair.id}-en-4" value="4">- Judgment three.' in page
    assert f'id="n-{pair.id}-zh-hant-4" value="4">- 判決三。' in page


@pytest.mark.one_database
def test_a_draft_shows_nothing_on_the_form(client):
    draft = make_briefing()

    page = client.get(f"/en/contact/?about={draft.reference}").content.decode()

    assert "Trade Mark" not in page
    assert "not public now" in page


@pytest.mark.one_database
def test_the_briefings_author_is_suggested_and_can_be_changed(client, briefing):
    make_author("bo-chan", name_en="Bo Chan")
    author = briefing.authors.get()
    make_author(author.slug)
    from_briefing = publish(briefing)

    page = client.get(f"/en/contact/?about={from_briefing}").content.decode()
    send(client, f"/en/contact/?about={from_briefing}", lawyer="bo-chan")

    assert f'<option value="{author.slug}" selected>' in page
    assert Enquiry.objects.get().lawyer.slug == "bo-chan"


def publish(briefing) -> str:
    return publish_now(briefing, at=NOON).snapshot.reference


@pytest.mark.one_database
def test_a_lawyer_who_takes_no_enquiries_cannot_be_chosen(client):
    make_author(takes_enquiries=False)

    answer = send(client, lawyer="ana-lei")

    assert answer.status_code == 422


@pytest.mark.one_database
def test_changed_notices_are_read_again_before_anything_is_stored(client):
    answer = send(client, wording="0" * 64)

    assert answer.status_code == 422
    assert "notices have changed" in answer.content.decode()
    assert post(client, hidden(answer) | TYPED).status_code == 302


@pytest.mark.one_database
@pytest.mark.parametrize("body", [b"name=%00", b"name=%ff", b"message=a%ED%A0%80b", b"name=\xff"])
def test_what_cannot_be_read_is_a_bad_request(client, body):
    answer = post(client, body)

    assert answer.status_code == 400


@pytest.mark.one_database
@pytest.mark.parametrize("charset", ["latin-1", "utf-7", "utf-16", "big5", "idna", "hex"])
def test_odd_charsets_are_a_bad_request(client, charset):
    answer = post(client, b"name=x", type=f"{FORM}; charset={charset}")

    assert answer.status_code == 400


@pytest.mark.one_database
def test_the_sign_for_an_unreadable_character_can_be_typed(client):
    assert send(client, message="a\ufffdb").status_code == 302


@pytest.mark.one_database
@pytest.mark.parametrize("about", ["%00", "2025-99999999999999", "../..", "x" * 5000, "2025-1'--"])
def test_odd_addresses_are_no_server_error(client, about):
    assert client.get(f"/en/contact/?about={about}&paragraph={about}").status_code in {200, 400}


@pytest.mark.one_database
def test_a_changed_link_leads_nowhere(client, noon):
    token = send(client)["Location"].split("/")[-2]

    for wrong in (token[:-1] + ("A" if token[-1] != "A" else "B"), token.split(".")[0], "x", "%00"):
        for page in ("received", "status", "details"):
            assert client.get(f"/en/contact/{page}/{wrong}/").status_code == 404


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["received", "status"])
def test_behind_the_secret_link_clients_find_their_message_but_no_address(client, name):
    address = send(client, message="How long <b>\n  does a renewal take?")["Location"]

    answer = client.get(address.replace("received", name))

    page = answer.content.decode()
    assert "How long &lt;b&gt;\n  does a renewal take?" in page
    assert "within 2 working days" in page
    assert "chan@client.example" not in page
    assert "陳大文" not in page
    assert "no-store" in answer["Cache-Control"]
    assert 'content="noindex"' in page


@pytest.mark.one_database
def test_details_sent_after_the_conflict_check_are_on_no_page(client, invited):
    post(client, hidden(client.get(invited)) | {"message": "The secret facts."}, invited)
    [enquiry] = Enquiry.objects.all()

    status = client.get(f"/en/contact/status/{secret_links.token(enquiry)}/").content.decode()

    assert Entry.objects.filter(text="The secret facts.").exists()
    assert "secret facts" not in status


@pytest.mark.one_database
@pytest.mark.parametrize(("hours", "said"), [(1, "1 working day."), (49, "3 working days.")])
def test_an_answer_is_expected_in_working_days_until_it_came(client, hours, said):
    Desk.objects.create(pk=1, hours_to_answer=hours)
    address = send(client)["Location"].replace("received", "status")
    before = client.get(address).content.decode()
    Enquiry.objects.update(state=Enquiry.State.ANSWERED)

    assert f"usually answers within {said}" in client.get("/en/contact/").content.decode()
    assert f"usually answers within {said}" in before
    assert "usually answers" not in client.get(address).content.decode()


@pytest.mark.one_database
def test_telephone_whatsapp_and_wechat_are_shown_if_the_firm_gives_them(client):
    address = send(client)["Location"]
    pages = ["/en/contact/", address, address.replace("received", "status")]
    without = [client.get(page).content.decode() for page in pages]
    firm = Firm.load()
    firm.telephone, firm.whatsapp, firm.wechat = "+853 2800 0000", "+853 6600-0000", "macaulaw"
    firm.save()

    for page, before in zip(pages, without, strict=True):
        now = client.get(page).content.decode()
        assert "Other ways to reach the firm" not in before
        assert 'href="tel:+85328000000"' in now
        assert 'href="https://wa.me/85366000000"' in now
        assert "macaulaw" in now


@pytest.mark.one_database
def test_the_notices_are_folded_but_start_with_their_first_sentence(client):
    page = client.get("/en/contact/").content.decode()

    summary = page.partition("<summary>")[2].partition("</summary>")[0]
    assert "does not create a lawyer-client relationship" in summary
    assert "<details" in page
    assert "does not create a lawyer-client relationship" not in page.partition("</summary>")[2]


@pytest.mark.one_database
def test_notices_that_changed_meanwhile_are_unfolded(client):
    page = send(client, wording="0" * 64).content.decode()

    assert page.count('unfolds" open>') == 2


def test_a_client_takes_an_enquiry_back_by_a_button_and_never_by_looking(client):
    address = send(client)["Location"].replace("received", "status")
    client.get(address + "?withdraw=yes")
    assert Enquiry.objects.get().state == Enquiry.State.NEW

    client.post(address, {"withdraw": "yes"})
    client.post(address, {"withdraw": "yes"})

    assert Enquiry.objects.get().state == Enquiry.State.WITHDRAWN
    assert Message.objects.filter(kind="withdrawn").count() == 1


@pytest.mark.one_database
def test_the_firm_may_show_no_status(client):
    Desk.objects.create(pk=1, shows_status=False)
    address = send(client)["Location"].replace("received", "status")

    assert client.get(address).status_code == 404


@pytest.mark.one_database
def test_in_two_steps_only_parties_and_topic_are_asked_first(client):
    Desk.objects.create(pk=1, two_steps=True)
    page = client.get("/en/contact/").content.decode()

    answer = send(client, topic="A lease", parties="ACME Ltd", message=None)

    enquiry = Enquiry.objects.get()
    assert 'name="message"' not in page
    assert answer.status_code == 302
    assert (enquiry.topic, enquiry.parties, enquiry.message) == ("A lease", "ACME Ltd", "")
    assert enquiry.check_state == Enquiry.Check.PENDING


def test_the_database_failing_gives_back_what_was_typed(client, monkeypatch):
    def fail(**_kwargs):
        raise OperationalError("database or disk is full")

    typed = (
        hidden(client.get("/en/contact/")) | TYPED | {"message": "\nHow long does a renewal take?"}
    )
    monkeypatch.setattr("contacts.intake.receive_enquiry.receive", fail)

    answer = post(client, typed)

    assert answer.status_code == 503
    # The first line end belongs to the page; the second was typed.
    assert ">&#10;\nHow long does a renewal take?</textarea>" in answer.content.decode()
    assert typed["form_key"] in answer.content.decode()
    assert "disk is full" not in answer.content.decode()


@pytest.fixture
def invited(noon) -> str:
    """The address at which a client gives the details."""
    Desk.objects.create(pk=1, two_steps=True)
    enquiry = make_enquiry(at=noon, message="", topic="A lease", parties="ACME Ltd")
    handle_enquiry.invite(enquiry=enquiry, by=None, at=noon)
    enquiry.refresh_from_db()
    return f"/en/contact/details/{secret_links.details_token(enquiry)}/"


def details() -> list[str]:
    return list(Entry.objects.filter(kind="details").order_by("pk").values_list("text", flat=True))


def test_what_a_client_adds_to_the_details_is_kept_and_told_to_the_firm(client, invited):
    for text in ("The facts.", "Other facts.", "Other facts."):
        client.post(invited, {"message": text})

    page = client.get(invited).content.decode()
    assert details() == ["The facts.", "Other facts."]
    assert Message.objects.filter(kind="details").count() == 2
    assert page.count("arrived on") == 2
    assert "The facts." not in page


@pytest.mark.one_database
def test_more_than_a_client_can_add_is_refused_in_words_and_kept(client, invited):
    for number in range(handle_enquiry.MOST_DETAILS):
        client.post(invited, {"message": f"Fact {number}."})

    answer = client.post(invited, {"message": "One fact more."})

    assert answer.status_code == 422
    assert "no longer accepts additions" in answer.content.decode()
    assert "One fact more." in answer.content.decode()
    assert len(details()) == handle_enquiry.MOST_DETAILS


@pytest.mark.one_database
def test_details_without_their_proof_are_given_back(careful, invited):
    answer = post(careful, {"message": "The facts."}, invited)

    assert answer.status_code == 403
    assert "The facts." in answer.content.decode()
    assert post(careful, {"message": "x"}, invited, headers={"Origin": "null"}).status_code == 403
    assert not details()


def test_details_are_given_back_when_the_database_fails(client, invited, monkeypatch):
    def fail(**_kwargs):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("contacts.desk.handle_enquiry.add_details", fail)

    answer = client.post(invited, {"message": "The facts."})

    assert answer.status_code == 503
    assert "The facts." in answer.content.decode()


def test_back_and_send_again_is_the_same_enquiry(client):
    first = send(client)["Location"]

    again = send(client)["Location"]  # the browser loaded the form anew

    assert again == first
    assert Enquiry.objects.count() == 1
    assert Message.objects.count() == 2


def test_another_browser_or_other_words_are_another_enquiry(client, edition):
    send(client)
    send(client, message="Another question.")
    send(client, f"/en/contact/?about={edition.snapshot.reference}")
    send(Client())

    assert Enquiry.objects.count() == 4


@pytest.mark.one_database
@pytest.mark.parametrize("page", ["enquiry", "details"])
@pytest.mark.parametrize(
    ("from_language", "to_language"), [*pairwise(["en", *TABLE, "en"]), ("zh-hans", "zh-hant")]
)
def test_switching_the_language_keeps_what_was_typed_and_sends_nothing(
    client, invited, page, from_language, to_language
):
    Desk.objects.update(two_steps=False)
    here = f"/{from_language}/contact/" if page == "enquiry" else invited
    there = here.replace(f"/{here.split('/')[1]}/", f"/{to_language}/", 1)
    typed = TYPED | {"email": "half a", "phone": "", "switch": to_language}
    before = Enquiry.objects.count()

    answer = post(client, hidden(client.get(here)) | typed, there)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{TABLE[to_language].tag}"' in text
    assert "does a renewal take?" in text
    assert "has-errors" not in text
    assert (Enquiry.objects.count(), details()) == (before, [])
    if page == "enquiry":
        assert 'value="half a"' in text
        assert text.count("checked") == 1
        assert post(client, hidden(answer) | TYPED, there).status_code == 302


@pytest.mark.one_database
def test_the_switch_of_languages_needs_no_script(client):
    page = client.get("/en/contact/?about=x").content.decode()

    [button] = re.findall(r"<button[^>]*value=.zh-hant.[^>]*>", page)
    assert 'form="typed"' in button
    assert "hreflang" not in button  # only links have it
    assert 'formaction="/zh-hant/contact/?about=x"' in button
    assert 'id="typed"' in page


@pytest.mark.one_database
@pytest.mark.parametrize(
    "typed",
    [
        "lei＠example。com",
        "ｌｅｉ＠ｅｘａｍｐｌｅ．ｃｏｍ",
        " lei@example.com　",
        "\u200blei﹫example.com\ufeff",
    ],
)
def test_an_address_in_full_width_characters_is_straightened(client, typed):
    assert send(client, email=typed).status_code == 302

    assert Enquiry.objects.get().email == "lei@example.com"


def test_the_notices_are_shown_and_stored_in_simplified_chinese(client):
    page = client.get("/zh-hans/contact/")

    assert '<span lang="zh-Hans">提交查询并不会建立律师与当事人的关系' in page.content.decode()
    assert post(client, hidden(page) | TYPED, "/zh-hans/contact/").status_code == 302
    wording = Enquiry.objects.get().wording
    assert (wording.language, "本人已阅读" in wording.consent) == ("zh-hans", True)
    assert "个人资料" in wording.privacy


def test_the_pair_asked_about_is_shown_in_simplified_chinese_to_its_readers(client, noon):
    make_author(name_zh_hant="陳詠詩")
    briefing = make_briefing(title={"zh-hant": "商標註冊", "en": "Registration"})
    pair = next(publish_now(briefing, at=noon).snapshot.pairs())

    page = client.get(f"/zh-hans/contact/?about=2025-1&paragraph={pair.id}").content.decode()

    assert '<cite lang="zh-Hans">商标注册</cite>' in page
    assert '<blockquote lang="zh-Hans">' in page
    assert '<blockquote lang="zh-Hant">' not in page
    assert ">陈咏诗</option>" in page


def test_a_text_that_a_lawyer_simplified_is_the_one_asked_about(client, noon):
    briefing = make_briefing(sections=[section(pair("著作權", "Copyright") | {"zh-hans": "版权"})])
    first = next(publish_now(briefing, at=noon).snapshot.pairs())

    page = client.get(f"/zh-hans/contact/?about=2025-1&paragraph={first.id}").content.decode()

    assert "<p>版权</p>" in page


def test_the_place_of_a_passage_is_said_in_chinese(client, edition):
    pair = edition.snapshot.parts[1].pairs[0]

    page = client.get(f"/zh-hant/contact/?about=2025-1&paragraph={pair.id}").content.decode()

    assert "2025-1，第 1 版，第 2 段</span>" in page
