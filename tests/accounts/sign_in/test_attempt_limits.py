"""Limits on wrong passwords slow strangers down and lock nobody out."""

from datetime import timedelta
from importlib import import_module

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
from django.core import signing
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from accounts.models import KnownDevice, SignInAttempt
from accounts.sign_in import attempt_limits, recording
from operations.backup import dump
from tests.accounts.sign_in.test_sign_in import ADMIN, PASSWORD, SECRET, STEP, code, sign_in

pytestmark = pytest.mark.django_db
HOME = "198.51.100.1"
ADDRESSES_OF_AN_ATTACK = attempt_limits.MANY_FROM_EVERYWHERE // attempt_limits.FROM_A_NETWORK


def at(address: str) -> Client:
    return Client(REMOTE_ADDR=address)


def guess(address: str, times: int = 1, name: str = "lawyer") -> list[int]:
    return [sign_in(at(address), name, "wrong").status_code for _ in range(times)]


def is_in(client: Client) -> bool:
    return client.get(ADMIN).status_code == 200


@pytest.fixture
def attack(lawyer) -> None:
    """Five wrong passwords from each of twice as many addresses as make it one."""
    for number in range(2 * ADDRESSES_OF_AN_ATTACK):
        guess(f"203.0.113.{number}", 5)


# --- nobody is kept out -------------------------------------------------------------------------


@pytest.mark.one_database
@pytest.mark.usefixtures("attack")
def test_the_right_password_gets_in_from_an_address_that_nobody_tried():
    client = at(HOME)

    sign_in(client)

    assert is_in(client)


@pytest.mark.one_database
@pytest.mark.parametrize("network", ["2001:db8:0:{:x}::1", "2001:db8:{:x}::1"])
def test_many_ipv6_networks_of_a_stranger_keep_nobody_out(lawyer, network):
    for number in range(1, 2 * ADDRESSES_OF_AN_ATTACK + 1):
        guess(network.format(number), 5)
    client = at("2001:db9::1")

    sign_in(client)

    assert is_in(client)


@pytest.mark.one_database
def test_a_device_that_signed_in_before_gets_in_from_the_very_address_of_an_attack(lawyer):
    own = at(HOME)
    sign_in(own)
    own.post("/admin/logout/")
    guess(HOME, 20)

    assert sign_in(at(HOME)).status_code == 429
    sign_in(own)

    assert is_in(own)


