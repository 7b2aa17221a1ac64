import html
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from contacts.desk import handle_enquiry
from contacts.desk.replying import unsent_texts
from contacts.models import Enquiry, Entry, UnsentText
from operations.worker.erase_expired import erase_expired
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def enquiry(noon):
    return make_enquiry(at=noon)


@pytest.fixture
def desk(client, lawyer):
    client.force_login(lawyer)
    return client


@pytest.fixture
def colleague():
    user = User.objects.create_user(
        "ana", "ana@firm.example", "x", is_staff=True, first_name="Ana", last_name="Lei"
    )
    codenames = ("view_enquiry", "answer_enquiry")
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def address(enquiry: Enquiry, page: str = "change") -> str:
    return f"/admin/contacts/enquiry/{enquiry.pk}/{page}/"


def keep(desk, enquiry: Enquiry, **typed: str) -> dict[str, str]:
    return desk.post(address(enquiry, "draft"), {"key": "k", "note_key": "n", **typed}).json()


def field(page: str, name: str) -> str:
    """The text that stands in a field of the page."""
    return html.unescape(re.search(rf'name="{name}"[^>]*>([^<]*)</textarea>', page)[1]).strip()


def test_a_draft_is_kept_and_stands_in_its_field_in_another_browser(desk, enquiry):
    said = keep(desk, enquiry, reply="Dear Ms Ao", note="Ask Bo.")
    keep(desk, enquiry, reply="Dear Ms Ao,", note="Ask Bo.")

    page = desk.get(address(enquiry)).content.decode()

    assert re.search(r"\d\d:\d\d", said["reply"])
    assert field(page, "reply") == "Dear Ms Ao,"
    assert field(page, "note") == "Ask Bo."
    assert 'name="key" value="k"' in page


@pytest.mark.one_database
def test_nobody_else_sees_the_draft(desk, client, enquiry, colleague):
    keep(desk, enquiry, reply="SECRET", note="SECRET")

    client.force_login(colleague)
    pages = [client.get(address(enquiry)), client.get("/admin/contacts/enquiry/")]

    assert all("SECRET" not in page.content.decode() for page in pages)
    assert "own-draft" not in pages[1].content.decode()


@pytest.mark.one_database
def test_the_inbox_marks_the_enquiries_with_a_draft_of_mine(desk, enquiry, noon):
    make_enquiry(at=noon)
    keep(desk, enquiry, reply="Dear Ms Ao")

    page = desk.get("/admin/contacts/enquiry/").content.decode()

    assert page.count("own-draft") == 1


def test_sending_deletes_the_draft_and_a_late_request_does_not_bring_it_back(desk, enquiry):
    keep(desk, enquiry, reply="Dear Ms Ao", note="Ask Bo.")

    desk.post(address(enquiry), {"do": "reply", "reply": "Dear Ms Ao", "key": "k"})
    late = keep(desk, enquiry, reply="Dear Ms", note="Ask Bo.")

    assert late["reply"] == ""
    assert [draft.kind for draft in UnsentText.objects.all()] == ["note"]


def test_another_form_that_is_empty_leaves_the_draft_alone(desk, enquiry):
    keep(desk, enquiry, reply="Dear Ms Ao")

    desk.post(address(enquiry), {"do": "hold", "reply": "", "key": "other"})

    assert UnsentText.objects.get().text == "Dear Ms Ao"


def test_emptying_the_field_removes_the_draft(desk, enquiry):
    keep(desk, enquiry, reply="Dear Ms Ao")
    keep(desk, enquiry, reply=" ")

    assert not UnsentText.objects.exists()


@pytest.mark.one_database
def test_without_a_script_a_button_keeps_the_draft(desk, enquiry):
    desk.post(address(enquiry), {"do": "draft", "reply": "Dear Ms Ao", "key": "k"})

    assert field(desk.get(address(enquiry)).content.decode(), "reply") == "Dear Ms Ao"


@pytest.mark.parametrize(("kind", "action"), [("reply", "discard"), ("note", "discard_note")])
def test_a_discarded_draft_is_gone_until_it_is_put_back(desk, enquiry, kind, action):
    typed = {kind: "Dear Ms Ao"}
    keep(desk, enquiry, **typed)

    discarded = desk.post(
        address(enquiry), {"do": action, "key": "k", "note_key": "n", **typed}
    ).content.decode()
    opened = desk.get(address(enquiry)).content.decode()
    desk.post(address(enquiry), {"do": "undo", "discarded": "Dear Ms Ao", "discarded_kind": kind})

    assert field(discarded, kind) == field(opened, kind) == ""
    assert "data-dropped" in opened
    assert field(discarded, "discarded") == "Dear Ms Ao"
    assert field(desk.get(address(enquiry)).content.decode(), kind) == "Dear Ms Ao"


