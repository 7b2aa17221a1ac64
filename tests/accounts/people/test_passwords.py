import pytest
from django.contrib.auth.models import User
from django.test import Client

from accounts.models import KnownDevice
from briefings.models import clock
from tests.accounts.people.conftest import PASSWORD, enter, mailed, path_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FORGOTTEN = "/admin/sign-in/forgotten/"


def ask(account: str):
    return Client(headers={"Accept-Language": "en"}).post(FORGOTTEN, {"account": account})


@pytest.mark.parametrize("account", ["ana", "ANA@firm.example", " ana "])
def test_a_forgotten_password_is_set_anew_by_a_link(colleague, account):
    inside = enter(colleague)
    KnownDevice.objects.create(user=colleague, digest="x", last_used_at=clock.now())
    ask(account)
    path = path_in(mailed()[0])

    form = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    answer = Client().post(path, form)

    assert answer["Location"].startswith("/admin/login/")
    assert User.objects.get(pk=colleague.pk).check_password(PASSWORD)
    assert inside.get("/admin/").status_code == 302
    assert not KnownDevice.objects.exists()
    assert Client().post(path, form).status_code == 404
    assert [message.to for message in mailed()] == [["ana@firm.example"]] * 2  # and one says so


def test_the_page_does_not_tell_whether_an_account_exists(colleague):
    known, unknown = ask("ana"), ask("nobody")

    assert known.status_code == unknown.status_code == 200
    assert known.text.split("csrf")[0] == unknown.text.split("csrf")[0]
    assert len(mailed()) == 1


def test_nobody_fills_a_mailbox_with_links(colleague):
    statuses = []
    for _ in range(8):
        statuses.append(ask("ana").status_code)
        mailed()

    assert len(mailed()) == 3
    assert statuses[-1] == 429


def test_of_several_links_that_wait_only_the_one_that_works_is_mailed(colleague):
    for _ in range(3):
        ask("ana")

    [message] = mailed()

    assert Client().get(path_in(message)).status_code == 200


def test_accounts_that_cannot_sign_in_get_no_link(colleague):
    User.objects.filter(pk=colleague.pk).update(is_active=False)
    User.objects.create_user("client", email="client@x.example")

    for account in ("ana", "client", ""):
        ask(account)

    assert mailed() == []


def test_an_administrator_mails_the_link_and_does_not_see_it(administrator, colleague):
    answer = enter(administrator).post(
        f"/admin/auth/user/{colleague.pk}/change/", {"do": "password"}, follow=True
    )

    path = path_in(mailed()[0])
    assert path not in answer.text
    assert Client().get(path).status_code == 200


def test_a_link_ends_when_the_account_is_deactivated(administrator, colleague):
    ask("ana")
    path = path_in(mailed()[0])

    enter(administrator).post(f"/admin/auth/user/{colleague.pk}/leave/", {})

    assert Client().get(path).status_code == 404
