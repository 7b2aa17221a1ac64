import pytest
from django.contrib.auth.models import User

from briefings import drafting
from briefings.models.audit import AuditEntry
from briefings.models.people import Author
from briefings.workflow.visibility import may_see
from contacts import mails
from contacts.desk import handle_enquiry
from tests.accounts.people.conftest import enter
from tests.support.factories import TODAY, document, make_author, make_enquiry, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def successor(administrator) -> User:
    return make_person("author", "bo")


@pytest.fixture
def clerk(administrator) -> User:
    return make_person("enquiries clerk", "clerk")


def leave(by: User, whom: User, **handed):
    form = {name: to.pk for name, to in handed.items()}
    return enter(by).post(f"/admin/auth/user/{whom.pk}/leave/", form)


def test_who_leaves_is_signed_out_and_a_colleague_has_the_drafts(
    administrator, colleague, successor
):
    draft = drafting.create(document=document(), by=colleague, today=TODAY)
    inside = enter(colleague)

    leave(administrator, colleague, drafts_to=successor)

    colleague.refresh_from_db()
    assert not colleague.is_active
    assert inside.get("/admin/").status_code == 302
    assert may_see(successor, draft)
    entry = AuditEntry.objects.get(action="roles")
    assert (entry.subject, entry.by) == ("ana", administrator)
    assert entry.detail["after"] == {"is_active": False, "drafts_to": "bo"}


def test_drafts_without_a_successor_keep_the_account_open(administrator, colleague):
    drafting.create(document=document(), by=colleague, today=TODAY)

    leave(administrator, colleague)

    colleague.refresh_from_db()
    assert colleague.is_active


def test_open_enquiries_go_to_a_colleague_who_works_on_them(
    administrator, colleague, successor, clerk, noon
):
    opened, closed = make_enquiry(at=noon), make_enquiry(at=noon)
    for enquiry in (opened, closed):
        handle_enquiry.assign(enquiry=enquiry, to=colleague, by=None, at=noon)
    handle_enquiry.close(enquiry=closed, by=None, at=noon)
    leave(administrator, colleague, enquiries_to=successor)  # who may not
    colleague.refresh_from_db()
    assert colleague.is_active

    leave(administrator, colleague, enquiries_to=clerk)

    opened.refresh_from_db()
    closed.refresh_from_db()
    assert (opened.assignee, closed.assignee) == (clerk, colleague)
    assert opened.entries.last().text == "Assigned to clerk."


def test_clients_no_longer_choose_or_reach_who_has_left(administrator, colleague, noon):
    author = make_author(user=colleague)
    enquiry = make_enquiry(at=noon, lawyer=author)
    assert mails._lawyer_or_firm(enquiry) == "ana-lei@firm.example"

    leave(administrator, colleague)

    assert not Author.objects.get().takes_enquiries
    enquiry.refresh_from_db()
    assert mails._lawyer_or_firm(enquiry) != "ana-lei@firm.example"


def test_who_comes_back_has_what_they_had(administrator, colleague):
    leave(administrator, colleague)

    enter(administrator).post(f"/admin/auth/user/{colleague.pk}/change/", {"do": "reactivate"})

    colleague.refresh_from_db()
    assert colleague.is_active
    assert colleague.check_password("correct horse battery")


def test_nobody_leaves_by_their_own_hand_or_that_of_a_colleague_without_the_right(
    administrator, colleague, successor
):
    codes = [
        leave(administrator, administrator).status_code,
        leave(successor, colleague).status_code,
    ]

    assert codes == [403, 403]
    assert not User.objects.filter(is_active=False).exists()
