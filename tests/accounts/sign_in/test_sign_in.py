"""Staff can sign in, and nobody else can."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXP"
ADMIN, LOGIN, AGAIN = "/admin/", "/admin/login/", "/admin/sign-in/again/"
SET_UP, STEP, STEP_AGAIN = (
    "/admin/second-step/",
    "/admin/second-step/authenticate/",
    "/admin/second-step/reauthenticate/",
)


@pytest.fixture(autouse=True)
def _nobody_was_counted_yet():
    cache.clear()


@pytest.fixture
def _required(settings):
    settings.REQUIRE_MFA = True


@pytest.fixture
def with_app(lawyer) -> User:
    """The lawyer, with an app set up."""
    TOTP.activate(lawyer, SECRET)
    return lawyer


def code(steps_from_now: int = 0) -> str:
    now = list(counters())
    return format_hotp_value(hotp_value(SECRET, now[len(now) // 2] + steps_from_now))


def sign_in(client: Client, username: str = "lawyer", password: str = PASSWORD, **more):
    return client.post(LOGIN, {"username": username, "password": password} | more)


# --- the password ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["username", "login"])
def test_on_ones_own_machine_the_password_alone_lets_in(client, lawyer, name):
    answer = client.post(LOGIN, {name: "lawyer", "password": PASSWORD, "next": "/admin/auth/"})

    assert (answer.status_code, answer["Location"]) == (302, "/admin/auth/")
    assert client.get(ADMIN).status_code == 200


def test_signing_in_leads_where_one_wanted_to_go(client, lawyer):
    wanted = "/admin/briefings/briefing/"
    page = client.get(wanted, follow=True)
    assert page.redirect_chain == [(f"{LOGIN}?next={wanted}", 302)]

    answer = client.post(
        f"{LOGIN}?next={wanted}", {"username": "lawyer", "password": PASSWORD, "next": wanted}
    )

    assert answer["Location"] == wanted
    assert f'name="next" value="{wanted}"' in page.content.decode()


def test_all_refusals_are_the_same_words(client, lawyer):
    User.objects.create_user("client", password=PASSWORD)
    User.objects.create_user("gone", password=PASSWORD, is_staff=True, is_active=False)
    tries = [("nobody", PASSWORD), ("lawyer", "wrong"), ("client", PASSWORD), ("gone", PASSWORD)]

    answers = [sign_in(client, name, password) for name, password in tries]

    pages = {
        answer.content.decode().replace(name, "")
        for answer, (name, _) in zip(answers, tries, strict=True)
    }
    pages = {page.split("csrfmiddlewaretoken")[0] for page in pages}
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len(pages) == 1
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client):
    for path in ("/admin/signup/", "/admin/sign-in/signup/", "/accounts/signup/"):
        assert client.post(path, {"username": "me", "password1": PASSWORD}).status_code in (
            302,
            404,
        )

    assert not User.objects.exists()


def test_five_wrong_passwords_lock_that_name_out_at_that_address(client, lawyer):
    answers = [sign_in(client, password="wrong").status_code for _ in range(5)]

    locked = sign_in(client)

    assert answers[:4] == [200] * 4
    assert locked.status_code == 429
    assert int(locked["Retry-After"]) > 0
    assert "十五分鐘" in locked.content.decode()


def test_an_account_that_does_not_exist_is_locked_out_just_so(client, lawyer):
    real = [sign_in(client, "lawyer", "wrong").status_code for _ in range(7)]

    unreal = [sign_in(client, "nobody", "wrong").status_code for _ in range(7)]

    assert real == unreal


def test_a_lock_out_does_not_reach_another_address(client, lawyer):
    for _ in range(6):
        sign_in(client, password="wrong")

    elsewhere = Client(REMOTE_ADDR="203.0.113.9")

    assert sign_in(elsewhere).status_code == 302


@pytest.mark.parametrize("address", ["2001:db8::1", "unknown", ""])
def test_odd_addresses_are_counted_too(lawyer, address):
    client = Client(REMOTE_ADDR=address)

    answers = [sign_in(client, password="wrong").status_code for _ in range(6)]

    assert answers[-1] == 429


def test_a_forged_forwarding_header_does_not_help(client, lawyer):
    answers = [
        client.post(
            LOGIN,
            {"username": "lawyer", "password": "wrong"},
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
        ).status_code
        for n in range(6)
    ]

    assert answers[-1] == 429


# --- sessions -------------------------------------------------------------------------------------


def test_signing_in_gives_a_new_session_and_a_new_form_token(client, lawyer):
    client.get(LOGIN)
    client.cookies["session"] = client.session.session_key or "chosen-by-a-stranger"
    before = client.cookies["session"].value
    token = client.cookies["csrf"].value

    sign_in(client)

    assert client.cookies["session"].value != before
    assert client.cookies["csrf"].value != token


def test_signing_out_kills_the_session_for_good(client, lawyer):
    sign_in(client)
    stolen = client.cookies["session"].value

    answer = client.post("/admin/logout/")

    thief = Client()
    thief.cookies["session"] = stolen
    assert answer.status_code == 302
    assert thief.get(ADMIN).status_code == 302
    assert not Session.objects.filter(pk=stolen).exists()


def test_a_link_cannot_sign_anybody_out(client, lawyer):
    sign_in(client)

    for path in ("/admin/logout/", "/admin/sign-in/give-up/"):
        assert client.get(path).status_code == 405
    assert client.get(ADMIN).status_code == 200


def test_a_new_password_ends_the_other_sessions(client, lawyer):
    sign_in(client)
    other = Client()
    sign_in(other)
    new = "seven lamps beside a quiet harbour"

    client.post(
        "/admin/password_change/",
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )

    assert client.get(ADMIN).status_code == 200
    assert other.get(ADMIN).status_code == 302


# --- the second step ------------------------------------------------------------------------------


@pytest.mark.usefixtures("_required")
def test_without_a_second_step_one_is_led_to_set_it_up(client, lawyer):
    answer = client.post(LOGIN, {"username": "lawyer", "password": PASSWORD}, follow=True)

    assert answer.redirect_chain[-1][0] == SET_UP
    assert "mfa_activate_totp" not in answer.content.decode()
    assert reverse("mfa_activate_totp") in answer.content.decode()


@pytest.mark.usefixtures("_required")
def test_the_password_alone_opens_no_door_of_the_admin(client, with_app):
    answer = sign_in(client)

    assert answer["Location"] == STEP
    assert client.get(ADMIN).status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("_required")
def test_a_code_from_the_app_lets_in(client, with_app):
    sign_in(client)

    answer = client.post(STEP, {"code": code()})

    assert answer["Location"] == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_who_has_a_second_step_is_asked_for_it_on_ones_own_machine_too(client, with_app):
    assert sign_in(client)["Location"] == STEP


@pytest.mark.usefixtures("_required")
def test_a_code_works_once(client, with_app):
    once = code()
    sign_in(client)
    client.post(STEP, {"code": once})
    other = Client()
    sign_in(other)

    answer = other.post(STEP, {"code": once})

    assert answer.status_code == 200
    assert other.get(ADMIN).status_code == 302


@pytest.mark.usefixtures("_required")
def test_a_recovery_code_works_once(client, with_app):
    recovery = RecoveryCodes.activate(with_app).get_unused_codes()[0]
    other = Client()

    for visitor in (client, other):
        sign_in(visitor)
        visitor.post(STEP, {"code": recovery})

    assert client.get(ADMIN).status_code == 200
    assert other.get(ADMIN).status_code == 302


@pytest.mark.usefixtures("_required")
def test_codes_cannot_be_guessed_for_long(with_app):
    """However many networks they come from: codes are short."""
    for number in range(30):
        guesser = Client(REMOTE_ADDR=f"203.0.113.{number}")
        sign_in(guesser)
        guesser.post(STEP, {"code": f"{number:06}"})
    client = Client(REMOTE_ADDR="198.51.100.1")
    sign_in(client)

    answer = client.post(STEP, {"code": code()})

    assert client.get(ADMIN).status_code == 302
    assert answer.status_code == 200


@pytest.mark.usefixtures("_required")
def test_a_session_from_before_the_second_step_was_set_up_does_not_count(client, lawyer):
    thief = Client()
    sign_in(thief)
    TOTP.activate(lawyer, SECRET)

    answer = thief.get(ADMIN, follow=True)

    assert answer.redirect_chain[-1][0] == f"{STEP_AGAIN}?next=%2Fadmin%2F"


@pytest.mark.usefixtures("_required")
def test_setting_up_an_app_lets_in_and_ends_every_other_session(client, lawyer):
    thief = Client()
    sign_in(thief)
    sign_in(client)
    page = client.get("/admin/second-step/totp/activate/")
    secret = page.context["form"].secret
    typed = format_hotp_value(hotp_value(secret, list(counters())[1]))

    answer = client.post("/admin/second-step/totp/activate/", {"code": typed})

    assert answer["Location"] == "/admin/second-step/recovery-codes/"
    assert client.get(ADMIN).status_code == 200
    assert "_auth_user_id" not in thief.session
    assert secret not in str(Authenticator.objects.filter(user=lawyer).values())


@pytest.mark.usefixtures("_required")
def test_the_password_alone_does_not_add_a_key_to_an_account_that_has_one(client, with_app):
    sign_in(client)

    for path in ("totp/activate/", "webauthn/add/", "recovery-codes/", "totp/deactivate/"):
        assert client.get(f"/admin/second-step/{path}").status_code == 302
    assert client.post(AGAIN, {"password": PASSWORD}).status_code == 302


@pytest.mark.usefixtures("_required")
def test_who_is_no_longer_staff_is_refused_after_the_second_step(client, with_app):
    User.objects.filter(pk=with_app.pk).update(is_staff=False)
    client.force_login(with_app)

    assert client.get(ADMIN, follow=True).status_code == 403


def test_secrets_are_stored_encrypted(with_app):
    stored = Authenticator.objects.get(user=with_app).data["secret"]

    assert SECRET not in stored
    assert get_adapter().decrypt(stored) == SECRET


# --- asking again ---------------------------------------------------------------------------------


def age(client: Client, seconds: int) -> None:
    """As if the person had signed in so much earlier."""
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= seconds
    session.save()


@pytest.fixture
def inside(client, with_app, _required) -> Client:
    """The lawyer's browser, both steps taken."""
    sign_in(client)
    client.post(STEP, {"code": code()})
    return client


