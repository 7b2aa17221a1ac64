from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from accounts import secret_links
from accounts.models import SecretLink
from accounts.people import invitations
from briefings.models.audit import AuditEntry
from mail.models import Message
from tests.accounts.people.conftest import PASSWORD, enter, mailed, path_in
from tests.support.factories import make_person

pytestmark = pytest.mark.django_db
INVITE, PEOPLE = "/admin/auth/user/add/", "/admin/auth/user/"


@pytest.fixture
def invited(administrator) -> User:
    """Maria, whom the administrator has invited as an author."""
    form = {"name_zh-hant": "陳美玲", "name_en": "Maria Chan", "email": "Maria.Chan@firm.example"}
    form |= {"language": "en", "groups": [Group.objects.get(name="author").pk]}
    enter(administrator).post(INVITE, form)
    return User.objects.get(email="Maria.Chan@firm.example")


def accept(client: Client, path: str, password: str = PASSWORD, account: str = "maria"):
    form = {"username": account, "new_password1": password, "new_password2": password}
    return client.post(path, form)


def page_of(person: User) -> str:
    return f"{PEOPLE}{person.pk}/change/"


def test_a_colleague_is_invited_and_opens_the_account_alone(invited, administrator):
    [message] = mailed()
    assert message.to == ["Maria.Chan@firm.example"]
    assert "Maria" not in message.subject
    assert not invited.is_active
    assert not invited.has_usable_password()
    stranger = Client(headers={"Accept-Language": "en"})

    page = stranger.get(path_in(message))
    answer = accept(stranger, path_in(message))

    assert "陳美玲 Maria Chan" in page.text
    assert "作者 Author" in page.text
    assert answer["Location"] == "/admin/login/?next=/admin/second-step/"
    maria = User.objects.get(pk=invited.pk)
    assert (maria.username, maria.is_active, maria.check_password(PASSWORD)) == (
        "maria",
        True,
        True,
    )
    assert [group.name for group in maria.groups.all()] == ["author"]
    assert 'value="maria"' in stranger.get(answer["Location"]).text
    done = AuditEntry.objects.order_by("pk").values_list("action", "subject", "by__username")
    assert ("roles", "Maria.Chan", "boss") in done
    assert ("secured", "maria", "maria") in done


def test_a_link_opens_an_account_once_and_looking_at_it_uses_nothing(invited):
    path = path_in(mailed()[0])
    for _ in range(2):
        assert Client().get(path).status_code == 200
    accept(Client(), path)

    again = accept(Client(), path, password="another quiet lamp of seven harbours")

    assert again.status_code == 404
    assert User.objects.get(pk=invited.pk).check_password(PASSWORD)


def test_the_database_holds_nothing_that_opens_the_account(invited):
    token = path_in(mailed()[0]).strip("/").rpartition("/")[2]

    link = SecretLink.objects.get()
    message = Message.objects.get()

    stored = f"{vars(link)} {vars(message)}"
    assert len(token) == 64
    assert token not in stored


def test_a_link_survives_a_new_secret_key_whether_mailed_before_or_after(invited, settings):
    path = path_in(mailed()[0])
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-sufficient-length-for-tests-0123456789"

    assert secret_links.address(SecretLink.objects.get()).endswith(path)
    assert Client().get(path).status_code == 200


def test_an_expired_link_says_nothing_about_whom_it_was_for(invited, settings):
    path = path_in(mailed()[0])
    SecretLink.objects.update(expires_at=invited.date_joined - timedelta(days=1))

    expired, unknown = Client().get(path), Client().get("/admin/sign-in/invitation/x/")

    assert (expired.status_code, unknown.status_code) == (404, 404)
    assert "Maria" not in expired.text


def test_a_new_link_ends_the_one_before(invited, administrator):
    before = path_in(mailed()[0])

    enter(administrator).post(page_of(invited), {"do": "invite"})

    assert Client().get(before).status_code == 404
    assert Client().get(path_in(mailed()[1])).status_code == 200


def test_an_invitation_taken_back_leaves_no_account_and_no_mail(invited, administrator):
    answer = enter(administrator).post(page_of(invited), {"do": "take_back"})

    assert answer["Location"] == PEOPLE
    assert not User.objects.filter(pk=invited.pk).exists()
    assert mailed() == []


def test_an_account_in_use_is_neither_invited_again_nor_taken_back(administrator, colleague):
    client = enter(administrator)

    for action in ("invite", "take_back"):
        client.post(page_of(colleague), {"do": action})

    assert User.objects.filter(pk=colleague.pk, is_active=True).exists()
    assert not Message.objects.exists()


