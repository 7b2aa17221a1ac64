import html
import re
from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from contacts import passages
from contacts.desk import handle_enquiry
from contacts.models import AccessRecord, Desk, Enquiry, Entry, Holiday, ReplyTemplate
from mail.models import Message
from mail.outgoing import delivery
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, lawyer):
    """The admin as the lawyer sees it."""
    client.force_login(lawyer)
    return client


def clerk(*codenames: str) -> User:
    user = User.objects.create_user("clerk", "clerk@firm.example", "x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def address(enquiry: Enquiry) -> str:
    return f"/admin/contacts/enquiry/{enquiry.pk}/change/"


def do(desk, enquiry: Enquiry, action: str, **typed: str):
    return desk.post(address(enquiry), {"do": action, **typed})


@pytest.mark.one_database
def test_the_page_shows_the_words_the_passage_and_the_letters(desk, noon, edition):
    pair = next(edition.snapshot.pairs())
    enquiry = make_enquiry(
        at=noon,
        passage=passages.in_edition(edition, pair.id),
        name="<b>Chan</b>",
    )

    page = desk.get(address(enquiry)).content.decode()

    assert enquiry.message in page
    assert pair.text["en"] in page
    assert pair.text["zh-hant"] in page
    assert "&lt;b&gt;Chan&lt;/b&gt;" in page
    assert "<b>Chan" not in page
    assert "<script" not in page.split("<main")[-1].split("</main")[0]


@pytest.mark.one_database
def test_every_look_at_an_enquiry_is_logged_without_naming_the_client(desk, noon, lawyer):
    enquiry = make_enquiry(at=noon, name="SECRET")

    desk.get(address(enquiry))

    record = AccessRecord.objects.get(action="viewed")
    assert (record.subject, record.by) == (enquiry.reference, lawyer)
    assert "SECRET" not in str(AccessRecord.objects.values())


@pytest.mark.one_database
def test_a_reply_goes_through_the_outbox_into_the_clients_thread(desk, noon, postbox):
    enquiry = make_enquiry(at=noon)
    while delivery.deliver_next(clock=lambda: noon):
        pass

    do(desk, enquiry, "reply", reply="Ten years.\r\n十年。", key="k")
    do(desk, enquiry, "reply", reply="Ten years.\r\n十年。", key="k")
    while delivery.deliver_next(clock=lambda: noon):
        pass

    enquiry.refresh_from_db()
    mail = postbox.mails[-1]
    assert enquiry.state == Enquiry.State.ANSWERED
    assert len(postbox.mails) == 3
    assert mail["To"] == enquiry.email
    assert "Ten years." in mail.get_body(("plain",)).get_content()
    assert mail["In-Reply-To"] == postbox.mails[1]["Message-ID"]
    assert Entry.objects.get(kind="reply").text == "Ten years.\r\n十年。"


@pytest.mark.one_database
def test_an_empty_reply_is_refused_in_words_and_what_was_typed_stays(desk, noon):
    enquiry = make_enquiry(at=noon)

    answer = do(desk, enquiry, "reply", reply="   ", note="half a note")

    assert answer.status_code == 200
    assert "half a note" in answer.content.decode()
    assert not Entry.objects.exists()


@pytest.mark.one_database
def test_a_template_starts_the_reply_in_the_clients_language(desk, noon):
    template = ReplyTemplate.objects.create(
        name="Thanks", text_zh_hant="多謝查詢。", text_en="Thanks."
    )
    enquiry = make_enquiry(at=noon, language="zh-hant")

    page = desk.get(address(enquiry), {"template": template.pk}).content.decode()

    assert "多謝查詢。" in page


@pytest.mark.one_database
def test_assigning_noting_closing_and_opening_again(desk, noon, lawyer):
    enquiry = make_enquiry(at=noon)

    do(desk, enquiry, "assign", to=str(lawyer.pk))
    do(desk, enquiry, "note", note="Called back.")
    do(desk, enquiry, "close")
    do(desk, enquiry, "reopen")

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.assignee) == (Enquiry.State.ASSIGNED, lawyer)
    assert Entry.objects.filter(kind="note").get().text == "Called back."
    assert Message.objects.filter(kind="reply").count() == 0


