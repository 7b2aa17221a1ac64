"""Held mails and erasures to confirm are counted together, for those who may deal with them."""

import pytest

from contacts.desk import erasure_requests, receive_mail, waiting_counts
from tests.support.factories import make_person

pytestmark = pytest.mark.django_db


def test_both_are_counted_in_one_query(noon, django_assert_num_queries):
    clerk, colleague = make_person("enquiries clerk"), make_person("enquiries clerk", "rui")
    for name in ("a", "b"):
        receive_mail.receive(f"From: {name}@client.example\r\n\r\n{name}".encode(), at=noon)
    erasure_requests.ask(email="a@client.example", by=clerk, at=noon)
    colleague.get_all_permissions()

    with django_assert_num_queries(1):
        assert waiting_counts.of_mails_and_erasures(colleague, at=noon) == (2, 1)
    assert waiting_counts.of_mails_and_erasures(clerk, at=noon) == (2, 0)


def test_nothing_is_counted_for_whom_it_does_not_concern(noon):
    receive_mail.receive(b"From: a@client.example\r\n\r\nHello", at=noon)

    assert waiting_counts.of_mails_and_erasures(make_person("editor"), at=noon) == (0, 0)
