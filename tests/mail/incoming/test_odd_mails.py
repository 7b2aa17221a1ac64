"""Mails of every program and making: the client's words, the history and the files are told apart."""

import pytest

from mail.incoming import received_mail
from tests.mail.incoming.odd_mails import MAILS

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("name", MAILS)
def test_an_odd_mail_is_read_right(name):
    odd = MAILS[name]

    found = received_mail.read(odd.raw(list(MAILS).index(name)))

    assert found.is_readable
    assert found.text == odd.text
    if odd.quoted is not None:
        assert found.quoted == odd.quoted
    if odd.files is not None:
        assert tuple(file for file, _data in found.files) == odd.files
    if odd.subject is not None:
        assert found.subject == odd.subject
    assert found.is_automatic == odd.is_automatic
    assert found.sender == "chan@client.example"