@pytest.mark.one_database
def test_releasing_suspected_spam_sends_the_letters_it_would_have_had(desk, noon):
    enquiry = make_enquiry(at=noon, trap="x")

    do(desk, enquiry, "release")
    do(desk, enquiry, "release")

    enquiry.refresh_from_db()
    assert enquiry.state == Enquiry.State.NEW
    assert sorted(enquiry.mails.values_list("kind", flat=True)) == ["acknowledgement", "firm"]


@pytest.mark.one_database
def test_marking_as_spam_stops_letters_that_wait(desk, noon):
    enquiry = make_enquiry(at=noon)

    do(desk, enquiry, "spam")

    assert set(enquiry.mails.values_list("state", flat=True)) == {"cancelled"}


@pytest.mark.one_database
def test_after_the_conflict_check_the_client_is_asked_for_the_details(desk, noon):
    Desk.objects.create(pk=1, two_steps=True)
    enquiry = make_enquiry(at=noon, message="", topic="A lease", parties="ACME Ltd")

    do(desk, enquiry, "invite")

    enquiry.refresh_from_db()
    assert enquiry.check_state == Enquiry.Check.CLEAR
    assert enquiry.mails.filter(kind="invitation").exists()


@pytest.mark.one_database
def test_where_else_the_parties_occur_stands_beside_the_enquiry(desk, noon):
    earlier = make_enquiry(at=noon, message="We act against 台湾国际 贸易 有限公司.")
    enquiry = make_enquiry(at=noon, topic="Debt", parties="臺灣國際貿易有限公司", message="")

    page = desk.get(address(enquiry)).content.decode()

    assert earlier.reference in page


@pytest.mark.one_database
def test_who_may_only_look_changes_nothing(client, noon):
    enquiry = make_enquiry(at=noon)
    client.force_login(clerk("view_enquiry"))

    page = client.get(address(enquiry))
    answer = client.post(address(enquiry), {"do": "close"})

    assert page.status_code == 200
    assert 'value="close"' not in page.content.decode()
    assert answer.status_code == 403
    enquiry.refresh_from_db()
    assert enquiry.state == Enquiry.State.NEW


@pytest.mark.one_database
def test_who_may_not_look_sees_nothing(client, noon):
    enquiry = make_enquiry(at=noon)
    client.force_login(clerk("view_message"))

    for page in ("", "conflicts/", "person/", "record/", "export/csv/", f"{enquiry.pk}/change/"):
        assert client.get(f"/admin/contacts/enquiry/{page}").status_code == 403


@pytest.mark.one_database
@pytest.mark.parametrize("odd", ["0", "999999", "x", "9" * 40, "-1"])
def test_an_enquiry_that_is_not_there_is_not_found(desk, odd):
    assert desk.get(f"/admin/contacts/enquiry/{odd}/change/").status_code == 404


@pytest.mark.one_database
def test_a_withdrawn_enquiry_says_so_and_is_not_answered(desk, noon):
    enquiry = make_enquiry(at=noon)
    with override("en"):
        handle_enquiry.withdraw(enquiry=enquiry, at=noon)
    assert enquiry.entries.get().text == "Withdrawn by the client."

    do(desk, enquiry, "reply", reply="Hello", key="k")

    assert not Message.objects.filter(kind="reply").exists()


# --- What is typed is lost by no other button ------------------------------------------------------

HALF = {"reply": "Half a reply", "note": "Half a note"}


