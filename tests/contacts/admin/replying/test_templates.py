import pytest

from contacts.models import Entry, ReplyTemplate
from tests.support.factories import make_enquiry

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ENGLISH = {"Accept-Language": "en"}
TEMPLATES = "/admin/contacts/replytemplate/"


@pytest.fixture
def desk(client, lawyer):
    client.force_login(lawyer)
    return client


def save(desk, chinese: str, english: str):
    typed = {"name": "Thanks", "text_zh_hant": chinese, "text_en": english, "position": "1"}
    return desk.post(f"{TEMPLATES}add/", typed, headers=ENGLISH)


def test_an_unknown_field_is_refused_with_the_list_of_the_known_ones(desk):
    page = save(desk, "{客戶}您好，{顏色}。", "Dear {client}").content.decode()

    assert "Nothing fills {顏色}. The fields are: {client} {reference}" in page
    assert not ReplyTemplate.objects.exists()


def test_a_saved_template_is_shown_with_examples_in_each_language(desk):
    save(desk, "{客戶}：已收到 {編號}。", "Dear {client}, we have {reference}.")

    page = desk.get(f"{TEMPLATES}{ReplyTemplate.objects.get().pk}/change/", headers=ENGLISH)

    assert "Dear Chan Tai Man, we have ABCD-2345." in page.content.decode()
    assert "陳大文：已收到 ABCD-2345。" in page.content.decode()


def test_a_chosen_template_is_filled_and_what_is_not_known_holds_the_reply(desk, noon):
    enquiry = make_enquiry(at=noon, language="en", name="Chan Tai Man")
    address = f"/admin/contacts/enquiry/{enquiry.pk}/change/"
    template = ReplyTemplate.objects.create(
        name="Thanks", text_zh_hant="。", text_en="Dear {client}, {lawyer} will write to you."
    )

    page = desk.post(address, {"template": template.pk}, headers=ENGLISH).content.decode()
    reply = {"do": "reply", "reply": "Dear Chan Tai Man, {lawyer} will write to you.", "key": "k"}
    held = desk.post(address, reply, headers=ENGLISH).content.decode()
    sent_then = Entry.objects.exists()
    desk.post(address, reply | {"reply": "Ana Lei will write {as agreed}."})

    assert "Dear Chan Tai Man, {lawyer} will write to you.</textarea>" in page
    assert "to be written by hand before sending: {lawyer}" in page
    assert "write something in place of {lawyer}" in held
    assert not sent_then
    assert Entry.objects.get().text == "Ana Lei will write {as agreed}."
