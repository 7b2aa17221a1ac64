import pytest
from django.contrib.auth.models import Permission, User

from contacts import handling
from contacts.models import AccessRecord, Desk, Enquiry, Entry, OutboxMessage, ReplyTemplate
from tests.factories import make_enquiry

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


def test_the_page_shows_the_words_the_passage_and_the_letters(desk, noon, edition):
    pair = next(edition.snapshot.pairs())
    enquiry = make_enquiry(
        at=noon, passage=handling.outbox.emails.passages.of(edition, pair.id), name="<b>Chan</b>"
    )

    page = desk.get(address(enquiry)).content.decode()

    assert enquiry.message in page
    assert pair.text.en in page
    assert pair.text.zh_hant in page
    assert "&lt;b&gt;Chan&lt;/b&gt;" in page
    assert "<b>Chan" not in page
    assert "script" not in page.split("<main")[-1].split("</main")[0]


def test_every_look_at_an_enquiry_is_logged_without_naming_the_client(desk, noon, lawyer):
    enquiry = make_enquiry(at=noon, name="SECRET")

    desk.get(address(enquiry))

    record = AccessRecord.objects.get(action="viewed")
    assert (record.subject, record.by) == (enquiry.reference, lawyer)
    assert "SECRET" not in str(AccessRecord.objects.values())


def test_a_reply_goes_through_the_outbox_into_the_clients_thread(desk, noon, postbox):
    enquiry = make_enquiry(at=noon)
    while handling.outbox.deliver_next(clock=lambda: noon):
        pass

    do(desk, enquiry, "reply", reply="Ten years.\r\n十年。", key="k")
    do(desk, enquiry, "reply", reply="Ten years.\r\n十年。", key="k")
    while handling.outbox.deliver_next(clock=lambda: noon):
        pass

    enquiry.refresh_from_db()
    mail = postbox.mails[-1]
    assert enquiry.state == Enquiry.State.ANSWERED
    assert len(postbox.mails) == 3
    assert mail["To"] == enquiry.email
    assert "Ten years." in mail.get_body(("plain",)).get_content()
    assert mail["In-Reply-To"] == postbox.mails[1]["Message-ID"]
    assert Entry.objects.get(kind="reply").text == "Ten years.\r\n十年。"


def test_an_empty_reply_is_refused_in_words_and_what_was_typed_stays(desk, noon):
    enquiry = make_enquiry(at=noon)

    answer = do(desk, enquiry, "reply", reply="   ", note="half a note")

    assert answer.status_code == 200
    assert "half a note" in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_template_starts_the_reply_in_the_clients_language(desk, noon):
    template = ReplyTemplate.objects.create(
        name="Thanks", text_zh_hant="多謝查詢。", text_en="Thanks."
    )
    enquiry = make_enquiry(at=noon, language="zh-hant")

    page = desk.get(address(enquiry), {"template": template.pk}).content.decode()

    assert "多謝查詢。" in page


def test_assigning_noting_closing_and_opening_again(desk, noon, lawyer):
    enquiry = make_enquiry(at=noon)

    do(desk, enquiry, "assign", to=str(lawyer.pk))
    do(desk, enquiry, "note", note="Called back.")
    do(desk, enquiry, "close")
    do(desk, enquiry, "reopen")

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.assignee) == (Enquiry.State.ASSIGNED, lawyer)
    assert Entry.objects.filter(kind="note").get().text == "Called back."
    assert OutboxMessage.objects.filter(kind="reply").count() == 0


def test_releasing_suspected_spam_sends_the_letters_it_would_have_had(desk, noon):
    enquiry = make_enquiry(at=noon, trap="x")

    do(desk, enquiry, "release")
    do(desk, enquiry, "release")

    enquiry.refresh_from_db()
    assert enquiry.state == Enquiry.State.NEW
    assert sorted(enquiry.letters.values_list("kind", flat=True)) == ["acknowledgement", "firm"]


def test_marking_as_spam_stops_letters_that_wait(desk, noon):
    enquiry = make_enquiry(at=noon)

    do(desk, enquiry, "spam")

    assert set(enquiry.letters.values_list("state", flat=True)) == {"cancelled"}


def test_after_the_conflict_check_the_client_is_asked_for_the_details(desk, noon):
    Desk.objects.create(pk=1, two_steps=True)
    enquiry = make_enquiry(at=noon, message="", topic="A lease", parties="ACME Ltd")

    do(desk, enquiry, "invite")

    enquiry.refresh_from_db()
    assert enquiry.check_state == Enquiry.Check.CLEAR
    assert enquiry.letters.filter(kind="invitation").exists()


def test_where_else_the_parties_occur_stands_beside_the_enquiry(desk, noon):
    earlier = make_enquiry(at=noon, message="We act against 台湾国际 贸易 有限公司.")
    enquiry = make_enquiry(at=noon, topic="Debt", parties="臺灣國際貿易有限公司", message="")

    page = desk.get(address(enquiry)).content.decode()

    assert earlier.reference in page


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


def test_who_may_not_look_sees_nothing(client, noon):
    enquiry = make_enquiry(at=noon)
    client.force_login(clerk("view_outboxmessage"))

    for page in ("", "conflicts/", "person/", "record/", "export/csv/", f"{enquiry.pk}/change/"):
        assert client.get(f"/admin/contacts/enquiry/{page}").status_code == 403


@pytest.mark.parametrize("odd", ["0", "999999", "x", "9" * 40, "-1"])
def test_an_enquiry_that_is_not_there_is_not_found(desk, odd):
    assert desk.get(f"/admin/contacts/enquiry/{odd}/change/").status_code == 404


def test_a_taken_back_enquiry_is_not_answered(desk, noon):
    enquiry = make_enquiry(at=noon)
    handling.withdraw(enquiry=enquiry, at=noon)

    do(desk, enquiry, "reply", reply="Hello", key="k")

    assert not OutboxMessage.objects.filter(kind="reply").exists()
