import pytest
from django.contrib.auth.models import Permission, User

from accounts import notifications
from contacts.desk import handle_enquiry
from contacts.desk.replying import mentions
from contacts.models import Entry
from notifications.models import Notification
from tests.support.factories import make_enquiry

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def colleague(name: str, first: str, last: str, *codenames: str) -> User:
    user = User.objects.create_user(
        name, f"{name}@firm.example", "x", is_staff=True, first_name=first, last_name=last
    )
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def ana():
    return colleague("ana", "Ana", "Lei", "view_enquiry")


@pytest.fixture
def blind():
    return colleague("bo", "嘉欣", "李", "take_enquiry")


@pytest.mark.parametrize(
    "text", ["@Ana Lei, please", "please ＠ana lei", "(@ana)", "@Ana Lei請看", "@Ana Lei @ana"]
)
def test_a_mention_is_a_name_or_an_account_name_behind_an_at(ana, text):
    assert mentions.mentioned(text, [ana]) == [ana]


@pytest.mark.parametrize("text", ["Ana Lei", "x@ana.example", "@analysis", "@An", "@", "@@ana"])
def test_other_words_and_addresses_are_no_mention(ana, text):
    assert mentions.mentioned(text, [ana]) == []


def test_the_longer_name_is_meant(ana):
    ann = colleague("ann", "Ana", "Lei Wong")

    assert mentions.mentioned("@Ana Lei Wong", [ana, ann]) == [ann]


def test_whoever_is_mentioned_is_notified_once_and_without_the_client(noon, lawyer, ana):
    enquiry = make_enquiry(at=noon, name="SECRET")

    for _twice in range(2):
        handle_enquiry.note(enquiry=enquiry, text="@ana SECRET?", key="n", by=lawyer, at=noon)

    [row] = notifications.in_words(notifications.visible_notifications(ana))
    assert (row.notification.kind, row.reference) == ("mentioned", enquiry.reference)
    assert "SECRET" not in str(row) + str(Notification.objects.values())


def test_mentioning_somebody_who_cannot_see_the_enquiry_says_so(client, noon, lawyer, blind):
    enquiry = make_enquiry(at=noon)
    client.force_login(lawyer)
    address = f"/admin/contacts/enquiry/{enquiry.pk}/change/"
    typed = {"do": "note", "note": "@bo, please", "note_key": "n"}

    page = client.post(address, typed, headers={"Accept-Language": "en"}).content.decode()
    added_then = Entry.objects.filter(kind="note").exists()
    handle_enquiry.assign(enquiry=enquiry, to=blind, by=lawyer, at=noon)
    client.post(address, typed)

    assert "cannot see this enquiry" in page
    assert "@bo, please</textarea>" in page
    assert not added_then
    assert Notification.objects.filter(user=blind, kind="mentioned").exists()
