"""Two spellings of a domain, in Unicode and in ASCII, are recognised as one address."""

import pytest

from briefings.text.addresses.email_addresses import in_ascii, in_letters


@pytest.mark.parametrize(
    ("address", "ascii_form"),
    [
        ("lei@firm.example", "lei@firm.example"),
        ("lei@bücher.example", "lei@xn--bcher-kva.example"),
        ("lei@律師.example", "lei@xn--eutn4a.example"),
        ("lei@ⓕirm.example", "lei@firm.example"),
        ("lei@" + "律" * 80 + ".example", "lei@" + "律" * 80 + ".example"),  # no server has it
        ("lei", "lei"),
    ],
)
def test_a_domain_is_the_same_in_ascii_however_it_is_spelt(address, ascii_form):
    assert in_ascii(address) == ascii_form


@pytest.mark.parametrize(
    ("address", "letters"),
    [
        ("lei@xn--bcher-kva.example", "lei@bücher.example"),
        ("lei@firm.example", "lei@firm.example"),
        ("lei@bücher.example", "lei@bücher.example"),
        ("lei@xn--.example", "lei@xn--.example"),
        ("", ""),
    ],
)
def test_a_domain_in_punycode_is_read_in_its_letters(address, letters):
    assert in_letters(address) == letters