def fields(page) -> dict[str, str]:
    """Return the contents of a page's fields."""
    text = html.unescape(page.content.decode())
    areas = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n?(.*?)</textarea>', text, re.DOTALL)
    inputs = re.findall(r'<input type="[\w-]+"[^>]* name="(\w+)" value="([^"]*)"', text)
    inputs += re.findall(r'<input type="hidden"[^>]* name="(\w+)" value="([^"]*)"', text)
    inputs += re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text)
    chosen = re.findall(r'<option value="(\d+)" selected', text)
    typed = {name: words.lstrip("\n") for name, words in areas}
    return {"to": "".join(chosen)} | dict(inputs) | typed


@pytest.mark.one_database
@pytest.mark.parametrize("action", ["assign", "note", "due", "close", "hold", "spam", "keep"])
def test_a_reply_being_written_is_kept_by_every_other_button(desk, noon, lawyer, action):
    enquiry = make_enquiry(at=noon)
    typed = fields(desk.get(address(enquiry))) | HALF | {"to": str(lawyer.pk)}

    page = do(desk, enquiry, action, **typed)

    left = fields(page)
    assert left["reply"] == "Half a reply"
    assert left["note"] == ("" if action == "note" else "Half a note")
    assert left["to"] == str(lawyer.pk)
    assert not Entry.objects.filter(kind="reply").exists()


@pytest.mark.one_database
def test_a_note_being_written_is_kept_when_the_reply_is_sent(desk, noon, lawyer):
    enquiry = make_enquiry(at=noon)
    typed = fields(desk.get(address(enquiry))) | HALF | {"due_at": "2025-05-20T10:00"}

    left = fields(do(desk, enquiry, "reply", **typed))

    assert Entry.objects.get().text == "Half a reply"
    assert (left["reply"], left["note"]) == ("", "Half a note")
    assert left["due_at"] == "2025-05-20T10:00"
    assert left["key"] != typed["key"]
    assert left["note_key"] == typed["note_key"]


def test_loading_an_answer_anew_does_nothing_twice(desk, noon, lawyer):
    Desk.objects.create(pk=1, two_steps=True)
    enquiry = make_enquiry(at=noon, message="", topic="A lease", parties="ACME Ltd")
    typed = fields(desk.get(address(enquiry))) | HALF | {"to": str(lawyer.pk)}

    for action in ("assign", "invite", "note", "hold", "conflict", "reply", "close"):
        for _time in range(2):
            do(desk, enquiry, action, **typed)

    kinds = Entry.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["change", "change", "note", "change", "change", "reply", "change"]
    assert Message.objects.filter(kind="invitation").count() == 1
    enquiry.refresh_from_db()
    assert enquiry.on_hold


@pytest.mark.one_database
def test_a_template_is_added_below_what_was_typed(desk, noon):
    template = ReplyTemplate.objects.create(name="Thanks", text_zh_hant="多謝。", text_en="Thanks.")
    enquiry = make_enquiry(at=noon, language="en")

    left = fields(desk.post(address(enquiry), HALF | {"template": template.pk}))

    assert left["reply"] == "Half a reply\n\nThanks."
    assert left["note"] == "Half a note"


@pytest.mark.one_database
def test_an_expired_session_gives_back_what_was_typed_and_does_nothing(client, desk, noon, lawyer):
    enquiry = make_enquiry(at=noon)
    typed = fields(desk.get(address(enquiry))) | HALF
    client.logout()

    page = do(client, enquiry, "reply", **typed)
    kept = fields(page)

    assert page.status_code == 403
    assert (kept["reply"], kept["note"]) == ("Half a reply", "Half a note")
    assert enquiry.email not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert not Entry.objects.exists()
    client.force_login(lawyer)
    back = do(client, enquiry, "keep", **kept)
    assert fields(back)["reply"] == "Half a reply"
    assert fields(back)["key"] == typed["key"]


