import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from contacts.models import ListedClient
from tests.support.factories import make_enquiry, make_person

pytestmark = pytest.mark.django_db
PAGE = "/admin/contacts/enquiry/clients/"
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def desk(client):
    client.force_login(make_person("enquiries clerk"))
    return client


def load(desk, content: str, how: str = "replace"):
    table = SimpleUploadedFile("clients.csv", content.encode())
    return desk.post(PAGE, {"table": table, "how": how}, headers=ENGLISH, follow=True)


def test_the_clerk_loads_a_list_and_the_conflict_search_finds_it(desk, noon):
    page = load(desk, "name,remark\nGolden Lotus Casino Limited,since 2019\nAcme Ltd,\n")

    found = desk.post(
        "/admin/contacts/enquiry/conflicts/",
        {"names": "golden lotus casino ltd\nNobody Inc"},
        headers=ENGLISH,
    ).content.decode()

    assert "2 names were loaded" in page.content.decode()
    assert "Golden Lotus Casino Limited" in found
    assert "since 2019" in found
    assert "2 names of the client list" in found
    assert "nowhere else" in found


def test_the_enquirys_own_page_says_who_is_on_the_list_and_what_was_searched(desk, noon):
    enquiry = make_enquiry(at=noon, message="We act against Acme Limited.")
    address = f"/admin/contacts/enquiry/{enquiry.pk}/change/"
    before = desk.get(address, headers=ENGLISH).content.decode()
    load(desk, "ACME, S.A.")

    after = desk.get(address, headers=ENGLISH).content.decode()

    assert "no client list: none is loaded" in before
    assert "0 other enquiries" in after
    assert "1 name of the client list" in after
    assert "on the client list" in after


def test_a_mistake_is_named_and_the_list_stays(desk):
    load(desk, "Acme Ltd")

    page = load(desk, "Beta SA\nX")

    assert page.status_code == 422
    assert "Line 2:" in page.content.decode()
    assert ListedClient.objects.get().name == "Acme Ltd"


def test_without_a_file_the_page_says_so(desk):
    page = desk.post(PAGE, {"how": "add"}, headers=ENGLISH)

    assert page.status_code == 422
    assert "Choose a file" in page.content.decode()


def test_the_list_is_deleted_only_when_that_is_confirmed(desk):
    load(desk, "Acme Ltd")

    desk.post(PAGE, {"do": "clear"})
    assert ListedClient.objects.exists()
    desk.post(PAGE, {"do": "clear", "sure": "yes"})

    assert not ListedClient.objects.exists()


@pytest.mark.parametrize("role", ["author", "publisher", "administrator"])
def test_others_neither_see_nor_change_the_list(client, role):
    client.force_login(make_person(role))

    assert client.get(PAGE).status_code == 403
    assert load(client, "Acme Ltd").status_code == 403
    assert not ListedClient.objects.exists()
