"""Two people press Save within the same moment."""

import threading

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse

from briefings.admin.page_texts import PageTextAdmin
from briefings.admin.people import AuthorAdmin
from briefings.models.page_text import PageText
from briefings.models.people import Author
from tests.support.patience import PATIENCE

PAGE = {"page": "about", "begun_from": 0, "text_zh_hant": "", "text_en": "Founded in 1999."}
AUTHOR = {"slug": "ana", "position": 0, "name_zh_hant": "李安娜", "name_en": "Ana Lei"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("what", "its_admin", "filled", "said"),
    [
        (PageText, PageTextAdmin, PAGE, "Somebody else has saved a version meanwhile."),
        (Author, AuthorAdmin, AUTHOR, "already exists."),
    ],
)
def test_one_is_saved_and_the_other_is_told(monkeypatch, what, its_admin, filled, said):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time.")
    both_checked = threading.Barrier(2)
    save = its_admin.save_model
    answers: list[str] = []

    def wait_and_save(*arguments) -> None:
        both_checked.wait(PATIENCE)
        save(*arguments)

    def press_save(person: User) -> None:
        try:
            client = Client(headers={"Accept-Language": "en"})
            client.force_login(person)
            address = reverse(f"admin:briefings_{what._meta.model_name}_add")
            answers.append(client.post(address, filled, follow=True).content.decode())
        finally:
            connection.close()

    monkeypatch.setattr(its_admin, "save_model", wait_and_save)
    people = [User.objects.create_superuser(name, f"{name}@firm.example") for name in ("ana", "bo")]
    presses = [threading.Thread(target=press_save, args=[person]) for person in people]
    for press in presses:
        press.start()
    for press in presses:
        press.join()

    assert [said in answer for answer in answers].count(True) == 1
    assert what.objects.count() == 1