@pytest.mark.parametrize(
    "path", ["user/add/", "group/add/", "user/1/change/", "user/1/leave/", "user/1/delete/"]
)
def test_roles_ask_again_after_a_while(inside, path):
    fresh = inside.get(f"/admin/auth/{path}").status_code
    age(inside, 6 * 60)

    answer = inside.get(f"/admin/auth/{path}")

    assert fresh in (200, 302, 403, 404)  # 403: nobody deletes their own account
    assert answer["Location"].startswith(f"{STEP_AGAIN}?next=%2Fadmin%2Fauth%2F")


def test_the_answer_leads_back_to_what_was_wanted(inside):
    age(inside, 6 * 60)
    asked = inside.get("/admin/auth/user/add/")["Location"]

    answer = inside.post(asked, {"code": code(1), "next": "/admin/auth/user/add/"})

    assert answer["Location"] == "/admin/auth/user/add/"
    assert inside.get("/admin/auth/user/add/").status_code == 200


def test_a_form_opened_in_time_may_be_sent_a_while_later(inside):
    age(inside, 10 * 60)

    answer = inside.post("/admin/auth/group/add/", {"name": "Authors"})
    age(inside, 20 * 60)
    late = inside.post("/admin/auth/group/add/", {"name": "Others"})

    assert answer["Location"] == "/admin/auth/group/"
    assert late["Location"].startswith(STEP_AGAIN)