@pytest.mark.one_database
def test_a_known_device_is_not_stopped_by_passwords_tried_on_other_accounts(lawyer):
    own = at(HOME)
    sign_in(own)
    own.post("/admin/logout/")
    for number in range(attempt_limits.FROM_A_NETWORK_IN_ALL // 5 + 2):
        guess(HOME, 5, name=f"nobody-{number}")

    sign_in(own)

    assert is_in(own)


@pytest.mark.one_database
def test_a_passkey_is_never_counted(lawyer, settings):
    for number in range(attempt_limits.FROM_A_NETWORK_IN_ALL // 5 + 2):
        guess(HOME, 5, name=f"nobody-{number}")

    answers = [at(HOME).post("/admin/second-step/webauthn/login/", {}) for _ in range(40)]

    # The one answer to a proof that is none; a right one is taken in test_sign_in_in_a_browser.
    assert {answer.status_code for answer in answers} == {302}


@pytest.mark.one_database
def test_somebody_who_knows_the_password_does_not_use_up_the_codes_of_a_known_device(lawyer):
    TOTP.activate(lawyer, SECRET)
    own = at(HOME)
    sign_in(own)
    own.post(STEP, {"code": code(-1)})
    own.post("/admin/logout/")
    thief = at("203.0.113.1")
    sign_in(thief)
    for number in range(35):
        thief.post(STEP, {"code": f"{number:06}"})
    thief.post(STEP, {"code": code(1)})

    sign_in(own)
    own.post(STEP, {"code": code()})

    assert not is_in(thief)
    assert is_in(own)


# --- guessing is bounded ------------------------------------------------------------------------


def test_five_wrong_passwords_end_a_networks_tries_for_a_while():
    assert guess("203.0.113.1", 7) == [200] * 5 + [429] * 2


@pytest.mark.one_database
def test_a_wait_is_said_and_then_over(monkeypatch, lawyer):
    began = timezone.now()
    guess(HOME, 5)
    seconds = int(sign_in(at(HOME))["Retry-After"])
    assert 0 < seconds <= 15 * 60 + 1

    monkeypatch.setattr(timezone, "now", lambda: began + timedelta(seconds=seconds + 60))
    client = at(HOME)
    sign_in(client)

    assert SignInAttempt.objects.count() == 0
    assert client.session["_auth_user_id"] == str(lawyer.pk)


@pytest.mark.one_database
def test_trying_on_while_one_must_wait_does_not_make_the_wait_longer():
    guess("203.0.113.1", 50)

    assert SignInAttempt.objects.count() == 5


@pytest.mark.one_database
def test_the_networks_of_one_ipv6_subscriber_count_as_one():
    """A subscriber has a /56: 256 networks of the size that one line gets."""
    answers = [guess(f"2001:db8:0:{number:x}::1")[0] for number in range(10)]

    assert answers == [200] * 5 + [429] * 5


@pytest.mark.one_database
def test_a_stranger_with_a_48_is_stopped_too():
    answers = [guess(f"2001:db8:0:{number:x}00::1")[0] for number in range(20)]

    assert answers == [200] * 10 + [429] * 10


@pytest.mark.one_database
@pytest.mark.usefixtures("attack")
def test_in_an_attack_each_further_network_may_do_less():
    assert guess("192.0.2.1", 5) == [200] * 2 + [429] * 3
    assert SignInAttempt.objects.count() <= 30 + 2 * 41


@pytest.mark.one_database
def test_one_network_is_stopped_whatever_accounts_it_tries():
    answers = [guess("203.0.113.1", name=f"name-{number}")[0] for number in range(70)]

    assert answers == [200] * 60 + [429] * 10


@pytest.mark.one_database
def test_a_known_device_is_limited_too(lawyer):
    own = at(HOME)
    sign_in(own)
    own.post("/admin/logout/")

    answers = [sign_in(own, password="wrong").status_code for _ in range(22)]

    assert answers == [200] * 20 + [429] * 2


@pytest.mark.one_database
def test_a_right_password_clears_the_mistakes_before_it(lawyer):
    guess(HOME, 4)
    sign_in(at(HOME))

    assert guess(HOME, 6) == [200] * 5 + [429]


def test_many_at_once_are_counted_before_they_are_looked_at(noon):
    source = attempt_limits.Source("network", "network")
    for _ in range(attempt_limits.FROM_A_NETWORK):
        attempt_limits.begin(account="lawyer", source=source, at=noon)

    with pytest.raises(attempt_limits.TooManyAttempts):
        attempt_limits.begin(account="lawyer", source=source, at=noon)


@pytest.mark.one_database
def test_the_password_asked_for_again_is_limited_just_so(lawyer):
    own = at(HOME)
    sign_in(own)

    answers = [
        own.post("/admin/sign-in/again/", {"password": "wrong"}).status_code for _ in range(25)
    ]

    assert answers[-1] == 429


# --- what is kept -------------------------------------------------------------------------------


def test_neither_names_nor_addresses_are_kept_of_an_attempt(lawyer):
    guess("203.0.113.77", 6)
    guess("203.0.113.77", 1, name="hunter2 typed in the wrong field")

    with connection.cursor() as cursor:
        found = []
        for table in _tables(cursor) - {"auth_user", "briefings_auditentry"}:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [
                (table, word)
                for row in cursor.fetchall()
                for word in ("203.0.113", "lawyer", "hunter2")
                if word in str(row)
            ]

    assert found == []


def _tables(cursor) -> set[str]:
    """Return all tables but SQLite's virtual ones, whose rows are in ordinary tables too."""
    tables = set(connection.introspection.table_names(cursor))
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
        tables -= {name for (name,) in cursor.fetchall()}
    return tables


def test_attempts_are_forgotten_after_an_hour(noon):
    source = attempt_limits.Source("network", "network")
    attempt_limits.begin(account="lawyer", source=source, at=noon)

    attempt_limits.begin(account="other", source=source, at=noon + timedelta(hours=1))

    assert SignInAttempt.objects.get().account == "other"


# --- devices ------------------------------------------------------------------------------------


@pytest.mark.one_database
def test_a_device_is_known_by_a_signed_cookie_for_the_admin_alone(lawyer):
    client = at(HOME)

    sign_in(client)

    cookie = client.cookies["device"]
    assert (cookie["path"], cookie["samesite"], bool(cookie["httponly"])) == (
        "/",
        "Strict",
        True,
    )
    assert cookie["max-age"] > 365 * 24 * 60 * 60
    kept = KnownDevice.objects.get()
    assert kept.user == lawyer
    assert kept.digest not in cookie.value


@pytest.mark.one_database
def test_no_device_is_known_before_the_second_step_was_taken(lawyer):
    TOTP.activate(lawyer, SECRET)
    client = at(HOME)

    sign_in(client)

    assert "device" not in client.cookies
    assert not KnownDevice.objects.exists()


@pytest.mark.one_database
@pytest.mark.parametrize("value", ["", "x", "x:y", signing.Signer(salt="other").sign("x")])
def test_a_cookie_that_we_did_not_sign_makes_no_device_known(lawyer, value):
    guess(HOME, 5)
    client = at(HOME)
    client.cookies["device"] = value

    assert sign_in(client).status_code == 429


@pytest.mark.one_database
def test_a_device_is_known_for_the_account_that_signed_in_with_it_and_no_other(lawyer):
    User.objects.create_user("clerk", password=PASSWORD, is_staff=True)
    client = at(HOME)
    sign_in(client)
    client.post("/admin/logout/")
    guess(HOME, 5, name="clerk")

    assert sign_in(client, "clerk").status_code == 429


@pytest.mark.one_database
def test_two_people_at_one_browser_are_both_known(lawyer):
    User.objects.create_user("clerk", password=PASSWORD, is_staff=True)
    client = at(HOME)
    for name in ("lawyer", "clerk"):
        sign_in(client, name)
        client.post("/admin/logout/")

    assert KnownDevice.objects.count() == 2
    assert KnownDevice.objects.values("digest").distinct().count() == 1


@pytest.fixture
def two_devices(lawyer) -> list[Client]:
    devices = [at(HOME), at(HOME)]
    for device in devices:
        sign_in(device)
    return devices


@pytest.mark.one_database
def test_a_new_password_forgets_the_other_devices(two_devices):
    new = "seven lamps beside a quiet harbour"

    two_devices[0].post(
        "/admin/password_change/",
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )

    assert KnownDevice.objects.count() == 1
    guess(HOME, 5)
    two_devices[0].post("/admin/logout/")
    assert sign_in(two_devices[0], password=new).status_code == 302
    assert sign_in(two_devices[1], password=new).status_code == 429


def test_an_administrator_ends_what_a_lost_device_may_do(two_devices, lawyer):
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))

    boss.post(f"/admin/auth/user/{lawyer.pk}/change/", {"do": "sign_out"})

    assert not KnownDevice.objects.exists()
    assert not any(is_in(device) for device in two_devices)


@pytest.mark.one_database
def test_what_is_recorded_of_it_has_its_words():
    assert "devices_forgotten" in recording.CHANGES


def test_what_an_earlier_release_kept_of_attempts_is_forgotten_and_its_table_stays():
    migration = import_module("operations.migrations.0002_sign_in_attempts_and_devices")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE axes_accessattempt (username varchar(255))")
        cursor.execute("INSERT INTO axes_accessattempt VALUES ('lawyer')")

        migration.forget_what_axes_kept(None, connection.schema_editor())

        cursor.execute("SELECT * FROM axes_accessattempt")
        assert cursor.fetchall() == []


def test_migrations_of_an_app_that_is_gone_do_not_make_a_backup_one_of_another_release():
    before = dump.applied_migrations()

    MigrationRecorder(connection).record_applied("axes", "0001_initial")

    assert dump.applied_migrations() == before