def test_an_invited_person_is_not_activated_by_another(invited, administrator):
    enter(administrator).post(page_of(invited), {"do": "reactivate"})

    assert not User.objects.get(pk=invited.pk).is_active


def test_guessable_passwords_and_names_of_others_are_refused_in_words(invited, colleague):
    path = path_in(mailed()[0])

    weak = accept(Client(), path, password="password1234")
    taken = accept(Client(), path, account="ANA")

    assert (weak.status_code, taken.status_code) == (200, 200)
    assert 'value="ANA"' in taken.text
    assert not User.objects.get(pk=invited.pk).is_active


def test_two_people_of_one_name_get_two_accounts(invited, administrator):
    form = {"name_en": "Maria Chan", "email": "maria.chan@other.example"}

    enter(administrator).post(INVITE, form)
    refused = enter(administrator).post(INVITE, form)

    assert User.objects.filter(username="maria.chan2").count() == 1
    assert "exists already" in refused.text


def test_who_may_not_add_accounts_invites_nobody(colleague):
    answer = enter(colleague).post(INVITE, {"name_en": "X", "email": "x@firm.example"})

    assert answer.status_code == 403
    assert not User.objects.filter(email="x@firm.example").exists()


def test_an_administrator_gives_only_roles(administrator):
    own = Group.objects.create(name="library")

    enter(administrator).post(
        INVITE, {"name_en": "X", "email": "x@firm.example", "groups": [own.pk]}
    )

    assert not User.objects.filter(email="x@firm.example").exists()


def test_the_list_says_who_is_invited_and_who_has_left(
    invited, administrator, colleague, django_assert_max_num_queries
):
    colleague.is_active = False
    colleague.save()
    for number in range(20):
        make_person("author", f"person{number}")
    client = enter(administrator)

    with django_assert_max_num_queries(14):
        page = client.get(PEOPLE)

    assert "invited, until" in page.text
    assert "deactivated" in page.text
    assert "陳美玲 Maria Chan" in page.text
    assert [user.pk for user in invitations.waiting(User.objects.all())] == [invited.pk]


def test_a_corrected_address_ends_the_link_that_went_to_the_wrong_one(invited, administrator):
    wrong = path_in(mailed()[0])
    form = {"do": "save", "username": "maria", "name_en": "Maria Chan"}

    enter(administrator).post(page_of(invited), form | {"email": "maria@firm.example"})

    assert User.objects.get(pk=invited.pk).email == "maria@firm.example"
    assert accept(Client(), wrong).status_code == 404
    enter(administrator).post(page_of(invited), {"do": "invite"})
    again = mailed()[-1]
    assert again.to == ["maria@firm.example"]
    assert Client().get(path_in(again)).status_code == 200


def test_a_mail_whose_link_opens_nothing_any_more_is_not_sent(invited):
    SecretLink.objects.update(expires_at=invited.date_joined - timedelta(days=1))

    assert mailed() == []
    assert Message.objects.get().state == Message.State.CANCELLED


def test_of_two_invitations_to_one_address_the_second_is_refused_in_words(invited, administrator):
    form = {"name_en": "Maria Chan", "email": "maria.chan@FIRM.example", "language": "en"}

    page = enter(administrator).post(INVITE, form).text

    assert "An account with this address exists already." in page
    assert User.objects.filter(email__iexact=invited.email).count() == 1


def test_an_invitation_sent_twice_at_once_makes_one_account(invited, administrator, monkeypatch):
    """The other request stored its account after this one had checked its form."""
    form = {"name_en": "Maria Chan", "email": invited.email, "language": "en"}
    taken = iter([False, True])
    monkeypatch.setattr(invitations, "is_taken", lambda email: next(taken))

    page = enter(administrator).post(INVITE, form).text

    assert "An account with this address exists already." in page
    assert User.objects.filter(email__iexact=invited.email).count() == 1


def test_an_account_does_not_get_the_address_of_another(invited, administrator, colleague):
    form = {"username": "ana", "name_en": "Ana Lei", "email": invited.email}

    page = enter(administrator).post(page_of(colleague), form).text

    assert "An account with this address exists already." in page
    assert User.objects.get(pk=colleague.pk).email == "ana@firm.example"


def test_the_list_of_people_says_in_words_who_has_a_second_step(admin_client):
    page = admin_client.get(PEOPLE, headers={"accept-language": "en"}).text

    assert (
        '<td class="field-second_step" data-label="Two-step verification">'
        '<b class="late">none yet</b>' in page
    )