def test_an_export_asks_again_after_a_while(inside):
    age(inside, 6 * 60)
    age(inside, 20 * 60)

    answer = inside.post("/admin/contacts/enquiry/", {"action": "export_csv"})

    assert answer["Location"].startswith(STEP_AGAIN)


def test_ordinary_work_is_not_interrupted(inside):
    age(inside, 8 * 60 * 60)

    assert inside.get("/admin/briefings/briefing/").status_code == 200


# --- accounts -------------------------------------------------------------------------------------


@pytest.fixture
def office(client) -> Client:
    """The browser of a manager who may change accounts, but is no superuser."""
    manager = User.objects.create_user("office", password=PASSWORD, is_staff=True)
    manager.user_permissions.set(
        Permission.objects.filter(content_type__app_label="auth", content_type__model="user")
    )
    client.force_login(manager)
    return client


def test_who_may_change_accounts_cannot_make_a_superuser(office):
    manager = User.objects.get(username="office")

    office.post(
        f"/admin/auth/user/{manager.pk}/change/",
        {"username": "office", "is_staff": "on", "is_active": "on", "is_superuser": "on"}
        | {"user_permissions": [str(p.pk) for p in Permission.objects.all()[:40]]}
        | {"date_joined_0": "2025-01-01", "date_joined_1": "12:00"},
    )

    manager.refresh_from_db()
    assert not manager.is_superuser
    assert manager.user_permissions.count() == 4


