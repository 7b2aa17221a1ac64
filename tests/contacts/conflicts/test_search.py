from time import process_time

import pytest

from contacts.conflicts import client_list, party_names
from contacts.conflicts import search as conflicts
from contacts.desk import handle_enquiry
from contacts.models import Enquiry, ListedClient
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


def of(search: conflicts.Search) -> set[Enquiry]:
    return {enquiry for item in search.found for enquiry in item.enquiries}


def listed(search: conflicts.Search) -> set[str]:
    return {client.name for item in search.found for client in item.clients}


def load(noon, *lines: str) -> None:
    client_list.load(content="\n".join(lines).encode(), replaces=False, by=None, at=noon)


@pytest.mark.parametrize(
    "asked", ["Golden Lotus Casino Ltd", "casino golden lotus", "金莲花娱乐公司"]
)
def test_a_company_is_found_under_another_legal_form(noon, asked):
    found = make_enquiry(
        at=noon, message="Golden Lotus Casino Limited（金蓮花娛樂有限公司） owes us rent."
    )
    make_enquiry(at=noon, message="Nothing of the kind.")

    assert of(conflicts.search([asked])) == {found}


def test_the_message_of_a_one_step_enquiry_is_searched_for_by_the_names_in_it(noon):
    earlier = make_enquiry(at=noon, name="Wong", message="I work for Golden Lotus Casino Limited.")
    later = make_enquiry(
        at=noon,
        name="Lee",
        email="lee@other.example",
        message="We have a dispute with Golden Lotus Casino Ltd over a lease.",
    )

    assert of(conflicts.around(later)) == {earlier}
    assert of(conflicts.around(earlier)) == {later}


def test_a_person_who_once_enquired_is_found_in_a_later_message(noon):
    earlier = make_enquiry(at=noon, name="Chan Tai Man", message="A question.")
    later = make_enquiry(
        at=noon, name="Lee", email="lee@other.example", message="My landlord, Mr CHAN, Tai Man, …"
    )

    assert earlier in of(conflicts.around(later))


def test_parties_of_another_enquiry_are_found_in_a_message(noon):
    earlier = make_enquiry(at=noon, name="Wong", topic="Lease", parties="金蓮花娛樂有限公司\n無")
    later = make_enquiry(
        at=noon, name="Lee", email="lee@other.example", message="金莲花娱乐拖欠本公司款項。"
    )

    assert of(conflicts.around(later)) == {earlier}


def test_companies_in_details_and_notes_are_found(noon):
    first, second = (make_enquiry(at=noon, name=name, email=f"{name}@c.example") for name in "AB")
    handle_enquiry.note(enquiry=first, text="Acts for Tai Fung Estates Lda.", by=None, at=noon)

    assert of(conflicts.search(["Tai Fung Estates, Limitada"])) == {first}
    assert second not in of(conflicts.search(["Tai Fung Estates"]))


def test_the_client_list_is_searched_both_ways(noon):
    load(
        noon, "name,matter", "Golden Lotus Casino Limited,2019/7", "大豐銀行股份有限公司,", "Galaxy"
    )
    enquiry = make_enquiry(
        at=noon,
        name="Lee",
        message="golden lotus casino and 大丰银行 sold Galaxy my data.",
    )

    assert listed(conflicts.search(["Golden Lotus Casino (Holdings) Ltd"])) == {
        "Golden Lotus Casino Limited"
    }
    assert listed(conflicts.around(enquiry)) == {
        "Golden Lotus Casino Limited",
        "大豐銀行股份有限公司",
        "Galaxy",
    }


def test_keys_of_common_words_that_an_earlier_release_stored_are_found_in_no_text(noon):
    for number in range(3):
        make_enquiry(at=noon, message="Nothing.", email=f"{number}@client.example")
    Enquiry.objects.update(named="贸易 有限公司\n贸易")
    ListedClient.objects.create(name="Sousa", keys="贸易 有限公司", loaded_at=noon)

    later = make_enquiry(
        at=noon,
        name="Ana",
        email="a@other.example",
        message="本公司有貿易糾紛，對方是一間有限公司。",
    )

    found = conflicts.around(later)
    assert (of(found), listed(found)) == (set(), set())


def test_what_was_searched_is_said(noon):
    make_enquiry(at=noon)
    load(noon, "Golden Lotus", "Acme Ltd")

    search = conflicts.search(f"Name number {n}" for n in range(conflicts.MOST_NAMES + 2))

    assert (search.enquiries, search.clients, search.loaded_at, search.left_out) == (1, 2, noon, 2)


def test_a_name_too_short_to_be_searched_finds_nothing_and_says_so(noon):
    make_enquiry(at=noon, name="A")

    [item] = conflicts.search(["A"]).found

    assert (item.keys, item.enquiries) == ([], [])


@pytest.mark.parametrize("name", ["長" * 19_000 + "有限公司", "x" * 40_000, "a b " * 9_000])
def test_a_name_of_any_length_is_looked_for_and_stops_no_page(noon, name):
    enquiry = make_enquiry(at=noon, message=name[-20_000:], parties=name[:20_000])

    assert conflicts.search([name]).enquiries == 1
    assert conflicts.containing(name, Enquiry.objects.all()).count() <= 1
    assert conflicts.around(enquiry).left_out == 0


def test_a_chinese_name_too_long_to_be_looked_for_is_found_by_its_beginning(noon):
    found = make_enquiry(at=noon, message="長" * 19_000)

    assert of(conflicts.search(["長" * 18_000])) == {found}


def test_companies_are_told_apart_in_a_long_message_in_no_time(noon):
    started = process_time()

    party_names.companies_in("與公司" * 6_600)

    assert process_time() - started < 2