@pytest.mark.one_database
def test_a_page_from_before_a_new_sign_in_gives_back_what_was_typed(noon, lawyer):
    enquiry = make_enquiry(at=noon)
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(lawyer)

    page = do(careful, enquiry, "reply", **HALF, csrfmiddlewaretoken="x" * 64)
    foreign = careful.post(address(enquiry), HALF, headers={"Origin": "https://evil.example"})

    assert page.status_code == foreign.status_code == 403
    assert fields(page)["reply"] == "Half a reply"
    assert "Half a reply" not in foreign.content.decode()
    assert not Entry.objects.exists()


@pytest.mark.one_database
def test_the_filters_of_the_list_are_kept(desk, noon):
    enquiry = make_enquiry(at=noon)
    there = address(enquiry) + "?_changelist_filters=state__exact%3Dspam%26q%3Dacme"

    page = desk.get(there).content.decode()
    answer = desk.post(there, {"do": "close"})

    assert "/admin/contacts/enquiry/?state__exact=spam&amp;q=acme" in page
    assert answer["Location"] == there


@pytest.mark.one_database
@pytest.mark.parametrize(
    "odd", ["0001-01-01T00:00", "9999-12-31T23:59", "2025-05-01T00:00", "2031-01-01T00:00", "x"]
)
def test_a_due_time_that_makes_no_sense_is_refused_in_words_and_kept(desk, noon, odd):
    enquiry = make_enquiry(at=noon)

    page = do(desk, enquiry, "due", due_at=odd)

    assert page.status_code == 200
    assert "errorlist" in page.content.decode() or 'class="error"' in page.content.decode()
    assert fields(page)["due_at"] == odd
    enquiry.refresh_from_db()
    assert enquiry.due_at.year == 2025


@pytest.mark.parametrize("off", ["2025-05-10T10:00", "2025-05-11T10:00", "2025-05-13T10:00"])
def test_a_due_time_on_a_saturday_a_sunday_or_a_holiday_is_refused_and_kept(desk, noon, off):
    Holiday.objects.create(day=date(2025, 5, 13), name="喬遷 Moving house")
    enquiry = make_enquiry(at=noon)

    page = do(desk, enquiry, "due", due_at=off)

    assert "該日並非工作天，請選擇工作天。" in page.content.decode()
    assert fields(page)["due_at"] == off
    do(desk, enquiry, "due", due_at="2025-05-12T10:00")
    enquiry.refresh_from_db()
    assert timezone.localtime(enquiry.due_at).isoformat()[:16] == "2025-05-12T10:00"


def test_the_thread_says_who_changed_the_due_time_to_when(desk, noon):
    enquiry = make_enquiry(at=noon)

    for due in ("2025-05-12T10:00", "2025-05-12T10:00", ""):
        do(desk, enquiry, "due", due_at=due)

    changes = Entry.objects.filter(enquiry=enquiry, kind=Entry.Kind.CHANGE).order_by("pk")
    assert [one.text for one in changes] == [
        "回覆期限改為2025年5月12日 10:00。",
        "已取消回覆期限。",
    ]
    assert all(one.by for one in changes)


@pytest.mark.one_database
@pytest.mark.parametrize("odd", ["x", "9" * 40, "٣", "-1", "999999"])
def test_only_staff_can_be_assigned_to(desk, noon, lawyer, odd):
    enquiry = make_enquiry(at=noon)
    do(desk, enquiry, "assign", to=str(lawyer.pk))

    do(desk, enquiry, "assign", to=odd)

    enquiry.refresh_from_db()
    assert enquiry.assignee == lawyer


def test_a_page_asks_the_same_few_questions_however_long_the_thread_is(
    desk, noon, lawyer, django_assert_max_num_queries
):
    enquiry = make_enquiry(at=noon, parties="Golden Lotus Limited")
    for number in range(30):
        handle_enquiry.note(enquiry=enquiry, text=f"Note {number}.", by=lawyer, at=noon)
        make_enquiry(at=noon, message=f"Golden Lotus Ltd, {number}")
    desk.get(address(enquiry))

    with django_assert_max_num_queries(28):
        desk.get(address(enquiry))