@pytest.mark.parametrize("door", ["change", "leave", "delete"])
def test_who_may_change_accounts_does_not_reach_a_superusers(office, lawyer, door):
    path = f"/admin/auth/user/{lawyer.pk}/{door}/"

    answers = [office.post(path, {"password1": "x" * 20, "password2": "x" * 20, "post": "yes"})]

    assert [answer.status_code for answer in answers] == [403]
    assert User.objects.get(pk=lawyer.pk).check_password(PASSWORD)


def test_an_administrator_sets_nobodys_password(client, lawyer):
    other = User.objects.create_user("other", password=PASSWORD, is_staff=True)
    client.force_login(lawyer)

    answer = client.post(
        f"/admin/auth/user/{other.pk}/password/", {"password1": "x" * 20, "password2": "x" * 20}
    )

    assert answer.status_code in (302, 404)
    assert User.objects.get(pk=other.pk).check_password(PASSWORD)


@pytest.mark.parametrize("label", ["mfa", "account"])
def test_secrets_of_the_sign_in_are_not_in_the_admin(client, lawyer, label):
    client.force_login(lawyer)

    assert f"/admin/{label}/" not in client.get(ADMIN).content.decode()
    assert client.get(f"/admin/{label}/").status_code == 404


# --- passwords ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "qwertyuiop12",
        "Passw0rd!2025",
        "lawyerlawyer",
        "aaaaaaaaaaaaaaaa",
        "Briefings2025!",
    ],
)
def test_guessable_passwords_are_refused(client, lawyer, password):
    client.force_login(lawyer)

    answer = client.post(
        "/admin/password_change/",
        {"old_password": PASSWORD, "new_password1": password, "new_password2": password},
    )

    assert answer.status_code == 200
    assert User.objects.get(pk=lawyer.pk).check_password(PASSWORD)


@pytest.mark.parametrize(
    "password",
    ["seven lamps beside a quiet harbour", "澳門的雨天最好喝一碗熱湯再出門", "kT9#vQ2m!xLp7w"],
)
def test_good_passwords_are_accepted(client, lawyer, password):
    client.force_login(lawyer)

    client.post(
        "/admin/password_change/",
        {"old_password": PASSWORD, "new_password1": password, "new_password2": password},
    )

    assert User.objects.get(pk=lawyer.pk).check_password(password)
