import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.test import Client

from accounts.models import KnownDevice
from accounts.sign_in.device_names import device_name
from tests.accounts.people.conftest import enter, mailed

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
OWN = "/admin/auth/user/own/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


def sign_in(agent: str) -> Client:
    client = Client(headers={"User-Agent": agent, "Accept-Language": "en"})
    client.post("/admin/login/", {"username": "ana", "password": "correct horse battery"})
    return client


def test_a_person_keeps_their_names_and_language(colleague):
    client = enter(colleague)
    form = {"do": "save", "name_zh-hant": "李安娜", "name_en": "Anna Lei", "language": "zh-hant"}

    answer = client.post(OWN, form)

    assert User.objects.get(pk=colleague.pk).get_full_name() == "李安娜 Anna Lei"
    assert answer.cookies[site.LANGUAGE_COOKIE_NAME].value == "zh-hant"
    assert "您的帳戶" in client.get(OWN).text


def test_the_language_follows_a_person_to_another_browser(colleague):
    enter(colleague).post(OWN, {"do": "save", "name_en": "Ana", "language": "zh-hant"})

    assert "您的帳戶" in sign_in(FIREFOX).get(OWN).text


def test_a_name_is_asked_for_in_one_language_at_least(colleague):
    answer = enter(colleague).post(OWN, {"do": "save", "name_en": " "})

    assert "at least one language" in answer.text
    assert User.objects.get(pk=colleague.pk).get_full_name() == "李安娜 Ana Lei"


def test_a_lost_telephone_is_signed_out_and_the_computer_is_not(colleague):
    computer, telephone = sign_in(FIREFOX), sign_in(IPHONE)
    page = computer.get(OWN).text
    assert "Firefox, Windows" in page
    assert "Safari, iPhone" in page
    lost = KnownDevice.objects.get(name="Safari, iPhone")

    computer.post(OWN, {"do": f"forget:{lost.pk}"})

    assert telephone.get("/admin/").status_code == 302
    assert computer.get("/admin/").status_code == 200
    assert [device.name for device in KnownDevice.objects.all()] == ["Firefox, Windows"]


def test_all_other_devices_are_signed_out_at_once(colleague):
    computer, telephone = sign_in(FIREFOX), sign_in(IPHONE)

    computer.post(OWN, {"do": "others"})

    assert telephone.get("/admin/").status_code == 302
    assert computer.get("/admin/").status_code == 200
    assert mailed() == []


def test_nobody_signs_out_the_device_of_another(colleague, administrator):
    telephone = sign_in(IPHONE)
    device = KnownDevice.objects.get()

    for odd in (device.pk, "9" * 30, "x", ""):
        answer = enter(administrator).post(OWN, {"do": f"forget:{odd}"})
        assert answer.status_code == 404

    assert telephone.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox, Windows"),
        (IPHONE, "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge, Linux"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_as_its_owner_knows_it(agent, name):
    assert device_name(agent) == name