@pytest.mark.one_database
@pytest.mark.parametrize("text", ["x" * 50_001])
def test_what_cannot_be_sent_is_not_kept(desk, enquiry, text):
    assert keep(desk, enquiry, reply=text)["reply"] == ""


@pytest.mark.one_database
def test_only_those_who_may_answer_keep_a_draft(client, enquiry, colleague):
    colleague.user_permissions.remove(Permission.objects.get(codename="answer_enquiry"))
    client.force_login(colleague)

    assert client.post(address(enquiry, "draft"), {"reply": "x"}).status_code == 403
    assert client.post("/admin/contacts/enquiry/x/draft/", {"reply": "x"}).status_code == 403


def test_drafts_are_erased_with_their_enquiry_and_when_their_time_is_over(enquiry, noon, lawyer):
    other = make_enquiry(at=noon)
    for about in (enquiry, other):
        unsent_texts.keep(about, by=lawyer, kind="reply", text="x", key=about.reference, at=noon)

    Enquiry.objects.filter(pk=enquiry.pk).delete()
    left = UnsentText.objects.count()
    erase_expired(at=noon + timedelta(days=90))

    assert left == 1
    assert not UnsentText.objects.exists()


# --- colleagues ---------------------------------------------------------------------------------


def replying(client, enquiry: Enquiry) -> str:
    return client.get(address(enquiry, "draft"), headers={"Accept-Language": "en"}).json()[
        "replying"
    ]


@pytest.mark.one_database
def test_others_read_who_is_replying_for_some_minutes(client, desk, enquiry, colleague, lawyer):
    client.force_login(colleague)
    keep(client, enquiry, reply="SECRET")
    client.force_login(lawyer)

    page = client.get(address(enquiry), headers={"Accept-Language": "en"}).content.decode()
    now = replying(client, enquiry)
    UnsentText.objects.update(kept_at=timezone.now() - unsent_texts.LATELY)

    assert "Ana Lei is replying" in page
    assert now == "Ana Lei is replying"
    assert replying(client, enquiry) == ""


@pytest.mark.one_database
def test_my_own_draft_a_note_and_a_discarded_draft_are_no_reply_of_a_colleague(
    client, enquiry, colleague, lawyer, noon
):
    client.force_login(colleague)
    keep(client, enquiry, reply="Dear", note="Ask Bo.")
    own = replying(client, enquiry)
    client.post(address(enquiry), {"do": "discard", "key": "k", "reply": "Dear"})
    client.force_login(lawyer)

    assert own == replying(client, enquiry) == ""


@pytest.mark.one_database
def test_who_is_replying_is_asked_with_one_query_and_told_to_nobody_who_may_not_see_it(
    client, desk, enquiry, colleague, django_assert_max_num_queries
):
    with django_assert_max_num_queries(5):  # session, account, clock, notice, second step
        replying(client, enquiry)
    keep(client, enquiry, reply="Dear")
    colleague.user_permissions.set(Permission.objects.filter(codename="take_enquiry"))
    client.force_login(colleague)

    assert replying(client, enquiry) == ""


def test_a_reply_that_crosses_another_is_shown_first_and_sent_when_asked_again(
    desk, enquiry, colleague, noon
):
    seen = re.search(r'name="seen" value="(\d+)"', desk.get(address(enquiry)).content.decode())[1]
    handle_enquiry.answer(enquiry=enquiry, text="Yes.", key="c", by=colleague, at=noon)
    reply = {"do": "reply", "reply": "No.", "key": "k", "seen": seen}

    held = desk.post(address(enquiry), reply, headers={"Accept-Language": "en"}).content.decode()
    sent_then = Entry.objects.filter(text="No.").exists()
    again = {name: re.search(rf'name="{name}" value="(\w+)"', held)[1] for name in ("key", "seen")}
    desk.post(address(enquiry), reply | again)

    assert not sent_then
    assert field(held, "reply") == "No."
    assert "Send anyway" in held
    assert "Yes." in held
    assert Entry.objects.filter(text="No.").count() == 1


def test_another_text_from_a_form_that_was_sent_is_not_taken_for_the_same(desk, enquiry):
    desk.post(address(enquiry), {"do": "reply", "reply": "Yes.", "key": "k"})

    held = desk.post(address(enquiry), {"do": "reply", "reply": "Yes, ten.", "key": "k"})

    assert field(held.content.decode(), "reply") == "Yes, ten."
    assert 'name="key" value="k"' not in held.content.decode()


@pytest.mark.one_database
def test_a_note_does_not_hold_up_a_reply(desk, enquiry, colleague, noon):
    handle_enquiry.note(enquiry=enquiry, text="Hm.", by=colleague, at=noon)

    desk.post(address(enquiry), {"do": "reply", "reply": "Yes.", "key": "k", "seen": "0"})

    assert Entry.objects.filter(kind="reply").count() == 1
